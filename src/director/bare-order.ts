import { POLITE } from "../story/bare-words.ts";
import { PAINT } from "../story/merge-words.ts";
import { type Clause, clausesIn } from "../story/moods.ts";
import { HOW_MANY, isSeenNoun, lastWord, pluralOf, singular } from "../story/noun-in-text.ts";
import { A_DECADE } from "../story/order-forms.ts";
import { A_STATE } from "../story/seen-as-told.ts";
import { isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { classedWords } from "../story/word-classes.ts";
import { readOption } from "./remix-options.ts";
import { inDigits, preferred, wished } from "./wishes.ts";

/** "do it", "try that", "can you redo it like that": what was said is meant, and nothing more. */
const JUST_DO_IT =
  /^(?:(?:so|and|but|please|pls|just|maybe|ok|okay|yes|now) )*(?:(?:can|could|would|will) (?:you|u|we|ya) )?(?:please |kindly )?(?:(?:re-?)?do|try|make|change|add|use|include|fix|switch|swap|go (?:for|with)|get|go|see)(?: (?:it|this|that|those|these|them|so|one|some|version|happen|again|like|in|over|here))*(?: (?:please|pls|plz|would you|instead))*$|^(?:would|could|can|will) you$/iu;
/** "sorry to be a pain", "keep everything else": said for manners. */
const FOR_MANNERS =
  /^(?:(?:(?:so |very )?sorry|excuse me|if (?:you|it|that|possible|at all)|i beg (?:of )?you|thank|thanks|when you|no rush|poor|not (?:a (?:big )?fan|sure|really into|into)|you know|as an?|(?:for|4) (?:my|our|the|his|her|a)|what['’]?s)(?!\p{L}).*|(?:keep |leave )?(?:everything else|the rest|all the rest)(?: of it)?(?: untouched| the same| as is)?|(?:loads|lots|plenty) of (?:them|it)|the works|(?:(?:we|i) need )?our [^,]{2,30} in (?:there|it|this)|obviously|go wild|surprise me|same \p{L}+)$/iu;
/** What is there is looked at, or found too little. */
const LOOKED_AT =
  /^(?:(?:wow|oh|ooh|omg|lol|haha|man|those|these) )+(?:the|that|those|these|his|her|its|their)? ?\p{L}+$|^(?:way |far )?(?:too (?:few|many|much|little)|not (?:enough|many)) |^(?:it['’]?s |its )?(?:(?:way|far|much|a bit|just) )*too \p{L}+$|^(?:\p{L}+ ){0,3}(?:work|piece|stuff|job|effort|result|clip|start|try)$|^(?:really |very |so |such (?:a )?|super )+(?:nice|great|lovely|beautiful|good|gorgeous|cool|amazing|pretty) \p{L}+$/iu;
const JUDGED =
  /(?<!\p{L})(?:me|us|my|our|i|we|you|your|too|never|always|already|not|n['’]?t|nt|even|only)(?!\p{L})|n['’]t(?!\p{L})/iu;

/** At the end of what is asked for: for whom, why, or how it would be then. */
const TAILS: readonly RegExp[] = [
  /,? (?:its|it['’]?s|hes|he['’]?s) (?:for|my) .*$/iu,
  /,? (?:for|4) (?:my|our|his|her|\p{L}+['’]s) (?:(?!for )\p{L}+ ){0,3}?(?:nephew|niece|son|daughter|kids?|mum|mom|dad|wife|husband|friends?|brother|sister|grandma|grandpa|granny)(?: thing| card| page)?$/iu,
  /,? (?:for|4) (?:my|our|the|his|her|a|an|gran['’]?s|mum['’]?s|mom['’]?s|dad['’]?s|\p{L}+['’]s) (?:(?!for )\p{L}+ ){0,3}?(?:phone|wallpaper|screensaver|stor(?:y|ies)|insta(?:gram)?|tik ?tok|channel|sticker|banner|newsletter|(?:birthday |greeting )card|birthday|poster|cover|thing|class|school|page|server|brochure|menu|website|site|blog|ad|logo|intro|outro|loop|amv|profile|pfp|status|chat|group|team|boss|client|desktop|tv|telly|projector|presentation|slides?|lockscreen|reel|reels|youtube|feed|party|invite|wedding)(?: thing| card| page)?$/iu,
  /(?<= \p{L}+)(?<!(?:over|out|up|down|put|is|are|it|go|be|like|from)) (?:here|in here)$/iu,
  /, (?:k|ok|okay|right|yeah|yes|y|please|alright)$/iu,
  /,? or (?:i|it|he['’]?s|he|she|we|they|nothing|bust|what['’]?s the|whats the|else)(?!\p{L}).*$/iu,
  /(?<!^(?:it|that|this|he|she|they)),? (?:would|might)(?: (?:just|really|also|totally|probably))? (?:be|look|feel|make|bring|add|sell|hit|show|suit|help|kill|work|fit|finish|do|rule|slap|rock|pop|give|stand out)(?!\p{L})(?!.* than ).*$/iu,
  /,? (?:can|could|would) (?:we|you|u)(?: (?:add|do|get) (?:that|it|some|one))?$/iu,
  /,? (?:when you get a (?:sec|second|minute|chance)|if you (?:would|can|could|like|don['’]?t mind)|if that['’]?s (?:ok|possible|alright)|if (?:at all )?possible|thank you kindly|many thanks|(?:and )?thank(?:s| you)|and all(?: that)?|n stuff|and stuff|or (?:something|somethin|sth|so)|tho|though|obviously|maybe|perhaps|lol|lmao|haha+|hehe|ffs|pl[sz]+|please|thx|ok|okay|this time|yeah|ya know|y['’]?know|innit|(?<!(?<!\p{L})(?:the|an?|his|her|their|this|that|one|old|young|little|tiny|small|big|giant|tall|short|fat|thin|bald|strong|with|for|and|into|to|by) )(?:bro|dude|mate|man)|when|asap|pronto|yes please)$/iu,
  /,? (?:because|cos|cuz|since) .*$/iu,
  /,? i['’]?m (?:getting|feeling|already|kinda|a bit|so) .*$/iu,
  /,? (?:so|that) (?:i|we|you|my|our|nobody|one) (?:can|could|get|know|see|have)(?: .*)?$/iu,
  / instead of (?:the|that|this) (?:\p{L}+ )?(?:one|thing)$/iu,
  / (?:please|pls|plz),? (?:i['’]?m|i|it['’]?s|its|my|we|our|the|can['’]?t|cannot|can (?:barely|hardly)|hard(?:ly)?|too) .*$/iu,
  / (?:it|this|that) (?:looks?|feels?) (?:like (?:it['’]?s|its) )?(?:asleep|flat|off|weird|slow|fake|dead|boring).*$/iu,
];
/** How it is asked for, before what is wanted. */
const LEADS =
  /^(?:(?:oh(?: and)?|and|but|ok|okay|now|so|also|then|please(?: to)?|to(?= (?:remove|add|make|change|put|replace|show|have|give|turn|delete) )|pls|plz|just|maybe|actually|hey(?: bot)?|aw+|o+h+|wow|omg|(?:ha)+h?|lol|hmm+|yay|honestly|ngl|tbh|dude|bro|yo|reduce(?: it| them| this)? to(?= (?:only|just|one|an?) )|cut(?: it| them)? down to(?= (?:only|just|one|an?) )|next time|this time|same (?:thing|again|scene|one|video|clip|shot|idea|deal)(?:,? (?:but|with|just|only))?|make it so(?: that)?(?= (?:the|he|she|it|they|an?|one) )|do it(?= (?:like|as if|in (?:full |vivid )?colou?r|in the (?:early |late )?(?:19)?\d0s)(?!\p{L}))|same but|that but|this but|it but|exactly (?:that|this),? but|one more,? but|(?:can|could|may) (?:we|i)(?: please| kindly| maybe| also)?(?: (?:get|have|see|hear|add)(?: (?:it|this|that))?|(?= (?:make|do|set|put|swap|change|replace|try|turn|go|move|use)(?!\p{L})))|(?:can|could|would|will) you(?: please| kindly| maybe| also)?|(?:i|we)(?:['’]?d| would)(?: really| also| just| actually)* (?:like|love|prefer|want|rather(?= (?:see|have|get) ))(?: (?:it|this)(?! (?:was|were|is)))?(?:(?: to)? (?:be|have|see|get|watch)(?: (?:it|this|that)(?= (?:in|at|on|with|under|as|from|by)(?!\p{L})))?)?|i (?:really )?(?:want|need|prefer)(?: (?:it|this))?(?: to (?:be|have|see|get))?(?! to)|needs? (?:this|it)(?= (?:in|at)(?!\p{L}))|we (?:want|need)(?: to see)?|rather(?= (?:not|an?|the|in|on|at|with)(?!\p{L}))|(?:though )?(?:i['’]?d|we['’]?d) rather (?:have|see)|(?:i |just )?wish (?:there (?:was|were)|it (?:had|was|were)|for|we (?:had|saw))|would (?:kill for|love|prefer)|(?:it|this) (?:could|would) (?:do|use)|could (?:do with|use)|could it (?:be|have)|(?:it['’]?d|it would) be (?:cooler|better|nicer|great|cool|nice|so good) (?:if (?:it (?:was|were|had)|there (?:was|were))|with)|i meant|let there be|i (?:think|guess|feel|feel like|reckon|say|suggest|vote)(?: that| we should| for)?(?! (?:i|you|it['’]?s|that['’]?s|so|this|he['’]?s|she['’]?s)(?!\p{L}))|(?:give (?:us|me)|let me (?:see|have)|show (?:us|me))(?! (?:some|that|it|them|this)$)|let['’]?s (?:have|see|get|do|try|go (?:for|with))(?: (?:it|this|him|her|them)(?= (?:in|at|on|with|as)(?!\p{L})))?|how about|what about|what if (?:it (?:was|were|is)|there (?:was|were|is)|we had)|try (?:it|this|that|something|one)?(?= (?:in|at|on|with|as|over|under|from))|try (?=over|under|in|at|on|with|as|an?|the)|re-?(?:run|do|make|shoot|render|roll) (?:it|this|that)?(?: (?=with|in|at|as))|a version (?=with|in|at|of)|(?:my|our|the) \p{L}+ (?:asks?|asked|is asking|begs?|wants?) (?:for|to see)|go (?:for|with)|slap (?=an? )|chuck in|whack in|sprinkle in)\s+)+/iu;

/** After what is wrong: nothing but another try mends it. */
const FIX =
  /^(?:(?:so |and )?(?:can|could|would|will) (?:you|u) (?:please )?|please |pls )?(?:fix|correct|sort|repair|mend|redo|do (?:it |that |this )?over|try again|rerun|re-?roll|regenerate)(?: (?:it|that|this|them))?(?: (?:out|up|please|pls))*$/iu;
/** Of single shots, of the prompt itself, and what is quoted: told, not asked for. */
const KEPT_WHOLE =
  /["“”«»「」\n]|(?<!\p{L})(?:shots? (?:#?\d|one|two|three|four|five|six)|scenes? \d|\d(?:st|nd|rd|th) shot|(?:first|second|third|last|every|each|all) shots?|prompt)(?!\p{L})/iu;
/** Who writes more tells a story. */
export const LONGEST_BARE = 300;

/**
 * An order without what is said around it: why it is wanted, whether the film is liked, how politely it is asked for. What stays is
 * as it was said, but that a wish becomes the order it is, "it" is named by what was just spoken of, and lengths stand in digits.
 */
export function bareOrder(words: string): string {
  if (words.length > LONGEST_BARE) return words;
  if (KEPT_WHOLE.test(words)) return words.replace(POLITE, "").replace(/[?]+$/u, "");
  const said = words
    // "other way round, the cat chases the dog"
    .replace(/^(?:the )?(other way (?:a)?round)[,;:.!]+ (?:the|so|let) .+$/iu, "the $1")
    .replace(AND_SO, ", make $1 $2")
    .replace(A_DECADE, "in the $1")
    .replace(AND_THEN, (and, verb: string, at: number, text: string) =>
      isGoingOnIn(verb, text.slice(at + and.length)) ? `it ${verb}` : and,
    )
    .replace(PLEASE_WITHIN, "$1")
    .replace(NICE_BUT, "")
    .replace(IS_ENOUGH, "$1")
    .replace(LISTED, "make the $1 $2")
    .replace(/(?<=\p{L}) rather[.!]*$/iu, " instead")
    .replace(TO_SEE, (lead, who: string, verb: string) => (isKnownVerb(verb) ? `let ${who} ${verb}` : lead));
  const [, gone, anew] = GONE_INSTEAD.map((form) => form.exec(said)).find((found) => found !== null) ?? [];
  if (gone !== undefined) return `${anew} instead of the ${gone}`;
  const [, comes, goes] = ANEW_GONE.exec(said) ?? [];
  if (goes !== undefined) return `${comes} instead of the ${goes}`;
  const [, many = "", few] = TOO_MANY.exec(said) ?? [];
  if (few !== undefined) return `only ${few} ${/^(?:one|1)$/iu.test(few) ? singular(many) : many}`;
  const fixed = FOUND_FAULT.exec(said)?.groups;
  if (fixed !== undefined)
    return bareOrder(
      (fixed.order ?? "").replace(
        /^(make|turn|paint) it(?= )/iu,
        `$1 ${fixed.what ? `the ${fixed.what}` : "it"}`,
      ),
    );
  const clauses = clausesIn(said);
  const isAsked = clauses.some(({ mood }) => mood === "asks" || mood === "names");
  const kept = clauses.filter((clause, at) => !isAsked || !isSaidAround(clause, at, clauses));
  const last = clauses.at(-1)?.text ?? "";
  const others = clauses.slice(0, -1);
  if (
    FIX.test(last) &&
    others.length > 0 &&
    others.every(({ mood }) => mood === "tells" || mood === "praises")
  )
    return againWithout(others.map(({ text }) => text).join(", "));
  // "redo it, his back legs disappear halfway"
  const [first, ...after] = clauses;
  if (
    FIX.test(first?.text ?? "") &&
    after.length > 0 &&
    FAULTY.test(after.map(({ text }) => text).join(", "))
  )
    return againWithout(after.map(({ text }) => text).join(", "));
  if (kept.length === 0) return said;
  const bare = kept
    .map((clause, at) => {
      const before = kept[at - 1];
      const [and = ""] = before === undefined ? [] : (/^(?:and|but|then|n|so) /iu.exec(clause.text) ?? []);
      const joint = before === undefined ? "" : jointOf(said, before, clause);
      const asked = clause.core;
      const isLed = at === 0 || clause.mood === "asks" || /[.!?]/u.test(joint);
      const named = withItNamed(asked, clauses[clauses.indexOf(clause) - 1]);
      const short = withoutTails(preferred(named));
      const wish = wished(short);
      const order = wish === short && isLed ? wished(short.replace(LEADS, "")) : wish;
      // "could the boat be red, the sail a kite": said once for both.
      const isSoToo = before?.mood === "asks" && clause.mood === "names" && SO_TOO.test(order);
      // "he should be young and have round glasses"
      const who = /^(.{2,30}?) (?:should|could|must) /iu.exec(before?.core ?? "")?.[1];
      // "have a car drive past" is asked of the car.
      const isOthers = isKnownVerb(/^have (?:an?|the|some|two) \p{L}+ (\p{L}+)/iu.exec(order)?.[1] ?? "");
      if (who !== undefined && !isOthers && /^(?:have|wear|hold|carry) /iu.test(order))
        return `, ${who} should ${order}`;
      return `${joint}${/[.!?]/u.test(joint) ? "" : and}${isSoToo ? "make " : ""}${order}`;
    })
    .join("")
    .replace(/(?<!\p{L})(then|and) (?=\1 )/giu, "")
    .trim();
  return bare === "" ? said : inDigits(bare);
}

/** Another try, without what went wrong: "his hands have too many fingers", "the wheels look wrong". */
function againWithout(fault: string): string {
  const [, many = ""] =
    /(?<!\p{L})(?:too many|extra|six|seven|eight|6|7|8) (fingers|toes|\p{L}{3,})/iu.exec(fault) ?? [];
  if (many !== "") return `again, no extra ${many}`;
  const [, worn = ""] =
    /(?<!\p{L})(?:is|are|['’]s|['’]re) (?:wearing|holding|carrying|using) (?:an? |the |some )?(\p{L}+)/iu.exec(
      fault,
    ) ?? [];
  if (isSeenNoun(worn) || isSeenNoun(singular(worn))) return `again, no ${worn}`;
  const [, part = ""] =
    /(?<!\p{L})(?<!(?:in|on|at|from|to) )(?:his|her|its|their|the) (?:(?:back|front|left|right) )?(\p{L}{3,}) (?:is|are|looks?|keeps?|melts?|bends?|goes|go|get|gets|blends?|disappears?|vanish(?:es)?)(?!\p{L})/iu.exec(
      fault,
    ) ?? [];
  const isPart = isSeenNoun(part) || isSeenNoun(singular(part));
  return part === "" || !isPart ? "again" : `again, no deformed ${part}`;
}

/** What went wrong, and nothing to be seen. */
const FAULTY =
  /(?<!\p{L})(?:disappears?|vanish(?:es)?|melts?|morphs?|glitch(?:es|y)?|blends? into|too many (?:fingers|arms|legs|hands)|deformed|looks? (?:wrong|weird|off|broken|fake))(?!\p{L})/iu;

/** "and lands on it", "flies off". */
const AND_THEN =
  /^(?:and (?:then )?(?=\p{L}+s(?: (?:off|away|up|down|back|out|in|on|at|into|over|the|an?|his|her|its)(?!\p{L})|[.!]*$))|(?=\p{L}+s (?:off|away)[.!]*$))(\p{L}+s)/iu;

const isGoingOnIn = (verb: string, after: string): boolean =>
  isKnownVerb(verbOf(verb) ?? "") && (!isSeenNoun(verb) || /^ (?:off|away)(?!\p{L})/iu.test(after));

/** "get rid of the bubbles, butterflies instead", "remove the rooftops use trees", "no farmer, a robot". */
const GONE_INSTEAD: readonly RegExp[] = [
  /^(?:remove|get rid of|lose|ditch|no(?: more)?|drop|take out|delete|scrap|forget)(?: the| all(?: the)?)? (\p{L}+(?: \p{L}+)?)(?:,| and| -) (?:(?:add|put|use|have|show|make it|just) )*((?:\p{L}+ ){0,3}\p{L}+) instead$/iu,
  /^(?:remove|get rid of|lose|ditch|take out|delete|scrap|forget)(?: the| all(?: the)?)? (\p{L}+(?: \p{L}+)?)[,;.]?(?: and| then| just)? (?:use|make it|show|do|go with) (?!it |this |that |them )((?:\p{L}+ ){0,3}\p{L}+)$/iu,
  /^no (?:more )?(\p{L}+)[,;.]? (?:just|only) (?!the |him|her|it|them)((?:an? )?(?:\p{L}+ ){0,2}\p{L}+)$/iu,
  /^no (\p{L}+)[,;.]? (?:just |but )?(an? (?:\p{L}+ ){0,2}\p{L}+)$/iu,
  /^no (\p{L}+), (\p{L}{2,}[^sui\P{L}]s)$/iu,
];
/** "a spaceship, forget the motorbike", "he's fixing a spaceship, lose the bike". */
const ANEW_GONE =
  /^(?:(?:it|he|she|they)(?:['’]?s|['’]?re| is| are) )?((?:an? |some |two |three |\p{L}+ing )(?:\p{L}+ ){0,3}\p{L}+)[,;.]? (?:and )?(?:forget|lose|ditch|drop|scrap|skip|remove|get rid of) the (\p{L}+)$/iu;
/** "whale is too grey make it blue", "way too bright, make it gloomy": what is wrong, and what is asked for. */
const FOUND_FAULT =
  /^(?:(?:the |his |her |this |that )?(?<what>(?!(?:it|this|that|they|he|she|way|far|just|so)(?!\p{L}))\p{L}+(?: (?!is|are|looks?|way|too)\p{L}+)?)|it|this|that)? ?(?:is|are|['’]s|looks?)? ?(?:(?:way|far|a bit|a little|just|so|really) )*too (?!many|much|few|little)\p{L}+[,;.!]* (?:so |and |can you |could you |please |pls )*(?<order>(?!make it an? \p{L}+ one)(?:make|turn|paint|give|use|have|let|put|add|more|less|some more) .{3,80})$/iu;
/** "there are too many ducks, only one". */
const TOO_MANY = new RegExp(
  `^(?:there(?:['’]?s| are| is) )?(?:way |far )?too many (\\p{L}+)(?: tbh| imo| here| there| honestly)?[,.;:!]? (?:(?:so|please|pls|make it|just|only|leave|keep|like|about|maybe|want) )*(${HOW_MANY})(?: of them| left| max| tops)?$`,
  "iu",
);
/** "let's see it jump". */
const TO_SEE =
  /^let['’]?s (?:see|watch|have) (it|him|her|them|(?:the|his|her|their) \p{L}+) (\p{Ll}+)(?!\p{L})/iu;
/** "a girl instead of a boy and the kite yellow". */
const AND_SO = new RegExp(
  `(?<= (?:instead of|rather than) .{2,40}),? and ((?:the|his|her|its|their) \\p{L}+) (${PAINT})$`,
  "iu",
);
/** "white wall please not brick". */
const PLEASE_WITHIN =
  /(?<=\p{L} )(?<!(?:you|we|i|u|can|could|would) )(\p{L}+) (?:please|pls+|plz+)(?= (?:not|instead|rather|and not|in|on|at|with)(?!\p{L}))/giu;
/** "8 sec is enough". */
const IS_ENOUGH =
  /(?<!\p{L})(\d+ ?(?:s|secs?|seconds?)) (?:is|are|would be) (?:enough|plenty|fine|ok|okay)(?!\p{L})/iu;
/** "potion: blue". */
const LISTED = new RegExp(`^(?:the )?(\\p{L}+(?: \\p{L}+)?) ?: ?(${PAINT})$`, "iu");
/** "cosy is nice but I'd like it spooky". */
const NICE_BUT =
  /^[^,.;!?]{2,40} (?:is|are|was|looks?) (?:nice|good|great|cool|fine|ok|okay|lovely|pretty|cute),? but /iu;
const SO_TOO = /^(?:the|his|her|their) \p{L}+ (?:an? .+|\p{L}+)$/iu;
/** What was spoken of: the subject of what is told, the thing somebody has too little or enough of. */
const SPOKEN_OF =
  /^(?:(?:not|too few|too many|far too many) (?:enough )?)?((?:(?:the|his|her|its|their|that|this) )?(?!i |it |this |that )\p{L}+(?: \p{L}+)??)(?: here| there)?(?: ?(?:is|are|was|were|does|do|looks?)(?:n['’]?t)?(?!\p{L}).*)?$/iu;

/** "the beam isn't turning. turn it": the beam; "not enough kittens, make it five": five kittens; "one balloon, a yellow one": a yellow balloon. */
function withItNamed(words: string, before: Clause | undefined): string {
  if (
    before === undefined ||
    before.mood === "asks" ||
    /^(?:way |far |much )*too (?!few|many)/iu.test(before.text)
  )
    return words.replace(/^make (?:it|this) an? (\p{L}+) one$/iu, "make it $1");
  const added = ADD_ONE.test(words) ? LAST_THING.exec(before.text)?.[1] : undefined;
  if (added !== undefined) return `add ${added.replace(/^any /iu, "some ")}`;
  const what = SPOKEN_OF.exec(before.text.replace(DETERMINED, ""))?.[1];
  if (what === undefined) return words;
  const bare = what.replace(/^(?:the|his|her|its|their|that|this) /iu, "");
  const named = words
    .replace(/^make (?:it|them) (an? (?:\p{L}+ ){1,2})one$/iu, `$1${bare}`)
    .replace(/^(an? (?:\p{L}+ ){1,2})one$/iu, `$1${bare}`)
    .replace(
      /^((?:\p{L}+ ){1,2})ones$/iu,
      (_, how: string) => `${how}${pluralOf(bare.split(" ").at(-1) ?? "")}`,
    )
    .replace(COUNTED_ALONE, `make it $1 ${bare}`);
  if (named !== words || before.mood !== "tells" || what === bare) return named;
  return words.replace(/^(\p{L}+) (?:it|them|him|her)$/iu, `$1 ${what}`);
}

const DETERMINED = new RegExp(`^(?:just |only )?(?:an?|${HOW_MANY}) `, "iu");
const COUNTED_ALONE = new RegExp(`^make (?:it|them) (${HOW_MANY})$`, "iu");

/** What stood between two clauses, were they next to each other; else a comma. */
function jointOf(said: string, { at, text }: Clause, next: Clause): string {
  const joint = said.slice(at + text.length, next.at);
  if (/[\p{L}\p{N}]/u.test(joint)) return /[.!?…]/u.test(joint) ? ". " : ", ";
  return joint.trim() === "" ? " " : /[!?…\p{Extended_Pictographic}]/u.test(joint) ? ". " : joint;
}

/** Whether a clause is said around an order: praise, what is wrong, why, for whom, or that it should be done. */
function isSaidAround(clause: Clause, at: number, clauses: readonly Clause[]): boolean {
  const { mood, text } = clause;
  if (clauses.slice(0, at).some((other) => other.text.toLowerCase() === text.toLowerCase())) return true;
  if (clauses.length === 1) return false;
  // "she shouldn't be reading, she should be drawing", "nobody drinks coffee without a cookie, add one"
  const next = clauses[at + 1];
  if (
    next !== undefined &&
    ((ADD_ONE.test(next.core) && LAST_THING.test(text)) || (next.mood === "asks" && SHOULD_NOT.test(text)))
  )
    return true;
  if (ADD_ONE.test(clause.core) && LAST_THING.test(clauses[at - 1]?.text ?? "")) return false;
  if (mood === "praises") return readOption(text, []) === undefined && !isHowMuch(text);
  // "wow the bells! make them bigger", "too few gulls, make it nine"
  const isBefore = mood === "names" && clauses.slice(at + 1).some((other) => other.mood === "asks");
  if (isBefore && LOOKED_AT.test(text)) return true;
  // "crown too small, bigger crown"
  if (
    next?.mood === "names" &&
    /^(?:the |his |her )?\p{L}+ (?:is |are |looks? )?(?:way |far |a bit )?too \p{L}+$/iu.test(text)
  )
    return true;
  if (JUST_DO_IT.test(text) || FOR_MANNERS.test(text) || isKept(text)) return true;
  if (isOfWhatGoes(clause, clauses[at - 1])) return true;
  if (/^(?:and |but )?(?:then|there)(?!\p{L})/iu.test(text) || (at > 0 && TOLD_OF_IT.test(text)))
    return false;
  return mood === "tells" && !WOULD_DO.test(text) && !isVisible(text) && !isGoingOn(text);
}

/** "keep the vhs look": it does, where nothing else is said. */
const isKept = (text: string): boolean =>
  KEEP.test(text) &&
  (/ (?:look|style|thing|vibe|effect|feel|rest)$/iu.test(text) || isSeenNoun(lastWord(text)));
const KEEP =
  /^(?:(?:and|but|please|just|still) )*(?:keep|leave|retain) (?:the|his|her|its|their|that|this|my)(?: (?!in|on|at|more|less|as|with|to|near|behind|still|low|high)[\p{L}\p{N}-]+){1,4}$/iu;

/** "lose the seagulls, they pull the eye", "less steam, it hides the cup": said of what is to go. */
function isOfWhatGoes(clause: Clause, before: Clause | undefined): boolean {
  return (
    before !== undefined &&
    /^(?:(?:and|but|also|please|then) )*(?:lose|remove|delete|drop|ditch|take out|take away|get rid of|no|less|fewer|without|tone down|cut out|hide) /iu.test(
      before.core,
    ) &&
    /^(?:it|they|that|those)(?:['’]?s|['’]?re| (?!should|could|must|needs?|has to)\p{L}+)(?!\p{L})/iu.test(
      clause.text,
    )
  );
}

const SHOULD_NOT =
  /(?<!\p{L})should(?:n['’]?t| not)(?!\p{L})|^i (?:don['’]?t|do not) (?:want|like) (?:it|him|her|them|the \p{L}+) to(?!\p{L})/iu;
const ADD_ONE = /^(?:add|include|put in|draw|show) (?:one|some|it|them|that|those)$/iu;
/** The last thing that is spoken of. */
const LAST_THING = /(?<!\p{L})((?:an?|some|the|any) (?:\p{L}+ )?\p{L}+)$/iu;

/** "I'd move it to spring, blossoms instead of snow": the first of two orders. */
const WOULD_DO =
  /^i(?:['’]?d| would) (?:move|make|put|set|change|swap|turn|give|add) (?:it|this|that|him|her|them|the|some|an?)(?!\p{L})/iu;

/** "swap the tram for a bus, it's a double decker": of what comes, and no reason. */
const TOLD_OF_IT =
  /^(?:and )?(?:it|he|she|they)(?:['’]?s|['’]?re| is| are) (?:an? (?!(?:little |tiny )?(?:bit|mess|shame|joke|lot|must|thing|presentation|gift|present))|two |three |in |on |at |under |not \p{L}+ing|(?:set|made|full|covered|dressed) )(?!.* (?:for|channel|server) )/iu;

/** "he drops the glass", "a bus arrives". */
function isGoingOn(text: string): boolean {
  if (JUDGED.test(text)) return false;
  const words = classedWords(text);
  const verb = words.find(({ is, text: word }) => is === "VERB" && !/(?:ing|ed)$/iu.test(word));
  return (
    /^(?:and |but |then )*(?:an?|two|three|some|another) /iu.test(text) ||
    (verb !== undefined &&
      !words.some(({ is }) => is === "AUX") &&
      !A_STATE.test(verbOf(verb.text, true) ?? verb.text.toLowerCase()))
  );
}

const isHowMuch = (text: string) =>
  /^(?:a (?:little|bit)|subtl[ey]|slightly|medium|strong(?:ly)?)$/iu.test(text);

/** "it's raining", "she's singing": to be seen all the same. */
function isVisible(clause: string): boolean {
  return (
    /(?:['’]?s|['’]re|is|are) (?:\p{L}+ing|night|dark|day|dawn|dusk|morning|evening|winter|summer|autumn|spring|on fire|asleep|awake|wet|alone|gone|(?:filmed|shot|seen|recorded) (?:on|from|by|with|through|as))(?!\p{L})|^(?:and |also )+(?:he|she|it|they) ha(?:s|ve) (?!been|to |no |got |had)(?:\p{L}+ )*\p{L}+$|(?<!\p{L})(?:red|blue|green|yellow|orange|purple|pink|black|white|golden|silver)(?!\p{L})/iu.test(
      clause,
    ) && !/^they['’]re always /iu.test(clause)
  );
}

function withoutTails(clause: string): string {
  let text = clause;
  for (let before = ""; before !== text; ) {
    before = text;
    for (const tail of TAILS) {
      const shorter = text.replace(tail, "").trim();
      if (/[\p{L}\p{N}]{2}/u.test(shorter)) text = shorter;
    }
  }
  return text;
}
