import type { PlaceId } from "../scene.ts";
import type { Meanings } from "./phrases.ts";
import type { Reading } from "./read-cast.ts";
import { sightSaid } from "./sights.ts";
import { placeInView } from "./surroundings.ts";
import type { Found } from "./terms.ts";
import type { Word } from "./words.ts";

/** Cats live in rooms, but not up a tree. */
export function outdoorsBy(cast: readonly Reading[], home: PlaceId | undefined): PlaceId | undefined {
  const fishes = cast.some(({ act, person }) => person && (act === "fish" || act === "row"));
  if (fishes && home !== undefined && !ON_WATER.has(home)) return "lake";
  const hasTree = cast.some(({ gait, size }) => gait === "plant" && size === "huge");
  return hasTree && home !== undefined && INDOORS.has(home) ? "meadow" : home;
}

/** Where snow people live is green once the words have it spring or summer. */
export function thawed(home: PlaceId | undefined, told: readonly Found<Meanings>[]): PlaceId | undefined {
  const isWarm = told.some(({ meaning: { season } }) => season === "spring" || season === "summer");
  return home === "snowfield" && isWarm ? "meadow" : home;
}

export const ON_WATER: ReadonlySet<PlaceId> = new Set<PlaceId>([
  "sea",
  "lake",
  "river",
  "beach",
  "underwater",
]);
export const INDOORS: ReadonlySet<PlaceId> = new Set<PlaceId>(["room", "cave", "stage"]);

/** The last place of the film so far that is under the sky, or on the water, and not the one just left. */
export function outdoorsBefore(
  soFar: readonly Found<Meanings>[],
  among?: ReadonlySet<PlaceId>,
  left?: PlaceId,
): PlaceId | undefined {
  return soFar
    .flatMap(({ meaning }) => meaning.place ?? [])
    .findLast((place) => place !== left && (among ? among.has(place) : !INDOORS.has(place)));
}

/** Where the place that a story names is: as it says, where such a bridge or pier is, or in the city of its warehouse. */
export function placeTold(found: readonly Found<Meanings>[], terms: readonly Word[]): PlaceId | undefined {
  const said = found.findLast(({ meaning }) => meaning.place !== undefined)?.meaning.place;
  const isInCity = found.some(({ meaning }) => meaning.things.some(({ home }) => home === "city"));
  const isAtHome = terms.length === 1 && terms[0]?.text === "home";
  return (
    said ??
    placeInView(terms) ??
    (isAtHome ? "room" : (sightSaid(terms)?.place ?? (isInCity ? "city" : undefined)))
  );
}
