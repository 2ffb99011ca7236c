import { withSentence } from "../story/merge-words.ts";
import { findMeant, isManyOf, lastWord, whoIn, withArticles, withPart } from "../story/noun-in-text.ts";
import { capital } from "../story/sentences.ts";
import { ingOf, isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { leaveOut } from "./read-without.ts";
import { PRONOUN, withoutDeed } from "./stated.ts";
import type { Telling, TellingChange } from "./telling.ts";
import { asSubject } from "./told-as-fact.ts";
import { isWeatherVerb } from "./weather-told.ts";

const SHOULD_NOT =
  /^(?:(?:and|but|also|please)\s+)*(he|she|it|they|(?:the|his|her|its|their) \p{L}+(?: \p{L}+)?|(?!(?:i|you|we|this|that|there|one)(?!\p{L}))\p{L}+(?<!s)) (?:should(?:n['’]?t| not)|must(?:n['’]?t| not)(?! (?:be|have) )|(?:is|are)(?:n['’]?t| not) (?:supposed|meant) to) (?:(be|have) (?!been |had |done |said |gone |made |\p{L}+ed(?!\p{L})))?((?!(?:be|have) )(?:(?!but |instead|because )[\p{L}\p{N}'’-]+(?: |$)){1,8})$/iu;
/** "don't have her hair move". */
const DONT_HAVE = [
  "it|him|them|her",
  "(?:the|his|her|its|their) \\p{L}+",
  "(?:the|his|her|its|their) \\p{L}+ \\p{L}+",
].map(
  (who) =>
    new RegExp(
      `^(?:(?:and|but|also|please)\\s+)*(?:don['’]?t|do not) (?:have|let|make) (${who}) ((?!be|in|on|at|look)\\p{L}+)( .{2,40})?$`,
      "iu",
    ),
);
/** Said of the world, and of nothing that is seen: "he shouldn't drive anymore", "it shouldn't cost so much". */
const OF_THE_WORLD =
  /^(?:know|cost|work|matter|exist|happen|count|mean|say|tell|think|need|want|do|get|go)(?!\p{L})|(?<!\p{L})(?:this|that|it|any ?more|much|legal|allowed|president|possible)$/iu;
/** How much is too much: "that strong", "so busy". */
const TOO = /^(?:that|so|too|as|this|quite) (\p{L}+)$/iu;

/** "he shouldn't be smiling", "the castle should not be burning": what isn't to be seen, and is no longer told. */
export function readShouldNot(words: string): TellingChange | undefined {
  if (notDone("", words) !== undefined)
    return ({ text, negative }) => ({ text: notDone(text, words) ?? text, negative });
  const [, who = "", verb = "", what = ""] = SHOULD_NOT.exec(words) ?? [];
  if (what === "" || OF_THE_WORLD.test(what)) return undefined;
  // "they shouldn't be happy": how somebody is, is said of whom the film names, or by what they do.
  if (verb !== "" && PRONOUN.test(who) && !/^have$/iu.test(verb) && !/^\p{L}+ing(?!\p{L})/iu.test(what))
    return undefined;
  if (/^have$/iu.test(verb)) return (telling) => leaveOut(telling, what.trim());
  return (telling) => {
    const said = what.trim();
    return verb === "" ? undone(telling, who, said) : notSo(telling, who, said);
  };
}

/** "don't have her hair move": it stays still. */
export function notDone(told: string, words: string): string | undefined {
  const [, still = "", does = "", how = ""] =
    DONT_HAVE.map((form) => form.exec(words)).find((found) => isKnownVerb(found?.[2]?.toLowerCase() ?? "")) ??
    [];
  if (still === "") return undefined;
  const subject = capital(asSubject(still));
  const many = subject === "They" || isManyOf(lastWord(still));
  const stays = `${subject} ${many ? "stay" : "stays"} still`;
  return withSentence(
    told,
    /^move$/iu.test(does) ? stays : `${subject} ${many ? "don't" : "doesn't"} ${does}${how}`,
  );
}

/** "breathe fire" isn't to be done. */
function undone(telling: Telling, who: string, does: string): Telling {
  const [first = "", ...rest] = does.split(" ");
  const verb = first.toLowerCase();
  return {
    text: withoutDeed(telling.text, who, verb),
    negative: withOne(telling.negative, [ingOf(verb), ...rest].join(" ")),
  };
}

function notSo(telling: Telling, who: string, how: string): Telling {
  const { text, negative } = telling;
  const name = PRONOUN.test(who) ? (whoIn(text)?.noun ?? "") : lastWord(who);
  const less = TOO.exec(how)?.[1];
  const subject = PRONOUN.test(who) ? who : `the ${who.replace(/^the /iu, "")}`;
  const many = /^they$/iu.test(who) || /[^s]s$/iu.test(who);
  if (less !== undefined)
    return { text: withSentence(text, `${capital(subject)} ${many ? "are" : "is"} less ${less}`), negative };
  const [first = ""] = how.split(" ");
  const found = name === "" ? undefined : findMeant(text, name);
  // "in front of a burning castle"
  const isTold = found?.before.some((word) => word.toLowerCase() === first.toLowerCase());
  if (found !== undefined && isTold)
    return {
      text: withArticles(
        withPart(text, found, found.text.replace(new RegExp(`(?<!\\p{L})${first} `, "iu"), "")),
      ),
      negative: withOne(negative, `${how} ${found.noun}`),
    };
  const verb = /ing$/iu.test(first) ? verbOf(first, true) : undefined;
  if (verb !== undefined && isWeatherVerb(verb)) return leaveOut(telling, verb);
  if (verb !== undefined) return { text: withoutDeed(text, who, verb), negative: withOne(negative, how) };
  return { text: withSentence(text, `${capital(subject)} ${many ? "aren't" : "isn't"} ${how}`), negative };
}

function withOne(negative: readonly string[], what: string): string[] {
  return [...negative.filter((other) => other.toLowerCase() !== what.toLowerCase()), what];
}
