import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import { said } from "./said.ts";

const aspects = {
  "16:9": "16:9 panorámico",
  "9:16": "9:16 vertical",
  "1:1": "1:1 cuadrado",
  "4:3": "4:3 clásico",
  "3:4": "3:4 alto",
  "21:9": "21:9 cine",
};
const resolutions = { "480p": "480p pequeño", "720p": "720p HD", "1080p": "1080p Full HD" };
const styles = {
  papercut: "Papel recortado",
  photoreal: "Fotorrealista",
  cinematic: "Cinematográfico",
  anime: "Anime",
  "3d": "Animación 3D",
  watercolour: "Acuarela",
  noir: "Cine negro",
  neon: "Neón",
  sketch: "Boceto a lápiz",
  claymation: "Plastilina",
  pixel: "Pixel art",
  vintage: "Película antigua",
};
const cameras = {
  static: "Cámara fija",
  "pan-left": "Panorámica a la izquierda",
  "pan-right": "Panorámica a la derecha",
  "tilt-up": "Inclinación hacia arriba",
  "tilt-down": "Inclinación hacia abajo",
  "dolly-in": "Acercamiento en dolly",
  "dolly-out": "Alejamiento en dolly",
  "truck-left": "Travelling a la izquierda",
  "truck-right": "Travelling a la derecha",
  "crane-up": "Grúa hacia arriba",
  "crane-down": "Grúa hacia abajo",
  orbit: "Órbita",
  handheld: "Cámara en mano",
  "zoom-in": "Zoom de acercamiento",
  "zoom-out": "Zoom de alejamiento",
  aerial: "Vista aérea",
};

const clip = said("clip", "El clip: responde a él o elige uno de los tuyos");
const picture = {
  seconds: said("segundos", "Duración de todo el vídeo en segundos, de 1 a 60"),
  aspect: said("formato", "Forma de la imagen", aspects),
  resolution: said("resolución", "Tamaño de la imagen", resolutions),
  style: said("estilo", "Aspecto de la imagen", styles),
  camera: said(
    "cámara",
    "Un movimiento de cámara para todos los planos; si no, decide la dirección",
    cameras,
  ),
  model: said("modelo", "El modelo que rueda los planos; mira /models"),
  seed: said("semilla", "La misma semilla y las mismas palabras dan otra vez el mismo clip"),
  negative: said("negativo", "Lo que no debe verse"),
};
const captionWays = {
  burned: "en la imagen",
  file: "como archivo aparte",
  both: "en la imagen y como archivo",
  off: "no",
};
const musicStyles = {
  calm: "tranquila",
  bright: "alegre",
  sad: "triste",
  tense: "tensa",
  grand: "grandiosa",
  playful: "juguetona",
  waltz: "vals",
  night: "noche",
};
const heard = {
  sound: said("sonido", "Lo que se oye: voice, music, effects, captions o none"),
  voice: said("voz", "De quién es la voz; mira /voices"),
  captions: said("subtitulos", "Dónde se lee lo que se dice", captionWays),
  music: said("musica", "Cómo suena la música; si no, decide la historia", musicStyles),
  described: said("descrito", "Dice lo que se ve, para quien no puede verlo"),
};
const isPrivate = said("privado", "Solo tú puedes ver, remezclar y reutilizar el clip");
const track = said("pista", "Tu propia música, o un vídeo cuyo sonido lo es");
const images = {
  start_image: said("imagen_inicial", "Una imagen con la que empieza el vídeo"),
  end_image: said("imagen_final", "Una imagen con la que termina el vídeo"),
  reference: said("referencia", "Una imagen de alguien o algo que el vídeo debe respetar"),
};
const usual = {
  seconds: said("segundos", "Duración habitual de un vídeo en segundos"),
  aspect: said("formato", "Forma habitual de la imagen", aspects),
  resolution: said("resolución", "Tamaño habitual de la imagen", resolutions),
  style: said("estilo", "Aspecto habitual de la imagen", styles),
  model: said("modelo", "Modelo habitual; mira /models"),
  sound: said("sonido", "Sonido habitual: voice, music, effects, captions o none"),
  voice: said("voz", "Voz habitual; mira /voices"),
  captions: said("subtitulos", "Dónde se lee normalmente lo que se dice", captionWays),
  boards: said("guiones", "Si /video con varios planos muestra antes un guion gráfico", {
    first: "Antes un guion",
    off: "Directamente",
  }),
  language: said("idioma", "Idioma de /help, y de los menús donde se pueda elegir"),
};

export const esES: CommandLocale = {
  locale: "es-ES",
  help: {
    title: "Rushes hace vídeos",
    intro:
      "Di qué se debe ver y el clip vuelve aquí. En un chat privado bastan las palabras. Responde a un clip con palabras para remezclarlo.",
    text: "texto, hasta {n} caracteres",
    range: "de {from} a {to}",
    flag: "sí o no",
    clip: "un clip",
    model: "el nombre de un modelo",
    image: "una imagen adjunta",
    recipe: "un archivo de receta adjunto",
    video: "un vídeo adjunto",
    sound: "una pista de música adjunta",
    required: "obligatorio",
    also: "también",
  },
  commands: {
    video: {
      name: "vídeo",
      description: "Haz un vídeo a partir de una idea en palabras, de hasta un minuto",
      options: {
        prompt: said("idea", "Lo que muestra el vídeo; varias frases se convierten en varios planos"),
        ...picture,
        ...heard,
        draft: said("borrador", "Un borrador de papel gratis, en segundos, antes del vídeo de verdad"),
        private: isPrivate,
        ...images,
        track,
        reference_2: said("referencia_2", "Una segunda imagen que el vídeo debe respetar"),
        reference_3: said("referencia_3", "Una tercera imagen que el vídeo debe respetar"),
        recipe: said("receta", "Un archivo de receta de /recipe: vuelve a hacer ese clip"),
      },
    },
    cast: {
      name: "reparto",
      description: "Quién vuelve en los vídeos de aquí: créalo una vez y escribe @Mara en cualquier idea",
      options: {
        name: said("nombre", "Su nombre y, tras dos puntos, su aspecto; solo, se muestra"),
        looks: said("aspecto", "Qué aspecto tiene, con las mismas palabras en cada vídeo"),
        picture: said("imagen", "Una imagen, para los modelos que las aceptan"),
        do: said("hacer", "Quitar, o para gestores: bloquear para que solo ellos lo cambien", {
          drop: "Quitar",
          lock: "Bloquear",
          unlock: "Desbloquear",
        }),
        real: said("real", "Si la imagen muestra a una persona real, a quien se pregunta antes", {
          nobody: "A nadie: dibujo, animal, inventado",
          me: "A mí",
          somebody: "A otra persona, a quien se pregunta antes",
        }),
        code: said("codigo", "El código que te dieron porque una imagen te muestra"),
      },
    },
    place: {
      name: "lugar",
      description: "Dónde vuelven a ocurrir los vídeos: créalo una vez y escribe @Cala en cualquier idea",
      options: {
        name: said("nombre", "Su nombre y, tras dos puntos, su aspecto; solo, se muestra"),
        looks: said("aspecto", "Qué aspecto tiene, con las mismas palabras en cada vídeo"),
        picture: said("imagen", "Una imagen, para los modelos que las aceptan"),
        do: said("hacer", "Quitar, o para gestores: bloquear para que solo ellos lo cambien", {
          drop: "Quitar",
          lock: "Bloquear",
          unlock: "Desbloquear",
        }),
      },
    },
    export: {
      name: "exportar",
      description: "Planos, imágenes, sonido y listas de edición para montar, en un zip",
      options: {
        clip,
        for: said("para", "Para qué programa; resolve da DNxHR y PCM en MOV, y tarda más", {
          any: "Cualquier editor",
          resolve: "DaVinci Resolve",
        }),
      },
    },
    film: {
      name: "película",
      description: "Planea una película como guion gráfico: mírala, cámbiala gratis y luego hazla",
      options: {
        prompt: said("historia", "La historia en varias frases; cada una será un plano o más"),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    remix: {
      name: "remezclar",
      description: "Haz un clip nuevo a partir de otro: di qué debe cambiar",
      options: {
        clip,
        words: said("palabras", "Qué debe cambiar, por ejemplo: de noche y de 20 segundos"),
        strength: said("fuerza", "Cuánto puede alejarse de la imagen anterior", {
          subtle: "Sutil",
          medium: "Media",
          strong: "Fuerte",
        }),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    queue: {
      name: "cola",
      description: "Mira tus clips en marcha y cuánta cola hay",
      options: {},
    },
    cancel: {
      name: "cancelar",
      description: "Detén un clip que se está haciendo; solo cuesta créditos lo ya empezado",
      options: {
        clip: said("clip", "El clip que se detiene; si no, el que tienes en marcha"),
        takes: said("tomas", "Detén también las otras tomas"),
      },
    },
    quota: {
      name: "saldo",
      description: "Mira cuántos créditos te quedan hoy, o cuántos tomaría un clip",
      options: {
        prompt: said("idea", "Un clip como lo pedirías: qué tomaría y de dónde. No se hace nada"),
        seconds: picture.seconds,
        resolution: picture.resolution,
        model: picture.model,
      },
    },
    history: {
      name: "historial",
      description: "Recorre tus clips, o mira la familia de uno",
      options: {
        page: said("página", "Qué página; en la 1 están los más nuevos"),
        clip: said("clip", "Un clip cuya familia se muestra: de dónde viene y qué salió de él"),
      },
    },
    ideas: {
      name: "ideas",
      description: "Recibe tres ideas que dibujo bien, a un toque; mirar no cuesta nada",
      options: { page: said("página", "Cuáles tres; si no, otras cada vez") },
    },
    models: {
      name: "modelos",
      description: "Mira los modelos que pueden rodar tus planos y lo que cuestan",
      options: { model: said("modelo", "Un modelo, para verlo todo sobre él") },
    },
    settings: {
      name: "ajustes",
      description: "Elige tu duración, forma, tamaño, estilo, modelo e idioma habituales",
      options: {
        ...usual,
        card: said(
          "tarjeta",
          "silenciosa: el mensaje de un clip solo cambia cuando empieza el siguiente paso",
          { live: "Viva, con el progreso", quiet: "Silenciosa, un cambio por paso" },
        ),
        reset: said("restablecer", "Ajustes que se quitan, como style, o all"),
      },
    },
    help: {
      name: "ayuda",
      description: "Mira lo que sé hacer, o todo sobre un comando",
      options: { command: said("comando", "El comando que se explica") },
    },
    reroll: {
      name: "otra_tirada",
      description: "Haz el mismo clip otra vez con otra semilla",
      options: { seed: said("semilla", "La semilla; si no, una nueva"), clip },
    },
    vary: {
      name: "variar",
      description: "Haz hasta cuatro tomas de un clip, una al lado de otra, para elegir",
      options: { takes: said("tomas", "Cuántas tomas; si no, cuatro"), clip },
    },
    pick: {
      name: "elegir",
      description: "Elige entre las tomas de un /vary, o míralas juntas",
      options: {
        take: said("toma", "Cuál, según el número de la hoja"),
        drop_others: said("borrar_otras", "Borra las otras tomas"),
        sheet: said("hoja", "Muestra las tomas juntas en vez de elegir"),
        clip,
      },
    },
    extend: {
      name: "extender",
      description: "Haz que un clip siga desde su último fotograma, hasta un minuto en total",
      options: {
        clip,
        seconds: said("segundos", "Cuántos segundos se añaden; si no, cinco"),
        words: said("palabras", "Qué pasa entonces; si no, la historia sigue"),
      },
    },
    trim: {
      name: "recortar",
      description: "Conserva solo lo que hay entre dos momentos de un clip; no cuesta nada",
      options: {
        from: said("desde", "Dónde empieza, en segundos; si no, al principio"),
        to: said("hasta", "Dónde termina, en segundos; si no, al final"),
        clip,
      },
    },
    loop: {
      name: "bucle",
      description: "Haz que un clip termine donde empieza, para que gire sin fin",
      options: { clip },
    },
    blend: {
      name: "fundir",
      description: "Une dos clips con una transición hecha para ellos",
      options: {
        clip,
        with: said("con", "El clip que va en segundo lugar"),
        words: said("palabras", "Cómo se convierte uno en otro; si no, como les vaya mejor"),
      },
    },
    reframe: {
      name: "reencuadrar",
      description: "Haz un clip con otra forma, por ejemplo vertical para el móvil",
      options: { aspect: said("formato", "La nueva forma de la imagen", aspects), clip },
    },
    render: {
      name: "versión_final",
      description: "Haz la imagen final de un borrador, o el mismo clip más grande o con otro modelo",
      options: {
        resolution: said("resolución", "Tamaño de la imagen; si no, el siguiente mayor", resolutions),
        model: said("modelo", "El modelo que rueda los planos; si no, el tuyo habitual"),
        clip,
      },
    },
    vote: {
      name: "votar",
      description: "Da una estrella a un borrador para que se haga para todos; otra vez la quita",
      options: { clip },
    },
    reorder: {
      name: "reordenar",
      description: "Pon los planos de un clip en otro orden, o quita algunos; no cuesta nada",
      options: {
        clip,
        order: said("orden", "Números de plano en el nuevo orden, como 3 1 2; los que falten se quitan"),
        drop: said("quitar", "Números de los planos que se quitan, como 2 5"),
      },
    },
    voices: {
      name: "voces",
      description: "Muestra qué voces pueden hablar en tus películas",
      options: { voice: said("voz", "Qué voz quieres oír") },
    },
    captions: {
      name: "subtitulos",
      description: "Te da lo que se dice en un clip como archivo de subtítulos",
      options: {
        clip,
        format: said("formato", "SubRip para reproductores y editores, WebVTT para páginas web", {
          srt: "SubRip (.srt)",
          vtt: "WebVTT (.vtt)",
        }),
      },
    },
    recipe: {
      name: "receta",
      description: "Recibe un archivo que dice cómo se hizo un clip, para guardarlo o repetirlo",
      options: { clip, file: said("archivo", "Un archivo de receta: vuelve a hacer su clip") },
    },
    verify: {
      name: "verificar",
      description: "Di si un vídeo se hizo aquí y cuándo: adjúntalo o responde a él",
      options: { clip, file: said("archivo", "El vídeo que se comprueba") },
    },
    report: {
      name: "denunciar",
      description: "Avisa a quien gestiona el bot de un clip que no debería estar: responde a él",
      options: {
        clip,
        reason: said("motivo", "Qué tiene de malo", {
          me: "Soy yo, o es obra mía",
          intimate: "Imágenes íntimas de una persona real",
          minor: "Sexual, con un menor",
          violence: "Cruel o sangriento",
          hate: "Odio",
          other: "Otra cosa",
        }),
      },
    },
    privacy: {
      name: "privacidad",
      description: "Qué se guarda de ti; export te lo da, forget lo borra todo",
      options: {
        do: said("qué", "export, forget o undo", {
          show: "Qué se guarda",
          export: "Todo en un archivo",
          forget: "Borrarlo todo",
          undo: "No borrarlo",
        }),
      },
    },
    show: {
      name: "mostrar",
      description: "Muestra otra vez un clip terminado, uno privado solo a ti; no cuesta nada",
      options: { clip },
    },
    private: {
      name: "privado",
      description: "Guarda un clip tuyo para ti: nadie más puede remezclarlo",
      options: { clip },
    },
    public: {
      name: "público",
      description: "Deja que todos en el chat remezclen otra vez un clip tuyo",
      options: { clip },
    },
    delete: {
      name: "borrar",
      description: "Borra un clip: su mensaje y sus archivos; lo que salió de él se queda",
      options: { clip },
    },
    link: {
      name: "vincular",
      description: "Comparte créditos e historial contigo en otra plataforma",
      options: { code: said("código", "El código que /link te dio en la otra plataforma") },
    },
    unlink: {
      name: "desvincular",
      description: "Deja de compartir créditos e historial con tu otra plataforma",
      options: {},
    },
    join: {
      name: "unirse",
      description: "Entra con el código de una invitación o espera tu turno",
      options: { code: said("codigo", "El código de tu invitación; sin él, entras en la lista de espera") },
    },
    rushes: {
      name: "rushes",
      description: "Ajustes de este servidor o grupo, para quienes lo gestionan",
      options: {
        ...usual,
        credits_per_day: said("créditos_al_día", "Créditos que todos juntos pueden gastar en 24 horas"),
        models: said("modelos", "Modelos permitidos aquí, separados por comas"),
        chats: said("canales", "Dónde hago clips: en todas partes o en canales elegidos como este", {
          everywhere: "En todas partes",
          "only-here": "Solo aquí",
          "also-here": "También aquí",
          "not-here": "Aquí no",
        }),
        channel: said("canal", "El canal al que se refiere chats, si no es este"),
        askers: said("quién", "Quién puede pedir clips", {
          everyone: "Todos",
          managers: "Solo quienes gestionan",
        }),
        threads: said("hilos", "Cada primer clip abre un hilo para sus remezclas"),
        votes: said("votos", "Los miembros dan estrellas a borradores, y los mejores se hacen cada día", {
          on: "Se vota por los borradores",
          off: "Sin votos",
        }),
        role: said("rol", "Un rol que recibe un plan; va junto con plan"),
        plan: said("plan", "El plan de los miembros con ese rol; none lo quita"),
        adult_styles: said("estilos_adultos", "Estilos solo para canales de adultos, separados por comas"),
        words: said(
          "palabras",
          "Palabras que nadie puede pedir aquí, con comas; -palabra la quita, show las muestra",
        ),
        log: said("registro", "Muestra lo que se detuvo o denunció aquí últimamente"),
        money: said("dinero", "Muestra lo que los modelos de pago han costado aquí este mes"),
        strictness: said("rigor", "Cuándo se detiene lo que se pide, aquí o solo en este canal", {
          normal: "Como lo tiene el bot",
          strict: "Más estricto en todo el servidor",
          "strict-here": "Más estricto en este canal",
          "normal-here": "No más estricto en este canal",
        }),
        reset: said("restablecer", "Ajustes que se quitan, como models, o all"),
      },
    },
  },
};
