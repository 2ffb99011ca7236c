import { isLivingKind, isManyOf, isSeenNoun, lastWord } from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { capital } from "../story/sentences.ts";
import { inThirdPerson, isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { type ClassedWord, classedWords } from "../story/word-classes.ts";
import { isQuality } from "./qualities.ts";
import { asSubject } from "./told-as-fact.ts";

/** How it is asked for that somebody does something or is so. */
const ASKED =
  /^(?:(?:and|but|so|then|also|now|please|just|maybe) )*(?:(?:can|could|would|will) (?:you|we) (?:please |maybe |also )?)?(?:i(?:['’]d| would) (?:like|love|prefer)(?: to (?:see|have))?|i (?:want|need|wish)(?: to see)?|make|let|have|show)\s+(?:it so (?:that )?)?/iu;
const WISHED =
  /^(.{2,60}?) (?:should|must|could|can|needs? to|ha(?:s|ve) to|ought to)(?: (?:also|really|all|both))? (.{2,120})$/iu;
const PUT =
  /^(?:(?:and|but|please|just|can you|could you) )*(?:put|place|set|stick|sit|move|hang|stand) (.{1,50}?) ((?:on top of|in front of|next to|on|in|at|under|behind|beside|around|over|above|inside|onto|into|between|near)(?!\p{L}) ?.{2,80})$/iu;
const PUT_DOING =
  /^(?:(?:and|but|please|just|can you|could you) )*(?:put|place|add) ((?:an?|some|two|three|four|more) (?:\p{L}+ ){0,2}?\p{L}+) (\p{L}+ing(?: .{2,80})?)$/iu;
const GIVE =
  /^(?:(?:and|but|please|just|can you|could you) )*give ((?:the |his |her |its |their )?[\p{L}-]+|one of (?:them|the \p{L}+)) ((?:an?|some|two|three|the|his|her|more|\p{L}+) ?.{2,100})$/iu;
const ADD_TO =
  /^(?:(?:and|but|please|just|can you|could you) )*add (.{2,60}?) to ((?:the |his |her |its |their )?[\p{L}-]+|one of (?:them|the \p{L}+))$/iu;
const SHOWN =
  /^(?:(?:and|but|please|just) )*(?:add|include|use|show|with|bring(?: in)?) ((?:an?|some|two|three|the|his|her|their|more) .{2,120})$/iu;
const SET = /^(?:set|film|shoot|put) (?:it|this|everything) (.{2,80})$/iu;
const INSTEAD_OF =
  /^(?:instead of|rather than) (?:\p{L}+ing (?:(?!(?:let|have|make|he|she|it|they|the) ).)*?|\p{L}+),? (?=(?:let|have|make|he|she|it|they|the) )/iu;
const ASIDE = /,? (?:instead|rather|please|pls|plz|though|if you can|too please)$/iu;

/** An order told in a plain sentence by the parts of speech of its words, whatever the film tells: undefined where it is about nothing that is seen. */
export function toldPlainly(order: string): string | undefined {
  const said = order
    .trim()
    .replace(/[.!?…]+$/u, "")
    .replace(INSTEAD_OF, "")
    .replace(/,? (?:instead of|rather than) .*$/iu, "")
    .replace(ASIDE, "");
  const [, owner = "", thing = ""] = GIVE.exec(said) ?? [];
  if (owner !== "" && !/^(?:it|this) an?$/iu.test(owner))
    return sentence(owner, `${isWorn(thing) ? "wear" : "have"} ${thing}`);
  const [, added = "", to = ""] = ADD_TO.exec(said) ?? [];
  if (added !== "") return sentence(to, `have ${added}`);
  const [, come = "", doing = ""] = PUT_DOING.exec(said) ?? [];
  if (come !== "" && isKnownVerb(verbOf(doing.split(" ")[0] ?? "", true) ?? "")) return sentence(come, doing);
  const all = SET.exec(said)?.[1];
  if (all !== undefined) return sentence("it", all);
  const [, what = "", where = ""] = PUT.exec(said) ?? [];
  if (what !== "" && !/^(?:it|this|that|everything)$/iu.test(what)) return sentence(what, where);
  const [, wisher = "", wish = ""] = WISHED.exec(said) ?? [];
  if (wisher !== "" && isSubject(wisher)) return sentence(wisher, wish);
  const asked = said.replace(ASKED, "");
  if (asked !== said) {
    const split = subjectOf(asked);
    return split === undefined ? undefined : sentence(split.who, split.what);
  }
  const shown = SHOWN.exec(said)?.[1];
  return shown === undefined ? undefined : `${capital(shown)}.`;
}

const isWorn = (thing: string) => kindOfNoun(lastWord(thing)) === "garment";
const isSubject = (who: string) =>
  !/(?<!\p{L})(?:i|you|we|me|us|u|this|that|which|what|who)(?!\p{L})/iu.test(who) &&
  who.split(" ").length <= 6;

/** "him fat with a big moustache", "petals falling": who, and what they do or how they are. */
function subjectOf(asked: string): { who: string; what: string } | undefined {
  const words = classedWords(asked);
  const [first] = words;
  if (first === undefined) return undefined;
  const from = /^(?:one|some|both|all)$/iu.test(first.text) && words[1]?.text === "of" ? 3 : 1;
  const isPronoun = /^(?:him|her|it|them|he|she|they|everyone|everybody|somebody|someone)$/iu.test(
    first.text,
  );
  const end =
    isPronoun && !(/^her$/iu.test(first.text) && /^(?:NOUN|PROPN)$/u.test(words[1]?.is ?? ""))
      ? 1
      : words.findIndex((word, at) => at >= from && endsSubject(words, at, word));
  const next = words[end];
  if (end < 1 || next === undefined || !isSubject(asked.slice(0, next.at).trim())) return undefined;
  return { who: asked.slice(0, next.at).trim(), what: asked.slice(next.at).replace(/^to (?=\p{L})/iu, "") };
}

function endsSubject(words: readonly ClassedWord[], at: number, { text, is }: ClassedWord): boolean {
  const before = words[at - 1];
  const isNamed = before !== undefined && /^(?:NOUN|PROPN|PRON)$/u.test(before.is);
  if (!isNamed) return false;
  const verb = text.toLowerCase();
  if (is === "PUNCT" || is === "CCONJ") return false;
  if (SOMEWHERE.test(verb) || isQuality(verb)) return true;
  if (is === "NOUN" || is === "PROPN") {
    // "the kid laugh", "one of them trip": a verb that looks like a noun
    const isSomebody = before.is === "PRON" || isLivingKind(kindOfNoun(before.text));
    const isLast = !/^(?:NOUN|PROPN|VERB)$/u.test(words[at + 1]?.is ?? "");
    return !/s$/u.test(verb) && (isSomebody ? isLast : isKnownVerb(verb) && isSeenNoun(before.text));
  }
  return is !== "NUM" && !(is === "ADP" && /^of$/iu.test(text));
}

/** Where or how, though wink takes it for a noun. */
const SOMEWHERE = /^(?:outdoors|indoors|outside|inside|upside|away|alone)$/u;

/** Somebody and what they do or how they are, as a sentence. */
function sentence(who: string, what: string): string | undefined {
  const subject = capital(
    asSubject(
      who.replace(/^(?:all )?(?:him|her|it|them|em)$/iu, (all) => asSubject(all.replace(/^all /iu, ""))),
    ),
  );
  const many =
    /^(?:they|both|some|two|three|four|five|several)(?!\p{L})/iu.test(subject) ||
    (!/^one /iu.test(subject) && isManyOf(lastWord(subject)));
  const be = many ? "are" : "is";
  const said = what.replace(/^(?:be|become) /iu, "");
  const words = classedWords(said);
  const [first] = words;
  if (first === undefined || /^(?:not|n['’]?t)$/iu.test(first.text)) return undefined;
  const verb = first.text.toLowerCase();
  // "slowly draw his sword"
  const [, second] = words;
  if (first.is === "ADV" && /ly$/u.test(verb) && second !== undefined && said === what) {
    const done = sentence(who, said.slice(second.at));
    return done?.startsWith(`${subject} ${be} `) ? done : done?.replace(subject, `${subject} ${first.text}`);
  }
  const acts =
    said === what &&
    !/(?:ing|ed)$/u.test(verb) &&
    !PREPOSITIONS.has(verb) &&
    !(SOMEWHERE.test(verb) || isQuality(verb)) &&
    (/^(?:have|wear|look)$/u.test(verb) ||
      first.is === "VERB" ||
      (isKnownVerb(verb) && !/^(?:ADJ|DET)$/u.test(first.is)) ||
      (first.is === "NOUN" &&
        ((words.length === 1 && subject !== "It") ||
          !isSeenNoun(verb) ||
          /^(?:ADV|ADP|CCONJ)$/u.test(words[1]?.is ?? ""))));
  if (!acts) return `${subject} ${be} ${said}.`;
  // "trip and fall"
  const next =
    words[1]?.is === "CCONJ" && !/^(?:DET|ADJ|PRON)$/u.test(words[2]?.is ?? "DET") ? words[2] : undefined;
  const done = many
    ? said
    : inThirdPerson(
        next === undefined
          ? said
          : `${said.slice(0, next.at)}${inThirdPerson(next.text)}${said.slice(next.at + next.text.length)}`,
      );
  return `${subject} ${done}.`;
}
