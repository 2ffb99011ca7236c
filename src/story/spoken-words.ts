/** The words around speech in the languages people write in: verbs of saying, narrators, and what is no speech at all. */

/** How it is told that somebody speaks, when the words themselves are taken out. */
export const SPEAKS: Record<string, string> = {
  en: "speaks",
  de: "spricht",
  es: "habla",
  fr: "parle",
  pt: "fala",
  ja: "話す",
  zh: "说话",
};

/** Verbs that need their words ("says"), by language; they become the verb of `SPEAKS`. */
const NEEDY: Record<string, string> = {
  en: "says?|said|saying|asks?|asked|asking|tells? (?:him|her|them|us|me|everyone)|told (?:him|her|them)|adds?|announces?|declares?|explains?|exclaims?|states?|answers?|replies|replied|insists?|thinks?|thought",
  de: "sagt|sagte|fragt|fragte|erklärt|antwortet|ergänzt|meint|denkt|verkündet",
  es: "dice|dijo|pregunta|preguntó|responde|añade|explica|piensa|anuncia|exclama",
  fr: "dit|demande|répond|ajoute|explique|annonce|pense|s['’]exclame|déclare",
  pt: "diz|disse|pergunta|perguntou|responde|acrescenta|explica|pensa|anuncia|exclama",
};
/** Verbs that stand well alone: "whispers". */
const ABLE: Record<string, string> = {
  en: "whispers?|whispered|whispering|shouts?|shouted|shouting|yells?|yelled|screams?|cries|cried|calls?(?: out)?|called out|murmurs?|mutters?|mumbles?|sings?|sang|singing|speaks?|laughs?|sighs?|growls?|roars?|gasps?|begs?|warns?",
  de: "flüstert|ruft|schreit|murmelt|singt|spricht|lacht|seufzt|brüllt|warnt",
  es: "susurra|grita|murmura|canta|habla|ríe|suspira|exige|avisa",
  fr: "chuchote|murmure|crie|hurle|chante|parle|rit|soupire|s['’]écrie",
  pt: "sussurra|grita|murmura|canta|fala|ri|suspira|avisa",
};

export const NEEDY_VERB = `(?:${Object.values(NEEDY).join("|")})`;
export const ABLE_VERB = `(?:${Object.values(ABLE).join("|")})`;
export const SPEECH_VERB = `(?:${Object.values(NEEDY).join("|")}|${Object.values(ABLE).join("|")})`;
/** After a quote in Japanese, before one in Chinese. */
export const SAYS_JA =
  /^(?:と|って)?(?:言(?:う|った|います|って)|いう|叫(?:ぶ|んだ|びます)|ささや(?:く|いた)|囁(?:く|いた)|つぶや(?:く|いた)|呟(?:く|いた)|尋ね(?:る|た)|聞(?:く|いた)|答え(?:る|た)|話(?:す|した)|歌(?:う|った))/u;
export const SAYS_ZH =
  /(?:大声|轻声|小声|低声|高声)?(?:说道?|問道?|问道?|喊道?|叫道?|回答道?|答道|低语|轻声说|喃喃道?|唱道?|道)\s*[:：,，]?\s*$/u;

/** Where these stand before a quote, it is written there and not spoken. */
export const WRITTEN =
  /(?:\b(?:signs?|posters?|banners?|labels?|billboards?|plates?|screens?|headlines?|newspapers?|letters?|notes?|cards?|shirts?|neon|logos?|words?|text|titles?|titled|captions?|reads?|reading|written|writes|writing|wrote|engraved|printed|painted|called|named|nicknamed|known as|labell?ed|marked|entitled|so-called|song|book|movie|film|schild|plakat|aufschrift|steht|namens|genannt|titel|cartel|letrero|pone|llamad[oa]|titulad[oa]|título|panneau|affiche|écrit|appelée?|intitulée?|nommée?|titre|placa|cartaz|escrito|chamad[oa]|intitulad[oa])(?!\p{L})|看板|標語|文字|題名|という|标语|标牌|牌子|写着|名为|叫做|题为)(?:(?!\b(?:and|und|y|et|e|then|who|while)\b)[^.!?,;。！？\n]){0,24}$/iu;

/** "Narrator: …", "Voix off : …". */
export const NARRATOR_NAME =
  /^(?:(?:the |a |der |die |ein |el |la |un |una |le |o |a )?(?:narrat(?:or|ion)|voice[ -]?over|v\.?\s?o\.?|announcer|storyteller|erzähler(?:in)?|sprecher(?:in)?|off-?stimme|narrador[ae]?|narraci[oó]n|voz en off|locutor[ae]?|narrateur|narratrice|voix[ -]off|narração|ナレーター|ナレーション|语り手|語り|旁白|解说|画外音|叙述者))$/iu;

/** "A narrator says that …": what the narrator is, what they do; the words follow without quotes. */
export const NARRATOR_SAYS =
  /(?:\b(?:(?:a|the|an off-screen|our) (?:male |female |deep |calm |warm |soft )?(?:narrator|voice-?over|narration|storyteller|announcer)(?:['’]s voice)?\s+(?:says|tells(?: us)?|explains|whispers|announces|begins|reads|speaks)(?: that)?|(?:ein|eine|der|die) (?:erzähler(?:in)?|sprecher(?:in)?)\s+(?:sagt|erzählt|erklärt)(?:,? dass)?|(?:un|una|el|la) (?:narrador[ae]?|voz en off|locutor[ae]?)\s+(?:dice|cuenta|explica)(?: que)?|(?:une?|le|la) (?:narrat(?:eur|rice)|voix[ -]off)\s+(?:dit|raconte|explique)(?: que)?|(?:uma?|o|a) (?:narrador[a]?|voz em off|locutor[a]?)\s+(?:diz|conta|explica)(?: que)?)|ナレーター(?:が|は)|(?:旁白|解说|画外音)(?:说道?|讲述))\s*[:：,，]?\s+/iu;

/** Words before a colon that label something else than a speaker. */
export const LABELS =
  /^(?:shots?|scenes?|beats?|clips?|parts?|panels?|frames?|cut(?: to)?|fade(?: in| out| to)?|int|ext|style|look|camera|angle|lens|lighting|light|mood|tone|genre|setting|place|location|time|music|sound|sfx|audio|voice|title|logline|theme|idea|prompt|note|notes|ps|negative|aspect|ratio|format|length|duration|seconds?|resolution|colou?rs?|palette|subject|action|background|foreground|characters?|cast|plot|story|summary|then|next|finally|first|second|third|last|end|ending|opening|intro|outro|remember|warning|important|http|https|plano|escena|estilo|música|luz|szene|einstellung|stil|musik|licht|stimmung|kamera|scène|plan|style|musique|lumière|caméra|cena|câmera|estilo|镜头|场景|风格|音乐|シーン|カット|スタイル|音楽)(?:\s*#?\d+)?$/iu;
