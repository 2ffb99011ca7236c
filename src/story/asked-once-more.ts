import { clausesIn } from "./moods.ts";

/** How another film is led in to, before what is to be in it: "do it again with", "one more but", "need one more for the end of my stream,". */
const LEADS: readonly [RegExp, string][] = [
  [
    /^((?:[\p{L}'’]+[,!.]? ){0,3})(?:can|could|would) (?:you|we|i) (?:please )?(?:do|make|try|render|run) (?:it|this|that|this one|one) again,? (?=(?:with|in|but|at|on|as)(?!\p{L}))/iu,
    "$1",
  ],
  [
    /^(?:please )?(?:do|make|try|render|run) (?:it|this|that|this one|one) again,? (?:but )?(?=(?:with|in|at|on|as)(?!\p{L}))/iu,
    "",
  ],
  // "could you regenerate with proper swimming"
  [
    /^(?:(?:can|could|would) (?:you|we) )?(?:please )?(?:re-?generate|re-?render|re-?do|re-?make|retry)(?: (?:it|this|that|this one))?,? (?:but )?(?=(?:with|without|in|at|on|as)(?!\p{L}))/iu,
    "",
  ],
  [/^(?:please )?(?:do|make|try) (?:another )?one (?=(?:with|in|at|on) )/iu, ""],
  [
    /^(?:and |ok(?:ay)? |oh (?:and )?)*(?:(?:i|we) )?need (?:one|another one|another|one) (?:more )?for [^,.;]{3,40}[,.;:] /iu,
    "",
  ],
  [
    /^(?:ok(?:ay)? |and |so |oh (?:and )?)*(?:one|another one|another) where (?=(?:the|he|she|it|they|his|her|an?|two|three|everyone|everything|all)(?!\p{L}))/iu,
    "now ",
  ],
  [/^(?:ok(?:ay)?|alright|right|so|hm+|cool|nice)?,? ?(?:new|different|other|another) idea[,:;.!-]+ /iu, ""],
  [
    /^(?:ok(?:ay)?,? |and |so )*(?:the |my |our )?(?:group|team|kids|class|chat|family|boys|girls|wife|husband|committee|boss|majority|guild|party|crew)(?: has| have)? (?:voted|decided|says?|said|agreed|wants?)(?: (?:on|for))?: (?:back to )?/iu,
    "",
  ],
  [/^(?:ok(?:ay)?,? |and |so )*\p{L}+ version: (?=\p{L})/iu, ""],
  [
    /^((?:[\p{L}'’]+[,!.]? ){0,3})(?:(?:for|on) (?:the|my|our) \p{L}+,? )(?:we|i) need (?:this|it) (?=in|to be|at|with|as|more|less)/iu,
    "$1make it ",
  ],
  [/^let us (?=(?:try|see|have|make|do|put|go)(?!\p{L}))/iu, "let's "],
  [/^i(?:['’]d| would) like the same (?:\p{L}+ )?\p{L}+ (?=(?:in|at|on|with) )/iu, ""],
  // "same cat same hat but in bed"
  [
    /^(?:and )?(?:the )?same \p{L}+(?:,? (?:and )?(?:the )?same \p{L}+)+,? but (?=(?:in|on|at|with|now)(?!\p{L}))/iu,
    "",
  ],
];

const SAME_BUT =
  /^((?:[\p{L}'’]+[,!.]? ){0,2})(?:the )?same(?: thing| video| scene| one| clip)?,? but (?:now )?(?:it['’]s|its|it is) (?=an? )/iu;
/** Where a word has been said; a bound, so that a word of thousands of letters is read as fast. */
const AFTER_A_WORD = "(?<=\\p{L}{2}\\S{0,40})";
const END = "(?=\\s*[,.;!?]|\\s*$)";
/** What is to stay as it is, said beside what isn't: it does so unasked. */
const STAYS: readonly RegExp[] = [
  // "rest the same", "and everything else stays as it is"; "let him rest" is what he is to do
  new RegExp(
    `${AFTER_A_WORD}(?<!(?<!\\p{L})(?:out|drop|skip|cut|lose|remove|without|not|of|blur|dim|darken|fade|hide|fill|mute|soften|colou?r))[,.;!?]*\\s+(?:(?:and|but|please) )*(?:(?:the )?(?:everything else|all else|all the rest)|the rest|rest(?= (?!pl[sz]|please|lol|all|alone|just)\\p{L}))(?: of it)?(?: (?:can|should|may|must|has to|is to))?(?: (?:stays?|be|is|remains?|looks?))?(?: (?:exactly|just|all))*(?: (?:the same|as (?:it )?is|as (?:it )?was|unchanged|untouched|perfect|great|fine|good|like (?:it|that) (?:is|was)|identical|alone))?(?: (?:as before|pls|please|lol))?(?: (?:don['’]t|do not) (?:touch|change) (?:it|anything))?${END}`,
    "giu",
  ),
  // "oven and close up can stay", "the streetlamp has to stay, it's kind of our logo"
  new RegExp(
    `${AFTER_A_WORD}[,.;!?]\\s+(?:(?:and|but) )?(?:the |his |her |their |that )?[\\p{L}-]+(?: (?!should|can|has|have|must|may)[\\p{L}-]+){0,4} (?:can|should|has to|have to|must|may) (?:all )?(?:stay|remain)(?: (?:exactly|just))?(?: (?:there|in|the same|as (?:it|they) (?:is|are)|like (?:it|they) (?:is|are)|as is))?(?:,? (?:its|it['’]s|they['’]?re|theyre) [^,.;]{2,60})?${END}`,
    "giu",
  ),
  // ", still drifting"
  new RegExp(
    `${AFTER_A_WORD}[,.;]\\s+(?:and |but )?(?:it['’]s |its |he['’]s |she['’]s )?still (?!(?:life|shot|camera|frame|image|photo|waters?|sea|lake|ocean|river|pond|air|surface|sky)(?!\\p{L}))(?:an? )?[\\p{L}-]+(?: style)?${END}`,
    "giu",
  ),
  // "same rooftops same rain"
  new RegExp(
    `${AFTER_A_WORD}[,.;!?]\\s+(?:(?:and|but|with) )?(?:the )?same [\\p{L}-]+(?: (?!same)[\\p{L}-]+)?(?:(?:,? and|,)? (?:the )?same [\\p{L}-]+)*${END}`,
    "giu",
  ),
  /(?<=^|[.!?] )(?:keep|leave) (?:the )?[\p{L}-]+(?: [\p{L}-]+)? and (?:the )?[\p{L}-]+(?: (?!in|on|at|more|as)[\p{L}-]+)?[.!]*$/giu,
  // "tryna match 84 bpm", but not "a dog trying to catch its tail"; "the white is hard on my eyes"
  /(?<=\p{L}{2}\S{0,40}),? (?:(?:tryna|trying to) (?=(?:match|sync)(?!\p{L})|(?:get|use|post|make|keep|fit) (?:it|this)(?!\p{L}))|(?:just want|need) it to )[^,.;]{3,60}$/giu,
  /(?<=\p{L}{2})[,.;] (?:the |it['’]?s |its |that |this )?[\p{L} '’]{0,30}(?:hurts?|hard on|kills?|bothers?|blinds?|gives?|makes?|drives?|scares?|annoys?|distracts?) (?:(?:me|us)(?!\p{L})|my |our )[^,.;]{0,40}$/giu,
];

/** "…, please fix that": said once more of what is asked for; of what is only found wrong it is all that is asked for. */
const FIX_THAT =
  /(?<=\p{L}{2}\S{0,40}[.!;,]) (?:please )?(?:do (?:it|this|that) (?:again|over)|correct (?:that|this|it)|try again|redo it|fix (?:that|it|this))(?: (?:properly|right|correctly|please|pls))*[.!]*$/iu;

const TELLS: readonly [RegExp, string][] = [
  // "it's supposed to be dawn not night"
  [
    /(?<!\p{L})(?:it|its|it['’]s|this|this is|that|that['’]s)(?: is)? (?:supposed|meant) to be (?!my |our |me |us |for )((?:an? |the |in |at )?[\p{L}-]+(?: [\p{L}-]+)?)(?:,? (?:and |but )?not (?:an? |the |in |at )?[\p{L}-]+)?(?=[,.;!?]|$)/giu,
    "make it $1",
  ],
  // "rain instead of fog and he checks his watch": two wishes
  [
    /((?:instead of|rather than) (?:the |an? )?\p{L}+),? and (?=(?:he|she|it|they|(?:the|an?) \p{L}+) \p{L}{2,}s(?!\p{L}))/iu,
    "$1. ",
  ],
  [/^(?:can|could) ((?:one|some|both|all|each) of (?:them|the \p{L}+)) (?=\p{L})/iu, "$1 should "],
  // "grandpa needs a straw hat"
  [
    /^(?!(?:it|this|that|he|she|they|scene|video|clip|everyone|who|what)(?!\p{L}))((?:the |his |her )?\p{L}+) needs (?=(?:an?|some|two) \p{L})/iu,
    "give $1 ",
  ],
  [
    /^(give (?:the |his |her )?\p{L}+ (?:an?|some|two)(?: \p{L}+){1,3}?),? and (?=(?:he|she|they|it)['’ ])/iu,
    "$1. ",
  ],
  // "can we have him wipe out", "with her lighting a cigarette"
  [
    /^((?:(?:and|so|ok(?:ay)?|but|then|hey)[, ]+)*)(?:can|could) (?:we|you|i) (?:please |also |maybe )?(?:have|get|see) (him|her|them) (?=(?!in|on|at|with|as|wear)\p{L}+ing(?!\p{L}))/iu,
    "$1make $2 be ",
  ],
  [
    /^((?:(?:and|so|ok(?:ay)?|but|then|hey)[, ]+)*)(?:can|could) (?:we|you|i) (?:please |also |maybe )?have (him|her|them) (?=(?!in|on|at|with|as|be|\p{L}+ing)\p{L}{2,} )/iu,
    "$1have $2 ",
  ],
  [/^with (him|her|them) (?=\p{L}{2,}ing(?!\p{L}))/iu, "make $1 be "],
  // "ice everywhere no lava"
  [/(?<=(?<!\p{L})(?:\p{L}{3,}) (?:everywhere|outside|around|all over))(?: and)? no (?=\p{L}+$)/iu, ", no "],
  [
    /(?<!\p{L})(make|have) (?:the|it) loop(?: (?:better|properly|seamless(?:ly)?|perfect(?:ly)?|right|smooth(?:ly|er)?))+(?:,? (?:there['’]?s|theres|it has|i see) [^,.;]{3,50})?(?=[,.;]|$| and)/iu,
    "loop it",
  ],
];
const MAKE_BE = /(?<!\p{L})make (him|her|them) be (\p{L}{2,}ing)(?!\p{L})/iu;
const SUBJECT: Record<string, string> = { him: "he", her: "she", them: "they" };

/** What is asked for of another try, without how it is led in to and what is to stay as it is. */
export function askedPlainly(words: string): string {
  const led = LEADS.reduce((said, [lead, plain]) => said.replace(lead, plain), words).replace(
    SAME_BUT,
    "$1make it ",
  );
  const asked = led.replace(FIX_THAT, "");
  const isAsked = asked !== led && clausesIn(asked).some(({ mood }) => mood === "asks" || mood === "names");
  const bare = STAYS.reduce((said, stays) => said.replace(stays, ""), isAsked ? asked : led).trim();
  const text = TELLS.reduce((said, [told, plain]) => said.replace(told, plain), bare).replace(
    MAKE_BE,
    (_, who: string, doing: string) => `${SUBJECT[who.toLowerCase()]} should be ${doing}`,
  );
  return /[\p{L}\p{N}]/u.test(text) ? text : words;
}
