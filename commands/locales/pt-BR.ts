import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import { said } from "./said.ts";

const aspects = {
  "16:9": "16:9 largo",
  "9:16": "9:16 vertical",
  "1:1": "1:1 quadrado",
  "4:3": "4:3 clássico",
  "3:4": "3:4 alto",
  "21:9": "21:9 cinema",
};
const resolutions = { "480p": "480p pequeno", "720p": "720p HD", "1080p": "1080p Full HD" };
const styles = {
  papercut: "Papel recortado",
  photoreal: "Fotorrealista",
  cinematic: "Cinematográfico",
  anime: "Anime",
  "3d": "Animação 3D",
  watercolour: "Aquarela",
  noir: "Filme noir",
  neon: "Neon",
  sketch: "Esboço a lápis",
  claymation: "Massinha",
  pixel: "Pixel art",
  vintage: "Filme antigo",
};
const cameras = {
  static: "Câmera fixa",
  "pan-left": "Panorâmica à esquerda",
  "pan-right": "Panorâmica à direita",
  "tilt-up": "Inclinação para cima",
  "tilt-down": "Inclinação para baixo",
  "dolly-in": "Aproximação em dolly",
  "dolly-out": "Afastamento em dolly",
  "truck-left": "Travelling à esquerda",
  "truck-right": "Travelling à direita",
  "crane-up": "Grua para cima",
  "crane-down": "Grua para baixo",
  orbit: "Órbita",
  handheld: "Câmera na mão",
  "zoom-in": "Zoom de aproximação",
  "zoom-out": "Zoom de afastamento",
  aerial: "Vista aérea",
};

const clip = said("clipe", "O clipe: responda a ele ou escolha um dos seus");
const picture = {
  seconds: said("segundos", "Duração do vídeo inteiro em segundos, de 1 a 60"),
  aspect: said("formato", "Forma da imagem", aspects),
  resolution: said("resolução", "Tamanho da imagem", resolutions),
  style: said("estilo", "Aparência da imagem", styles),
  camera: said("câmera", "Um movimento de câmera para todos os planos; sem ele, a direção decide", cameras),
  model: said("modelo", "O modelo que grava os planos; veja /models"),
  seed: said("semente", "A mesma semente e as mesmas palavras dão o mesmo clipe de novo"),
  negative: said("negativo", "O que não deve aparecer"),
};
const captionWays = {
  burned: "na imagem",
  file: "em arquivo à parte",
  both: "na imagem e em arquivo",
  off: "não",
};
const musicStyles = {
  calm: "calma",
  bright: "alegre",
  sad: "triste",
  tense: "tensa",
  grand: "grandiosa",
  playful: "brincalhona",
  waltz: "valsa",
  night: "noite",
};
const heard = {
  sound: said("som", "O que se ouve: voice, music, effects, captions ou none"),
  voice: said("voz", "De quem é a voz; veja /voices"),
  captions: said("legendas", "Onde se lê o que é dito", captionWays),
  music: said("musica", "Como soa a música; senão a história decide", musicStyles),
  described: said("descrito", "Diz o que se vê, para quem não pode ver"),
};
const isPrivate = said("privado", "Só você pode ver, remixar e reutilizar o clipe");
const track = said("faixa", "Sua própria música, ou um vídeo cujo som ela é");
const images = {
  start_image: said("imagem_inicial", "Uma imagem com que o vídeo começa"),
  end_image: said("imagem_final", "Uma imagem com que o vídeo termina"),
  reference: said("referência", "Uma imagem de alguém ou algo que o vídeo deve seguir"),
};
const usual = {
  seconds: said("segundos", "Duração habitual de um vídeo em segundos"),
  aspect: said("formato", "Forma habitual da imagem", aspects),
  resolution: said("resolução", "Tamanho habitual da imagem", resolutions),
  style: said("estilo", "Aparência habitual da imagem", styles),
  model: said("modelo", "Modelo habitual; veja /models"),
  sound: said("som", "Som habitual: voice, music, effects, captions ou none"),
  voice: said("voz", "Voz habitual; veja /voices"),
  captions: said("legendas", "Onde se lê normalmente o que é dito", captionWays),
  boards: said("storyboards", "Se o /video com vários planos mostra antes um storyboard", {
    first: "Antes um storyboard",
    off: "Na hora",
  }),
  language: said("idioma", "Idioma do /help, e dos menus onde dá para escolher"),
};

export const ptBR: CommandLocale = {
  locale: "pt-BR",
  help: {
    title: "O Rushes faz vídeos",
    intro:
      "Diga o que deve aparecer e o clipe volta aqui. Em um chat privado bastam as palavras. Responda a um clipe com palavras para remixá-lo.",
    text: "texto, até {n} caracteres",
    range: "de {from} a {to}",
    flag: "sim ou não",
    clip: "um clipe",
    model: "o nome de um modelo",
    image: "uma imagem anexada",
    recipe: "um arquivo de receita anexado",
    video: "um vídeo anexado",
    sound: "uma faixa de música anexada",
    required: "obrigatório",
    also: "também",
  },
  commands: {
    video: {
      name: "vídeo",
      description: "Faça um vídeo de uma ideia em palavras, com até um minuto",
      options: {
        prompt: said("ideia", "O que o vídeo mostra; várias frases viram vários planos"),
        ...picture,
        ...heard,
        draft: said("rascunho", "Um rascunho de papel grátis, em segundos, antes do vídeo de verdade"),
        private: isPrivate,
        ...images,
        track,
        reference_2: said("referência_2", "Uma segunda imagem que o vídeo deve seguir"),
        reference_3: said("referência_3", "Uma terceira imagem que o vídeo deve seguir"),
        recipe: said("receita", "Um arquivo de receita do /recipe: faz aquele clipe de novo"),
      },
    },
    cast: {
      name: "elenco",
      description: "Quem volta nos vídeos daqui: crie uma vez e escreva @Mara em qualquer ideia",
      options: {
        name: said("nome", "O nome e, depois de dois-pontos, a aparência; sozinho, é mostrado"),
        looks: said("aparencia", "Como é, com as mesmas palavras em cada vídeo"),
        picture: said("imagem", "Uma imagem, para os modelos que aceitam"),
        do: said("fazer", "Retirar, ou para gestores: bloquear para que só eles mudem", {
          drop: "Retirar",
          lock: "Bloquear",
          unlock: "Desbloquear",
        }),
        real: said("real", "Se a imagem mostra uma pessoa real, a quem se pergunta antes", {
          nobody: "Ninguém: desenho, animal, inventado",
          me: "Eu",
          somebody: "Outra pessoa, a quem se pergunta antes",
        }),
        code: said("codigo", "O código que lhe deram porque uma imagem mostra você"),
      },
    },
    place: {
      name: "lugar",
      description: "Onde os vídeos acontecem de novo: crie uma vez e escreva @Enseada em qualquer ideia",
      options: {
        name: said("nome", "O nome e, depois de dois-pontos, a aparência; sozinho, é mostrado"),
        looks: said("aparencia", "Como é, com as mesmas palavras em cada vídeo"),
        picture: said("imagem", "Uma imagem, para os modelos que aceitam"),
        do: said("fazer", "Retirar, ou para gestores: bloquear para que só eles mudem", {
          drop: "Retirar",
          lock: "Bloquear",
          unlock: "Desbloquear",
        }),
      },
    },
    export: {
      name: "exportar",
      description: "Planos, imagens, som e listas de edição para um editor, em um zip",
      options: {
        clip,
        for: said("para", "Para qual programa; resolve dá DNxHR e PCM em MOV, e demora mais", {
          any: "Qualquer editor",
          resolve: "DaVinci Resolve",
        }),
      },
    },
    film: {
      name: "filme",
      description: "Planeje um filme como storyboard: veja, mude de graça e depois renderize",
      options: {
        prompt: said("história", "A história em várias frases; cada uma vira um plano ou mais"),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    remix: {
      name: "remixar",
      description: "Faça um clipe novo a partir de outro: diga o que deve mudar",
      options: {
        clip,
        words: said("palavras", "O que deve mudar, por exemplo: de noite e com 20 segundos"),
        strength: said("força", "Quanto pode se afastar da imagem anterior", {
          subtle: "Sutil",
          medium: "Média",
          strong: "Forte",
        }),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    queue: { name: "fila", description: "Veja seus clipes em andamento e o tamanho da fila", options: {} },
    cancel: {
      name: "cancelar",
      description: "Pare um clipe que está sendo feito; só custa créditos o que já começou",
      options: {
        clip: said("clipe", "O clipe a parar; sem ele, o que você tem em andamento"),
        takes: said("tomadas", "Pare também as outras tomadas"),
      },
    },
    quota: {
      name: "saldo",
      description: "Veja quantos créditos você ainda tem hoje, ou quantos um clipe tomaria",
      options: {
        prompt: said("ideia", "Um clipe como você o pediria: o que ele tomaria e de onde. Nada é feito"),
        seconds: picture.seconds,
        resolution: picture.resolution,
        model: picture.model,
      },
    },
    history: {
      name: "histórico",
      description: "Folheie seus clipes, ou veja a família de um",
      options: {
        page: said("página", "Qual página; na 1 estão os mais novos"),
        clip: said("clipe", "Um clipe cuja família mostrar: de onde veio e o que saiu dele"),
      },
    },
    ideas: {
      name: "ideias",
      description: "Receba três ideias que desenho bem, a um toque; olhar não custa nada",
      options: { page: said("página", "Quais três; sem isso, outras a cada vez") },
    },
    models: {
      name: "modelos",
      description: "Veja os modelos que podem gravar seus planos e quanto custam",
      options: { model: said("modelo", "Um modelo, para ver tudo sobre ele") },
    },
    settings: {
      name: "ajustes",
      description: "Escolha sua duração, forma, tamanho, estilo, modelo e idioma habituais",
      options: {
        ...usual,
        card: said("cartão", "quieto: a mensagem de um clipe só muda quando a próxima etapa começa", {
          live: "Vivo, com o progresso",
          quiet: "Quieto, uma mudança por etapa",
        }),
        reset: said("redefinir", "Ajustes a desfazer, como style, ou all"),
      },
    },
    help: {
      name: "ajuda",
      description: "Veja o que eu sei fazer, ou tudo sobre um comando",
      options: { command: said("comando", "O comando a explicar") },
    },
    reroll: {
      name: "refazer",
      description: "Faça o mesmo clipe de novo com outra semente",
      options: { seed: said("semente", "A semente; sem ela, uma nova"), clip },
    },
    vary: {
      name: "variar",
      description: "Faça até quatro tomadas de um clipe lado a lado, para escolher",
      options: { takes: said("tomadas", "Quantas tomadas; sem isso, quatro"), clip },
    },
    pick: {
      name: "escolher",
      description: "Escolha entre as tomadas de um /vary, ou veja-as lado a lado",
      options: {
        take: said("tomada", "Qual, pelo número na folha"),
        drop_others: said("apagar_outras", "Apaga as outras tomadas"),
        sheet: said("folha", "Mostra as tomadas lado a lado em vez de escolher"),
        clip,
      },
    },
    extend: {
      name: "estender",
      description: "Faça um clipe continuar do último quadro, até um minuto no total",
      options: {
        clip,
        seconds: said("segundos", "Quantos segundos a mais; sem isso, cinco"),
        words: said("palavras", "O que acontece então; sem isso, a história continua"),
      },
    },
    trim: {
      name: "cortar",
      description: "Fique só com o que está entre dois momentos de um clipe; não custa nada",
      options: {
        from: said("de", "Onde começa, em segundos; sem isso, no início"),
        to: said("até", "Onde termina, em segundos; sem isso, no fim"),
        clip,
      },
    },
    loop: {
      name: "repetir",
      description: "Faça um clipe terminar onde começa, para girar sem parar",
      options: { clip },
    },
    blend: {
      name: "unir",
      description: "Junte dois clipes com uma transição feita para eles",
      options: {
        clip,
        with: said("com", "O clipe que vem em segundo lugar"),
        words: said("palavras", "Como um vira o outro; sem isso, do jeito que combinar"),
      },
    },
    reframe: {
      name: "reenquadrar",
      description: "Faça um clipe em outra forma, como vertical para o celular",
      options: { aspect: said("formato", "A nova forma da imagem", aspects), clip },
    },
    render: {
      name: "versão_final",
      description: "Faça a imagem final de um rascunho, ou o mesmo clipe maior ou com outro modelo",
      options: {
        resolution: said("resolução", "Tamanho da imagem; sem isso, o próximo maior", resolutions),
        model: said("modelo", "O modelo que grava os planos; sem isso, o seu habitual"),
        clip,
      },
    },
    vote: {
      name: "votar",
      description: "Dê uma estrela a um rascunho para que seja feito para todos; de novo a retira",
      options: { clip },
    },
    reorder: {
      name: "reordenar",
      description: "Ponha os planos de um clipe em outra ordem, ou tire alguns; não custa nada",
      options: {
        clip,
        order: said("ordem", "Números dos planos na nova ordem, como 3 1 2; os que faltarem saem"),
        drop: said("tirar", "Números dos planos a tirar, como 2 5"),
      },
    },
    voices: {
      name: "vozes",
      description: "Mostra quais vozes podem falar nos seus filmes",
      options: { voice: said("voz", "Que voz ouvir") },
    },
    captions: {
      name: "legendas",
      description: "Dá o que é dito num clipe como arquivo de legendas",
      options: {
        clip,
        format: said("formato", "SubRip para players e editores, WebVTT para páginas da web", {
          srt: "SubRip (.srt)",
          vtt: "WebVTT (.vtt)",
        }),
      },
    },
    recipe: {
      name: "receita",
      description: "Receba um arquivo que diz como um clipe foi feito, para guardar ou refazer",
      options: { clip, file: said("arquivo", "Um arquivo de receita: faz aquele clipe de novo") },
    },
    verify: {
      name: "verificar",
      description: "Diz se um vídeo foi feito aqui e quando: anexe ou responda a ele",
      options: { clip, file: said("arquivo", "O vídeo a verificar") },
    },
    report: {
      name: "denunciar",
      description: "Avisa quem cuida do bot de um clipe que não deveria estar aqui: responda a ele",
      options: {
        clip,
        reason: said("motivo", "O que há de errado", {
          me: "Sou eu, ou é obra minha",
          intimate: "Imagens íntimas de alguém real",
          minor: "Sexual, com menor",
          violence: "Cruel ou sangrento",
          hate: "Ódio",
          other: "Outra coisa",
        }),
      },
    },
    privacy: {
      name: "privacidade",
      description: "O que é guardado sobre você; export entrega, forget apaga tudo",
      options: {
        do: said("quê", "export, forget ou undo", {
          show: "O que é guardado",
          export: "Tudo em um arquivo",
          forget: "Apagar tudo",
          undo: "Não apagar",
        }),
      },
    },
    show: {
      name: "mostrar",
      description: "Mostra de novo um clipe pronto, um privado só para você; não custa nada",
      options: { clip },
    },
    private: {
      name: "privado",
      description: "Guarde um clipe seu só para você: ninguém mais pode remixá-lo",
      options: { clip },
    },
    public: {
      name: "público",
      description: "Deixe todos no chat remixarem de novo um clipe seu",
      options: { clip },
    },
    delete: {
      name: "apagar",
      description: "Apague um clipe: sua mensagem e seus arquivos; o que saiu dele fica",
      options: { clip },
    },
    link: {
      name: "vincular",
      description: "Divida créditos e histórico com você mesmo em outra plataforma",
      options: { code: said("código", "O código que o /link deu a você na outra plataforma") },
    },
    unlink: {
      name: "desvincular",
      description: "Pare de dividir créditos e histórico com sua outra plataforma",
      options: {},
    },
    join: {
      name: "participar",
      description: "Entre com o código de um convite ou espere a sua vez",
      options: { code: said("codigo", "O código do seu convite; sem ele, você entra na lista de espera") },
    },
    rushes: {
      name: "rushes",
      description: "Ajustes deste servidor ou grupo, para quem cuida dele",
      options: {
        ...usual,
        credits_per_day: said("créditos_por_dia", "Créditos que todos juntos podem gastar em 24 horas"),
        models: said("modelos", "Modelos permitidos aqui, separados por vírgulas"),
        chats: said("canais", "Onde eu faço clipes: em toda parte ou em canais escolhidos como este", {
          everywhere: "Em toda parte",
          "only-here": "Só aqui",
          "also-here": "Aqui também",
          "not-here": "Aqui não",
        }),
        channel: said("canal", "O canal a que chats se refere, se não for este"),
        askers: said("quem", "Quem pode pedir clipes", {
          everyone: "Todos",
          managers: "Só quem administra",
        }),
        threads: said("tópicos", "Cada primeiro clipe abre um tópico para seus remixes"),
        votes: said("votos", "Os membros dão estrelas a rascunhos, e os primeiros são feitos a cada dia", {
          on: "Rascunhos são votados",
          off: "Sem votos",
        }),
        role: said("cargo", "Um cargo que recebe um plano; vai junto com plan"),
        plan: said("plano", "O plano dos membros com esse cargo; none o retira"),
        adult_styles: said("estilos_adultos", "Estilos só para canais adultos, separados por vírgulas"),
        words: said(
          "palavras",
          "Palavras que ninguém pode pedir aqui, com vírgulas; -palavra tira uma, show mostra todas",
        ),
        log: said("registro", "Mostra o que foi barrado ou denunciado aqui há pouco"),
        money: said("dinheiro", "Mostra quanto os modelos pagos custaram aqui neste mês"),
        strictness: said("rigor", "Quando um pedido é barrado, aqui ou só neste canal", {
          normal: "Como o bot define",
          strict: "Mais rígido em todo o servidor",
          "strict-here": "Mais rígido neste canal",
          "normal-here": "Não mais rígido neste canal",
        }),
        reset: said("redefinir", "Ajustes a desfazer, como models, ou all"),
      },
    },
  },
};
