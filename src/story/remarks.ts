/**
 * A remark said beside an order: what somebody finds wrong in the film there is, or why they want another. It is about the talk and
 * not about the next film, so it goes; where it says whom the order after it is about, that stays.
 */

const NAMED =
  "(?!(?:i|we|you|u|nobody|everybody)(?!\\p{L}))(?:(?:the|his|her|its|their|this|that|these|those) )?[\\p{L}'’-]+(?: (?:and )?[\\p{L}'’-]+){0,2}?";
const SOMEBODY = `(?:he|she|it|they|this|that|these|those|(?:this|that) (?:one|part|bit)|${NAMED})`;
const IS = "(?:['’]s|['’]re| is| are| looks?| feels?| seems?| was| were)";
const VERY =
  "(?:(?:all|kinda|kind of|sorta|so|too|way|far|really|a bit|a little|just|pretty|totally|completely|still|very) )*";
/** What is weird, wrong, off or deformed is left to whoever reads the order, who has it not so. */
const WRONG =
  "(?:glitchy|glitched|messed up|mangled|janky|wonky|unrealistic|unnatural|lifeless|overdone|over the top|overused|played out|clich[eé]d?|cheesy|tacky|cut off|cropped|a mess|distracting|annoying|confusing|blurry|garbled|illegible)";
const SOMEONE_CLOSE =
  "(?:(?:the|my|our|his|her) )?(?:client|boss|customer|wife|husband|girlfriend|boyfriend|partner|mom|mum|mother|dad|father|kids?|son|daughter|sister|brother|friends?|team|teacher|manager|director|editor)s?";

/** Each way of it, as a whole clause; `who` where the next clause may mean the same. */
const REMARKS: readonly RegExp[] = [
  // "she's going like 15 mph"
  new RegExp(
    `^${SOMEBODY}${IS} (?:only )?(?:going|doing|moving|driving|running|flying) (?:only |like |about |at )*\\d+ ?(?:mph|km/?h|kph|fps)$`,
    "iu",
  ),
  // "the fog is way overdone", "the colours look off"
  new RegExp(
    `^(?<who>${SOMEBODY})${IS} ${VERY}${WRONG}(?: (?:here|there|in it|now|by now|to me|for me))?$`,
    "iu",
  ),
  // "the tails bend the wrong way", "smoke is going the wrong direction"
  new RegExp(
    `^(?<who>${SOMEBODY})(?:${IS})? \\p{L}+ (?:in )?the wrong (?:way|direction|side|colou?r|order|speed|place|one)(?:,? .{0,40})?$`,
    "iu",
  ),
  // "the logo came out as weird scribbles", "her face turned out all blurry"
  new RegExp(
    `^(?<who>${SOMEBODY}) (?:came|turned|comes?|turns?) out (?!(?:great|good|nice|well|perfect|amazing|beautiful|lovely|fine|of|to|from|on|at|for)(?!\\p{L})).{2,50}$`,
    "iu",
  ),
  // "this square crop cuts off the kid", "this slomo drags forever"
  /^(?:this|that|the) (?:\p{L}+ )?(?:crop|format|frame|framing|ratio|shape|angle|shot|version) (?:cuts?|crops?|chops?|hides?|leaves?|loses?) .{2,40}$/iu,
  new RegExp(
    `^${SOMEBODY} drags(?: (?:forever|on(?: and on)?|on forever|out|too long|way too long))?$`,
    "iu",
  ),
  new RegExp(
    `^${SOMEBODY} (?:goes|flies|passes|is over|rushes) by in (?:a|an|the) (?:blink|flash|second|split second|moment|instant)(?: of an eye)?$`,
    "iu",
  ),
  // "she trips on the third step in my version", "he has six fingers in most frames"
  /^.{3,60} in (?:my version|this version|the version (?:i|you) .{2,20}|the (?:clip|video|render|result|output)(?: you (?:made|sent|did))?|(?:half|most|some|many|a few|all|every one)(?: of)?(?: the)? frames|every frame)$/iu,
  // "it's giving me a headache", "that is making my eyes hurt"
  /^(?:it|this|that|they)(?:['’]s|['’]re| is| are)? (?:giving|gives?|making|makes?|hurting|hurts?|driving|drives?|killing|kills?|creeping|freaking|stressing|boring|bores?|distracting|distracts?|bothering|bothers?) (?:me|us|my|our)(?!\p{L}).{0,40}$/iu,
  // "it's for reels", "its for a boy turning 6"
  /^(?:it|this)(?:['’]?s| is)(?: all| just| only| meant| supposed to be)? for (?!sale|rent|the (?:taking|best|win)|free|real|sure|good|now|ever|once|(?:a|one) (?:moment|second|while|bit)).{3,60}$/iu,
  // "want to post it at work"
  /^(?:i |we )?(?:(?:just )?(?:want|need|have|hope|plan|intend|['’]?m (?:going|planning|hoping))|gonna|wanna|going) (?:to )?(?:post|send|show|share|use|print|upload|embed|play|sell|submit|frame|gift) (?:it|this|that|these|them)(?!\p{L}).{0,50}$/iu,
  // "you can't drink tea through a visor", "nobody can hold ice that long"
  /^(?:you|u|nobody|no one|noone|people|nothing) (?:can['’]?t|cannot|could never|can never|couldn['’]?t|wouldn['’]?t|would never|don['’]?t|can|could|would) (?!see|tell|hear|smell)\p{L}+ .{2,50}$/iu,
  // "it's giving dentist office"
  /^(?:it['’]?s |its |this is )?giving (?!(?:him|her|it|them|the|an?)(?!\p{L}))[\p{L} ]{3,40}$/iu,
  // "a bit much for my kid", "way too clean for the middle ages"
  /^(?:(?:it|this|that)(?:['’]?s| is) )?(?:way |far |a (?:bit|little) )?(?:bit much|too (?:much|\p{L}+)) for (?:the|my|our|an?|this|his|her|that) [\p{L} ]{2,40}$/iu,
  // "allergic to bees even on screen"
  /^(?:i['’]?m |im |we['’]?re )?(?:allergic to|scared of|afraid of|terrified of|not a fan of|sick of|tired of|bored of|so over) .{2,50}$/iu,
  /^(?:it |this |that )?(?:just )?feels? (?:so |a bit |kinda |pretty |really )?(?:dead|empty|flat|static|lifeless|rushed|boring|soulless|sterile)(?: rn| right now| atm| as is)?$/iu,
  // "it's supposed to be my son": whom, and nobody says it to the film
  /^(?:it|this|that|he|she)(?:['’]?s| is)? (?:supposed|meant) to be (?:my|our|me|us|for) ?.{0,40}$/iu,
  /^(?:the )?rest(?: of it)?(?:['’]?s| is) (?:so |really |absolutely |totally )?(?!in |on |at )\p{L}+$/iu,
  /^(?:for (?:science|the lols?|fun|luck|the vibes?|good measure|variety)|just because)$/iu,
  // "i can barely see him": said of what is to be seen better
  /^(?:(?:i|you|we|u|one|ppl|people) )?(?:can['’]?t|cannot|cant|can barely|can hardly|could barely|couldn['’]?t) (?:even |really |properly )?(?:see|tell|make out|read|recogni[sz]e) .{2,40}$/iu,
  // "client hates black"
  new RegExp(
    `^${SOMEONE_CLOSE} (?:really |absolutely )?(?:hates?|dislikes?|can['’]?t stand|doesn['’]?t like|don['’]?t like|isn['’]?t (?:a fan|into|happy|keen).{0,20}|(?:is|are) allergic to|(?:is|are) scared of|(?:is|are) afraid of) ?.{2,40}$`,
    "iu",
  ),
];
/** "he just stands there": found wrong only where what is to be done follows. */
const IDLE = new RegExp(
  `^(?:and )?(?<who>${SOMEBODY}) (?:just|only|merely) (?:stands?|sits?|floats?|hangs?|lies|stares?|waits?|hovers?|walks?|stays?)(?: (?:there|around|still))?$`,
  "iu",
);
/** "light isn't turning", "her hair doesn't move": found wrong only where it is told how it should be. */
const DOES_NOT = new RegExp(
  `^(?<who>${SOMEBODY}) (?:(?:isn['’]?t|aren['’]?t|is not|are not) \\p{L}+ing|(?:doesn['’]?t|don['’]?t|does not|do not|won['’]?t) \\p{L}+)(?: .{1,30})?$`,
  "iu",
);
/** "the dragon's tiny": found wrong where it is to be made otherwise. */
const SO_SMALL =
  /^(?:(?:but|and|hm+|tho) )*(?<who>(?:the|his|her|its|their) [\p{L}-]+)(?:['’]?s| is| are| looks?) (?:(?:way|so|too|really|a bit|kinda|just|very) )*(?:tiny|small|little|huge|big|large|short|tall|thin|fat|dark|bright|pale|dull|plain|old|young|clean|empty|flat)$/iu;
const MADE = /^(?:(?:please|so|now|and|can you) )*(?:make|turn) (?<same>it|them|him|her)(?= )/iu;
const ORDER_FOR_SOMEBODY =
  /^(?:please |now |so |and |can (?:you|we) )*(?:make|have|let|get|give) (?:him|her|it|them|the \p{L}+)(?!\p{L})/iu;
const SHOULD =
  /^(?:(?<same>it|he|she|they) )?(?:should|needs? to|must|ought to|has to|have to) (?!(?:i|we|you)(?!\p{L}))/iu;
/** "Can you correct it please?": what is found wrong is what is asked for. */
const ONLY_AGAIN =
  /^(?:and |but |so |now |just |please |pls |(?:can|could|would) (?:you|u|we) )*(?:fix|correct|re-?do|re-?generate|re-?render|re-?roll|re-?make|repair|sort|improve|try|do|render|make)(?: (?:it|this|that|them|these|those|out|over|again|once more|one more time|better|right|properly|please|pls|thanks))*[\s.!?]*$/iu;
/** Said by itself it is a film, or an order; nothing of it is a remark. */
const CLAUSES = /(\s*[,;]\s+|\s*[.!?…]+\s+|\s*[.!…]+$)/u;
/** Whoever says more tells a story. */
const MOST_CLAUSES = 24;
const LONGEST_CLAUSE = 90;

/** What one says to be less sure of oneself, at the end of a clause. */
const HEDGE =
  /(?<=\p{L}{2}),? (?:i reckon|ofc|of course|innit|or is (?:that|it) (?:too |a bit )?\p{L}+|or (?:it|that) (?:does(?:n['’]?t| not)|won['’]?t) count)(?=\s*[,.;!?]|\s*$)/giu;
/** "aww. can she smile": liked, before it is asked for. */
const LIKED =
  /^(?:(?:aw+|dope|sick|o{2,}h*|wow|whoa|yo|damn|so (?:sweet|good|cool|cute|pretty)|love (?:it|this|the (?:mood|vibes?|light|look|colou?rs|style)))[.!,]+ )+(?=(?:can|could|make|add|what if|now|no|change|but|few|let|have|give|put|turn|remove|same) )/iu;
/** "few things: ", "plot twist pls: ". */
const ANNOUNCED =
  /(?<=^|[.!,] )(?:(?:just |ok(?:ay)? )*(?:an? )?(?:few|couple(?: of)?|two|three|some|quick|small) (?:small |quick |little )?(?:things|notes|changes|tweaks|edits|fixes|requests)|plot twist|new idea)(?:,? (?:please|pls|plz))?: +(?=\p{L})/iu;

/** An order without what is said beside it about the film there is, or about the reasons for another. */
export function withoutRemarks(said: string): string {
  const words = said.replace(HEDGE, "").replace(LIKED, "").replace(ANNOUNCED, "");
  const pieces = words.split(CLAUSES);
  if (pieces.length < 3 || pieces.length > MOST_CLAUSES * 2) return words;
  const clauses = pieces.filter((_, at) => at % 2 === 0);
  const found = clauses.map((clause, at) => remarkIn(clause.trim(), clauses[at + 1]?.trim() ?? ""));
  // What a remark is likened to goes with it.
  const isRemark = (at: number): boolean =>
    found[at] !== undefined ||
    (at > 0 && isRemark(at - 1) && /^like (?!a \p{L}+ing)/iu.test(clauses[at]?.trim() ?? ""));
  const stays = clauses.some((clause, at) => !isRemark(at) && /\p{L}/u.test(clause));
  if (
    !stays ||
    found.every((one) => one === undefined) ||
    clauses.some((clause) => ONLY_AGAIN.test(clause.trim()))
  )
    return words;
  let text = "";
  let joint = "";
  clauses.forEach((clause, at) => {
    const own = pieces[at * 2 + 1] ?? "";
    if (isRemark(at)) {
      // A stop ends a sentence whatever went.
      if (/[.!?…]/u.test(own) && text !== "") joint = own;
      return;
    }
    text += (text === "" ? "" : joint) + about(clause, found[at - 1]);
    joint = own;
  });
  return text + (/\s$/u.test(joint) || /^\s*[,;]/u.test(joint) ? "" : joint);
}

function remarkIn(clause: string, next: string): { who: string | undefined; isMade?: boolean } | undefined {
  if (clause.length > LONGEST_CLAUSE) return undefined;
  for (const form of REMARKS) {
    const remark = form.exec(clause);
    if (remark !== null) return { who: remark.groups?.who };
  }
  const idle = ORDER_FOR_SOMEBODY.test(next) || SHOULD.test(next) ? IDLE.exec(clause) : null;
  const undone = SHOULD.test(next) ? DOES_NOT.exec(clause) : null;
  const small = MADE.test(next) ? SO_SMALL.exec(clause) : null;
  const remark = idle ?? undone ?? small;
  return remark === null ? undefined : { who: remark.groups?.who, isMade: small !== null };
}

/** "it should sweep across the water", said after "light isn't turning": the light. */
function about(clause: string, remark: ReturnType<typeof remarkIn>): string {
  const who = remark?.who;
  if (who === undefined || /^(?:he|she|it|they|this|that|these|those)$/iu.test(who)) return clause;
  if (remark?.isMade) return clause.replace(/(?<=(?:make|turn) )(?:it|them|him|her)(?= )/iu, who);
  const wish = SHOULD.exec(clause);
  if (wish === null) return clause;
  const named = /^(?:the|his|her|its|their|this|that|these|those) /iu.test(who) ? who : `the ${who}`;
  const same = wish.groups?.same;
  return `${named} ${same === undefined ? clause : clause.slice(same.length + 1)}`;
}
