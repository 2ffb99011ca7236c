import { findMeant, isLivingKind, isSeenNoun } from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { isTalk } from "../story/talk.ts";
import { verbOf } from "../story/verb-forms.ts";
import { readOption } from "./remix-options.ts";

const BETWEEN = /((?:\s*[,;:—…–]+|[.!?]+|\s+-+)\s+|[.!?…]+$|\n+)/u;

/** How somebody finds it, and nothing to be seen. */
const FOUND =
  "(?:so |too |way |really |just |a (?:bit|little) |kind ?of |kinda |pretty |all |very )*(?:overrated|overdone|done to death|boring|better|cooler|funnier|prettier|nicer|ugly|awful|horrible|weird|off|wrong|broken|fake|flat|cheesy|creepy|banned(?: here)?|perfect|great|nice|fine|cool|good|bad|uncanny|a mess|messy|odd|strange|melted|important|close|beautiful|amazing|lovely|adorable|annoying|distracting|garbled|gibberish|too much|the point|meh|mid|sick|fire|right|accurate|cute|hilarious|funny)(?: (?:here|now|right now|though|tho|already|enough))?";
/** Why it is wanted, by whom, or whether it is liked. */
const REASONS: readonly RegExp[] = [
  new RegExp(
    `^(?:it|this|that|they|he|she|there|these|those|(?:the|his|her|its|their|my|our) [\\p{L} ]{2,24}?|[\\p{L}]+s?(?: [\\p{L}]+)?)(?:['’]?s|['’]re| is| are| was| were| looks?| looked| feels?| seems?| came out| turned out)(?: n['’]?t| not)? ${FOUND}$`,
    "iu",
  ),
  /^(?:it['’]?s|its|it is|they['’]?re|this is|that['’]?s|thats|he['’]?s|hes|she['’]?s|shes)(?: (?:always|basically|just|only|supposed to be|meant to be|his|her|my|our|for|what|why|how|where|when|called|about))(?!\p{L}).*$/iu,
  /^(?:it['’]?s|its|hes|he['’]?s|she['’]?s|thats|that['’]?s|they['’]?re) \p{Lu}\p{L}+(?: .*)?$/u,
  /^(?:i|i['’]?m|im|i['’]?ll|i['’]?ve|ive|(?:in|for|at|on|to) (?:my|our)|my|we|we['’]re|our|mine)(?!\p{L})(?!.*(?<!\p{L})(?:want|wanted|need|wish|would (?:like|love|prefer)|['’]?d (?:like|love|prefer|rather|kill)|meant|asks? for|see|said)(?!\p{L})).*$/iu,
  /^(?:(?:this|that) one(?:['’]?s| \p{L}+s)|the (?:other|first|last) one(?:['’]?s| is| was| has| looks?))(?!\p{L}).*$/iu,
  /^.*(?<!\p{L})(?:creeps? me out|makes? me \p{L}+|drives? me|(?:would|will) (?:cry|lose it|love (?:it|this)))(?: .*)?$/iu,
  /^(?:loads|lots|tons|plenty|so many|a lot) of (?:them|it)$/iu,
  /^(?:then|and) (?:it['’]?s|we['’]?re|i['’]?m|we are|it is) (?:perfect|done|good|golden|sold|happy).*$/iu,
  /^(?:the works|obviously|obv|please|you know(?: what i mean)?|same \p{L}+|go wild|surprise me|if you would|if you can|would be (?:so )?\p{L}+|(?:can|could) (?:we|you|u)|could that work|does that work|yes(?: please)?|yes do that|do that|do it|switch it|swap it|change it|fix it|fix|change that|turn it|everything else (?:untouched|the same|stays)|keep (?:everything else|the rest).*)$/iu,
  /^(?:for|because|cos|cuz|since|otherwise|or else|or (?:i|it|he|she|we|they|nothing|bust|what['’]?s)(?!\p{L})) ?.*$/iu,
  /^(?:the|these|those) (?:kids?|children|students?|boss|client|team|wife|boys|girls|folks|people)(?: .{2,30})? (?:wants?|asked|love|loves|would|will)(?!\p{L}).*$/iu,
  /^(?:enough (?:with|of)) .*$/iu,
  /^(?:but )?(?:keep|leave) (?:the |his |her |its |their |all )?\p{L}+(?: (?:exactly )?(?:as is|as it is|as they are|the same|like that|unchanged|alone))?$/iu,
];
/** "lisbon is nice but do san francisco": what is asked for comes after. */
const LIKED_BUT = new RegExp(`^.{2,40}? (?:is|are|was|looks?) ${FOUND},? but (?=\\S)`, "iu");
const LIKED = new RegExp(`^(?:this|it|that)(?: is|['’]s|s| looks?| turned out| came out) ${FOUND}$`, "iu");
/** Alone, before what is asked for. */
const APPLAUSE =
  /^(?:love (?:it|this|that|the \p{L}+)|so (?:close|good|cool|cute|nice)|(?:good|nice|great|lovely|cool|amazing|gorgeous|stunning|beautiful|sick|sweet|adorable|perfect|awesome|brilliant|wow|wonderful|epic|dope|neat|hm+|ha(?:ha)+|lol|lmao|omg|oh|ooh|ugh|nah|nope|hmm|hey|ok|okay|yes|no|yo|sorry|sry|honestly|fire|funny|cute|oh (?:sweet|wow|nice))(?: (?:one|job|mood|stuff|work|boy|girl|bot|try|start|idea|shot|clip|video|lol|haha|sweet))?|that['’]?s (?:cool|great|nice|awesome|amazing|good|lovely)|this gave me \p{L}+|\p{L}+ (?:is|are) (?:nice|great|cool|perfect|good|fine|lovely)|changed my mind)$/iu;

/** At the end of what is asked for: for whom, why, or how it would be then. */
const TAILS: readonly RegExp[] = [
  /,? (?:its|it['’]?s|hes|he['’]?s) (?:for|my) .*$/iu,
  /,? (?:for|4) (?:my|our|his|her|\p{L}+['’]s) (?:(?!for )\p{L}+ ){0,3}?(?:nephew|niece|son|daughter|kids?|mum|mom|dad|wife|husband|friends?|brother|sister|grandma|grandpa|granny)(?: thing| card| page)?$/iu,
  /,? (?:for|4) (?:my|our|the|his|her|a|an|gran['’]?s|mum['’]?s|mom['’]?s|dad['’]?s|\p{L}+['’]s) (?:(?!for )\p{L}+ ){0,3}?(?:phone|wallpaper|screensaver|stor(?:y|ies)|insta(?:gram)?|tik ?tok|channel|sticker|banner|newsletter|(?:birthday |greeting )card|birthday|poster|cover|thing|class|school|page|server|brochure|menu|website|site|blog|ad|logo|intro|outro|loop|amv|profile|pfp|status|chat|group|team|boss|client|desktop|tv|telly|projector|presentation|slides?|lockscreen|reel|reels|youtube|feed|party|invite|wedding)(?: thing| card| page)?$/iu,
  /,? or (?:i|it|he['’]?s|he|she|we|they|nothing|bust|what['’]?s the|whats the|else)(?!\p{L}).*$/iu,
  /(?<!^(?:it|that|this|he|she|they)),? (?:would|might)(?: (?:just|really|also|totally|probably))? (?:be|look|feel|make|bring|add|sell|hit|show|suit|help|kill|work|fit|finish|do|rule|slap|rock|pop|give|stand out)(?!\p{L})(?!.* than ).*$/iu,
  /,? (?:can|could|would) (?:we|you|u)(?: (?:add|do|get) (?:that|it|some|one))?$/iu,
  /,? (?:when you get a (?:sec|second|minute|chance)|if you (?:would|can|could|like|don['’]?t mind)|if that['’]?s (?:ok|possible|alright)|if (?:at all )?possible|thank you kindly|many thanks|(?:and )?thank(?:s| you)|and all(?: that)?|n stuff|and stuff|or (?:something|somethin|sth|so)|tho|though|obviously|maybe|perhaps|lol|lmao|haha+|hehe|ffs|pl[sz]+|please|thx|ok|okay|this time|yeah|ya know|y['’]?know|innit|bro|dude|mate|man|when|asap|pronto|yes please)$/iu,
  /,? (?:because|cos|cuz|since) .*$/iu,
  /,? (?:so|that) (?:i|we|you|my|our|nobody|one) (?:can|could|get|know|see|have)(?: .*)?$/iu,
  / instead of (?:the|that|this) (?:\p{L}+ )?(?:one|thing)$/iu,
  / (?:please|pls|plz),? (?:i['’]?m|i|it['’]?s|its|my|we|our|the) .*$/iu,
  / (?:it|this|that) (?:looks?|feels?) (?:like (?:it['’]?s|its) )?(?:asleep|flat|off|weird|slow|fake|dead|boring).*$/iu,
];
/** How it is asked for, before what is wanted. */
const LEADS =
  /^(?:(?:oh(?: and)?|and|but|ok|okay|now|so|also|then|please|pls|plz|just|maybe|actually|hey(?: bot)?|next time|this time|same (?:thing|again|scene|one|video|clip|shot|idea|deal)(?:,? (?:but|with|just|only))?|same but|that but|this but|it but|exactly (?:that|this),? but|one more,? but|(?:can|could|may) (?:we|i)(?: please| kindly| maybe| also)?(?: (?:get|have|see|hear|add)(?: (?:it|this|that))?|(?= (?:make|do|set|put|swap|change|replace|try|turn|go|move|use)(?!\p{L})))|(?:can|could|would|will) you(?: please| kindly| maybe| also)?|i['’]?d (?:really )?(?:like|love|prefer)(?: (?:it|this))?(?: to (?:be|have|see|get))?|i (?:really )?(?:want|need|prefer)(?: (?:it|this))?(?: to (?:be|have|see|get))?(?! to)|needs? (?:this|it)(?= (?:in|at)(?!\p{L}))|we (?:want|need)(?: to see)?|rather(?= (?:not|an?|the)(?!\p{L}))|(?:though )?(?:i['’]?d|we['’]?d) rather (?:have|see)|(?:i |just )?wish (?:there (?:was|were)|it (?:had|was|were)|for|we (?:had|saw))|would (?:kill for|love|prefer)|(?:it|this) (?:could|would) (?:do|use)|could (?:do with|use)|could it (?:be|have)|(?:it['’]?d|it would) be (?:cooler|better|nicer|great|cool|nice|so good) (?:if (?:it (?:was|were|had)|there (?:was|were))|with)|i meant|(?:give (?:us|me)|let me (?:see|have)|show (?:us|me))(?! (?:some|that|it|them|this)$)|let['’]?s (?:have|see|get|do|try|go (?:for|with))(?: (?:it|this|him|her|them)(?= (?:in|at|on|with|as)(?!\p{L})))?|how about|what about|what if (?:it (?:was|were|is)|there (?:was|were|is)|we had)|try (?:it|this|that|something|one)?(?= (?:in|at|on|with|as|over|under|from))|try (?=over|under|in|at|on|with|as|an?|the)|re-?(?:run|do|make|shoot|render|roll) (?:it|this|that)?(?: (?=with|in|at|as))|a version (?=with|in|at|of)|(?:my|our|the) \p{L}+ (?:asks?|asked|is asking|begs?|wants?) (?:for|to see)|go (?:for|with)|slap (?=an? )|chuck in|whack in|sprinkle in)\s+)+/iu;

/** After what is wrong: nothing but another try mends it. */
const FIX =
  /^(?:(?:so |and )?(?:can|could|would|will) (?:you|u) (?:please )?|please |pls )?(?:fix|correct|sort|repair|mend|redo|do (?:it |that |this )?over|try again|rerun|re-?roll|regenerate)(?: (?:it|that|this|them))?(?: (?:out|up|please|pls))*$/iu;
const FAULT =
  /(?<!\p{L})(?:(?:do|does|is|are|has|have|was|can)(?:n['’]?t| not)|barely|hardly|never|no|wrong|weird|comes? out|looks? (?:like|too))(?!\p{L})/iu;
/** In the midst of an order. */
const I_WANT =
  /^(?:so )?(?:i|we) (?:just |really )?(?:want|need|['’]d like|would like)(?: to (?:see|have|hear|get))?\s+|^so (?=(?:the|his|her|its) .* should)/iu;
/** Of single shots, of the prompt itself, and what is quoted: told, not asked for. */
const KEPT_WHOLE =
  /["“”«»「」\n]|(?<!\p{L})(?:shots? (?:#?\d|one|two|three|four|five|six)|scenes? \d|\d(?:st|nd|rd|th) shot|(?:first|second|third|last|every|each|all) shots?|prompt)(?!\p{L})/iu;
/** Who writes more tells a story. */
const LONGEST = 300;

/**
 * An order without what is said around it: why it is wanted, whether the film is liked, how politely it is asked for. What stays is
 * word for word as it was said. `told`: what the film shows; what speaks of it is no mere reason.
 */
export function bareOrder(said: string, told: string): string {
  if (KEPT_WHOLE.test(said) || said.length > LONGEST) return said;
  const asked = said.replace(LIKED_BUT, "");
  const pieces = asked.split(BETWEEN);
  const kept: { words: string; joint: string }[] = [];
  const clauses = pieces
    .filter((_, at) => at % 2 === 0)
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause)).length;
  for (let at = 0; at < pieces.length; at += 2) {
    const clause = (pieces[at] ?? "").trim();
    const joint = pieces[at + 1] ?? "";
    if (clause === "") {
      continue;
    }
    if (kept.some(({ words }) => words.toLowerCase() === clause.toLowerCase())) continue;
    const isFirst = kept.length === 0;
    const isLast = pieces.slice(at + 2).every((piece) => !/[\p{L}\p{N}]/u.test(piece));
    // "make it her, a lady knight": who it is comes after.
    if (clauses > 1 && isFirst && /^make (?:it|him|her) (?:her|him)$/iu.test(clause)) continue;
    if (clauses > 1 && isFirst && !isLast && isApplause(clause, told)) continue;
    if (!isFirst && REASONS.some((form) => form.test(clause)) && !isVisible(clause)) continue;
    // What is wrong with it, before what should be: "the lights don't move, they should ripple".
    if (
      isFirst &&
      !isLast &&
      FAULT.test(clause) &&
      /(?<!\p{L})should(?!\p{L})/iu.test(pieces.slice(at + 2).join(""))
    )
      continue;
    if (!isFirst && isLast && FIX.test(clause)) return "again";
    kept.push({
      words: withoutTails(
        clause.replace(isFirst || /[.!?\n]/u.test(pieces[at - 1] ?? "") ? LEADS : I_WANT, ""),
      ),
      joint,
    });
  }
  const words = kept
    .map(({ words: each, joint }, at) =>
      at === kept.length - 1 ? each : `${each}${/[!?…]/u.test(joint) ? ". " : joint}`,
    )
    .join("");
  return words.trim() === "" ? said : wished(words.trim());
}

const SOMETHING =
  "(he|she|it|they|(?:the|his|her|its|their|an?|that|some) \\p{L}[\\p{L}'’-]*(?: \\p{L}[\\p{L}'’-]*)?|\\p{L}{3,})";
const ASKED = new RegExp(
  `^(?:can|could|would|might|may) (?!you|we|i |u |someone|somebody)${SOMETHING} (?:also |maybe |please )?(be |\\p{L}+(?: |$))`,
  "iu",
);
const SUPPOSED = new RegExp(
  `^(?:(?:i )?wish|what if|(?:it['’]?d|it would) be (?:cooler|better|nicer|great|cool|nice|so good|funny|funnier) if|imagine if) (?!you|we|i )${SOMETHING} (was|were|is|are|could|would|had)(?!\\p{L}) ?`,
  "iu",
);
const VERSION = /^(?:an? |the )?(\p{L}[\p{L} -]{2,28}?) version$/iu;

/** "could she be wearing black", "wish the lantern were blue", "dachshund version": as what should be. */
function wished(words: string): string {
  const asked = ASKED.exec(words);
  if (asked !== null) {
    const verb = (asked[2] ?? "").trim();
    if (/^be$/iu.test(verb) || verbOf(verb) === verb.toLowerCase())
      return words.replace(ASKED, "$1 should $2").replace(/[?]/gu, ".");
  }
  const supposed = SUPPOSED.exec(words);
  if (supposed !== null) {
    const verb =
      { had: "should have", could: "should", would: "should" }[(supposed[2] ?? "").toLowerCase()] ??
      "should be";
    return words.replace(SUPPOSED, `$1 ${verb} `).replace(/[?]/gu, ".");
  }
  const [, who = "", does = ""] = /^(?:i )?wish (he|she|it|they)['’]d (.+)$/iu.exec(words) ?? [];
  if (who !== "") return `${who} should ${does}`;
  const [, kind = ""] = VERSION.exec(words) ?? [];
  return kind !== "" && isLivingKind(kindOfNoun(kind)) ? `${kind} instead` : words;
}

function isApplause(clause: string, told: string): boolean {
  // How much is to change.
  if (/^(?:a (?:little|bit)|subtl[ey]|slightly|medium|strong(?:ly)?)$/iu.test(clause)) return false;
  if (APPLAUSE.test(clause) || LIKED.test(clause)) return true;
  const words = clause.split(/\s+/u);
  return (
    words.length <= 3 &&
    readOption(clause, []) === undefined &&
    isTalk(clause) &&
    !words.some((word) => word.length > 2 && (isSeenNoun(word) || findMeant(told, word) !== undefined))
  );
}

/** "it's raining", "she's singing": to be seen all the same. */
function isVisible(clause: string): boolean {
  return (
    /(?:['’]?s|['’]re|is|are) (?:\p{L}+ing|night|dark|day|dawn|dusk|morning|evening|winter|summer|autumn|spring|on fire|asleep|awake|wet|alone|gone)(?!\p{L})|(?<!\p{L})(?:red|blue|green|yellow|orange|purple|pink|black|white|golden|silver)(?!\p{L})/iu.test(
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
