import type { Tongue } from "./tongue.ts";

const COLOURS =
  "(?:rouges?|bleue?s?|jaunes?|verte?s?|noire?s?|blanc(?:he)?s?|marrons?|brune?s?|grise?s?|roses?|orange|violet(?:te)?s?|dorée?s?|argentée?s?|turquoise|beiges?|rou(?:x|sse)s?)(?: (?:foncé|clair|vif|pâle))?";
const PLACES =
  "forêt|bois|plage|mer|océan|lac|rivière|fleuve|rive|désert|jungle|pré|prairie|champ|jardin|parc|ville|village|rue|ruelle|place|montagnes?|vallée|grotte|île|côte|cuisine|chambre|salon|cave|grenier|bureau|bibliothèque|école|église|château|tour|toits?|balcon|pont|gare|train|bateau|port|espace|lune|mars|planète|ciel|glace|eau|scène|stade|marché|café|bar|usine|ferme|route|campagne|neige|volcan|musée|zoo|cirque|piscine|sable";
const TO = "(?:dans|sur|à|au|aux|en|sous|chez|près de|devant|derrière|par)";

export const FRENCH: Tongue = {
  marks:
    /(?<!\p{L})(?:le|la|les|un|une|des|du|au|dans|sur|avec|et|en|deux|trois|qui)(?!\p{L})|(?<!\p{L})[ld]['’]/iu,
  lead: /^(?:(?:et|mais|maintenant|plutôt|plutot|alors|allez|fais|fais-le|fais-la|mets|mets-le|mets-la|mets-les|mets-moi|mets-lui|mettez|passe|passe-le|place|place-le|rends-le|rends-la|ajoute|la même chose|le même|la même|pareil|pareil mais|même scène|je veux|je voudrais|j['’]aimerais|j['’]aimerais bien|que ce soit|ce serait mieux|on peut|tu peux|peux-tu|pourrais-tu|pourriez-vous|le faire|la faire|le mettre|le refaire|qu['’]il|qu['’]elle|qu['’]ils|soit|il faudrait|il faut|il manque|ça manque de|mieux|un peu|avec plutôt)[\s,]+)+/iu,
  tail: /[\s,]+(?:stp|svp|s['’]il te plaît|s['’]il vous plaît|plutôt|plutot|cette fois|ce serait mieux|à la place|aussi|merci|en fait)$/iu,
  and: /\s*[,;]\s*(?:et )?|\s+et\s+/iu,
  swaps: [
    {
      form: /^(?:remplace|remplacer|remplacez|échange|change|changer|transforme|troque) (?:plutôt )?(.{2,40}?) (?:par|contre|en|avec) (.{2,60})$/iu,
      goes: 1,
    },
    {
      form: /^(?:à la place|au lieu) (?:de |du |des |d['’])(.{2,40}?),? (?:mets |je veux |plutôt )?((?:un|une|des|deux|trois|le|la|l['’]).{2,50})$/iu,
      goes: 1,
    },
    { form: /^(.{2,60}?),? (?:à la place|au lieu) (?:de |du |des |d['’])(.{2,40})$/iu, goes: 2 },
    { form: /^pas (?:de |d['’]|un |une |le |la )?(.{2,40}?),? (?:mais|plutôt) (.{2,60})$/iu, goes: 1 },
    { form: /^(.{2,60}?), (?:et )?(?:pas|non) (?:de |d['’])?(.{2,40})$/iu, goes: 2 },
    { form: /^(.{2,40}?) plut[ôo]t que (.{2,40})$/iu, goes: 2 },
    { form: /^(?:enlève|retire|vire|supprime) (.{2,40}?),? et (?:mets|ajoute) (.{2,60})$/iu, goes: 1 },
    {
      form: /^(?:que )?(?:le|la|les) (\p{L}{2,20}) (?:soit|soient|devrait être|devienne) ((?:un|une|des) .{2,40})$/iu,
      goes: 1,
    },
  ],
  becomes: [
    /^(?:remplace|change|transforme)-(?:le|la|les) (?:par|en) ((?:un|une|des|deux|trois) .{2,40})$/iu,
    /^(?:mets|mettez|prends|fais) plut[ôo]t ((?:un|une) \p{L}{3,}(?: \p{L}{3,})?)$/iu,
  ],
  removals: [
    /^(?:sans|pas de|pas d['’]|enlève(?:-lui)?|retire(?:-lui)?|supprime|vire|enlever|plus de|plus d['’]) ?(?:le |la |les |l['’]|du |des |d['’]|de |aucune? |son |sa |ses |toute la |tous les )?(.{2,40}?)(?: dans (?:la|le|les) \p{L}+| en fond)?$/iu,
  ],
  painted: [
    new RegExp(
      `^(?:(?:mets|fais|rends|avec) )?(?:le|la|les|l['’]|son|sa|ses) ?(?<what>\\p{L}+)(?: (?:soit|soient|devrait être|en|de couleur|plutôt|couleur))* (?<colour>${COLOURS}(?: et ${COLOURS})?)$`,
      "iu",
    ),
    new RegExp(`^(?:une? )?(?<what>\\p{L}+) (?<colour>${COLOURS}(?: et ${COLOURS})?)$`, "iu"),
  ],
  paintedAlone: [new RegExp(`^(?:de couleur |en )?(?<colour>${COLOURS}(?: et ${COLOURS})?)$`, "iu")],
  colours: COLOURS,
  withColour: (noun, colour) => `${noun} ${colour}`,
  recoloured: (_, colour) => colour,
  counted:
    /^(?:seulement |juste |avec )?(une? seule?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|cent|plusieurs|quelques|une (?:dizaine|vingtaine|trentaine|centaine) de|\d{1,3}) (\p{L}{3,})(?: seulement)?$/iu,
  hours: [
    {
      english: "at night",
      phrase: "la nuit",
      forms: "(?:de|pendant la|dans la|en pleine) nuit|la nuit|à minuit|au clair de lune|sous la lune",
      names: "nuit|minuit|clair de lune",
    },
    {
      english: "at dawn",
      phrase: "à l'aube",
      forms: "à l['’]aube|au (?:petit matin|point du jour)|à l['’]aurore",
      names: "aube|petit matin|aurore",
    },
    {
      english: "at sunrise",
      phrase: "au lever du soleil",
      forms: "au lever du (?:soleil|jour)",
      names: "lever de soleil|lever du soleil",
    },
    {
      english: "at sunset",
      phrase: "au coucher du soleil",
      forms: "au (?:coucher du soleil|soleil couchant)|à l['’]heure dorée",
      names: "coucher de soleil|coucher du soleil|soleil couchant",
    },
    {
      english: "at dusk",
      phrase: "au crépuscule",
      forms: "au crépuscule|à la tombée de la nuit|à l['’]heure bleue|entre chien et loup",
      names: "crépuscule|tombée de la nuit",
    },
    {
      english: "in the evening",
      phrase: "le soir",
      forms: "(?:le|au) soir|en soirée|un soir d['’](?:été|hiver|automne)",
      names: "soir",
    },
    { english: "in the morning", phrase: "le matin", forms: "(?:le|au|un) matin", names: "matin" },
    { english: "at noon", phrase: "à midi", forms: "à midi|en plein midi", names: "midi" },
    {
      english: "in the afternoon",
      phrase: "l'après-midi",
      forms: "(?:l['’]|en )après-midi",
      names: "après-midi",
    },
    {
      english: "by day",
      phrase: "de jour",
      forms: "de jour|en plein jour|en journée|pendant la journée",
      names: "plein jour",
    },
  ],
  seasons: [
    {
      english: "winter",
      phrase: "en hiver",
      forms: "en (?:plein )?hiver|l['’]hiver",
      names: "hiver",
      like: "hivernale?s?",
    },
    {
      english: "summer",
      phrase: "en été",
      forms: "en (?:plein )?été|l['’]été",
      names: "été",
      like: "estivale?s?",
    },
    {
      english: "autumn",
      phrase: "en automne",
      forms: "en (?:plein )?automne|à l['’]automne",
      names: "automne",
      like: "automnale?s?",
    },
    {
      english: "spring",
      phrase: "au printemps",
      forms: "au printemps",
      names: "printemps",
      like: "printani(?:er|ère)s?",
    },
  ],
  weather: {
    rain: {
      english: "rain",
      phrase: "sous la pluie",
      forms:
        "(?:sous|avec|dans) (?:la |de la |une |un peu de )?(?:pluie|averse)(?: (?:battante|fine|forte))?",
      names: "(?:de la |un peu de )?pluie|pleuve|(?:il )?pleut|qu['’]il pleuve",
      like: "pluvieu(?:x|se)s?",
    },
    snow: {
      english: "snow",
      phrase: "sous la neige",
      forms: "(?:sous|avec|dans) (?:la |de la |un peu de )?neige(?: (?:fraîche|épaisse))?",
      names: "(?:de la |un peu de )?neige|qu['’]il neige|il neige",
      like: "enneigée?s?",
    },
    storm: {
      english: "a storm",
      phrase: "sous l'orage",
      forms: "(?:sous|avec|dans|pendant|en pleine?) ?(?:l['’]|un |une |la )?(?:orage|tempête)",
      names: "(?:un |une |de l['’]|la )?(?:orage|tempête)",
      like: "orageu(?:x|se)s?",
    },
    fog: {
      english: "fog",
      phrase: "dans le brouillard",
      forms:
        "(?:dans|avec|sous) (?:le |la |du |de la |un peu de )?(?:brouillard|brume)(?: (?:épaisse?|légère?))?",
      names: "(?:du |de la |un peu de )?(?:brouillard|brume)",
      like: "brumeu(?:x|se)s?",
    },
    fair: {
      english: "sun",
      phrase: "en plein soleil",
      forms: "(?:au|en plein|sous le|avec du|par beau) (?:soleil|temps)",
      names: "(?:du |un peu de )?soleil|beau temps|ensoleillé|grand soleil",
      like: "ensoleillée?s?",
    },
  },
  city: `(?:à|en|au) \\p{Lu}[\\p{L}-]+`,
  place: `${TO} (?:le |la |les |l['’]|une? |des )?(?:\\p{L}+ )?(?:${PLACES})(?: (?:d['’]\\p{L}+|de (?:la |l['’])?\\p{L}+|du \\p{L}+|enneigée?s?|ensoleillée?s?|désert[e]?|tropicale?))?`,
  addition:
    /^avec (?:le |la |les |l['’]|une? |des |deux |trois |plusieurs |beaucoup de |plein de |de la |du )\p{L}/iu,
  seen: /^(?:gens|personnes?|monde|touristes|passants|voitures?|trafic|bateaux?|texte|lettres|filigrane|logos?|arbres|fleurs|nuages|oiseaux|animaux|maisons|bâtiments|chapeau|lunettes|casquette|veste|écharpe|barbe|ombres|fumée|feu|sang|armes|clôtures?|panneaux|lumières|meubles|rideaux)$/iu,
  determiners:
    /^(?:le|la|les|l['’]|un|une|des|du|au|aux|son|sa|ses|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|quelques|\d+)$/iu,
  prepositions: /^(?:dans|sur|à|au|aux|en|sous|chez|de|du|d['’]|devant|derrière|par|avec|vers|entre)$/iu,
  contractions: { au: "à", aux: "à", du: "de" },
  isBefore: (word) =>
    /^(?:vieux|vieil|vieilles?|petite?s?|grande?s?|jeunes?|gros(?:se)?s?|beaux?|belles?|nouve(?:au|lle)s?)$/iu.test(
      word,
    ),
  isBehind: (word) => new RegExp(`^(?:${COLOURS})$`, "iu").test(word),
  stem: (noun) =>
    noun
      .toLowerCase()
      .replace(/(?<=eu|eau)x$/u, "")
      .replace(/(?<=\p{L}{2})s$/u, "")
      .replace(/aux$/u, "al"),
  talk: /(?<!\p{L})(?:je|j['’]\p{L}+|tu|nous|vous|me|m['’]\p{L}+|moi|mon|ma|mes|on|est|c['’]est|sont|a|ont|était|suis|dors|blague|doute|mots?|déconner|souci|problème|bisous?|amitiés|plaisir|merci|salutations)(?!\p{L})/iu,
};
