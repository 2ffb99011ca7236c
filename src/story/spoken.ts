import { TWO_TO_TEN } from "../core/number-words.ts";
import { withoutBesides } from "./said-beside.ts";

/** What is said in haste, as it is written out. */
const HASTE: readonly [RegExp, string][] = [
  [/(?<![\p{L}'’])gimme(?!\p{L})/giu, "give me"],
  [/(?<![\p{L}'’])lemme(?!\p{L})/giu, "let me"],
  [/(?<![\p{L}'’])(?:wanna|want 2)(?!\p{L})/giu, "want to"],
  [/(?<![\p{L}'’])(?:c(?:a|u)?n|could|would|will) (?:u|ya)(?!\p{L})/giu, "can you"],
  [/(?<![\p{L}'’])hv(?!\p{L})/giu, "have"],
  // "can we have like five pigs"
  [
    new RegExp(`(?<= (?:have|see|get|be|add|with|make it) )like (?=(?:an?|one|${TWO_TO_TEN}|\\d+) )`, "giu"),
    "",
  ],
  [
    /(?<![\p{L}'’])(?:about|around|roughly|approximately) (?=(?:twice|double|half|triple|three times|\dx) (?:as|the|its|that)(?!\p{L}))/giu,
    "",
  ],
  [/(?<![\p{L}'’])thru(?!\p{L})/giu, "through"],
  [/(?<![\p{L}'’])(?:teh|hte)(?!\p{L})/giu, "the"],
  [/(?<![\p{L}'’])(?:adn|nad|annd)(?!\p{L})/giu, "and"],
  [/(?<![\p{L}'’])(?:wiht|wtih|whit|w\/)(?![\p{L}/])/giu, "with"],
  [/(?<=^(?:please )?try ag(?:ai|ia)n) (?:w|w\/|with)(?= \p{L})/giu, " but with"],
  [/(?<=\p{L} )w(?= \p{L})/giu, "with"],
  [/(?<![\p{L}'’])(?:wihtout|witout|w\/o)(?!\p{L})/giu, "without"],
  [/(?<=\p{L},? )['’]?n['’]? (?=\p{L})/giu, "and "],
  [/(?<=\p{L} )['’]?em(?![\p{L}'’])/giu, "them"],
  [/(?<![\p{L}'’])theres(?!\p{L})/giu, "there's"],
  [/(?<![\p{L}'’])(i|it)d(?= (?:rather|like|love|prefer|be|take|go|want|really)(?!\p{L}))/giu, "$1'd"],
  [/(?<![\p{L}'’])(he|she)s(?!\p{L})/giu, "$1's"],
  // "its hiding her face", "this ones a bit dark"
  [
    /(?<![\p{L}'’])its(?= (?:(?:so|too|all|just|not|kinda|a bit|a little|been|way|filmed|shot|seen|recorded|set) |(?:an?|the) |(?!ending|opening|painting|wing|king|ring|rigging|clothing|stuffing|lighting|meaning|feeling|beginning|surrounding|ceiling|landing|building|string)\p{L}+ing (?:the|her|his|my|our|me|it|them|an?)(?!\p{L})))/giu,
    "it's",
  ],
  // "its lovely but"
  [
    /(?<![\p{L}'’])its(?= (?:\p{L}+,? but |supposed |meant |missing |lacking |for (?:my|our|the|an?) ))/giu,
    "it's",
  ],
  [/(?<=(?<!\p{L})what if )its(?!\p{L})/giu, "it's"],
  // a lens, and no camera that tilts
  [/(?<!\p{L})tilt shift(?!\p{L})/giu, "tilt-shift"],
  // "have him spill it. everywhere", "more of them. like hundreds"
  [
    /(?<=\p{L}{2})[.!]+ (?=(?:everywhere|all over(?: the place)?|like (?:hundreds|thousands|dozens|\d+)(?: of them)?)\W*$)/giu,
    " ",
  ],
  // "too thick i can barely see him"
  [
    /(too \p{L}+) (?=(?:(?:i|you|we|u) )?(?:can['’]?t|cant|cannot|can barely|can hardly|couldn['’]?t) (?:even |really )?(?:see|tell|make|read)(?!\p{L}))/giu,
    "$1, ",
  ],
  // "he's too human, i meant a tin toy"
  [
    /(?<=[,.;!] )i (?:really |actually )?meant (?:more )?(?:like )?(?=(?:an?|two|some) (?!different|other|wrong))/giu,
    "make it ",
  ],
  [/(?<=(?<!\p{L})(?:till|until|so|when|where) )u(?!\p{L})/giu, "you"],
  [/(?<![\p{L}'’])(this|that) ones(?= (?:\p{L}+ )*\p{L}+)/giu, "$1 one's"],
  [/(?<![\p{L}'’])(don|can|won|isn|doesn|aren)t(?= \p{L})/giu, "$1't"],
  [/(?<![\p{L}'’])(is|are) supposed to(?= (?:be|have) )/giu, "should"],
  // "make it baby sized": one word, and nobody babies it
  [
    /(?<=(?<!\p{L})make (?:it|this|that|him|her|them|everything) (?:all )?)(\p{L}{3,}) (?=(?:sized|shaped|colou?red|covered|plated|splattered|drenched|soaked|stained|drawn|knitted|bleached|lit|thin|deep|high)(?:[,.;!]|$| (?:and|but|with|like)))/giu,
    "$1-",
  ],
  [/(?<![\p{L}'’])agian(?!\p{L})/giu, "again"],
  [/(?<![\p{L}'’])(they|you)re(?!\p{L})/giu, "$1're"],
  [
    /(?<![\p{L}'’])(?:shld|shud|shuld|shoudl|shoud|sholud|shuold|shold|shoulld)(?!\p{L})|(?<=\p{L} )ought to(?!\p{L})/giu,
    "should",
  ],
  [/(?<![\p{L}'’])(?:wld|wud)(?!\p{L})/giu, "would"],
  [/(?<![\p{L}'’])(?:cld|cud)(?!\p{L})/giu, "could"],
  [/(?<![\p{L}'’])r(?:ea)?l+y(?!\p{L})/giu, "really"],
  [/(?<![\p{L}'’])moar(?!\p{L})/giu, "more"],
  [/(?<![\p{L}'’])(?:nite|nigth|nihgt|ngiht)(?!\p{L})/giu, "night"],
  [/(?<![\p{L}'’])(?:back?g?round|bg|bkg(?:rd)?)(?!\p{L})/giu, "background"],
  [/(?<![\p{L}'’])longr(?!\p{L})/giu, "longer"],
  [/(?<!\.)\.\.(?!\.)/gu, "."],
];

/** "would you mind adding a butterfly?" */
const MIND =
  /^(?:would|do) you (?:mind|be able to) (add|mak|remov|chang|turn|putt?|giv|us|tak|hav|lett?|show)ing (?=\p{L})/iu;
const MINDED: Record<string, string> = {
  mak: "make",
  remov: "remove",
  chang: "change",
  putt: "put",
  giv: "give",
  us: "use",
  tak: "take",
  hav: "have",
  lett: "let",
};
/** "keep everything identical, except that the horse must be white". */
const ALL_BUT =
  /^(?:please |(?:can|could|would) you (?:please )?)*(?:(?:keep|leave) (?:everything|all|it all)(?: else)?|everything(?: else)?(?: stays?| is)?) (?:exactly )?(?:identical|the same|as (?:it )?is|unchanged|alone|like that)[,;.]? (?:but|except(?: that)?|only|just)? ?(?:that )?/iu;
/** "no taxi, make it a blue bus". */
const ONE_FOR_ANOTHER =
  /^(?:no(?: more)?|not(?: the)?|lose the|forget the|scrap the) (\p{L}+(?: \p{L}+)?)[,;.] (?:please |just |but )?(?:make (?:it|that)|have it be|let it be|use|let['’]?s have) ((?:an?|the|some|two|three|\p{L}+) .{2,50}|\p{L}{3,})$/iu;

/** Orders begin with these; a slip of the finger in one of them is put right where no other word is meant. */
const FIRST_WORDS =
  "make add remove change replace turn zoom without longer shorter slower faster darker brighter keep render switch".split(
    " ",
  );
const ENGLISH_WORDS = new Set(
  "make made mace mark mate mask male maker take cake lake wake bake fake add and odd ad ads dad remove change chance replace turn burn zoom room boom without longer shorter slower faster darker brighter keep kept deep jeep peep keen render tender gender sender switch turned man mad me more mac maze mane brighten brightest darken darkest fasten fastest slowed lower flower lasted longest shortest shorten render renders keeper keeps turns charge change changes replaces adds makes removed with without within".split(
    " ",
  ),
);

/** One letter left out, too much, wrong, or two of them changed round. */
function isSlipOf(typed: string, word: string): boolean {
  if (typed === word || Math.abs(typed.length - word.length) > 1 || typed.charAt(0) !== word.charAt(0))
    return false;
  let at = 0;
  while (typed[at] === word[at]) at += 1;
  const rest = (text: string, from: number) => text.slice(from);
  if (typed.length === word.length)
    return (
      rest(typed, at + 1) === rest(word, at + 1) ||
      (typed[at] === word[at + 1] && typed[at + 1] === word[at] && rest(typed, at + 2) === rest(word, at + 2))
    );
  return typed.length < word.length
    ? rest(typed, at) === rest(word, at + 1)
    : rest(typed, at + 1) === rest(word, at);
}

function withoutSlip(words: string): string {
  const first = /^[a-z]{3,}(?=\s|$)/iu.exec(words)?.[0];
  const typed = first?.toLowerCase();
  if (first === undefined || typed === undefined || ENGLISH_WORDS.has(typed)) return words;
  const meant = FIRST_WORDS.find((word) => isSlipOf(typed, word));
  return meant === undefined ? words : meant + words.slice(first.length);
}

const HOW_IT_IS =
  "(?:so |too |a (?:bit|little) |kind ?of |kinda |sort of |really |just |very |pretty )*(?:boring|weird|ugly|bad|off|wrong|odd|strange|distracting|annoying|better(?: (?:that|this) way)?|fake|cheap|cheesy|meh|good|nice|great|cool|perfect|lovely|beautiful|amazing|messy|much|unneeded|unnecessary|ruining it|in the way)";
/** Why somebody wants it, and whether they like it: nothing of that is to be seen. */
const REASON = new RegExp(
  [
    "(?:because|cuz|coz|cause|cos|bc|b\\/c)\\b.*",
    `(?:it|this|that|he|she|they|there|the \\p{L}+)?(?:['’]?s|['’]re| is| are| was| looks?| looked| feels?| came out)? ?${HOW_IT_IS}`,
    `(?:that|this) (?:would|['’]d|d) (?:be|look) ${HOW_IT_IS}`,
    "(?:i |we )?(?:do not|don['’]?t|dont|did not|didn['’]?t|didnt|never|can['’]?t|cant) (?:really )?(?:need|like|want|mean|meant|think|care|know|mind|fit|see)\\b.*",
    "(?:i|i['’]?m|im) (?!(?:want|need|would|['’]?d|wish|was wondering|prefer|can|think)\\b).*",
    "(?:it|they|that) (?:came|comes|come|turned|turns) out\\b.*",
    "(?:wrong|other|not this) (?:channel|chat|thread|server|clip|one|group|person)\\b.*",
    "(?:sorry|my bad|oops|whoops|hope that|if (?:it|that|this)['’]?s|if (?:thats?|its) |while (?:you['’]?re|ur|youre) at it|no rush|when you can|not sure|idk|just (?:an? )?(?:idea|thought|kidding)|would be(?! (?:\\p{L}+ ){1,3}(?:in|at|with|as|on|under|if) )|that['’]?s (?:all|it)|thats (?:all|it))\\b.*",
  ].join("|"),
  "iu",
);
const WHOLE_REASON = new RegExp(`^(?:${REASON.source})$`, "iu");
const BECAUSE = /\s+(?:because|cuz|coz|cos|bc|b\/c)\s.+$/iu;
/** "…, can you add that": what was told is what is wanted. */
const DO_THAT =
  /[\s,]+(?:(?:so |and )?(?:can|could|would) you (?:please )?(?:add|do|put|make|try|include) (?:that|this|it|them|some|one|a few)(?: in| please| happen)*|(?:please|pls) (?:add|do|include)(?: (?:that|this|it))?|(?:try|go with) (?:that|this|it)|do it)[.!?]*$/iu;
/** "…. give that a go!": the same, said after a stop. */
const GO_AHEAD =
  /\s*[,.;:!–—-]\s*(?:so |and |please |just |ok(?:ay)? )*(?:give (?:that|it|this) a (?:go|try|shot|whirl)|(?:add|do|use|try|include|go with|change it to|make it|switch to) (?:that|this|those|these)|make (?:that|it|this) happen|go for it|get on it)[.!?]*$/iu;
/** "everything else stays as it is": nothing is asked for by it. */
const THE_REST =
  /(?<!(?<!\p{L})(?:out|drop|skip|cut|lose|remove|without|not|of|blur|dim|darken|fade|hide|fill|mute|soften|colou?r))[\s,.;:!–—-]+(?:but |and |please |just |do )*(?:(?:keep|leave) )?(?:everything else|all the rest|the rest)(?: of it)?(?: (?:can|should|stays?|is|are|as|it|was|exactly|the|same|untouched|unchanged|alone|like|that|this|way|perfect|fine|good|great|before))*[.!]*$/iu;
/** "3s is enough for a sticker": how long. */
const LONG_ENOUGH =
  /^(?:(?:make it )?(?:longer|shorter)[,;]? )?(\d+(?:[.,]\d+)? ?(?:s|secs?|seconds?)) (?:is|are|would be|will be|should be) (?:enough|plenty|fine|perfect|good|ok(?:ay)?)(?: for .+|,? (?:so |just |please )?(?:shorten|trim|cut|lengthen|extend) it(?: down)?)?$/iu;
/** "give us a 6 second one with the knight in black". */
const OF_A_LENGTH =
  /^(?:(?:hey )?(?:can|could|would|will) (?:you|we|u)(?: please| kindly)? )?(?:give|make|do|show)(?: me| us)? (?:an?|one) (\d+)[ -]?(?:s|secs?|seconds?) (?:one|version|clip|video|cut)(?: (?=with|without|in|at|where)|$)/iu;
/** "instead of gold let it be laundry". */
const INSTEAD_OF_IT =
  /^instead of (?:the )?(.{2,60}?),? (?:let it be|let['’]?s have|let there be|(?:it|there) should be|make it|have it be|use|show) (.{2,80})$/iu;
/** "lantern light would be nicer than noon", "sunrise would suit this better". */
const NICER_THAN =
  /^(.{3,80}?) (?:would|could|might) (?:be|look|feel) (?:so |much |way |a lot |even |far )*(?:nicer|better|cooler|funnier|prettier|stronger) than (?:the |that |this )?(.{2,40}?)(?: here| there)?$/iu;
const NICER =
  /\s(?:would|might) (?:(?:be|look|feel) (?:so |much |way |a lot |even |far )*(?:nicer|better|cooler|funnier|prettier)|suit (?:this|it) (?:so |much |way |a lot |even |far )*better)(?: here| for (?:this|it)| i think)*[.!]*$/iu;
/** "clear the fog", "get the mirror out of the shot"; "paint the fence" takes nothing away. */
const OUT_OF_IT =
  /^(?:please )?(?:clear (?:away )?(the (?:fog|mist|haze|smoke|clouds|snow|rain|dust|crowds?|people|traffic|clutter|mess))(?: away)?|(?:wipe|edit|crop|cut|paint|clear|get|take|keep|leave) (the \p{L}+(?: \p{L}+)?) (?:away|out)(?: of (?:the (?:shot|frame|picture|video|clip|film|background)|it|there|this))?)(?=$|[,.;])/iu;
/** "no boat please, only the whale": what stays is there already. */
const ONLY_WHAT_STAYS =
  /^(no (?:more )?\p{L}+(?: \p{L}+)?)[,;]? (?:just|only) (?:the|him|her|them|it|that|those)\b[^,.;]*$/iu;
const THOUGH = /,? (?:tho|though)[.!]*$/iu;
const THATS_SO =
  /\s+(?:that['’]?s|its|it['’]s|they['’]?re) (?:so |too |just |really |kinda )?(?:dangerous|creepy|scary|weird|distracting|ugly|annoying|gross|silly|wrong|boring|cheesy|unnecessary|too much|odd|strange)$/iu;
/** "i don't want the bin in the shot, remove it": what is unwanted is said, and once. */
const UNWANTED =
  /^i (?:really )?(?:don['’]?t|do not|dont) (?:want|need|like) (?:to see )?((?:the|any|that|those|these|his|her) [\p{L} -]{2,40}?)(?: in (?:the (?:shot|frame|picture|video|clip|background)|it|there|this))?(?:[,.;]? (?:please |so |just )*(?:remove|delete|lose|drop) (?:it|them|that))?$/iu;
const ASIDE =
  /[\s,]+(?:while (?:you['’]?re|youre|ur|you are) at it|if (?:you|u) (?:don['’]?t|dont|do not) mind|if (?:that['’]?s|thats|it['’]?s|its) (?:ok(?:ay)?|alright|fine|possible|not too much(?: trouble)?)|if (?:it['’]?s |its )?possible|if (?:you|u) (?:can|could|would|like|want)|when (?:you|u) (?:can|get (?:a|the) chance)|would (?:be (?:so |really )?(?:nice|great|cool|awesome|good|sick|fun|funny|hilarious|amazing|dope|epic|perfect|lovely)|sell it)|(?:and |to )?(?:let['’]?s )?see (?:what happens|how (?:it|that) looks|if (?:it|that) works)|imo|imho|tbh|ngl|i think|i guess|or something(?: like that)?|or so|(?:its|it['’]s) for (?:my|our|the|an?) .*)(?=[\s,.!?]*$)/iu;
/** "longer, like 5 sec": how long is said after all. */
const ABOUT_SO_LONG =
  /(?<!\p{L})(?:longer|shorter),? (?:(?:please|pls+|plz+),? )?(?:like|about|around|maybe|say|perhaps|to|more like) (?=\d+(?:[.,]\d+)? ?(?:s|secs?|seconds?)(?!\p{L}))/giu;
/** "so we see the whole valley": what the camera comes to show. */
const TO_SEE = /,?\s+so (?:that )?(?:we|you|i|one|people) (?:can |could |get to )?see\s+/iu;
/** "länger wär cool": it is what is wished for. */
const WISHED =
  /[\s,]+(?:(?:wäre?|würde|wuerde)(?: es| das)? (?:cool|schön|super|toll|nice|besser|gut|passen)|(?:estaría|sería|quedaría|molaría)(?: (?:genial|bien|mejor|guay|bueno|más))*|(?:ce |ça )?serait (?:bien|cool|mieux|super|génial|top)|(?:seria|ficaria) (?:legal|bom|melhor|ótimo|top|massa)|se der|wenn(?:['’]?s| es) geht|si (?:se )?puede(?:s)?|si (?:tu peux|possible))[.!?]*$/iu;
/** "i want it to be a girl", "i'd like the fox to jump": a wish, said as the order it is. */
const WANTED =
  /^((?:(?:but|and|so|ok|okay|nice|hey|also|actually)[\s,]+)*)(?:i (?:want|need|wish)|i(?:['’]d| would) (?:like|prefer|love|want|rather have)) (it|this|that|him|her|them|the \p{L}+(?: \p{L}+)?) (?:to (?:be )?|(?=(?:more|less|fewer|\p{L}{2,}er|at|in(?! my)|with|as|without|\d+|a bit|a little|black)(?!\p{L})))/iu;
/** "i think it should be at night", "get it to look back". */
const THOUGHT =
  /^(?:i (?:think|feel like|guess)|maybe|imo|imho) (it|this|he|she|they|the \p{L}+(?: \p{L}+)?) should (?:be )?/iu;
const GOT = /^(?:get|have) (it|him|her|them|the \p{L}+(?: \p{L}+)?) to (?=\p{L})/iu;
const TO_SEE_TOO =
  /^(?:i (?:want|need)|i(?:['’]d| would) (?:like|love)) to see (?=(?:an?|some|more|two|three|another|\d+)\s)/iu;
const BETWEEN = /((?:\s*[,;:—…–]+|[.!?]+)\s+|\n+)/u;

/**
 * Words as somebody would write them who takes their time: contractions and slips of haste put right, and what tells why
 * somebody wants it taken off. What is to be seen stays as it was said.
 */
export function spokenPlainly(words: string): string {
  let text = withoutBesides(HASTE.reduce((said, [hasty, plain]) => said.replace(hasty, plain), words.trim()));
  text = text
    .replace(MIND, (_, verb: string) => `${MINDED[verb.toLowerCase()] ?? verb} `)
    .replace(ALL_BUT, "")
    .replace(ONE_FOR_ANOTHER, "replace $1 with $2")
    .replace(THOUGH, "")
    .replace(THE_REST, "")
    .replace(DO_THAT, "")
    .replace(GO_AHEAD, "")
    .replace(ASIDE, "")
    .replace(LONG_ENOUGH, "$1")
    .replace(OF_A_LENGTH, "$1 seconds, ")
    .replace(INSTEAD_OF_IT, "replace $1 with $2")
    .replace(NICER_THAN, "$1 instead of $2")
    .replace(NICER, " instead")
    .replace(OUT_OF_IT, (_, cleared?: string, taken?: string) => `remove ${cleared ?? taken}`)
    .replace(ONLY_WHAT_STAYS, "$1")
    .replace(WISHED, "")
    .replace(TO_SEE, " to reveal ")
    .replace(ABOUT_SO_LONG, "")
    .replace(BECAUSE, "")
    .replace(THATS_SO, "");
  text = text
    .replace(UNWANTED, "remove $1")
    .replace(WANTED, "$1make $2 ")
    .replace(THOUGHT, "$1 should be ")
    .replace(GOT, "make $1 ")
    .replace(TO_SEE_TOO, "add ");
  const pieces = text.split(BETWEEN);
  // Reasons come after what they are given for; whoever only gives some wants nothing.
  while (pieces.length > 2 && WHOLE_REASON.test((pieces.at(-1) ?? "").replace(/[.!?~\s]+$/u, "").trim()))
    pieces.splice(-2);
  return withoutSlip(pieces.join("").trim());
}
