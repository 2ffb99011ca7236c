export const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** "No" before a verb is Spanish or Portuguese, and takes nothing out of a picture. */
export const NEGATION_ELSEWHERE =
  /^(?:no|não|nao) (?:manches|mames|inventes|jodas|digas|seas|puede|puedo|sé|sei|creo|acredito|pasa|importa|hay|tem|es|é|me|te|se|lo|la|le|nos|veo|entiendo|entendi|quiero|quero|gracias|tengo|está|era|fue)(?!\p{L})/iu;

const ENGLISH =
  /\b(?:the|a|an|it|in|at|on|of|to|and|with|without|no|more|less|make|add|remove|change|shot|seconds?|please|is|this|that|by|for|instead|style|like|but|as|from|turn|replace|use|give|let|put)\b/iu;
const NOT_ENGLISH =
  /[äöüßéèêàçñãõáíóúâôûœ¿¡]|\b(?:und|der|die|das|ein|eine|einen|einem|mach|mit|ohne|bei|ist|nicht|ich|auf|im|zu|noch|bitte|el|la|los|las|un|una|por|con|sin|que|de|del|en|es|muy|para|más|haz|pon|le|les|des|du|une|et|est|sur|dans|avec|sans|plus|pour|pas|je|tu|mets|rends|fais|um|uma|os|as|do|da|na|no|em|com|sem|mais|pra|isso|deixa|coloca|tira|faz)\b/iu;

/** By the little words: replies are too short for the letters alone. */
export function isEnglish(text: string): boolean {
  const mine = text.match(new RegExp(ENGLISH, "giu"))?.length ?? 0;
  const others = text.match(new RegExp(NOT_ENGLISH, "giu"))?.length ?? 0;
  return mine >= others && !/[äöüßéèêàçñãõáíóúâôûœ¿¡]/iu.test(text);
}

/** A question in form alone, in other languages. */
export const POLITE_ELSEWHERE =
  /^(?:(?:kannst|könntest|kann|können) (?:du|man|sie|wir) (?:es|das|den|die|mal|bitte|noch|ihn|sie)?|(?:me )?(?:puedes|podrías|puede) (?:hacer|poner|cambiar|quitar|añadir|alargar)|(?:oye,? |y |et |e )*(?:y si|et si|e se|was wäre,? wenn|wie wär(?:e|['’]?s)(?: es)? mit) |(?:est-ce que )?(?:tu peux|peux-tu|pourrais-tu|tu pourrais) (?:le |la |me )?(?:faire|mettre|rendre|changer|enlever|ajouter|rallonger|remplacer)|(?:você )?(?:pode|poderia|consegue|dá pra) (?:fazer|deixar|colocar|trocar|tirar|mudar|por|pôr|adicionar))|(?:くれますか|くれる|もらえますか|もらえる|いただけますか|できますか)[？?]*$|^(?:能不能|可不可以|可以|能|你能)(?:帮我)?(?:把|改|换|加|让|变|去|做|弄)/iu;

export const POLITE_LEAD_ELSEWHERE =
  /^(?:(?:und |aber |hey |oye,? |e |y |et )?(?:(?:kannst|könntest|kann|können) (?:du|man|sie|wir) (?:bitte |mal |noch |doch )*|¿?(?:me )?(?:puedes|podrías|puede) |(?:est-ce que )?(?:tu peux|peux-tu|pourrais-tu|tu pourrais|on peut|vous pouvez|pouvez-vous) |(?:você )?(?:pode|poderia|consegue|dá pra|dá para|tem como) ))/iu;

export const SET_ELSEWHERE =
  /^(?:(?:mach|setz|stell|lass)(?: es| das| mal| bitte| alles)* |(?:mets|passe|place|fais)(?:[- ](?:le|la|ça|tout))? |(?:ponlo|hazlo|ponla|hazla|cámbialo|que sea) |(?:deixa|deixe|bota|põe|faz|coloca)(?: isso| tudo| o vídeo)? )/iu;

/** A place, a light or a weather, said as it stands in a description. */
export const SETTING_ELSEWHERE = new RegExp(
  [
    "^(?:(?:bei|im|in der|in einer|in einem|am|auf der|auf dem|unter|nachts|mit) ?(?:nacht|tag|regen|schnee|nebel|sturm|gewitter|wald|meer|strand|stadt|wüste|weltraum|weltall|all|winter|sommer|herbst|frühling|wasser|sonnenuntergang|sonnenaufgang|mond|mondlicht|dämmerung|morgen|abend|bergen|gebirge|straße|küche|garten|sonne|sonnenschein|neonlicht)|nachts|tagsüber)$",
    "^(?:de (?:noche|día)|al (?:amanecer|atardecer|anochecer)|(?:en|con|bajo|por|a) (?:la |el |una? )?(?:lluvia|nieve|niebla|tormenta|bosque|mar|playa|ciudad|desierto|espacio|invierno|verano|otoño|primavera|agua|luna|montañas?|calle|cocina|jardín|sol|viento|noche|día|fondo del mar|puesta de sol|luz de luna))$",
    "^(?:de (?:nuit|jour)|la nuit|(?:au|à la|sous (?:la|le|l['’])|dans (?:la|le|l['’]|un|une)|en|avec (?:de la|du|le|la)?|sur (?:la|le)) ?(?:pluie|neige|brouillard|brume|tempête|orage|forêt|mer|plage|ville|désert|espace|hiver|été|automne|printemps|eau|lune|montagnes?|rue|cuisine|jardin|soleil|vent|nuit|coucher du soleil|lever du soleil|crépuscule|aube))$",
    "^(?:(?:à|de) (?:noite|dia|tarde)|ao (?:pôr do sol|amanhecer|entardecer|anoitecer)|(?:na|no|em|com|sob|sob a|debaixo) ?(?:da |de |uma? |o |a )?(?:chuva|neve|neblina|névoa|tempestade|floresta|mar|praia|cidade|deserto|espaço|inverno|verão|outono|primavera|água|lua|montanhas?|rua|cozinha|jardim|sol|vento|noite|fundo do mar))$",
  ].join("|"),
  "iu",
);
