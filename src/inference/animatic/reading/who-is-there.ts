import type { ToldScene } from "../../../core/film/story.ts";
import { stillThere, withAbsent } from "./absent.ts";
import { boundCast, withBound } from "./bound-cast.ts";
import { type Reading, readCast } from "./read-cast.ts";
import { isLeftForHome } from "./read-place.ts";
import type { SceneOrder, SceneWords } from "./scene-words.ts";
import { withServed } from "./served.ts";
import { areEnglish } from "./terms.ts";
import { withBoth } from "./together.ts";
import { unknownNouns } from "./unknown-nouns.ts";
import { withVehicle } from "./vehicles.ts";
import { type Word, wordsOf } from "./words.ts";

/** Whom and what a shot is about. */
export interface WhoIsThere {
  /** Of the whole film so far. */
  met: readonly Reading[];
  /** Whom the beat itself names. */
  own: readonly Reading[];
  /** Those, and whom it speaks of without a name. */
  cast: readonly Reading[];
  /** Nouns of which there is no picture. */
  unknown: readonly string[];
  /** "The rain ends": it is of the weather alone, which is seen outside, and of nothing that stands in a room. */
  isSky: boolean;
  /** Nobody says where home lies: it is no longer where they were. */
  isHome: boolean;
}

export function whoIsThere(words: SceneWords): WhoIsThere {
  const { order, index, beat, told, film } = words;
  const met = filmCast(words);
  const hasCompany = met.some((member) => member.role === "hero");
  const own = readCast(order.beat, beat, told, index, hasCompany);
  const isSky =
    own.length === 0 &&
    order.scene?.cast.length === 0 &&
    told.some(({ meaning }) => meaning.weather !== undefined) &&
    !beat.some(({ nouns }) => nouns.includes("window"));
  const isHome =
    order.scene !== undefined && order.scene.place === undefined && isLeftForHome(film.soFar, film.terms);
  const seated = withVehicle(beat, spokenOf(words, { met, own, isElsewhere: isSky || isHome }), {
    ...{ terms: film.terms, met },
    isAboard: /\b(?:boat|canoe|dinghy)\b/.test(order.scene?.place ?? ""),
  });
  const cast = withServed(withBoth(seated, met, beat), beat);
  const unknown = unknownNouns(order.beat, beat, told, { index, isAlone: cast.length === 0 }).filter(
    (noun) => !isDrawn(noun, words),
  );
  return { met, own, cast, unknown, isSky, isHome };
}

/** Those whom the beat names, whom its pronouns mean, and whom the story knows to be there. */
function spokenOf(
  { order, beat, film, bound, placeNow }: SceneWords,
  { met, own, isElsewhere }: Pick<WhoIsThere, "met" | "own"> & { isElsewhere: boolean },
): Reading[] {
  if (!order.scene) return withAbsent(own, met, beat);
  if (!isToldWhole(own, order.scene, beat, areEnglish(wordsOf(order.filmPrompt))))
    return withBound(withAbsent(own, met, beat), bound, beat);
  const isGone = isElsewhere || placeNow !== undefined;
  return withBound(own.length > 0 ? own : isGone ? [] : stillThere(met, film.soFar), bound, beat);
}

/** The story knows who is in it: in other languages it only knows who was named, and whoever speaks is somebody. */
function isToldWhole(
  own: readonly Reading[],
  { cast }: ToldScene,
  beat: readonly Word[],
  isEnglish: boolean,
): boolean {
  if (!isEnglish) return false;
  const speaks = beat.some(({ forms }) => forms.includes("speak"));
  return !speaks || cast.length > 0 || own.some(({ role }) => role === "hero");
}

/** A name is somebody whom the story describes, and so is what they are. */
function isDrawn(
  noun: string,
  { order, index }: { order: Pick<SceneOrder, "scene" | "filmPrompt">; index: SceneWords["index"] },
): boolean {
  const word = noun.toLowerCase();
  const says = (words: string) =>
    words
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(word);
  const member = order.scene?.cast.find(
    ({ name, description, who }) => says(name) || (who !== undefined && says(description)),
  );
  return member !== undefined && boundCast([member], index, order.filmPrompt).length > 0;
}

/** Who has been met so far, and what has just been seen; where the film has begun with nobody, whoever it is about. */
function filmCast({ order, film, wholeFilm, index }: SceneWords): Reading[] {
  const met = readCast("", film.terms, film.soFar, index);
  const seen = new Set(film.recent.flatMap((found) => found.meaning.things.map((thing) => thing.art)));
  return met.some((member) => member.role === "hero")
    ? met.filter((member) => member.role === "hero" || seen.has(member.art))
    : readCast(order.filmPrompt, wholeFilm, [...film.soFar, ...film.later], index);
}
