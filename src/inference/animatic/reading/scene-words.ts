import type { ShotOrder } from "../../../core/ports/orders.ts";
import type { PlaceId } from "../scene.ts";
import { type Bound, boundCast, withCalled, withKnownFamily } from "./bound-cast.ts";
import { type FilmSoFar, filmSoFar, latest } from "./continuity.ts";
import { withSaidHour } from "./moons.ts";
import { type ArtIndex, type Meanings, readPhrases } from "./phrases.ts";
import { bestPlace } from "./read-place.ts";
import { type Found, termsOf } from "./terms.ts";
import type { Word } from "./words.ts";

export type SceneOrder = Pick<
  ShotOrder,
  "prompt" | "beat" | "filmPrompt" | "negative" | "style" | "camera" | "seed" | "scene"
> &
  Partial<Pick<ShotOrder, "shotNumber" | "happens" | "filmSeed">>;

/** All that a scene is read from: the words of the shot, of its film, and of what the story knows. */
export interface SceneWords {
  order: SceneOrder;
  index: ArtIndex;
  beat: readonly Word[];
  told: readonly Found<Meanings>[];
  /** Where the beat itself says that it is. */
  placeNow: PlaceId | undefined;
  wholeFilm: readonly Word[];
  film: FilmSoFar;
  /** Whom the story knows to be there. */
  bound: readonly Bound[];
  /** The name of the place that the story knows. */
  placeSaid: readonly Word[];
  /** What the story knows of light and weather. */
  conditions: readonly Found<Meanings>[];
}

export function sceneWordsOf(ordered: SceneOrder, index: ArtIndex): SceneWords {
  const order = { ...ordered, beat: ordered.happens ?? ordered.beat };
  const { filmPrompt, scene } = order;
  const beat = termsOf(order.beat, filmPrompt);
  const bound = boundCast(scene?.cast ?? [], index, filmPrompt);
  const told = withSaidHour(withCalled(withKnownFamily(readPhrases(beat, index), bound), bound, beat));
  const wholeFilm = termsOf(filmPrompt);
  return {
    ...{ order, index, beat, told, wholeFilm, bound },
    placeNow: bestPlace(told, beat),
    film: filmSoFar(wholeFilm, readPhrases(wholeFilm, index), beat, order.shotNumber),
    placeSaid: termsOf(scene?.place ?? "", filmPrompt),
    conditions: readPhrases(termsOf(`${scene?.light ?? ""}. ${scene?.weather ?? ""}`, filmPrompt), index),
  };
}

/** What the shot says of this kind, or else the film before it, or what is described later on. */
export function saidOf<Meaning>(
  { told, film, wholeFilm, conditions }: SceneWords,
  kind: (meanings: Meanings) => Meaning | undefined,
): Meaning[] {
  const here = told.flatMap((found) => kind(found.meaning) ?? []);
  if (here.length > 0) return here;
  // What the words told last holds before what the whole scene is said to have: the sun may have risen since.
  const before = latest(film.soFar, wholeFilm, kind);
  if (before.length > 0) return before;
  const scene = conditions.flatMap((found) => kind(found.meaning) ?? []);
  return scene.length > 0 ? scene : film.described.flatMap((found) => kind(found.meaning) ?? []);
}
