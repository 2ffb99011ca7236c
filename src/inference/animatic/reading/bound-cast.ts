import type { ToldMember as Told } from "../../../core/film/story.ts";
import { ofTheirOwn, plainArt } from "../art/own-looks.ts";
import { onFoot, withDeed } from "./absent.ts";
import { actionOfAbsent } from "./actions.ts";
import { ENTRY_BY_ART } from "./lexicon.ts";
import { outfitOf } from "./outfit.ts";
import { type ArtIndex, type Meanings, readPhrases } from "./phrases.ts";
import { memberOf, type Reading, readCast, UNCHANGED } from "./read-cast.ts";
import { COUNT_WORDS } from "./setting-words.ts";
import { type Found, termsOf } from "./terms.ts";
import { tradeIn } from "./trades.ts";
import type { Word } from "./words.ts";
import { isAnyones, isOneOfMany, isParent, isYoung } from "./young.ts";

/** Somebody whom a story has in a shot. */
export interface Bound {
  /** The words of their name, in small letters: "mara", "ray" and "malone". */
  names: readonly string[];
  who: Told["who"];
  /** As the storyboard draws them in every shot. */
  looks: Reading;
  /** What words for them less than their whole description would be drawn as: "the boat" of a fishing boat. */
  calledArts: ReadonlySet<string>;
}

/** "The focus shifts to the cat": what films is nobody in the picture. */
const FILMS = /\b(?:focus|camera|lens|shot|frame)\b/i;

/** Who can't be drawn is left out. `film`: the text that tells of them, in whose language they are described. */
export function boundCast(cast: readonly Told[], index: ArtIndex, film = ""): Bound[] {
  const bound: Bound[] = [];
  for (const member of cast) {
    // An elephant's calf is drawn by the elephant.
    if (cast.length > 1 && isAnyones(member.name)) continue;
    if (FILMS.test(member.name) || isGroupOf(member, film) || isNoName(member, index, film)) continue;
    const read = lookOf(member, index, film);
    if (read === undefined) continue;
    const looks = { ...read, art: ofTheirOwn(read.art, member.seat) };
    const same = bound.find((other) => other.looks.art === looks.art);
    const words = member.name.toLowerCase().split(/\s+/u);
    const names = /^\p{Lu}/u.test(member.name) ? words : words.slice(-1);
    // A tailor and the woman she measures are two, and told apart.
    const isAnother = same !== undefined && same.looks.outfit?.trade !== looks.outfit?.trade;
    if (isAnother) same.looks.art = ofTheirOwn(same.looks.art, 0);
    if (same === undefined || isAnother)
      bound.push({ names, who: member.who, looks, calledArts: calledArts(member, looks, index, film) });
    else same.looks.count += looks.count;
  }
  return bound;
}

/** "A choir of frogs": the frogs are told of by themselves. */
function isGroupOf({ name }: Told, film: string): boolean {
  const last = name.toLowerCase().split(/\s+/u).at(-1) ?? "";
  return COUNT_WORDS.has(last) && film.toLowerCase().includes(`${last} of `);
}

/** "Paper lanterns float": a word that a text begins with is no name before the thing it tells of. */
function isNoName({ name, description, who }: Told, index: ArtIndex, film: string): boolean {
  if (who !== "person" || description !== name) return false;
  const terms = termsOf(film);
  const at = terms.findIndex(({ text }) => text === name.toLowerCase());
  if (at < 0 || terms[at - 1]?.sentence === terms[at]?.sentence) return false;
  return readPhrases(terms, index).some(
    ({ from, length, meaning }) =>
      meaning.things.length > 0 && (from === at ? length > 1 : from === at + 1 && !terms[from]?.pause),
  );
}

/** "A sheep eats": who is told of as "sheep" is one all the same. */
function isOneOfItsName(name: readonly Word[], film: string): boolean {
  const last = name.at(-1)?.text ?? "";
  const terms = UNCHANGED.has(last) ? termsOf(film) : [];
  const at = terms.findIndex(({ text }) => text === last);
  return /^(?:an?|one)$/.test(terms[at - name.length]?.text ?? "");
}

function lookOf({ description, who }: Told, index: ArtIndex, film: string): Reading | undefined {
  const terms = termsOf(description, film);
  const readings = readCast(description, terms, readPhrases(terms, index, termsOf(film)), index);
  const isPerson = who === "woman" || who === "man" || who === "person";
  // The captain of a ship is no ship.
  const hero = readings.find(
    ({ role, art }) => role === "hero" && !(isPerson && ENTRY_BY_ART.get(art)?.kind === "vehicle"),
  );
  if (hero !== undefined && hero.art !== "person")
    return isOneOfItsName(terms, film) ? { ...hero, count: 1 } : hero;
  // "Ten lanterns": many, but nobody.
  const thing = readings[0];
  if (hero === undefined && who === "many" && thing) return thing;
  const entry = who === undefined ? undefined : ENTRY_BY_ART.get(who === "many" ? "person" : who);
  if (entry === undefined) return hero ?? readings[0];
  return {
    ...memberOf(entry, hero?.count ?? (who === "many" ? 4 : 1)),
    ...outfitOf(terms, 0, tradeIn(terms)),
  };
}

function calledArts(
  { name }: Told,
  { art, person }: Reading,
  index: ArtIndex,
  film: string,
): ReadonlySet<string> {
  const terms = termsOf(name.split(/\s+/u).at(-1) ?? name, film);
  const called = readPhrases(terms, index).flatMap(({ meaning }) => meaning.things.map((thing) => thing.art));
  return new Set([art, plainArt(art), ...called, ...(person ? ["person"] : [])]);
}

/**
 * What the words say, with those whom the story has there where they are called by their name, or meant by "she" and "he":
 * whatever is said of them is then read as of anybody else, on what they are and what they hold.
 */
export function withCalled(
  told: readonly Found<Meanings>[],
  bound: readonly Bound[],
  terms: readonly Word[],
): Found<Meanings>[] {
  const called = bound.flatMap((one): Found<Meanings>[] => {
    const entry = ENTRY_BY_ART.get(one.looks.art);
    if (entry === undefined || one.looks.role !== "hero") return [];
    const from = terms.findIndex(({ text }) => one.names.includes(text) || meant(text, bound) === one);
    const isTold = told.some(({ meaning }) =>
      meaning.things.some(({ art }) => art === one.looks.art || one.calledArts.has(art)),
    );
    if (from < 0 || isTold) return [];
    return [{ from, length: 1, word: terms[from]?.text ?? "", meaning: { things: [entry], isWeak: false } }];
  });
  return [...told, ...called].sort((one, other) => one.from - other.from);
}

/** "The family eats": those of it whom the story has told of, and nobody else. */
export function withKnownFamily(
  told: readonly Found<Meanings>[],
  bound: readonly Bound[],
): Found<Meanings>[] {
  const people = bound.filter(({ looks }) => looks.person);
  return told.filter(({ word }) => word !== "family" || people.length < 2);
}

/** Whom a pronoun means, where that can be one alone. */
function meant(pronoun: string, bound: readonly Bound[]): Bound | undefined {
  const who = pronoun === "she" ? "woman" : pronoun === "he" ? "man" : undefined;
  if (who === undefined) return undefined;
  const known = bound.filter((one) => one.who === who);
  const fitting = known.length > 0 ? known : bound.filter(({ looks }) => looks.person && looks.count === 1);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The shot's own cast, with those whom the story has in it besides, and everybody looking as they always do. */
export function withBound(
  own: readonly Reading[],
  bound: readonly Bound[],
  terms: readonly Word[],
): Reading[] {
  let cast = [...own];
  const added: Reading[] = [];
  const isAlone = isOneOfMany(terms);
  // The mother of ducklings is one of the ducks.
  const hasYoung = own.some(({ young }) => young !== undefined);
  for (const one of bound) {
    const { looks, calledArts: arts, names } = one;
    if (hasYoung && looks.person && names.some((name) => isParent(name) || isYoung(name))) continue;
    // "An old keeper opens, and the three of them eat": the keeper is none of the others.
    const isFree = (at: number) =>
      !bound.some((other) => other !== one && own[at] !== undefined && isOf(other.looks, own[at]));
    const called =
      cast.find((member) => isOfTrade(looks, member)) ??
      cast.find(({ art }) => art === looks.art) ??
      cast.find(({ art }, at) => arts.has(art) && isFree(at)) ??
      cast.find(
        ({ art, count }, at) => plainArt(art) === plainArt(looks.art) && count === looks.count && isFree(at),
      );
    if (called === undefined) added.push(looks);
    else {
      // A drummer and a guitarist are the two whom the story has.
      const isTold = cast.some((one) => one !== called && plainArt(one.art) === plainArt(called.art));
      cast = cast.map((one) => drawnAs(looks, called, one, isAlone || isTold));
    }
  }
  const isAbout = cast.some(
    ({ role, art }) => role === "hero" && bound.some(({ looks }) => looks.art === art),
  );
  const action = added[0] && actionOfAbsent(terms, added[0].gait);
  const others = added.map((member) => {
    if (member.role !== "hero" || action === undefined) return member;
    const seen = onFoot(member, action);
    return isAbout ? seen : withDeed(seen, terms);
  });
  const all = startsWithPronoun(terms) || !isAbout ? [...others, ...cast] : [...cast, ...others];
  // A picture is of somebody before it is of a thing.
  const hero = all.find(({ role, art }) => role === "hero" && bound.some(({ looks }) => looks.art === art));
  const first = hero && all[0]?.role === "prop" ? [hero, ...all.filter((one) => one !== hero)] : all;
  // "Gives the key back to the woman": to who is there besides.
  return first.map((one) => {
    const taker = one.act === "give" && one.to === undefined && added.find(({ role }) => role === "hero");
    return taker ? { ...one, to: taker.art } : one;
  });
}

/** "A tailor measures a man": the man of the story is the tailor. */
const isOfTrade = ({ outfit }: Reading, member: Reading): boolean =>
  member.outfit?.trade !== undefined && member.outfit.trade === outfit?.trade;
const isOf = (looks: Reading, member: Reading): boolean =>
  isOfTrade(looks, member) || member.art === looks.art;

/** One of the cast, with whoever was only `called` something drawn as they look. */
function drawnAs(looks: Reading, called: Reading, member: Reading, isAlone: boolean): Reading {
  const isOne = looks.count > 1 && member.count === 1 && !isAlone;
  const drawn =
    member === called
      ? {
          ...alike(looks),
          ...member,
          art: looks.art,
          ...(isOne ? { count: looks.count } : {}),
          // "Tom, a keeper with a yellow coat" tells less of him than the story knows, and nothing against it.
          ...(looks.outfit && member.outfit ? { outfit: { ...looks.outfit, ...member.outfit } } : {}),
        }
      : { ...member };
  if (drawn.to === called.art) drawn.to = looks.art;
  if (drawn.at?.art === called.art) drawn.at = { ...drawn.at, art: looks.art };
  return drawn;
}

/** What stays of somebody from shot to shot. */
function alike({ outfit, colour }: Reading): Partial<Reading> {
  return { ...(outfit === undefined ? {} : { outfit }), ...(colour === undefined ? {} : { colour }) };
}

function startsWithPronoun(terms: readonly Word[]): boolean {
  return terms.slice(0, 2).some(({ text }) => /^(?:he|she|it|they|his|her|its|their)$/.test(text));
}
