import type { Tongue } from "./tongue.ts";

const COLOURS =
  "(?:roj[oa]|azul|amarill[oa]|verde|negr[oa]|blanc[oa]|marrón|gris|morad[oa]|rosa|naranja|violeta|dorad[oa]|platead[oa]|turquesa|beige|celeste|marron(?=es))(?:e?s)?(?: (?:oscur|clar)[oa]s?)?";
const PLACES =
  "bosque|playa|mar|océano|lago|río|orilla|desierto|selva|jungla|prado|campo|jardín|parque|ciudad|pueblo|aldea|calle|callejón|plaza|montañas?|valle|cueva|isla|costa|cocina|habitación|salón|sótano|oficina|biblioteca|escuela|iglesia|castillo|torre|tejado|azotea|balcón|puente|estación|tren|barco|puerto|espacio|luna|marte|planeta|cielo|hielo|agua|escenario|estadio|mercado|café|bar|fábrica|granja|carretera|nieve|volcán|museo|zoo|circo|piscina";

export const SPANISH: Tongue = {
  marks: /(?<!\p{L})(?:el|la|los|las|un|una|unos|unas|con|por|en|del|al|que|dos|tres|su|y)(?!\p{L})/iu,
  lead: /^(?:(?:y|pero|ahora|mejor|más bien|oye|quiero|quisiera|me gustaría|prefiero|que|sea|fuera|esté|haz|hazlo|hazla|ponlo|ponla|ponle|pon|ponme|cámbialo|cámbiala|cambia|a|lo mismo|la misma escena|igual|podrías|puedes|hacerlo|ponerlo|pero que|pasarlo|pásalo|métele|mete|solo que|que haya|haya|dale|llévalo|llévala)[\s,]+)+/iu,
  tail: /[\s,]+(?:porfa|por favor|mejor|esta vez|más bien|quedaría mejor|estaría bien|también)$/iu,
  and: /\s*[,;]\s*(?:y )?|\s+y\s+/iu,
  swaps: [
    {
      form: /^(?:cambia|cambiar|reemplaza|sustituye|cámbiame|cambie|transforma|convierte|intercambia) (?!el color)(.{2,40}?) (?:por|con|en) (.{2,60})$/iu,
      goes: 1,
    },
    {
      form: /^en (?:vez|lugar) del? (.{2,40}?),? (?:(?:pon|que sea|que haya|quiero|mejor) )?((?:un|una|unos|unas|dos|tres|el|la) .{2,50})$/iu,
      goes: 1,
    },
    { form: /^(.{2,60}?),? en (?:vez|lugar) del? (.{2,40})$/iu, goes: 2 },
    { form: /^(?:no|nada de) (.{2,40}?),? (?:sino|mejor) (.{2,60})$/iu, goes: 1 },
    { form: /^(.{2,60}?), (?:y )?no (.{2,40})$/iu, goes: 2 },
    { form: /^(?:quita|saca|elimina|borra) (.{2,40}?),? y (?:pon|mete|añade|agrega) (.{2,60})$/iu, goes: 1 },
    {
      form: /^(?:que )?(?:el|la|los|las) (\p{L}{2,20}) (?:sea|fuera|sean|pase a ser) ((?:un|una|unos|unas) .{2,40})$/iu,
      goes: 1,
    },
  ],
  becomes: [
    /^(?:cámbial[oa]|reemplázal[oa]|sustitúyel[oa]|conviértel[oa]|transfórmal[oa]) (?:por|en) ((?:un|una|unos|unas|dos|tres) .{2,40})$/iu,
    /^que sea ((?:un|una) \p{L}{3,}(?: \p{L}{3,})?)$/iu,
  ],
  removals: [
    /^(?:sin|nada de|quita(?:le)?|elimina|quitar|saca|borra|que no haya|no quiero) (?:el |la |los |las |ningun[oa]? |toda la |todos los )?(.{2,40}?)(?: en (?:la|el|los|las) \p{L}+| por favor)?$/iu,
  ],
  painted: [
    new RegExp(
      `^(?:(?:que|haz|pon|cambia) )*(?:el|la|los|las|su) (?<what>\\p{L}+)(?: (?:sea|fuera|sean|en|de|color|de color|más bien|mejor|a|a color))* (?<colour>${COLOURS}(?: y ${COLOURS})?)$`,
      "iu",
    ),
    new RegExp(`^(?:el|la|un|una) (?<what>\\p{L}+) (?<colour>${COLOURS}(?: y ${COLOURS})?)$`, "iu"),
    new RegExp(
      `^cambia(?:le)? el color (?:del|de la|de los|de las) (?<what>\\p{L}+) (?:a|por) (?<colour>${COLOURS}(?: y ${COLOURS})?)$`,
      "iu",
    ),
  ],
  paintedAlone: [new RegExp(`^(?:de color |en )?(?<colour>${COLOURS}(?: y ${COLOURS})?)$`, "iu")],
  colours: COLOURS,
  withColour: (noun, colour) => `${noun} ${colour}`,
  recoloured: (_, colour) => colour,
  counted:
    /^(?:solo |sólo |solamente |que sean |que haya )?(un(?:a)? sol[oa]|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|cien|muchos|muchas|varios|varias|\d{1,3}) (\p{L}{3,})$/iu,
  hours: [
    {
      english: "at night",
      phrase: "de noche",
      forms:
        "de (?:la )?noche|por la noche|en la noche|en plena noche|a medianoche|bajo la luz de la luna|a la luz de la luna",
      names: "noche|medianoche|luz de luna",
    },
    {
      english: "at dawn",
      phrase: "al amanecer",
      forms: "(?:al|en el) (?:amanecer|alba)|de madrugada|a la salida del sol",
      names: "amanecer|alba|madrugada",
    },
    {
      english: "at sunset",
      phrase: "al atardecer",
      forms:
        "(?:al|en el) (?:atardecer|ocaso)|a la puesta de(?:l)? sol|durante la puesta de(?:l)? sol|en la hora dorada",
      names: "atardecer|puesta de(?:l)? sol|ocaso",
    },
    {
      english: "at dusk",
      phrase: "al anochecer",
      forms: "al (?:anochecer|crepúsculo)|en la hora azul",
      names: "anochecer|crepúsculo",
    },
    {
      english: "in the morning",
      phrase: "por la mañana",
      forms: "(?:por|de|en) la mañana",
      names: "mañana por la mañana",
    },
    { english: "at noon", phrase: "al mediodía", forms: "al mediodía|a mediodía", names: "mediodía" },
    {
      english: "in the afternoon",
      phrase: "por la tarde",
      forms: "(?:por|de|en) la tarde",
      names: "tarde soleada",
    },
    {
      english: "by day",
      phrase: "de día",
      forms: "de día|durante el día|a plena luz del día|a la luz del día",
      names: "día|luz del día",
    },
  ],
  seasons: [
    {
      english: "winter",
      phrase: "en invierno",
      forms: "en (?:el |pleno )?invierno",
      names: "invierno",
      like: "invernal(?:es)?",
    },
    {
      english: "summer",
      phrase: "en verano",
      forms: "en (?:el |pleno )?verano",
      names: "verano",
      like: "veranieg[oa]s?",
    },
    {
      english: "autumn",
      phrase: "en otoño",
      forms: "en (?:el |pleno )?otoño",
      names: "otoño",
      like: "otoñal(?:es)?",
    },
    {
      english: "spring",
      phrase: "en primavera",
      forms: "en (?:la |plena )?primavera",
      names: "primavera",
      like: "primaveral(?:es)?",
    },
  ],
  weather: {
    rain: {
      english: "rain",
      phrase: "bajo la lluvia",
      forms:
        "(?:con|bajo|en) (?:la |mucha |una? (?:poco de )?)?(?:lluvia|aguacero|llovizna)(?: (?:fuerte|intensa|fina|suave))?",
      names: "(?:un poco de |mucha )?lluvia|lloviendo|llueva|que llueva",
      like: "lluvios[oa]s?",
    },
    snow: {
      english: "snow",
      phrase: "en la nieve",
      forms: "(?:con|bajo|en|sobre) (?:la |mucha )?(?:nieve|nevada)(?: (?:fresca|virgen))?",
      names: "(?:un poco de |mucha )?nieve|nevando|nieve cayendo",
      like: "nevad[oa]s?",
    },
    storm: {
      english: "a storm",
      phrase: "en plena tormenta",
      forms: "(?:con|bajo|en|durante) (?:la |una |plena )?(?:tormenta|tempestad)(?: eléctrica)?",
      names: "(?:una )?(?:tormenta|tempestad)",
      like: "tormentos[oa]s?|tempestuos[oa]s?",
    },
    fog: {
      english: "fog",
      phrase: "entre la niebla",
      forms:
        "(?:con|entre|en|bajo) (?:la |mucha |un poco de )?(?:niebla|neblina|bruma)(?: (?:densa|espesa))?",
      names: "(?:un poco de |mucha )?(?:niebla|neblina|bruma)",
      like: "brumos[oa]s?|neblinos[oa]s?",
    },
    fair: {
      english: "sun",
      phrase: "a pleno sol",
      forms: "(?:con|al|bajo el|a pleno) sol|con buen tiempo|en un día soleado",
      names: "sol|soleado|buen tiempo|un día soleado",
      like: "solead[oa]s?",
    },
  },
  city: `en \\p{Lu}\\p{L}+(?: de \\p{Lu}\\p{L}+)?`,
  place: `(?:en|por|junto a|sobre|cerca de|dentro de|delante de|bajo)(?:l)? (?:el |la |los |las |una? )?(?:\\p{L}+ )?(?:${PLACES})(?: (?:de (?:la |el |los )?\\p{L}+|del \\p{L}+|tranquil[oa]|viej[oa]|nevad[oa]|solead[oa]|vací[oa]|lluvios[oa]|tropical))?|(?:por|al) (?:el |la )?(?:${PLACES})`,
  addition:
    /^con (?:el |la |los |las |un |una |unos |unas |dos |tres |muchos |muchas |varios |varias )\p{L}/iu,
  seen: /^(?:gente|personas?|turistas|coches?|carros|autos|tráfico|barcos?|texto|letras|marca de agua|logos?|árboles|flores|nubes|pájaros|animales|casas|edificios|sombrero|gafas|gorra|chaqueta|bufanda|barba|sombras|humo|fuego|sangre|armas|vallas?|carteles|luces|muebles|cortinas)$/iu,
  determiners:
    /^(?:el|la|los|las|un|una|unos|unas|su|sus|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|muchos|muchas|varios|varias|\d+|al|del)$/iu,
  prepositions: /^(?:en|por|junto a|sobre|cerca de|bajo|con|de|a|al|del|hacia|entre|ante|tras)$/iu,
  contractions: { al: "a", del: "de" },
  isBefore: (word) =>
    /^(?:viej[oa]s?|pequeñ[oa]s?|gran|grandes|joven(?:es)?|nuev[oa]s?|antigu[oa]s?|bell[oa]s?)$/iu.test(word),
  isBehind: (word) =>
    new RegExp(
      `^(?:${COLOURS}|viej[oa]s?|jóven(?:es)?|joven|pequeñ[oa]s?|grandes?|antigu[oa]s?|negr[oa]s?)$`,
      "iu",
    ).test(word),
  stem: (noun) =>
    noun
      .toLowerCase()
      .replace(/(?<=[^aeiouáéíóú]\p{L}?)es$/u, "")
      .replace(/s$/u, ""),
  talk: /(?<!\p{L})(?:yo|me|te|nos|mi|tu|tus|mis|estoy|estamos|soy|es|son|era|hay|he|ha|han|tengo|tiene|se|ve|voy|vamos|dormir|trabajar|palabras|duda|comentarios|sentido|querer|embargo|cariño|saludos?|abrazos?|besos?|gusto|gracias)(?!\p{L})/iu,
};
