import { ACTION_VERBS } from "../story/action-verbs.ts";
import { wordCount } from "../story/beats.ts";
import { FURTHER_VERBS } from "../story/further-verbs.ts";
import { isManyOf, isSeenNoun, lastWord } from "../story/noun-in-text.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { RELATIVES } from "../story/people-nouns.ts";
import { PLAIN_VERBS } from "../story/plain-verbs.ts";
import { capital } from "../story/sentences.ts";
import { inThirdPerson, isKnownVerb } from "../story/verb-forms.ts";
import { classedWords } from "../story/word-classes.ts";

const SUBJECTS: Record<string, string> = { her: "she", him: "he", it: "it", them: "they", em: "they" };

/** Who an order is about, as they stand before a verb: "him" is "he". */
export function asSubject(who = ""): string {
  return SUBJECTS[who.toLowerCase()] ?? who;
}

const LET = /^(?:\w+\s+)*(?:let|have)\s/iu;
/** After "let him": what somebody does to something, whatever the verb. */
const TO_SOMETHING =
  /^(?:an?|the|his|her|its|their|another|each|every|some|two|three|it|him|them|everyone|everybody|somebody|something|in|on|at|to|into|onto|out|off|up|down|back|over|under|through|along|across|around|past|away|like|for|from|with|and|by)$/iu;
const A_RELATIVE = new RegExp(`^(?:${RELATIVES})$`, "iu");
const MADE_TO = new RegExp(
  `^(?:(?:and|but|please|now|also)\\s+)*(?:make|let|have) ((?:her|him|them|(?<=(?:let|have) )it|(?:one|some|both|all) of (?:them|the \\p{L}+)|${RELATIVES}|(?:the|his|her|its|their|an?|another|two|some) \\p{L}[\\p{L}-]*|(?<=(?:let|have) )\\p{L}{2,}[^suiy\\P{L}]s(?= \\p{L}+ (?:from|in|on|at|into|onto|over|up|down|around|out|off|through|across|by|past|behind|under))) \\p{L}.*)$`,
  "iu",
);
/** After "let a cyclist": no word that tells how somebody is. */
const A_DEED =
  /^(?!(?:more|less|very|even|much|a|an|the|in|on|at|with|as|be|all|black|white|red|blue|green|old|young|big|small|bigger|calm|sad|mad|wet|hot|cold|alone|asleep|awake|upside|next|right|close)$)\p{L}+(?<!(?:y|ed|er|ing|ful|ish|ous|less|en))$/iu;
const BY_THEN =
  /^(?:more|less|very|even|much|a|(?!another|other|her|over|under|after)\p{L}+(?:er|ier|ing))$/iu;

/** Who, what they do or how they are, and the rest: "his long tail", "longer", "and fluffier". */
function splitMade(text: string, isLet: boolean): readonly string[] {
  const words = text.split(" ");
  const [, second = "", next] = words;
  const isAsked = isLet && A_DEED.test(second) && (next === undefined || TO_SOMETHING.test(next));
  const isAct = isVerbOrLook(second) || isAsked;
  // "have him flip them": whatever the verb.
  const isSomebody = isLet && /^(?:him|them)$/iu.test(words[0] ?? "");
  const isPronoun =
    isSomebody ||
    A_RELATIVE.test(words[0] ?? "") ||
    (/^(?:her|him|them|it)$/iu.test(words[0] ?? "") && isAct);
  // "sparks fly from the tires"
  const isBare = /^\p{L}+s$/u.test(words[0] ?? "") && !/^his$/iu.test(words[0] ?? "");
  const first = isPronoun || isBare ? 1 : /^(?:one|some|both|all) of /iu.test(text) ? 3 : 2;
  // "have a dog steal a sausage"
  const isDone = (at: number) =>
    isLet &&
    A_DEED.test(words[at] ?? "") &&
    !PREPOSITIONS.has((words[at] ?? "").toLowerCase()) &&
    !TO_SOMETHING.test(words[at] ?? "") &&
    TO_SOMETHING.test(words[at + 1] ?? "");
  const ends =
    isPronoun || isBare
      ? 1
      : ([first, first + 1, first + 2].find(
          (at) => (isVerbOrLook(words[at] ?? "") && !isNamed(words, at)) || isDone(at),
        ) ?? first);
  const [who, verb, rest] = [words.slice(0, ends), words[ends] ?? "", words.slice(ends + 1)];
  return [text, who.join(" "), verb, rest.length === 0 ? "" : ` ${rest.join(" ")}`];
}

/** "the magma chamber bigger": a thing, and how it is to be. */
const isNamed = (words: readonly string[], at: number): boolean =>
  /(?:er|ing)$/iu.test(words[at] ?? "") && /(?:er|ier)$/iu.test(words[at + 1] ?? "");

function isVerbOrLook(word: string): boolean {
  if (PREPOSITIONS.has(word.toLowerCase())) return false;
  return isDeed(word) || BY_THEN.test(word);
}

/** "make her run", "the fox should be older": a wish, told as what is seen. */
export function toldAsFact(words: string): string | undefined {
  const made = MADE_TO.exec(words);
  if (made !== null) {
    const isLet = LET.test(words);
    const [, who = "", verb = "", rest = ""] = splitMade(made[1] ?? "", isLet);
    const subject = capital(asSubject(who));
    const many = subject === "They" || isManyOf(lastWord(who));
    const acts = isDeed(verb) || (isLet && A_DEED.test(verb)) || isVerbThere(made[1] ?? "", who.length + 1);
    if (acts) return `${subject} ${many ? verb : inThirdPerson(verb)}${many ? rest : alsoDone(rest)}`;
    return isLook(verb) && !/^look$/iu.test(verb)
      ? `${subject} ${many ? "are" : "is"} ${verb}${rest}`
      : undefined;
  }
  const wished =
    /^((?:he|she|it|they|(?:one|some|both|all) of (?:them|the \p{L}+)|(?:the|his|her|its|their|an?) [\p{L}'’ -]{1,40}?|(?!you|we|i |u )[\p{L}'’-]+(?: [\p{L}'’-]+)?(?= should))) should ((?:also|still|always|all|both|(?!only|early|fly|family|butterfly)\p{L}+ly) )?(be )?([\p{L}-]+)(.*)$/iu.exec(
      words,
    );
  const rains = /^(?:(?:and|but|please|now|also)\s+)*(?:let|have) it (snow|rain|pour|storm|hail)(.*)$/iu.exec(
    words,
  );
  if (rains !== null) return `It ${inThirdPerson(rains[1] ?? "")}${rains[2]}`;
  if (wished === null) return undefined;
  const [, who = "", besides = "", be, verb = "", rest = ""] = wished;
  const many = /^one of /iu.test(who)
    ? false
    : /^they$|^(?:some|both|all|two|three|four|five|several|a few) /iu.test(who) ||
      /[^s]s$/u.test(who) ||
      isManyOf(lastWord(who));
  if (/^not$/iu.test(verb)) {
    const [, isBe, how = ""] = /^ (be )?(.+)$/iu.exec(rest) ?? [];
    return `${capital(who)} ${isBe === undefined ? (many ? "don't" : "doesn't") : many ? "aren't" : "isn't"} ${how}`;
  }
  const acts =
    be === undefined
      ? `${besides}${many ? verb : inThirdPerson(verb)}`
      : `${many ? "are" : "is"} ${besides}${verb}`;
  return `${capital(withArticle(who))} ${acts}${be === undefined && !many ? alsoDone(rest) : rest}`;
}

/** "end it with the fox sleeping", "with her walking out": it is, she is. */
export const doneAtTheEnd = (last: string): string =>
  last
    .replace(/^((?:an?|the|his|her|its) \p{L}+(?<!s|ing)) (\p{L}+ing)(?!\p{L})/iu, "$1 is $2")
    .replace(
      /^(him|her|it|them) (\p{L}+ing)(?!\p{L})/iu,
      (_, who: string, doing: string) =>
        `at the end ${asSubject(who)} ${/^them$/iu.test(who) ? "are" : "is"} ${doing}`,
    );

/** "light", of one thing in the film: the light. */
function withArticle(who: string): string {
  const isThing =
    !/\s/u.test(who) &&
    !/^(?:some|any|every|no)(?:body|one|thing)$/iu.test(who) &&
    isSeenNoun(who) &&
    !isManyOf(who) &&
    !A_RELATIVE.test(who);
  return isThing ? `the ${who}` : who;
}

/** " up and stretch", after "wakes": what is done next. */
const alsoDone = (rest: string): string =>
  rest
    // "folds the paper and walks off"
    .replace(
      /^((?: (?:the|an?|his|her|its|their) \p{L}+(?: (?:out of|off|from|into|onto) (?:the|his|her|its) \p{L}+)?) and )(\p{L}+)(?= (?:off|away|up|down|out|at|to|into|on|around|back)(?!\p{L})|$)/iu,
      (both, and: string, verb: string) => (isDeed(verb) ? and + inThirdPerson(verb) : both),
    )
    .replace(
      /^((?: (?:up|down|out|off|away|back|around|over|in|it|him|her|them|\p{L}+ly)){0,2} and )(\p{L}+)(?!\p{L})/iu,
      (both, and: string, verb: string) =>
        isDeed(verb) || isKnownVerb(verb.toLowerCase()) ? and + inThirdPerson(verb) : both,
    )
    // "howls at the moon and then runs off"
    .replace(/^((?: [^,.;]{2,60}?)? and then )(\p{Ll}+)(?!\p{L})/iu, (both, and: string, verb: string) =>
      isDeed(verb) || isKnownVerb(verb) ? and + inThirdPerson(verb) : both,
    );

/** "make the snail win": a verb by where it stands, and nothing that somebody may be. */
function isVerbThere(words: string, at: number): boolean {
  const word = classedWords(words).find((each) => each.at === at);
  return (
    word?.is === "VERB" &&
    word.text.toLowerCase() === word.plain &&
    A_DEED.test(word.text) &&
    !MAY_BE.test(word.text)
  );
}

/** How something is, though somebody may do it as well. */
export const MAY_BE =
  /^(?:open|dry|clean|empty|warm|cool|slow|calm|clear|close|cut|lit|set|wet|dim|free|still|shut|quiet|upset|awake|hurt|alight|tidy|smooth|yellow|white|black|brown|green)$/iu;

export function isVerb(words: string): boolean {
  const first = words.split(/\s/u)[0]?.toLowerCase() ?? "";
  return PLAIN_VERBS.has(first) || ACTION_VERBS.has(first);
}

/** After whoever is to do it, many a noun is a verb. */
export const isDeed = (words: string): boolean =>
  isVerb(words) || FURTHER_VERBS.has(words.split(/\s/u)[0]?.toLowerCase() ?? "");

const LOOKS =
  /^(?:(?:more|less|fewer|much|a (?:bit|little|lot)|slightly|very|really|extra|too|super|even|slow|fast|not)\b.*|\p{Script=Latin}[\p{Script=Latin}-]*|\p{L}+er \p{L}+)$/iu;

/** "darker", "more fog", "very slow": how it is, not what happens. */
export function isLook(words: string): boolean {
  if (/[.!?]\s+\S/u.test(words)) return false;
  const parts = words.split(/\s*,\s*|\s+and\s+/u);
  return wordCount(words) <= 12 && parts.every((part) => LOOKS.test(part));
}
