import { isAbroad } from "./characters-abroad.ts";
import { inThirdPerson } from "./verb-forms.ts";
import { type ClassedWord, classedWords } from "./word-classes.ts";

/** Forms that only ever tell what happened: after "was" or "had" another one stands. For patterns. */
const PAST =
  "came|went|ran|saw|gave|took|sang|rang|sank|drank|swam|began|wore|tore|rode|wrote|drove|broke|spoke|woke|stole|chose|froze|ate|flew|grew|knew|threw|drew|blew|fell|became|shook|had|sat|stood|lay";
/**
 * Words that only a story of the past has: forms that are no participle, what "she" did, and what was done to "the parcel". "A city made of glass" and "a
 * dog dressed as a pirate" have none.
 */
const TELLS_PAST = new RegExp(
  [
    `\\b(?:was|were|${PAST}|slept|wept|crept|leapt|knelt|walked|danced|smiled|waited|lived|jumped|laughed|arrived|stayed|appeared|climbed|wandered|galloped|barked|sailed|drifted|stumbled|happened|cheered)\\b`,
    "\\b(?:he|she|it|they|we|i|who)\\s+(?:\\p{L}+ly\\s+)?(?:\\p{L}{2,}ed|found|told|said|held|left|felt|kept|swept|met|led|fed|got|won|made|sent|lost|brought|bought|caught|taught|thought|fought|heard|lit|slid|hid|bit|dug|spun|paid|built|sold)\\b",
    // From the beginning of a word on: of 2,000 letters without a space each would be tried as one.
    "(?<!\\p{L})\\p{L}{2,}ed\\s+(?:the|his|her|its|their|him|them)\\b",
  ].join("|"),
  "iu",
);
/** What something is like: "made of cheese", "covered in snow". */
const IS_LIKE =
  /^(?:made (?:of|from|out|up)|filled with|covered (?:in|with|by)|surrounded by|dressed (?:in|as|up)|built (?:of|from|on|in)|lit by)$/iu;
/** The same in the past and at present: only what stands before tells. */
const UNCHANGED = new Set("cut put set hit let shut hurt burst split spread quit shed cast".split(" "));
/** "A parrot named Tiko": what somebody is called, and nothing that happened. */
const NAMES = /^(?:named|nicknamed|called|known|titled)$/u;
const FINITE = new RegExp(`^(?:${PAST}|rose|did)$`, "u");
const BE = new Map([
  ["was", "is"],
  ["were", "are"],
]);
/** Whoever is told of after these is somebody else. */
const SUBORDINATES = new Set(
  "while when until as because though although after before where than if since".split(" "),
);
/** Another clause begins here, with a verb of its own. */
const JOINS = new Set([...SUBORDINATES, ..."and but or so who which that whom".split(" ")]);
/** What is said of these is said of more than one. */
const MANY = /^(?:they|we|i|you|both|two|three|four|five|six|all)$/u;
/** The past of these is an everyday noun, or a present of its own: told as a verb only by who stands before it. */
const MISTAKEN = new Map([
  ["bit", "bite"],
  ["drank", "drink"],
  ["lit", "light"],
  ["rose", "rise"],
  ["woke", "wake"],
  ["wound", "wind"],
]);
/** What a "rose" after it is no flower of. */
const RISES =
  /^(?:he|she|it|they|we|i|sun|moon|smoke|steam|mist|fog|water|tide|curtain|balloon|kite|and|slowly)$/iu;
const HELPS =
  /^(?:be|been|being|is|are|was|were|has|have|had|having|get|gets|got|to|will|would|could|can|should|may|might|must|did|does|do)$/u;

/**
 * English told in the past, told as scripts are: "a goat came out and grabbed it" → "a goat comes out and grabs it".
 * Only verbs that tell what happens are changed; anything else, and text in any other language, stays letter by letter. `story`: what the text is part of.
 */
export function inPresentTense(text: string, story = text): string {
  if (!TELLS_PAST.test(story) || isAbroad(story) !== undefined) return text;
  let said = "";
  let from = 0;
  for (const { word, now } of changedIn(classedWords(text))) {
    said += text.slice(from, word.at) + asWritten(now, word.text);
    from = word.at + word.text.length;
  }
  return said + text.slice(from);
}

/** What is known of a sentence where one of its words is come to. */
interface Telling {
  /** Of the clause so far: whether it has its verb, and whether somebody stands before it. */
  isTold: boolean;
  hasSubject: boolean;
  /** Somebody has been told of who may do more: "he jumped and fell". */
  isAbout: boolean;
  isMany: boolean;
  areTwo: boolean;
  isPast: boolean;
}

const NOTHING_YET: Telling = {
  isTold: false,
  hasSubject: false,
  isAbout: false,
  isMany: false,
  areTwo: false,
  isPast: false,
};

function changedIn(words: readonly ClassedWord[]): { word: ClassedWord; now: string }[] {
  let so = { ...NOTHING_YET };
  return words.flatMap((word, at) => {
    const text = word.text.toLowerCase();
    // "In." is read as an inch.
    if (/[.!?…]$/u.test(words[at - 1]?.text ?? "")) so = { ...NOTHING_YET };
    if (JOINS.has(text) || /^[,;:]$/u.test(text)) {
      // "The king and his daughter danced": the two of them. "The brothers cheer when the rain stops": it alone.
      so.areTwo = text === "and" && so.hasSubject && !so.isTold;
      if (SUBORDINATES.has(text)) so.isMany = false;
      so.hasSubject = so.areTwo;
      so.isTold = false;
    }
    // "As the sun set he played": no verb's object.
    if (/^(?:he|she|they|we|i)$/u.test(text)) so.isTold = false;
    if (!so.isTold && (MANY.test(text) || (isNoun(words, at) && !isAfterPreposition(words, at)))) {
      so.isMany = so.areTwo || MANY.test(text) || isPlural(word);
      so.hasSubject = true;
      so.isAbout = true;
      so.areTwo = false;
    }
    // "A close-up of a crowned pigeon": nobody did anything.
    const isVerb = FINITE.test(text) || BE.has(text) || (so.isAbout && !so.isTold);
    const now = isVerb ? presentForm(words, at, so) : undefined;
    so.isPast ||= now !== undefined;
    so.isTold ||= now !== undefined || (so.hasSubject && isAtPresent(word));
    return now === undefined ? [] : [{ word, now }];
  });
}

const OWNERS = /^(?:his|her|its|their|my|our|your)$/iu;
/** "The older one turned", "the postwoman pushed": a word that is hardly known is taken for one that describes. */
function isNoun(words: readonly ClassedWord[], at: number): boolean {
  const { is, text } = words[at] as ClassedWord;
  if (FINITE.test(text.toLowerCase()) || MISTAKEN.has(text.toLowerCase())) return false;
  const isLast = is === "ADJ" && words[at - 1]?.is === "DET" && words[at + 1]?.is !== "NOUN";
  return (
    is === "NOUN" ||
    is === "PROPN" ||
    isLast ||
    /^ones?$/iu.test(text) ||
    (is === "PRON" && !OWNERS.test(text) && !/^(?:who|which|that)$/iu.test(text))
  );
}
const isPlural = ({ is, text, plain }: ClassedWord): boolean => is === "NOUN" && text.toLowerCase() !== plain;
const isAtPresent = ({ is, text }: ClassedWord): boolean =>
  (is === "VERB" || is === "AUX") && /s$/u.test(text) && !BE.has(text);

const isBeforeNoun = ({ is, text }: ClassedWord): boolean =>
  is === "DET" || is === "ADJ" || is === "NUM" || OWNERS.test(text);

/** "Of the old boys": nobody does what such words tell of. */
function isAfterPreposition(words: readonly ClassedWord[], at: number): boolean {
  let i = at - 1;
  while (i >= 0 && isBeforeNoun(words[i] as ClassedWord)) i -= 1;
  const before = words[i];
  return before?.is === "ADP" && !JOINS.has(before.text.toLowerCase());
}

/** The verb as it is told at present; undefined where it is none that tells what happens. */
function presentForm(
  words: readonly ClassedWord[],
  at: number,
  { isMany, isPast }: Telling,
): string | undefined {
  const { text, is, plain } = words[at] as ClassedWord;
  const [before, after] = [words[at - 1], words[at + 1]];
  const word = text.toLowerCase();
  const earlier = before?.text.toLowerCase() ?? "";
  const agreed = (verb: string) => (isMany ? verb : inThirdPerson(verb));
  if (BE.has(word)) return BE.get(word);
  if (word === "had") return agreed("have");
  if (helped(words, at) || NAMES.test(word)) return undefined;
  // "He put", "and put"; of several things done, the first tells when.
  const isDone = at > 0 && (isNoun(words, at - 1) || earlier === "and" || (isPast && earlier === ","));
  if (UNCHANGED.has(word)) return isDone && !isMany ? inThirdPerson(word) : undefined;
  const mistaken = MISTAKEN.get(word);
  if (mistaken !== undefined) {
    const isVerb =
      word === "rose"
        ? RISES.test(earlier)
        : isDone && (after?.is !== "NOUN" || before?.is === "PRON" || before?.is === "PROPN");
    return isVerb ? agreed(mistaken) : undefined;
  }
  // "She got the stone", but not "they got married".
  if (
    word === "got" &&
    after?.is !== "DET" &&
    after?.is !== "ADP" &&
    after?.text !== "in." &&
    !OWNERS.test(after?.text ?? "")
  )
    return undefined;
  if (is !== "VERB" || word === plain || /(?:s|ing)$/u.test(word)) return undefined;
  if (IS_LIKE.test(`${word} ${after?.text}`)) return undefined;
  // "A surprised tapir", "the closed shop", "a Victoria crowned pigeon".
  const isCompound =
    /ed$/u.test(word) && after?.is === "NOUN" && before?.is === "PROPN" && words[at - 2]?.is === "DET";
  const isLike = isCompound || before?.is === "DET" || OWNERS.test(earlier);
  return isLike && !MANY.test(earlier) ? undefined : agreed(plain);
}

/** Whether "had" or "was" stands before it, perhaps with a word between: "had finally fallen". */
function helped(words: readonly ClassedWord[], at: number): boolean {
  const [before, earlier] = [words[at - 1], words[at - 2]];
  if (before === undefined) return false;
  if (HELPS.test(before.text.toLowerCase())) return true;
  const isBetween = before.is === "ADV" || before.is === "PART";
  return isBetween && earlier !== undefined && HELPS.test(earlier.text.toLowerCase());
}

const asWritten = (word: string, like: string): string =>
  /^\p{Lu}/u.test(like) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
