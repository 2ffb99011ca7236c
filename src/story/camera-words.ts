import type { CameraMove } from "../core/film/camera.ts";

/** What a text says about the camera. */
export interface CameraReading {
  /** The move it names first; absent when it names none. */
  move?: CameraMove;
  /** How fast, where it says so. */
  pace?: "slowly" | "quickly";
  /** The text without what is only an instruction to the camera. May be empty. */
  rest: string;
}

const MODIFIERS =
  "very|super|slow(?:ly|er|est)?|gentl[ey]|gentler|smooth(?:ly|er)?|quick(?:ly|er)?|fast(?:er)?|rapid(?:ly)?|steady|steadily|gradual(?:ly)?|" +
  "subtl[ey]|soft(?:ly)?|dramatic(?:ally)?|continuous(?:ly)?|single|long|short|sweeping|cinematic|full|simple|majestic(?:ally)?|" +
  "careful(?:ly)?|whip|swish|crash|just|mostly|completely|close|tight|constant(?:ly)?|slight(?:ly)?|a little|a bit";
const ADVERBS = `(?:(?:${MODIFIERS})[\\s,]+)*`;
/** After these a new thought begins: what stands behind is no longer about the camera. */
const BREAK = /\s+(?:as|while|until|when|before|after|revealing|to reveal|showing|and then|then|and)\b/iu;

/** What a few words that are surely about the camera mean; the first that fits. */
const SIDEWAYS = "\\b(?:truck|track|slid|glid|mov|drift)\\w*\\b";
const MEANINGS: readonly [RegExp, CameraMove][] = [
  // As film people say it: from left to right the camera moves to the right.
  [/\bpan\w*\b.*\bleft to (?:the )?right/, "pan-right"],
  [/\bpan\w*\b.*\bright to (?:the )?left/, "pan-left"],
  [new RegExp(`${SIDEWAYS}.*\\bleft to (?:the )?right`), "truck-right"],
  [new RegExp(`${SIDEWAYS}.*\\bright to (?:the )?left`), "truck-left"],
  [/\bpan\w*\b.*\bleft/, "pan-left"],
  [/\bpan(?:s|ned|ning)?\b/, "pan-right"],
  // "tilt-shift" is a lens.
  [/\btilt(?![- ]?shift)\w*\b.*\bdown/, "tilt-down"],
  [/\btilt(?:s|ed|ing)?\b(?![- ]?shift)/, "tilt-up"],
  [/\b(?:crane|pedestal|jib|boom)\w*\b.*\b(?:down|low)/, "crane-down"],
  [/\b(?:descends?|descending|lowers?|lowering|sinks?|sinking|drops?|dropping)\b/, "crane-down"],
  [/\bzoom\w*\b.*\bout/, "zoom-out"],
  [/\bzoom(?:s|ed|ing)?\b/, "zoom-in"],
  [/\b(?:dolly|dollies|dollied|dollying)\b.*\b(?:out|back|away)/, "dolly-out"],
  [/\b(?:dolly|dollies|dollied|dollying)\b/, "dolly-in"],
  [/\bpull(?:s|ed|ing)?[ -](?:slowly |gently )?(?:back|out|away)/, "dolly-out"],
  [/\b(?:backs?|backing) (?:away|up|off)|\bretreat(?:s|ing)?\b/, "dolly-out"],
  [/\bmov(?:e|es|ed|ing) (?:slowly |further )?(?:back|backwards?|away|out)\b/, "dolly-out"],
  [/\bpush(?:es|ed|ing)?[ -](?:slowly |gently )?(?:in|into|closer|forwards?|towards?)\b/, "dolly-in"],
  [
    /\b(?:mov(?:e|es|ed|ing)|creep(?:s|ing)?|glid(?:e|es|ing)|inch(?:es|ing)?|drift(?:s|ing)?|com(?:e|es|ing)|get(?:s|ting)?|go(?:es|ing)?) (?:slowly |gently |in )?(?:in|into|closer|forwards?|nearer|towards?)\b/,
    "dolly-in",
  ],
  [/\bclos(?:es|ing) in\b|\bapproach(?:es|ing)?\b/, "dolly-in"],
  [
    /\b(?:orbit(?:s|ed|ing|al)?|circl(?:e|es|ed|ing)|revolv(?:e|es|ing)|rotat(?:e|es|ing)|arcs?|arcing|spins?|spinning|360)\b/,
    "orbit",
  ],
  // "drone shot following behind"
  [/\b(?:aerial|drone)\b(?!.*\b(?:left|right)\b)/, "aerial"],
  [
    /\b(?:truck|trucks|trucking|track|tracks|tracking|slid(?:e|es|ing)|glid(?:e|es|ing)|mov(?:e|es|ed|ing)|drift(?:s|ing)?)\b.*\bleft/,
    "truck-left",
  ],
  [
    /\b(?:truck|trucks|trucking|track|tracks|tracking|follow(?:s|ing)?|slid(?:e|es|ing)|glid(?:e|es|ing)|alongside|sideways|steadicam)\b/,
    "truck-right",
  ],
  [/\bmov(?:e|es|ed|ing)\b.*\bright/, "truck-right"],
  [/\b(?:crane|cranes|craning|pedestal|jib|boom)\b/, "crane-up"],
  [
    /\b(?:ris(?:e|es|ing)|ascend(?:s|ing)?|lift(?:s|ing)?|climb(?:s|ing)?|mov(?:e|es|ing) up\w*)\b/,
    "crane-up",
  ],
  [/\bhand[ -]?held\b|\bshak(?:y|es|ing)\b|\bdocumentary\b/, "handheld"],
  [
    /\b(?:aerial|drone|overhead|flyover|hover(?:s|ing)?|soar(?:s|ing)?|fl(?:y|ies|ying))\b|\bbird['’]?s[ -]eye\b|\btop[ -]down\b|\bfrom above\b/,
    "aerial",
  ],
  [
    /\b(?:static|still|fixed|locked|tripod|stationary|motionless|unmoving|holds?)\b|\b(?:not|n['’]t) move/,
    "static",
  ],
];

const NAMES =
  "aerial|drone|tracking|trucking|truck|dolly(?:[ -]?(?:in|out))?|crane|jib|pan(?:ning)?(?:[ -](?:left|right))?|tilt(?:ing)?(?:[ -](?:up|down))?|" +
  "zoom(?:ing)?(?:[ -](?:in|out))?|orbit(?:ing|al)?|arc|360(?:[ -]?degrees?|°)?|hand[ -]?held|shaky|static|locked[ -]?(?:off|down)|fixed|still|stationary|" +
  "bird['’]?s[ -]eye|overhead|top[ -]down|flyover|steadicam|push[ -]in|pull[ -](?:back|out)|following|whip[ -]pan|pedestal|documentary|tripod";
const NOUNS =
  "shots?|views?|footage|camera(?: ?work| movement)?|cam|movement|perspective|pass|sequence|filming|angle";

/** "a slow aerial shot of", with what leads into it. */
const NAMED_SHOT = new RegExp(
  `(?:\\b(?:in|with|via|using|as|from|one|through)\\s+)?(?:\\b(?:an?|one|the)\\s+)?\\b${ADVERBS}(?:${NAMES})(?:[\\s,]+(?:${NAMES}))*[\\s-]+(?:${NOUNS})\\b(\\s+of\\b)?`,
  "iu",
);
/** "the camera slowly pushes in", "we pan left": what the verb is decides. */
const CAMERA_CLAUSE =
  /(?:\bthe\s+|\bour\s+|(?<=^|[.,;:!?…。—\n]\s{0,3}))(?:slow(?:er)?\s+|fast(?:er)?\s+|moving\s+)?camera\b[\s:–-]*/giu;
const WE_CLAUSE =
  /(?<=^|[.,;:!?…。—\n]\s{0,3}|\b(?:and|then|as)\s)we\s+(?=(?:slowly |gently |then |quickly )*(?:pan|tilt|dolly|push in|pull (?:back|out)|zoom|orbit|circle|fly|soar|track|crane|truck|rise|descend)\b)/giu;
const LINKING = `(?:(?:is|stays?|remains?|keeps?|starts?(?: to)?|begins?(?: to)?|continues?(?: to)?|does|do|should|will|must|and|then|(?:it|that|which)\\s+is|also|never|in|on|a|an)\\s+)*`;
const LEADING_VERB = new RegExp(`^${LINKING}${ADVERBS}${LINKING}(\\S+(?:\\s+\\S+){0,4})`, "iu");

/** How it is done, before where to: "pan slowly to the left". */
const HOW = "(?: (?:(?:very|so) )?(?:slow|gent|quick|smooth|gradual|soft)ly)?";
const LEFT_OR_RIGHT = "(?: left| right| to the (?:left|right))";
/** Commands such as "pan left", "zoom in on", "pull back from" at the head of a clause. */
const COMMAND = new RegExp(
  `^(?:(?:pan(?:s|ning)?|truck(?:ing)?|track(?:ing)?|slid(?:e|ing)|mov(?:e|ing))${HOW} (?:from )?(?:the )?(?:left to (?:the )?right|right to (?:the )?left)|pan(?:s|ning)?(?:${HOW}${LEFT_OR_RIGHT})?|tilt(?:ing)?(?:${HOW}(?: up| down))?|zoom(?:s|ing)?(?:${HOW}(?: in| out))?|dolly(?:ing)?${HOW} (?:in|out|forward|back)|push(?:ing)?${HOW}[ -]in|pull(?:ing)?${HOW}[ -](?:back|out)|truck(?:ing)?${HOW}${LEFT_OR_RIGHT}|track(?:ing)?${HOW}(?:${LEFT_OR_RIGHT}| alongside)|crane${HOW} (?:up|down)|craning(?: up| down)|pedestal(?: up| down)|orbit(?:ing)?(?: around)?|arc(?:ing)? around)(?=$|[\\s.,;:!?…])`,
  "iu",
);
const ONTO =
  /^\s*(?:slowly |gently |quickly )*(?:on to|onto|on|to(?!\s+the\s+(?:left|right))|towards?|from|across|over|along|around|into|for|of|past)\s+(?=\S)/iu;
const CONTENT_AFTER = /^\s*(?:the|a|an|his|her|its|their|my|your|some|behind|that|this)\b/iu;

const VOCABULARY = new RegExp(
  `^(?:${MODIFIERS}|${NAMES}|${NOUNS}|moves?|moving|pans?|tilts?|zooms?|orbits?|trucks?|cranes?|the|an?|with|in|out|on|up|down|left|right|to|towards?|around|back|forwards?|off|and|then|by|degrees?|only|at all|camera|cameras?|shot|filmed|is|stays?|remains?|no|all|tracks?|pulls?|push(?:es)?|pulling|pushing|dollies|circling|circles?|360|°|upwards?|downwards?|above|from|view|forward|stationary|shaky)$`,
  "iu",
);
/** Further words that belong to the camera only where it is named: a sun rises, too. */
const CAMERA_VERBS =
  /^(?:rises?|rising|ascends?|ascending|descends?|descending|lowers?|glides?|gliding|slides?|sliding|drifts?|drifting|flies|flying|fly|soars?|closer|nearer|backs?|away|follows?|following|holds?|shakes?|steadicam|should|will|must|starts?|begins?|continues?|keeps?|not|does|do|doesn['’]t|move|her|him|it|them|us|subject|behind|alongside|along|here|smoothly|rotates?|revolves?|spins?|approaches|lifts?|creeps?|retreats?)$/iu;
/** Alone these are things as often as moves: a crane by a river, a truck, a drone. */
const THINGS =
  /^(?:an?\s+|the\s+)?(?:crane|truck|drone|dolly|static|arc|still|pan|360|orbit|tilt|zoom|tripod|jib|boom|documentary|shaky|fixed|following|aerial|pedestal|overhead|tracks?|cranes|trucks|drones|pans)s?$/iu;
/** But these are moves when they stand alone beside other words. */
const LONE_MOVES =
  /^(?:orbit|orbiting|pan|panning|tilt|zoom|static|aerial|handheld|hand-held|dolly|overhead)$/iu;

/** What a prompt or a part of one says about the camera, and the text without mere instructions. */
export function readCamera(text: string): CameraReading {
  let found: { at: number; move: CameraMove; words: string } | undefined;
  const note = (at: number, words: string, move = meaningOf(words)) => {
    if (move !== undefined && (found === undefined || at < found.at)) found = { at, move, words };
    return move;
  };
  const cuts: { from: number; to: number }[] = [];

  for (const pattern of [CAMERA_CLAUSE, WE_CLAUSE]) {
    for (const match of text.matchAll(pattern)) {
      const behind = match.index + match[0].length;
      const clause = clauseFrom(text, behind);
      const verb = LEADING_VERB.exec(clause.trim())?.[1] ?? "";
      if (note(match.index, `${match[0]} ${clause}`, meaningOf(headOf(verb))) === undefined) continue;
      if (isVocabulary(clause, true)) cuts.push({ from: match.index, to: behind + clause.length });
    }
  }
  for (const clause of clausesOf(text)) {
    const words = clause.text.trim();
    if (words === "" || cuts.some((cut) => cut.from <= clause.from && cut.to >= clause.to)) continue;
    const alone = words.length === text.trim().replace(/[.!?…]+$/u, "").length;
    const lone = LONE_MOVES.test(words) && !alone;
    if (isVocabulary(words) && (lone || !THINGS.test(words)) && note(clause.from, words) !== undefined) {
      cuts.push({ from: clause.from, to: clause.to });
      continue;
    }
    const bare = words.replace(new RegExp(`^(?:and |then |with )?(?:an? )?${ADVERBS}`, "iu"), "");
    const command = COMMAND.exec(bare);
    if (command === null) continue;
    const rest = bare.slice(command[0].length);
    const onto = ONTO.exec(rest)?.[0].length ?? 0;
    const directed = /[\s-]/.test(command[0]);
    if (CONTENT_AFTER.test(rest) || (!directed && onto === 0)) continue;
    note(clause.from, words, meaningOf(command[0]));
    const kept = clause.text.length - clause.text.trimStart().length;
    if (onto > 0) {
      cuts.push({
        from: clause.from + kept,
        to: clause.from + kept + (words.length - bare.length) + command[0].length + onto,
      });
    }
  }
  const named = NAMED_SHOT.exec(text);
  if (named !== null && note(named.index, named[0]) !== undefined) {
    const after = text.slice(named.index + named[0].length);
    const closed = named[1] !== undefined || /^\s*(?:[.,;:!?…。]|$)/u.test(after);
    const led = /^(?:in|with|via|using|as|from|through)\s/iu.test(named[0]) && named[1] === undefined;
    if (closed || led) cuts.push({ from: named.index, to: named.index + named[0].length });
  }
  const above =
    /\b(?:seen|viewed|filmed|shot|looking down|captured)\s+(?:straight |directly )?from\s+(?:high\s+)?above\b|\bbird['’]?s[ -]eye\b/iu.exec(
      text,
    );
  if (above !== null) note(above.index, above[0], "aerial");
  const carried = /\b(?:filmed|shot|captured)\s+(?:entirely |all )?hand[ -]?held\b/iu.exec(text);
  if (carried !== null) note(carried.index, carried[0], "handheld");

  const rest = tidy(text, cuts);
  if (found === undefined) return { rest };
  const pace = paceOf(found.words);
  return pace === undefined ? { move: found.move, rest } : { move: found.move, pace, rest };
}

/** The move a few words about the camera mean; undefined when they mean none. */
export function meaningOf(words: string): CameraMove | undefined {
  const plain = words.toLowerCase().replace(/\s+/g, " ");
  return MEANINGS.find(([pattern]) => pattern.test(plain))?.[1];
}

function paceOf(words: string): "slowly" | "quickly" | undefined {
  if (/\b(?:slow|gentl|gradual|subtl|soft|careful)/iu.test(words)) return "slowly";
  return /\b(?:fast|quick|rapid|whip|crash)/iu.test(words) ? "quickly" : undefined;
}

/** Only as far as the verb and its direction: "pushes in on her face" is "pushes in". */
function headOf(words: string): string {
  return words.split(BREAK)[0] ?? "";
}

function clauseFrom(text: string, at: number): string {
  const rest = text.slice(at);
  const stop = rest.search(/[.,;:!?…。！？\n—]/u);
  const clause = stop < 0 ? rest : rest.slice(0, stop);
  const turn = clause.search(BREAK);
  return turn < 0 ? clause : clause.slice(0, turn);
}

function clausesOf(text: string): { from: number; to: number; text: string }[] {
  const clauses: { from: number; to: number; text: string }[] = [];
  let from = 0;
  for (const stop of text.matchAll(/[.,;:!?…。！？\n—|]+(?=\s|$)|$/gu)) {
    if (stop.index > from) clauses.push({ from, to: stop.index, text: text.slice(from, stop.index) });
    from = stop.index + stop[0].length;
  }
  return clauses;
}

function isVocabulary(words: string, ofCamera = false): boolean {
  return words
    .trim()
    .split(/[\s/]+/u)
    .every((word) => word === "" || VOCABULARY.test(word) || (ofCamera && CAMERA_VERBS.test(word)));
}

/** The text with the cuts taken out and what they leave behind of commas and spaces put right. */
function tidy(text: string, cuts: readonly { from: number; to: number }[]): string {
  if (cuts.length === 0) return text.trim();
  let rest = "";
  let at = 0;
  for (const cut of [...cuts].sort((a, b) => a.from - b.from)) {
    if (cut.from < at) continue;
    rest += `${text.slice(at, cut.from)} `;
    at = cut.to;
  }
  rest += text.slice(at);
  const cleaned = rest
    .replace(/[ \t]+/g, " ")
    .replace(/ +([.,;:!?…])/g, "$1")
    .replace(/([,;:])(?:\s*[,;:])+/g, "$1")
    .replace(/[,;:]+\s*([.!?…])/g, "$1")
    .replace(/([.!?…])\s*[.,;:]+(?=\s|$)/g, "$1")
    .replace(/^[\s.,;:!–—-]+/, "")
    .replace(/[\s,;:–—-]+$/, "")
    .replace(/^(?:and|then|while|as)\s+/iu, "")
    .replace(
      /(^|[,.;:]\s+)(?:to )?(reveal|show)(?=\s+\S)/iu,
      (_, before: string, verb: string) => `${before}${verb.toLowerCase()}ing`,
    )
    .replace(/[\s,;:]+(?:and|then|while|as)$/iu, "")
    .trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(cleaned)) return "";
  // A sentence that lost its head still begins like one.
  return /^\p{Lu}/u.test(text.trim()) ? cleaned.charAt(0).toUpperCase() + cleaned.slice(1) : cleaned;
}
