import { SEEN_ABROAD } from "./names-nothing.ts";
import { A_PLACE, LIGHT } from "./places.ts";
import { SETTING_ELSEWHERE } from "./said-elsewhere.ts";

/** These say what is to be done to a picture whatever follows … */
const PICTURE_VERBS =
  "add|include|remove|take (?:out|away)|get rid of|change|replace|swap|switch|zoom|pan|tilt|orbit|dolly|crop|trim|cut|extend|shorten|lengthen|speed|slow (?:it|this|that|everything|things|down|him|her|them|the)|blur|colou?r|paint|render|re-?render|redo|remake|reshoot|re-?roll|retake|loop|reverse|merge|split|lower|raise|increase|decrease|reduce|brighten|darken|insert|erase|fill|surround|dress|film|shoot|convert|rotate|flip|mirror|focus|fade|sharpen|soften|skip|leave out|introduce|halve|animate|relight|style|restyle|recolou?r|desaturate|tint|widen|narrow|enlarge|shrink|resize|center|centre|pull (?:back|out|in)|push (?:in|out)|track|follow";
/** … and these only with something that is in the picture. */
const COMMON_VERBS =
  "make|let|have|put|give|show|set|move|keep|drop|start|end|begin|open|finish|close|turn|use|lose|hide|cover|place|double|bring|take|get|go|try|do|continue|tone|dial|bump|turn (?:up|down)|tone down|dial (?:up|down)|ditch|kill|throw in";
const THINGS =
  "(?:it|this|that|these|those|the|an?|some|more|less|fewer|everything|all|both|him|her|them|his|its|their|one|two|three|another|every|each|no|shots?|scenes?|with|on|to|from|in|at|up the|down the|\\d+)";
export const IMPERATIVE = new RegExp(
  `^(?:don['’]?t |do not |never )?(?:(?:slowly|gently|gradually|quickly|smoothly) )?(?:(?:put|place|move|turn)\\s+(?:my|our)\\b|(?:pull|push|move) (?:the )?camera\\b|(?:${PICTURE_VERBS})\\b\\s+\\S|(?:${COMMON_VERBS})\\s+${THINGS}\\b)`,
  "iu",
);
export const WISH =
  /^(?:(?:he|she|it|they|everything|(?:the|his|her|its|their|both|all) [\p{L}' -]{1,40}?|(?!you|we|i|u|people|someone|somebody|everyone|everybody|nobody|mods?|admins?|who|what|this|that|there)[\p{L}-]+(?= (?:should|must|needs? to|has to) be ))) (?:should|must|needs? to|has to|have to|could)\b|^needs? (?:more|less|a|an|some|to)\b|^should (?:be|have(?! (?:been|had)))\b/iu;
/** How a picture can be more or less: "tiger juice" and "suffer" are no comparatives. */
const COMPARATIVE =
  "(?!soldier|barrier|carrier|courier|frontier|premier|terrier|glacier|brazier|chandelier|cashier|pier)\\p{L}{2,}ier|(?:dark|bright|light|warm|cold|cool|slow|fast|quick|long|short|big|bigg|small|larg|tall|high|low|wid|narrow|thick|thin|thinn|deep|soft|hard|sharp|smooth|rough|loud|quiet|calm|wild|young|old|clos|near|clean|rich|pal|strong|weak|clear|vivid|fat|fatt|slim|slimm|round|flat|steep|fresh|gentl|simpl|strang|weird|sweet|swift|bold|gr[ae]y|red|redd|blu|green|whit|black|cut|nic|cras|sadd|mad|madd|hott|wett|grand|dens|broad|tight|loos|plain|stern|fierc|harsh|mild|dull|crisp|smart|tough|nois|brisk|rapid|tens|lat|farth|furth|great|larg|full|few|small)er";
export const HOW_IT_IS = new RegExp(
  `^(?:(?:a (?:bit|little|lot|touch|tad)|much|slightly|way|even|some(?:what)?|far|too) )*(?:(?:more|less|fewer) [\\p{L}-]+(?: [\\p{L}-]+){0,3}|(?:${COMPARATIVE})(?: [\\p{L}-]+){0,3})$`,
  "iu",
);
export const WHERE_ALONE = /^(?:underwater|outdoors|indoors|outside|upside down)$/iu;
/** "pink umbrella instead". */
export const INSTEAD =
  /^(?!(?:it|this|that|me|you|do|go|not|maybe|why|nothing|something)(?!\p{L}))\p{L}.{2,60},? instead$/iu;
/** "more neon signs, less rain": each part of it tells how it is to be. */
export function isHowItIs(words: string): boolean {
  return words
    .split(/\s*,\s*(?:and |but )?|\s+(?:and|but)\s+/u)
    .every((part) => HOW_IT_IS.test(part) && !NO_COMPARATIVE.test(part));
}

export const NO_COMPARATIVE =
  /(?<!\p{L})(?:als|ist|sind|than)(?!\p{L})|^(?:(?:a|an|the) )?(?:never|ever|over|other|after|later|sooner|whatever|however|forever|together|remember|better|super|killer|banger|summer|winter|number|under|brother|sister|mother|father|water|paper|loser|winner|hater|maker|banter|fewer words|more pl(?:ease|z)|older than|wonder|order|offer|answer|your|her|per|consider|matter|power|flower|clever|finger|singer|beer|cheer|officer|gamer|player|streamer|prayer)\b/iu;
export const PHRASE =
  /^(?:(?:but|same but|and|now|only|all) )*(?:at|in|on|under|during|with|without|inside|near|by|through|over|above|below|behind|beside|from (?:above|below|behind|the|a|far)|while|wearing|against|across|into)\s+\S/iu;

export const LEADS_TO_SOMETHING =
  /^(?:(?:but|same but|and|now|only|all) )*\p{L}+ (?:an?|the|some|more|less|two|three|no|his|her|its|their|real|snow|water|black|slow|fast|\d+|\p{L}+ (?:style|look|colou?rs?|light|lights|mode))(?!\p{L})|^(?:but |now )*(?:without|wearing|while|in (?:winter|summer|spring|autumn|fall|watercolou?r|anime|noir|claymation|colou?r))(?!\p{L})/iu;

/** "cut his hair again": verbs whose past is the same word. */
export const TOLD_OF_ANOTHER =
  /^(?:cut|put|set|let|hit|shut|quit|bet|hurt|split) (?:his|her|their|my|our)\b.*\b(?:again|already|yesterday|today|and (?:it|he|she|they)(?:['’]?s|['’]re)?)\b/iu;

/** Orders in which nothing is named that talk could name. */
export const FIXED =
  /^(?:(?:make it|add|trim it to) [\d.,]+ seconds|to|make it (?:longer|shorter)|(?:twice|half|three times) as long|cut the|keep only|vertical|square|\d+:\d+|\d+p|in .{3,20} style|in watercolour|in black and white|again|loop it|slow|faster|brighter|darker|longer|shorter|swap shots|at night)/u;

/** "1950s", "make it in the 60s": when it plays, and no length. */
export const A_DECADE =
  /^(?:(?:how|what) about )?(?:(?:make|set|do|film|put) it )?(?:(?:in|from|like) )?(?:the )?((?:1[4-9]|20)\d0['’]?s|(?<=the )\d0['’]?s|[789]0['’]?s)(?: (?:please|pls|plz|instead))?[.!]*$/iu;

/** A camera move without its direction. */
export const MOVE_ALONE = /^(?:zoom|pan|tilt|track|dolly)$/iu;

/** Where in a picture something is to be. */
export const IN_THE_PICTURE =
  /(?<!\p{L})(?:in the (?:background|foreground|sky|distance|corner|middle|air)|(?:behind|next to|beside|around|above|on) (?:it|him|her|them))(?!\p{L})/iu;
export const WISHED = /^(?:an?|some|more|two|three|another) \p{L}{3,}/iu;

/** Who speaks of clips in general asks what can be done. */
export const MANY = /\b(?:videos|clips|films|movies|gifs|images|pictures|photos)\b/iu;

export const FRAMING =
  /^(?:(?:a|an|in|from|as) )*(?:time[- ]?lapse|(?:very |extreme |super )?(?:low|high|wide|dutch|bird['’]?s[- ]eye|top[- ]down|overhead|eye[- ]level|worm['’]?s[- ]eye|pov|first[- ]person|over[- ]the[- ]shoulder|macro|close[- ]?up|establishing|tracking|drone|aerial|side|front|back|slow|medium|long)(?:[- ](?:angle|shot|view|up|perspective|lens|camera|mo(?:tion)?))*|close[- ]?ups?)(?: (?:shot|view))?(?: (?:of|on|from|through|behind|along) .{1,60})?$/iu;

export const CAMERA_MOVED =
  /^(?:(?:very )?(?:slow|quick|fast|gentle|smooth)(?:ly)? )?(?:push|pull|zoom|pan|tilt|dolly|crane|truck|orbit)(?:ing)?(?: shot)? (?:in|out|back|up|down|left|right|around|across|over|along|on|to)(?!\p{L})/iu;

/** What is filmed as it is said may be said like this. */
export const LOOKS = [
  FRAMING,
  CAMERA_MOVED,
  HOW_IT_IS,
  PHRASE,
  WHERE_ALONE,
  SETTING_ELSEWHERE,
  SEEN_ABROAD,
  WISH,
];

/** A light or a place with hardly anything besides: "another day another dollar" is none. */
export function isSetting(said: string): boolean {
  return [LIGHT, A_PLACE].some((form) => form.test(said) && wordsIn(said.replace(form, " ")) <= 2);
}

export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
