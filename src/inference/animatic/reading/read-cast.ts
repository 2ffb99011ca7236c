import { hasArms } from "../art/gallery.ts";
import { ofTheirOwn } from "../art/own-looks.ts";
import { GAME_TABLES } from "../layout/laid-table.ts";
import type { CastMember, PlaceId } from "../scene.ts";
import { isDeed } from "./act-words.ts";
import { actionAfter, actionBefore, isWhere } from "./actions.ts";
import { become } from "./becoming.ts";
import { growing, isBed } from "./beds.ts";
import { readClimbs } from "./climbing.ts";
import { emojiIn } from "./emoji.ts";
import { asFigurine } from "./figurines.ts";
import { flyKites, handle } from "./handling.ts";
import { ENSEMBLES, ENTRY_BY_ART, ENTRY_BY_WORD, type Entry } from "./lexicon.ts";
import { isGarment, outfitOf } from "./outfit.ts";
import type { ArtIndex, Meanings } from "./phrases.ts";
import { readActs } from "./read-acts.ts";
import { isRiddenByUnknown, type Named, relate } from "./relations.ts";
import { ACTION_WORDS, COLOUR_WORDS } from "./setting-words.ts";
import { countBefore, type Found, severalAt } from "./terms.ts";
import { tradeOf } from "./trades.ts";
import { MUSICIANS } from "./what-with.ts";
import type { Word } from "./words.ts";
import { isParent, withYoung } from "./young.ts";

/** Somebody or something named in a text, and where it lives when nobody says where. */
export type Reading = CastMember & { home?: PlaceId };

/** Never more of a kind than can be told apart. */
const MOST = 9;
/** People are narrow. */
const MOST_PEOPLE = 12;

/** Whom and what a text names, in its order. */
export function readCast(
  text: string,
  terms: readonly Word[],
  phrases: readonly Found<Meanings>[],
  index: ArtIndex,
  /** Somebody is to be seen at any rate: what is only perhaps a thing will not be needed. */
  hasCompany = false,
): Reading[] {
  const things = phrases.filter((found) => found.meaning.things.length > 0);
  const isAside = (found: Found<Meanings>) =>
    // A "mother duck" doesn't duck.
    (found.meaning.isWeak && !isParent(terms[found.from - 1]?.text ?? "")) ||
    isModifier(found, terms, phrases) ||
    isComparison(found, terms) ||
    isSought(found, terms);
  const straight = things.filter((found) => !isAside(found) && !isCompound(found, things, terms));
  const named = nameAll(
    hasCompany || straight.length > 0 || emojiIn(text).length > 0 ? straight : things.slice(0, 1),
    terms,
  );
  const person = ENTRY_BY_ART.get("person");
  const [first] = named;
  if (person && first && isRiddenByUnknown(first, terms)) {
    named.unshift({ from: 0, to: 1, member: { ...memberOf(person, 1), action: "move" } });
  }
  const stranger = person && named.every(({ member }) => member.role === "prop");
  const at = stranger ? strangerAt(terms, phrases) : undefined;
  if (person && at !== undefined) {
    named.unshift({
      from: at,
      to: at + 1,
      member: { ...memberOf(person, 1), action: actionOf(person, terms, 0, at, at + 1) },
    });
    named.sort((one, other) => one.from - other.from);
  }
  const related = withYoung(named, terms);
  named.splice(0, named.length, ...related);
  relate(named, terms);
  readActs(named, terms);
  handle(named, terms);
  flyKites(named, terms);
  readClimbs(named, terms);
  become(named, terms);
  const members: Reading[] = named.map(({ member }) => member);
  for (const emoji of emojiIn(text)) {
    const entry = index.byEmoji(emoji);
    if (!entry || members.some((member) => member.art === entry.art)) continue;
    const count = Math.min(MOST, text.split(emoji).length - 1);
    members.push({ ...memberOf(entry, count), action: "idle" });
  }
  return members;
}

/** What those are called who do something, whatever it is: "a zitherist plays". */
const DOER = /^[a-z]{3,}(?:er|or|ist|ian|man)$/;

/** Where an unknown word tells of somebody by what they do: they are drawn before nobody is. */
function strangerAt(terms: readonly Word[], phrases: readonly Found<Meanings>[]): number | undefined {
  const at = terms.findIndex(({ text, sentence }, index) => {
    const next = terms[index + 1];
    const isKnown = phrases.some(({ from, length }) => from <= index && index < from + length);
    return (
      index > 0 &&
      DOER.test(text) &&
      !isKnown &&
      next?.sentence === sentence &&
      /[^s]s$/.test(next.text) &&
      (isDeed(next.forms) || next.forms.some((form) => ACTION_WORDS.has(form)))
    );
  });
  return at < 0 ? undefined : at;
}

export function memberOf(entry: Entry, count: number): Reading {
  return {
    art: entry.art,
    count,
    role: entry.kind === "prop" ? "prop" : "hero",
    gait: entry.gait,
    size: entry.size,
    action: "idle",
    scale: 1,
    person: entry.kind === "person",
    ...(entry.home ? { home: entry.home } : {}),
  };
}

function nameAll(
  things: readonly Found<Meanings>[],
  terms: readonly Word[],
): (Named & { member: Reading })[] {
  const named: (Named & { member: Reading })[] = [];
  for (const { meaning, from, length, word } of things) {
    const members = named.map(({ member }) => member);
    const entries = meaning.things;
    const isTie = entries[0]?.art === "bow-tie";
    const isWorn = length === 1 && isGarment(terms[from]) && !GREATER.has(terms[from - 1]?.text ?? "");
    if ((isWorn || isTie) && members.some((member) => member.person)) continue;
    // "A dog surfing" is a dog, "surfing" alone a surfer.
    const floor = named.at(-1)?.to ?? 0;
    const isDoing = length === 1 && /ing$/.test(terms[from]?.text ?? "");
    if (isDoing && members.length > 0 && entries[0]?.kind !== "prop") continue;
    if (entries.length === 1 && entries[0] && isSpokenOfAgain(entries[0], members, terms, from)) continue;
    for (const entry of entries) {
      // The board is on it already.
      if (entry.art === "table" && members.some(({ art }) => GAME_TABLES.has(art))) continue;
      const counts = new Map(ENSEMBLES.get(word) ?? []);
      const said = countBefore(terms, from, Math.min(floor, from));
      const count = Math.min(
        entry.kind === "person" ? MOST_PEOPLE : MOST,
        counts.get(entry.art) ??
          (entry.kind === "prop" ? undefined : GROUP_AFTER.get(terms[from + length]?.text ?? "")) ??
          said ??
          growing(meaning, terms[from + length]) ??
          (isMany(terms, from, length, word, floor) ? severalAt(terms, from + length) : 1),
      );
      const alike = named.find(({ member }) => member.art === entry.art);
      const isAnother = alike !== undefined && isOfAnotherTrade(alike, word, said);
      const same = isAnother ? undefined : alike?.member;
      if (same) {
        // "A chef cooks": the word comes back as what is done, not as more of them.
        if (said !== undefined) same.count = Math.max(same.count, count);
        continue;
      }
      named.push({
        from,
        to: from + length,
        word,
        member: asFigurine(entry, terms[from - 1]?.text, {
          ...memberOf(isAnother ? { ...entry, art: ofTheirOwn(entry.art, 1) } : entry, count),
          action: isWhere(terms, from) ? "idle" : actionOf(entry, terms, floor, from, from + length),
          scale: scaleBefore(terms, from, floor, hasArms(entry.art)),
          ...colourOf(terms, from, floor, word),
          ...(entry.kind === "person" || hasArms(entry.art)
            ? outfitOf(terms, from, tradeOf(word), nextPerson(things, from, terms))
            : {}),
        }),
      });
    }
  }
  return named;
}

/** A butcher and a baker, a drummer and a guitarist, a bride and seven women: told apart, and each with what is his. */
function isOfAnotherTrade({ member, word: before }: Named, word: string, said: number | undefined): boolean {
  if (!member.person || before === word) return false;
  const [one, other] = [member.outfit?.trade, tradeOf(word)];
  if (one !== undefined && other !== undefined) return one !== other;
  if (word in MUSICIANS && before !== undefined && before in MUSICIANS) return true;
  return one !== undefined && said !== undefined && said > 1;
}

/** Where another person is named with whom the first does something: "waves to a woman in a red coat", but "a boy and a girl in red hats". */
function nextPerson(
  things: readonly Found<Meanings>[],
  at: number,
  terms: readonly Word[],
): number | undefined {
  return things.find(
    ({ from, meaning }) =>
      from > at && meaning.things.some(({ kind }) => kind === "person") && !areJoined(terms.slice(at, from)),
  )?.from;
}

/** "A boy and a girl", but not "stands on the rocks and waves to a girl". */
function areJoined(between: readonly Word[]): boolean {
  const and = between.findLastIndex(({ text }) => text === "and");
  return and >= 0 && !between.slice(and).some(({ text }) => TOWARDS.has(text));
}

const TOWARDS = new Set("to at with for from by past behind beside near towards after".split(" "));

/** "An orchestra conductor", "the dragon boat": the first of two names only says what kind the second is. */
function isCompound(
  { from, length, meaning }: Found<Meanings>,
  things: readonly Found<Meanings>[],
  terms: readonly Word[],
): boolean {
  const [last, next] = [terms[from + length - 1], terms[from + length]];
  if (!next || next.pause || next.sentence !== last?.sentence || next.isUnspaced) return false;
  const head = things.find((one) => one.from === from + length);
  // "A giant wedding cake": no verb, as it is part of a name.
  const isVerb = /ing$/.test(next.text) && (head?.length ?? 1) === 1;
  if (/s$/.test(last.text) || isVerb || WORKS_AT.has(next.text)) return false;
  // "An old man's wheelchair": whoever it is the chair of sits in it.
  if (head?.word === "wheelchair" && meaning.things.some(({ kind }) => kind === "person")) return false;
  return (
    head !== undefined &&
    !GROUP_AFTER.has(next.text) &&
    head.meaning.things.length === 1 &&
    !head.meaning.isWeak
  );
}

/** "A duck family", "a wolf pack": how many of whom. */
const GROUP_AFTER: ReadonlyMap<string, number> = new Map([
  ["family", 4],
  ["families", 6],
  ["couple", 2],
  ["pair", 2],
  ["pack", 5],
  ["herd", 6],
  ["flock", 7],
  ["twins", 2],
  ["trio", 3],
  ["duo", 2],
  ["band", 3],
  ["group", 4],
  ["caravan", 4],
  ["convoy", 4],
  ["procession", 5],
  ["parade", 5],
  ["team", 4],
  ["gang", 4],
  ["crew", 4],
  ["colony", 6],
]);

/** "A motorcycle helmet", "the salt desert", "a coffee shop": what kind of another thing it is. */
function isModifier(
  { from, length, meaning }: Found<Meanings>,
  terms: readonly Word[],
  phrases: readonly Found<Meanings>[],
): boolean {
  const next = terms[from + length];
  if (!next || next.pause || next.sentence !== terms[from]?.sentence) return false;
  // "A bottle with a letter in it": inside.
  if (next.text === "in" && terms[from + length + 1]?.text === "it") return true;
  if (meaning.things.some((entry) => entry.kind === "person")) return false;
  // "A flag on the moon".
  if (/^(?:on|in|deep|high|at|under|beneath|above|by|near|inside|through|across|over)$/.test(next.text))
    return false;
  if (isGarment(next)) return true;
  const isElsewhere = phrases.some(
    (one) =>
      terms[one.from]?.sentence === next.sentence &&
      one.from > from &&
      one.meaning.place !== undefined &&
      one.meaning.things.length === 0,
  );
  if (WORKS_AT.has(next.text) && isElsewhere) return true;
  // "A stone bridge": what the ground is made of.
  if (
    /^(?:bridges?|stairs|staircase|steps|wall|walls|pier|path|floor|roof)$/.test(next.text) &&
    meaning.things.every((entry) => entry.kind === "prop")
  )
    return true;
  // "A rose garden": they are what it is full of.
  if (isBed(meaning, next)) return false;
  const isPlace = phrases.some((found) => found.from === from + length && found.meaning.place !== undefined);
  return isPlace && meaning.things.every((entry) => entry.kind === "prop" || entry.kind === "vehicle");
}

/** Whoever works there is called after it, and needn't be there: "a lighthouse keeper rows out on the sea". */
const WORKS_AT = new Set("keeper driver guard owner worker inspector attendant master builder".split(" "));

/** "Looks for her dog": who is looked for isn't there. */
function isSought({ from, meaning }: Found<Meanings>, terms: readonly Word[]): boolean {
  if (meaning.things.every((entry) => entry.kind === "prop")) return false;
  const before = terms
    .slice(Math.max(0, from - 7), from)
    .filter(({ sentence }) => sentence === terms[from]?.sentence)
    .map(({ text }) => text)
    .join(" ");
  return /\b(?:look|search|call|wait|long|hunt)(?:s|es|ing)?(?: \w+){0,4}? for(?: (?:the|an?|his|her|their|its))?(?: \w+)?$/.test(
    before,
  );
}

/** "As if they were birds", "like a dragon": something it is not. */
function isComparison({ from }: Found<Meanings>, terms: readonly Word[]): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 6); index--) {
    if (terms[index]?.sentence !== terms[from]?.sentence || terms[index + 1]?.pause) return false;
    const [text, next] = [terms[index]?.text, terms[index + 1]?.text ?? ""];
    if (text === "as" && /^(if|though)$/.test(next)) return true;
    if (/^(?:shape|form|likeness)$/.test(text ?? "") && next === "of") return true;
    if (text === "like" && /^(an?|the|some)$/.test(next) && from - index <= 4) return true;
  }
  return false;
}

/** Same word for one and for many. */
export const UNCHANGED = new Set("fish sheep deer bison salmon trout".split(" "));

function isMany(
  terms: readonly Word[],
  from: number,
  length: number,
  word: string,
  /** Where the name before it ends. */
  floor: number,
): boolean {
  if (/^(?:a|an|one)$/.test(terms[from - 1]?.text ?? "")) return false;
  const spoken = terms[from + length - 1]?.text ?? word;
  const last = word.split(" ").at(-1) ?? word;
  if (UNCHANGED.has(last)) {
    // "A shepherd leads sheep": it is the shepherd who is one.
    const before = terms.slice(Math.max(0, floor, from - 3), from);
    return !before.some((term) => ["a", "an", "one", "the"].includes(term.text));
  }
  if (/^(mice|geese|wolves|men|women|children|people|oxen)$/.test(spoken)) return true;
  return spoken !== last && spoken.endsWith("s");
}

/** "The bird", "the creature": whoever was named before, called by a more general word. */
const GENERAL = new Set(
  "bird beast creature animal fish person man woman figure hero boat ship car child".split(" "),
);

function isSpokenOfAgain(
  entry: Entry,
  members: readonly Reading[],
  terms: readonly Word[],
  from: number,
): boolean {
  const said = terms[from]?.text ?? "";
  const before = terms[from - 1]?.text ?? "";
  if (!GENERAL.has(said) || !["the", "this", "its", "their"].includes(before)) return false;
  return members.some((member) => member.role === "hero" && member.art !== entry.art);
}

/** People who fly something stay on the ground. */
function actionOf(
  entry: Entry,
  terms: readonly Word[],
  floor: number,
  from: number,
  to: number,
): CastMember["action"] {
  const action = actionBefore(terms, floor, from, entry.gait) ?? actionAfter(terms, to, entry.gait);
  // Seen from its side it drives by: a cart that only swells comes nowhere.
  if (entry.gait === "roll" && (action === "approach" || action === "leave")) return "move";
  return action === "fly" && entry.kind === "person" ? "play" : action;
}

const GREATER = new Set("giant gigantic huge enormous massive colossal towering immense mighty".split(" "));
const SMALLER = new Set("tiny small little miniature baby wee short mini young".split(" "));

/** Young and little people are no smaller than others of their kind: "a little girl" is a girl. */
const OF_PEOPLE = new Set("small little baby wee short young".split(" "));

function scaleBefore(terms: readonly Word[], at: number, floor: number, isPerson: boolean): number {
  for (let index = at - 1; index >= Math.max(floor, at - 3); index--) {
    const text = terms[index]?.text ?? "";
    if (GREATER.has(text)) return 1.35;
    if (SMALLER.has(text)) return isPerson && OF_PEOPLE.has(text) ? 1 : 0.75;
    if (["and", "with", "the", "a"].includes(text)) break;
  }
  return 1;
}

/** Animals whose own colour is said in words already ("red fox") keep their picture's. */
const NATURAL = new Set("fox-body bear-body polar-bear-body black-cat panda-body grey-pigeon".split(" "));
/** The colour in an animal's own name: "a red fox", but "a blue fox". */
const OWN_COLOURS = new Set("red brown black white grey gray".split(" "));

function colourOf(terms: readonly Word[], at: number, floor: number, word: string): { colour?: string } {
  const entry = ENTRY_BY_WORD.get(word);
  if (entry?.kind === "person") return {};
  for (let index = at - 1; index >= Math.max(floor, at - 2); index--) {
    const text = terms[index]?.text ?? "";
    const colour = COLOUR_WORDS[text];
    if (colour) return entry && NATURAL.has(entry.art) && OWN_COLOURS.has(text) ? {} : { colour };
    if (["and", "with", "the", "a", "of"].includes(text) || terms[index + 1]?.pause) break;
  }
  return {};
}
