import { ARTICLES, PREPOSITIONS } from "./little-words.ts";
import type { Named } from "./relations.ts";
import type { Word } from "./words.ts";

const HIM = new Set("he him she her".split(" "));
const IT = new Set("it".split(" "));
const THEM = new Set("they them".split(" "));

/** Who does what the verb at `at` tells. */
export function subjectsOf(named: readonly Named[], terms: readonly Word[], at: number): Named[] {
  const sentence = terms[at]?.sentence;
  const here = named.filter((one) => terms[one.from]?.sentence === sentence);
  // "A sleeping cat".
  const next = here.find((one) => one.from > at && one.from - at <= 3);
  const isBefore =
    /ing$/.test(terms[at]?.text ?? "") &&
    (at === 0 || terms[at - 1]?.sentence !== sentence || ARTICLES.has(terms[at - 1]?.text ?? ""));
  if (
    isBefore &&
    next &&
    !terms
      .slice(at + 1, next.from + 1)
      .some((word) => word.pause || PREPOSITIONS.has(word.text) || ARTICLES.has(word.text))
  )
    return [next];
  // Languages that mark who does it.
  const marked = here.filter((one) => terms[one.to]?.text === "subjectmark");
  if (marked.length > 0) return marked.filter((one) => one.from < at).slice(-2);
  // "A farmer and his son push a tractor, both laughing": they do, and not the tractor.
  if (/^(?:both|all)$/.test(terms[at - 1]?.text ?? "")) {
    const people = here.filter(({ member, to }) => to <= at && member.role === "hero" && member.person);
    if (people.length > 0) return people;
  }
  const pronoun = pronounBefore(terms, at);
  if (pronoun) return meantBy(pronoun, named, at);
  const before = here.filter((one) => one.to <= at);
  const free = before.filter((one) => !followsPreposition(terms, one.from));
  const subject = (goesOn(terms, at) ? firstOf(free, terms) : undefined) ?? free.at(-1) ?? before.at(-1);
  if (!subject) return earlier(named, at);
  // "Climbs a tree to pick an apple": not the tree.
  const aimer = terms[at - 1]?.text === "to" && subject.member.role === "prop" ? heroOf(before) : undefined;
  if (aimer) return [aimer];
  // "A cat and a dog dance": both, and so are all of a couple or a family.
  const others: Named[] = before.filter((one) => one !== subject && one.from === subject.from);
  let first = subject;
  for (let place = before.indexOf(subject) - 1; place >= 0; place--) {
    const one = before[place];
    if (!one) break;
    const between = terms.slice(one.to, first.from).map((word) => word.text);
    // "A drummer, a singer and a bass player".
    const isListed = others.length > 0 && terms[one.to]?.pause && between.length <= 2;
    if (!(between.includes("and") || isListed) || between.length > 4) break;
    if (followsPreposition(terms, one.from)) break;
    others.unshift(one);
    first = one;
  }
  return [...others, subject];
}

const heroOf = (named: readonly Named[]): Named | undefined =>
  named.find(({ member }) => member.role === "hero");

/** "She finds a robot and repairs it", "and then barks": the verb follows its "and", so whoever did the first does this too. */
function goesOn(terms: readonly Word[], at: number): boolean {
  let index = at - 1;
  while (/ly$|^then$/.test(terms[index]?.text ?? "")) index--;
  return terms[index]?.text === "and" && terms[index]?.sentence === terms[at]?.sentence;
}

/** Who does what the clause tells first: of "as the cat sleeps, a dog comes and barks" the dog. */
function firstOf(free: readonly Named[], terms: readonly Word[]): Named | undefined {
  const clause = free.findLastIndex(({ from }) => {
    const before = terms.slice(Math.max(0, from - 3), from + 1);
    return before.some(({ text, pause }) => pause || /^(?:as|while|when|but|where|until)$/.test(text));
  });
  return free.slice(Math.max(0, clause)).find(({ member }) => member.role === "hero");
}

/** The sentence names nobody before its verb: whoever was named last goes on. */
function earlier(named: readonly Named[], at: number): Named[] {
  const last = named.filter((one) => one.to <= at && one.member.role === "hero").at(-1);
  return last ? [last] : [];
}

function pronounBefore(terms: readonly Word[], at: number): string | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    const word = terms[index];
    if (!word || word.sentence !== terms[at]?.sentence) return undefined;
    if (HIM.has(word.text) || IT.has(word.text) || THEM.has(word.text)) return word.text;
    if (terms[index + 1]?.pause) return undefined;
    if (!/ly$|^(is|are|was|were|then|slowly|still|now|has|have|also)$/.test(word.text)) return undefined;
  }
  return undefined;
}

function meantBy(pronoun: string, named: readonly Named[], at: number): Named[] {
  const before = named.filter((one) => one.to <= at);
  if (HIM.has(pronoun)) {
    const person = before.filter((one) => one.member.person || one.member.role === "hero").at(-1);
    return person ? [person] : [];
  }
  if (THEM.has(pronoun)) return before.filter((one) => one.member.role === "hero").slice(-2);
  const thing = before.filter((one) => !one.member.person).at(-1) ?? before.at(-1);
  return thing ? [thing] : [];
}

const HOURS = new Set(
  "dawn dusk night noon midnight sunrise sunset morning evening afternoon twilight midday first last".split(
    " ",
  ),
);

function followsPreposition(terms: readonly Word[], from: number): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 4); index--) {
    const word = terms[index];
    if (!word || word.sentence !== terms[from]?.sentence || terms[index + 1]?.pause) return false;
    // "At dawn Lena and the dog": at dawn, not at Lena.
    if (HOURS.has(word.text)) return false;
    if (PREPOSITIONS.has(word.text)) return !(word.text === "of" && index > 0);
    if (/^(and|who|that|which|as|while)$/.test(word.text)) return false;
  }
  return false;
}
