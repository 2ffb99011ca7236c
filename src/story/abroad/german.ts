import type { Tongue } from "./tongue.ts";

const A =
  "(?:(?:ei)?nen |(?:ei)?ner |(?:ei)?nem |(?:ei)?ne |ein |eines |der |die |das |den |dem |des |lauter )?";
const COLOURS =
  "(?:(?:dunkel|hell|knall|gold|tief|neon)?(?:rot|blau|gelb|grün|schwarz|weiß|weiss|braun|grau|lila|rosa|pink|orange|violett|türkis|beige)|golden|silbern|bunt)";
const PLACES =
  "wald|meer|see|strand|ufer|fluss|bach|wüste|dschungel|regenwald|wiese|feld|garten|park|stadt|dorf|straße|gasse|platz|berg|berge|bergen|gebirge|alm|tal|höhle|insel|küste|küche|zimmer|wohnzimmer|keller|dachboden|büro|bibliothek|schule|kirche|burg|schloss|turm|dach|balkon|brücke|bahnhof|zug|bus|schiff|boot|hafen|weltraum|weltall|all|mond|mars|planeten|himmel|eis|wasser|lichtung|bühne|stadion|markt|café|kneipe|werkstatt|fabrik|scheune|stall|bauernhof|hof|spielplatz|schwimmbad|museum|zoo|zirkus";

export const GERMAN: Tongue = {
  marks:
    /(?<!\p{L})(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|mit|im|am|durch|auf|zwei|drei|beim|über|unter|vor)(?!\p{L})/iu,
  lead: /^(?:(?:und|aber|jetzt|nun|dann|bitte|mal|doch|noch|lieber|besser|eher|gern(?:e)?|nur|einfach|mach(?:e|['’]?s)?|lass(?:e)?|stell(?:e)?|setz(?:e)?|nimm|zeig(?:e)?|verleg(?:e)?|tu|pack(?:e)?|spiel(?:e|t)?|dreh(?:e)?|film(?:e)?|es|das|ihn|sie|alles|ganze|gleiche|dasselbe|nochmal|kannst du|könntest du|kann man|ich hätte|ich möchte|ich will|ich wünsch(?:e)? mir|wie wär['’]?s mit|wie wäre es mit|soll(?:te)?(?: es)?|da fehlt(?: noch)?|stattdessen|diesmal|so richtig)[\s,]+)+/iu,
  tail: /[\s,]+(?:bitte|lieber|besser|mal|stattdessen|diesmal|machen|spielen|spielt|sein|haben|wär(?:e|['’]?s)?(?: (?:besser|schöner|cool|toll|schön|geil|super|perfekt))?|dazu|rein|her|bitte so|drehen|filmen|verlegen|aus)$/iu,
  and: /\s*[,;]\s*(?:und )?|\s+und\s+/iu,
  swaps: [
    {
      form: new RegExp(
        `^(?:statt|anstatt|anstelle)(?: von)? ${A}(.{2,30}?),? (?:bitte |lieber |mal )*((?:eine?[nrm]?|nen?|zwei|drei|vier|fünf|lauter) .{2,50})$`,
        "iu",
      ),
      goes: 1,
    },
    { form: /^(?:nicht|kein(?:e[nrm]?)?) (.{2,40}?),? (?:sondern|lieber|dafür|aber) (.{2,60})$/iu, goes: 1 },
    { form: /^nicht (.{2,40}?), (.{2,60})$/iu, goes: 1 },
    { form: /^(.{2,60}?),? (?:statt|anstatt|anstelle)(?: von)? (.{2,40})$/iu, goes: 2 },
    { form: /^(.{2,60}?),? (?:und )?(?:nicht|kein(?:e[nrm]?)?) (.{2,40})$/iu, goes: 2 },
    { form: /^(.{2,40}?) (?:durch|gegen|mit) (.{2,60}?) (?:ersetzen|austauschen|tauschen)$/iu, goes: 1 },
    {
      form: /^(?:ersetz(?:e)?|tausch(?:e)?|vertausch(?:e)?|wechsl?e?) (.{2,40}?) (?:durch|gegen|mit) (.{2,60}?)(?: aus)?$/iu,
      goes: 1,
    },
    {
      form: /^(?:mach(?:e)?|verwandle|änder(?:e)?)(?: bitte| mal)? (?:aus )?((?:de[mnr]|die|das) .{2,30}?) (?:zu|in)? ?((?:eine?[nrm]?|nen?) .{2,50}?)$/iu,
      goes: 1,
    },
    {
      form: /^aus (.{2,30}?) (?:soll |sollte |mach(?:e)? )?((?:eine?[nrm]?|nen?) .{2,40}?)(?: werden| machen)?$/iu,
      goes: 1,
    },
    {
      form: /^(?:nimm|tu|mach) (.{2,30}?) (?:weg|raus),? (?:und )?(?:(?:tu|mach|setz|pack|nimm|stell) )?(.{2,40}?)(?: rein| hin| dafür)?$/iu,
      goes: 1,
    },
  ],
  becomes: [
    /^(?:mach(?:e)?|mach['’]s)(?: bitte| mal| da| daraus)* ((?:(?:ei)?nen?|ein) .{2,30}?) (?:draus|daraus)$/iu,
    /^mach(?:e)?(?: bitte| mal)* (?:draus|daraus) ((?:(?:ei)?nen?|ein) .{2,30})$/iu,
    /^(?:ersetz|tausch)(?:e)? (?:ihn|sie|es)(?: bitte| mal)* (?:durch|gegen) (.{2,40}?)(?: aus)?$/iu,
  ],
  removals: [
    /^(?:ohne|kein(?:e[nrm]?)?|weg mit|entfern(?:e)?) (?:de[mnr] |die |das |irgendwelche |all(?:e)? )?(.{2,40}?)(?: im bild| drauf| weg| raus)?$/iu,
    /^(?:lass|nimm|mach|tu) (?:de[mnr] |die |das )?(.{2,40}?) (?:weg|raus)$/iu,
    /^(?:de[mnr] |die |das )?(.{2,40}?) (?:weg|raus|muss weg|soll weg|entfernen|weglassen)$/iu,
  ],
  painted: [
    new RegExp(
      `^(?:de[nr]|die|das|seine?n?|ihre?n?) (?<what>\\p{L}+) (?:(?:soll(?:te)?|muss|müsste|bitte|lieber|mal|ganz|besser|doch) )*(?:in )?(?<colour>${COLOURS})(?: sein| werden| machen| haben)?$`,
      "iu",
    ),
    new RegExp(
      `^(?:(?:ei)?ne?n? )?(?<colour>${COLOURS})e[nrs]? (?<what>\\p{Lu}\\p{L}+)(?: statt \\p{L}+)?$`,
      "u",
    ),
    new RegExp(`^(?:färb(?:e)?) (?:de[nr]|die|das) (?<what>\\p{L}+) (?<colour>${COLOURS})$`, "iu"),
  ],
  paintedAlone: [
    new RegExp(
      `^(?:soll(?:te)? )?(?:(?:er|sie|es|ihn) )?(?:soll(?:te)? )?(?<colour>${COLOURS})(?: sein)?$`,
      "iu",
    ),
  ],
  colours: `${COLOURS}(?:e[nrsm]?)?`,
  withColour: (noun, colour) => `${noun} in ${colour.charAt(0).toUpperCase()}${colour.slice(1)}`,
  recoloured: (before, colour) =>
    /^(?:lila|rosa|pink|orange|beige)$/iu.test(colour)
      ? `${colour}${/farben/iu.test(before) ? "farben" : ""}`
      : `${colour}${/(?<=\p{L}{3})e[nrsm]?$/u.exec(before)?.[0] ?? ""}`,
  counted:
    /^(?:nur |bloß |bitte |lieber )*(einen?|eine?|ein einzige[rsn]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|viele|ein paar|ein dutzend|hundert|\d{1,3}) (\p{Lu}\p{L}+)$/u,
  hours: [
    {
      english: "at night",
      phrase: "bei Nacht",
      forms:
        "nachts|(?:mitten )?(?:in der|bei) (?:tiefen |dunklen )?nacht|um mitternacht|bei (?:mondschein|vollmond|mondlicht)|im mondlicht|unterm? vollmond|bei dunkelheit|im dunkeln",
      names: "nacht|mitternacht|mondlicht|vollmond",
    },
    {
      english: "at sunrise",
      phrase: "bei Sonnenaufgang",
      forms: "(?:bei|zum|im) sonnenaufgang|im morgengrauen|in der morgendämmerung|bei tagesanbruch",
      names: "sonnenaufgang|morgengrauen|morgendämmerung",
    },
    {
      english: "at sunset",
      phrase: "bei Sonnenuntergang",
      forms: "(?:bei|im|zum) sonnenuntergang|im abendrot|zur goldenen stunde",
      names: "sonnenuntergang|abendrot|goldene stunde",
    },
    {
      english: "at dusk",
      phrase: "in der Abenddämmerung",
      forms: "(?:in der|bei) (?:abend)?dämmerung|zur blauen stunde|bei einbruch der (?:nacht|dunkelheit)",
      names: "(?:abend)?dämmerung",
    },
    {
      english: "in the evening",
      phrase: "am Abend",
      forms: "abends|am (?:späten |frühen )?abend|im abendlicht",
      names: "abend",
    },
    {
      english: "in the morning",
      phrase: "am Morgen",
      forms: "morgens|frühmorgens|am (?:frühen )?morgen|in der früh(?:e)?|vormittags|am vormittag",
      names: "morgens|früher morgen",
    },
    {
      english: "at noon",
      phrase: "am Mittag",
      forms: "mittags|(?:am|zu) mittag|um zwölf uhr mittags",
      names: "mittag",
    },
    {
      english: "in the afternoon",
      phrase: "am Nachmittag",
      forms: "nachmittags|am (?:späten |frühen )?nachmittag",
      names: "nachmittag",
    },
    {
      english: "by day",
      phrase: "am Tag",
      forms: "tagsüber|am (?:hellichten |helllichten |hellen )?tage?|bei tag(?:eslicht)?",
      names: "tag|tageslicht",
    },
  ],
  seasons: [
    { english: "winter", phrase: "im Winter", forms: "im (?:tiefen )?winter", names: "winter" },
    {
      english: "summer",
      phrase: "im Sommer",
      forms: "im (?:heißen )?sommer",
      names: "sommer",
      like: "sommerlich\\p{L}*",
    },
    {
      english: "autumn",
      phrase: "im Herbst",
      forms: "im (?:goldenen )?herbst",
      names: "herbst",
      like: "herbstlich\\p{L}*",
    },
    {
      english: "spring",
      phrase: "im Frühling",
      forms: "im frühling|im frühjahr",
      names: "frühling|frühjahr",
    },
  ],
  weather: {
    rain: {
      english: "rain",
      phrase: "im Regen",
      forms:
        "(?:im|bei|durch den|mit|unter|in) (?:strömende[mnr] |leichte[mnr] |starke[mnr] |viel |etwas )?regen",
      names: "(?:etwas |viel )?regen|regnen|(?:es )?regnet|regenwetter",
      like: "(?:regnerisch|verregnet)\\p{L}*",
    },
    snow: {
      english: "snow",
      phrase: "im Schnee",
      forms:
        "(?:im|bei|durch den|mit|in) (?:tiefe[mnr] |frische[mnr] |dichte[mnr] |viel |etwas |fallende[mnr] )?(?:schnee|schneefall|schneetreiben|neuschnee)|durch (?:tiefen |frischen )?schnee",
      names: "(?:etwas |viel )?schnee|schneien|(?:es )?schneit",
      like: "(?:verschneit|schneebedeckt)\\p{L}*",
    },
    storm: {
      english: "a storm",
      phrase: "im Sturm",
      forms:
        "(?:im|bei|mit|durch den|in (?:einem|dem)) (?:heftige[mnr] |schwere[mnr] )?(?:sturm|gewitter|unwetter)",
      names: "(?:einen? )?(?:sturm|gewitter|unwetter)|stürmen|gewittern",
      like: "stürmisch\\p{L}*",
    },
    fog: {
      english: "fog",
      phrase: "im Nebel",
      forms: "(?:im|bei|mit|durch den|in) (?:dichte[mnr] |leichte[mnr] |dicke[mnr] |etwas )?nebel",
      names: "(?:etwas |viel |dichter |leichter )?nebel|neblig",
      like: "neblig\\p{L}*",
    },
    fair: {
      english: "sun",
      phrase: "bei Sonnenschein",
      forms:
        "(?:bei|im|mit) (?:strahlendem |hellem |viel )?(?:sonnenschein|sonnenlicht)|in der sonne|bei (?:schönem|gutem) wetter",
      names: "(?:etwas |viel )?sonne|sonnenschein|sonnig|schönes wetter|blauer himmel|(?:die )?sonne scheint",
      like: "sonnig\\p{L}*",
    },
  },
  city: `in \\p{Lu}\\p{L}+`,
  place: `(?:im|in|am|an|auf|beim|bei|durch|unter|über|vor|neben|ans|ins|zum) (?:eine[mnr]? |de[mnr] |die |das |ein )?(?:\\p{L}+e[nmrs] ){0,2}?(?:\\p{L}{2,14})?(?:${PLACES})(?:[ns])?(?: in \\p{Lu}\\p{L}+)?`,
  addition:
    /^mit (?:de[nmr] |\p{L}+ (?=(?:auf|in|an|um|unter|über|vor|hinter|im|am|neben) )|eine[mr]? |ner |nem |zwei |drei |vielen |einigen |mehreren |ein paar |bunte[mnr] |viel |lauter )\p{L}/iu,
  seen: /^(?:mensch(?:en)?|leute|personen?|passanten|touristen|auto(?:s)?|verkehr|boote?|schiffe?|text|schrift|wasserzeichen|logos?|bäume|blumen|wolken|vögel|tiere|häuser|gebäude|hut|hüte|brille|mütze|jacke|schal|bart|schatten|rauch|feuer|blut|waffen|zaun|zäune|schilder|schild|lampen|lichter|möbel)$/iu,
  determiners:
    /^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|sein|seine|seinen|seinem|seiner|ihr|ihre|ihren|ihrem|ihrer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|viele|einige|mehrere|\d+|im|am|beim|zum|zur|vom|ins|ans)$/iu,
  prepositions:
    /^(?:in|an|auf|bei|durch|unter|über|vor|hinter|neben|zwischen|mit|aus|nach|von|zu|im|am|beim|zum|zur|vom|ins|ans)$/iu,
  contractions: { im: "in", am: "an", beim: "bei", zum: "zu", zur: "zu", vom: "von", ins: "in", ans: "an" },
  isBefore: (word) => /^\p{Ll}[\p{L}-]*e[nrsm]?$/u.test(word),
  isBehind: () => false,
  nounIsLast: true,
  stem: (noun) => {
    const plain = noun.toLowerCase().replace(/ä/gu, "a").replace(/ö/gu, "o").replace(/ü/gu, "u");
    return plain.replace(/(?<=\p{L}{3})s$/u, "").replace(/(?<=\p{L}{3})(?:ern|en|er|es|e|n)$/u, "");
  },
  fitted: (phrase, determiner) => {
    const isDative = /^(?:einem|einer|dem|der|seinem|seiner|ihrem|ihrer)$/iu.test(determiner);
    if (isDative && /^ein /iu.test(phrase))
      return phrase.replace(/^ein(?: (\p{Ll}+)es)? /iu, (_, how?: string) =>
        how ? `einem ${how}en ` : "einem ",
      );
    if (isDative && /^einen /iu.test(phrase)) return phrase.replace(/^einen/iu, "einem");
    if (isDative && /^eine /iu.test(phrase))
      return phrase.replace(/^eine(?: (\p{Ll}+)e)? /iu, (_, how?: string) =>
        how ? `einer ${how}en ` : "einer ",
      );
    if (/^(?:ein|eine|der|das)$/iu.test(determiner))
      return phrase.replace(/^(?:ei)?nen(?: (\p{Ll}+)en)? /iu, (_, how?: string) =>
        how ? `ein ${how}er ` : "ein ",
      );
    return phrase.replace(/^nen? /iu, (article) => (/n /iu.test(article) ? "einen " : "eine "));
  },
  talk: /(?<!\p{L})(?:ich|wir|du|ihr(?= )|mir|mich|uns|man|ist|sind|war|waren|hat|haben|hatte|wird|wurde|kann|schaue|gehe|wenn(?:['’]s)?|weil|witz|ahnung|zweifel|worte?|gr[üu](?:ß|ss)e?n?|viel liebe|danke|gewesen|gemacht|gesehen|gelacht|geschaut|angeschaut|gekauft)(?!\p{L})/iu,
};
