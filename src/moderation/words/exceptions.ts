/** What would be a listed word with one letter fewer, and is a word of its own. */
export const OWN_DOUBLES: ReadonlySet<string> = new Set(
  "rapped rapping penne annal annals cull culls culled puttee putte lolli nazzi pollo pollos cummin bobb cooll boobies booby booboo topples poorness rappee puttees gorre pennes pennee noose moose nosse gutta vitta putti rappe violla collo pennis pinne".split(
    " ",
  ),
);
/** Listed words that are others with each letter once; "clothes off" would be "clothes of". */
export const NOT_WITHOUT_REPEATS = /^(bob|pola|nose|fola|folo|titie|tity|pety|pola|rose|gore$)|\bof\b|\bk\b/;
/** Neighbours that are said side by side in some language. */
export const OWN_NEIGHBOURS: ReadonlySet<string> = new Set(
  "be headed,be heading,black face,black faces,cream pie,cream pies,mama da,mama das,viola da,viola das,aus weiden,liebes spiel,strip teaser,strip teasers,even ts,no oses,pela dona,pelado na,puto na,cul os,te ta,te tas,ma tarse,super dos,sur dose,sex os,put ass,mai ming,love making,love makings,por no,por nos,er hangt,de membros,an al,pen is,a nal,or gy,po r no,pen e,sex o,cul o,gut s,tit s,pol la,nu de dos,un nu de,le nu de".split(
    ",",
  ),
);
/**
 * Words that stand beside any other, so that with a neighbour they make up words by chance: "put a hat", "a wide shot. A storm".
 * Whoever splits a word to hide it leaves pieces that are none.
 */
export const GRAMMAR_WORDS: ReadonlySet<string> = new Set(
  "a an the i is it as at am to of in on by my we he she his her y e o u el al un una uma um".split(" "),
);

/**
 * How words that are listed end when they are inflected. A word split in two is known by what is left of it after its stem; with any
 * letters there, "even try" would be one, or "de capital".
 */
export const ENDINGS: ReadonlySet<string> = new Set(
  `s es ed d e er ers ing ion ions ation ations ated ates ate ating ator ators ment ments ism ist ists ity ies ic ics ical
  en em es t te ten ter tes st est end ende enden ung ungen ierung isch ische ischen ischer
  acion aciones acao acoes amento amentos amiento amientos arse arme arte arlo arla arlos ante antes gruss grusse gruse
  r rs o os a as ar ada adas ado ados ando an cion ciones cao coes dor dores dora io ios ia ias ico icos ica icas ismo ista istas
  er ez ent ant ante ee ees eur eurs euse euses ique iques ie ies isme iste istes aire aires graphy grafia graphie grafie graf graph graphic`.split(
    /\s+/,
  ),
);
/**
 * Words told from listed ones only as they are written, by their accents or hyphens: grated cheese, a cheeky girl in Hamburg, a bolt of
 * a lock; Chorlton-cum-Hardy.
 */
export const TOLD_AS_WRITTEN =
  /(?<=\p{L}{3})-cum-(?=\p{L}{3})|(?<!\p{L})(?:râp(?:e|es|é|és|ée|ées|er|ent|ant|ait|aient|eux|euse)|rapé|gör(?:e|en)|pên(?:e|es)|viöl|pörnbach(?:er)?|têt(?:a|as)|pût(?:es)?|gorē|gorée?s?|góry)(?!\p{L})/giu;

/**
 * How ordinary words go that have a listed one inside ("grape", "canal", "computer"): letters are spelled out for style as well, and
 * where a word begins there can't be seen. Looked for in dictionaries of five languages.
 */
export const SPELLED_ORDINARY = new RegExp(
  `
  [bcfk]anal analog analy anali[sz] panal semanal bac+hanal bacanal pantanal manzanal artesanal planalt
  comput disput reput imput amput supput deput(?:y|i|ad|at|ed) putati violet violin violon violac inviol raviol moviol violenc violent
  (?:ridi|cal|cir|arti|mus|vehi|vei|mas|ora|vin|meti|mira|espe|curri|bino|mono|especta|crepus|verna|tuber|pina|peli|cubi|floc|suc|parti|minus|fasci|obsta|cena|^o|^se|^re)cul[oae]
  (?<!gan)grape (?<!an)drape crape scrap drapi trapez attrape therap parape carape derape sarape serape
  penetr penelop peneir opene[dr] (?:hap|dee|shar|chea|dam|ri|ter|pro)pene [bm]arsch harsch warschau
  tetan quinteta pateta arquiteta carteta esteta (?:es|sus|wes|middle)sex unisex sexta[nf] sextet sexto(?!y) sextup sextill sexagen asexu bisexu homosexu transsexu
  abunda vagabunda moribunda furibunda nauseabunda meditabunda floribunda [cpl]hure schure churet
  vigore rigore fulgore mandragore amargore [rd]egorge [rls]avagin salvagin sauvagin invagin spritz lakritz ashkenazi monazi denazi
  [vb]erhang overhang paperhang nudel menude sporn puteaux putensch putenbr gutsch gutsh gutsb knackt maffick traffick fickle pollard pollack [ae]mpolla apollo follaj follow follon schnippel
  georg porgie borgia gorgia lolita lol+ip kilolit ailloli sclerotic esclerotic congenital maimon petits tomtits bushtits whitetits appetits cornichon bonichon gregor allegor categor
  snaked artesao cortesao empfahl laundresses sundresses circums capsicum modicum`
    .trim()
    .split(/\s+/)
    .join("|"),
);

/** What may follow a short katakana word without making it part of another. */
export const GOES_WITH_KANA: ReadonlySet<string> = new Set([
  "",
  "ス",
  "シーン",
  "ビデオ",
  "ムービー",
  "フォト",
  "モデル",
  "ポスター",
  "ダンス",
  "ダンサー",
  "パーティー",
  "ショー",
  "アニメ",
  "マンガ",
  "ゲーム",
  "サイト",
  "写真",
  "ドイツ",
  "グラビア",
  "画像",
  "ー",
]);
