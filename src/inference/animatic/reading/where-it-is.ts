import type { Interior, Sight } from "../places.ts";
import type { Random } from "../random.ts";
import type { Carrier, Field, PlaceId, Season } from "../scene.ts";
import { toldOf } from "./absent.ts";
import { carrierHere } from "./carrier-here.ts";
import { insideOf, stillInside } from "./inside.ts";
import { INDOORS, ON_WATER, outdoorsBefore, outdoorsBy, placeTold, thawed } from "./outdoors.ts";
import { readPhrases } from "./phrases.ts";
import type { Reading } from "./read-cast.ts";
import { bestPlace, isLeft, latestPlace } from "./read-place.ts";
import { type SceneWords, saidOf } from "./scene-words.ts";
import { sightSaid } from "./sights.ts";
import { carrierOf, fieldOf, interiorOf, isMasonry, placeOfCarrier } from "./surroundings.ts";
import type { WhoIsThere } from "./who-is-there.ts";
import { textOf, type Word } from "./words.ts";
import { roomOfThings } from "./workpieces.ts";
import { homeOf, isAtWork, workplaceOf } from "./workplaces.ts";

/** Where and in what season a shot is, and what is told of that by what stands or grows there. */
export interface WhereItIs {
  place: PlaceId;
  season: Season;
  /** The words leave it all open. */
  invented: boolean;
  carrier: Carrier | undefined;
  field: Field | undefined;
  sight: Sight | undefined;
  /** The room it is in, if it is in one. */
  interior: Interior | undefined;
  /** The land that its road or river leads through. */
  amid: PlaceId | undefined;
  /** The building that the words have them in. */
  inside: Interior | undefined;
  /** What is under the ground was built. */
  built: boolean | undefined;
}

export function whereItIs(words: SceneWords, who: WhoIsThere, random: Random): WhereItIs {
  const { beat, told, placeNow, film, wholeFilm, placeSaid } = words;
  const { cast } = who;
  const within = insideOf(beat, film.terms);
  const wasIn = placeNow === undefined ? stillInside(film.soFar, film.terms) : undefined;
  const kept = placeKept(words, who, wasIn);
  // "The fog lifts" where the story is at a market.
  const sight = sightSaid(beat) ?? (placeNow ? undefined : sightSaid(placeSaid));
  const isKeptBefore = kept !== undefined && !INDOORS.has(kept) && !sight?.isAll;
  const here =
    (sight?.isOutside ? (isKeptBefore ? kept : sight.place) : undefined) ??
    (within && "room") ??
    placeNow ??
    kept ??
    bestPlace(film.described, wholeFilm);
  const isAtHome = cast.some((member) => !member.person && member.home !== undefined);
  const said = here ?? sight?.place ?? (isAtHome ? undefined : bestPlace(film.later, wholeFilm));
  const home = homeByCast(words, cast);
  const invented = said === undefined && home === undefined && cast.length === 0;
  const named =
    saidOf(words, (meanings) => meanings.season)[0] ??
    film.later.flatMap((found) => found.meaning.season ?? [])[0] ??
    "summer";
  const fantasy = random.pick<PlaceId>(["abstract", "abstract", "mountains", "meadow", "sky", "lake"]);
  const plain: PlaceId = invented ? fantasy : named === "winter" ? "snowfield" : "meadow";
  const carrier = carrierNow(words, cast, kept);
  const field =
    fieldOf(beat) ??
    (here === undefined || here === "meadow" || here === "farm" ? fieldOf(film.terms) : undefined);
  const bare: PlaceId =
    (field && (said === undefined || said === "farm" || said === "garden") ? "meadow" : undefined) ??
    said ??
    (sight === undefined && isAtWork(cast, told) ? "room" : undefined) ??
    homeOf(home, cast, told) ??
    plain;
  const carriedAt = said ?? (carrier === "rails" || carrier === "hill" ? home : undefined);
  const wished = (carrier && placeOfCarrier(carrier, carriedAt, beat)) ?? bare;
  const place = isInSpace(beat, cast)
    ? "space"
    : wished === "mountains" && named === "winter"
      ? "snowymountains"
      : hasShip(cast) && carrier === undefined
        ? BY_A_RIVER.has(wished)
          ? "river"
          : wished === "snowfield"
            ? "sea"
            : wished
        : wished;
  const inside = within ?? (kept === "room" ? wasIn : undefined);
  return {
    ...{ place, invented, carrier, field, inside },
    season: place === "snowfield" || place === "snowymountains" ? "winter" : named,
    sight: sight?.sight,
    interior: interiorNow(words, cast, inside),
    amid: amidOf(place, words),
    built: firstSaid(words, isMasonry),
  };
}

/** Boats sail in no street and over no snow: a city, a village and a wood have their river, and icebergs are in the sea. */
const BY_A_RIVER: ReadonlySet<PlaceId> = new Set<PlaceId>([
  "city",
  "street",
  "village",
  "castle",
  "forest",
  "jungle",
  "meadow",
  "farm",
]);
const hasShip = (cast: readonly Reading[]): boolean =>
  cast[0]?.role === "hero" &&
  cast.some(({ gait, size, at }) => gait === "sail" && size === "large" && (!at || at.how === "between"));
/** Roads and waters that lead through a land. */
const LEADS_THROUGH: ReadonlySet<PlaceId> = new Set<PlaceId>(["road", "river", "lake"]);
const LANDS: ReadonlySet<PlaceId> = new Set<PlaceId>([
  "desert",
  "jungle",
  "bamboo",
  "forest",
  "savanna",
  "mars",
]);
const ALONG_THE_SEA =
  /\b(?:coastal|seaside|coast) (?:road|highway|street|drive)\b|\balong the (?:coast|sea|ocean|shore)\b|\bby the sea\b/;

/** "Down a desert road", "on a river through a jungle", "along a coastal road". */
function amidOf(place: PlaceId, { told, film, beat, placeSaid }: SceneWords): PlaceId | undefined {
  if (!LEADS_THROUGH.has(place)) return undefined;
  if (place === "road" && ALONG_THE_SEA.test(textOf([...beat, ...placeSaid]))) return "sea";
  return [...told, ...film.described]
    .flatMap(({ meaning }) => meaning.place ?? [])
    .find((one) => LANDS.has(one));
}

/** Of the shot, of its place, or of the film before it. */
function firstSaid<Read>(
  { beat, placeSaid, film }: SceneWords,
  read: (terms: readonly Word[]) => Read | undefined,
): Read | undefined {
  return read(beat) ?? read(placeSaid) ?? read(film.terms);
}

/** The place where they were, as far as they can still be in it. */
function placeKept(words: SceneWords, who: WhoIsThere, wasIn: Interior | undefined): PlaceId | undefined {
  const { order, index, film, wholeFilm, placeSaid } = words;
  const { met, cast, isSky, isHome } = who;
  const toldPlace =
    (order.scene?.place === undefined ? undefined : placeTold(readPhrases(placeSaid, index), placeSaid)) ??
    latestPlace(film.soFar, wholeFilm);
  const before = wasIn === undefined ? toldPlace : "room";
  // A ship that the next sentence tells of sails no forest.
  const isAfloat = cast.some(
    (member) =>
      member.role === "hero" &&
      (member.gait === "sail" || member.gait === "swim") &&
      ["sea", "underwater"].includes(member.home ?? ""),
  );
  // "A lighthouse. A storm comes in": over the sea.
  const aroundThem = isSky
    ? toldOf(met, film.soFar)
        .flatMap(({ home }) => home ?? [])
        .findLast((place) => !INDOORS.has(place))
    : undefined;
  const isLeftBehind =
    before !== undefined &&
    ((isAfloat && !ON_WATER.has(before)) ||
      (isUnderTheSky(words, who, wasIn !== undefined) && (INDOORS.has(before) || isHome)));
  const outdoors = isLeftBehind
    ? outdoorsBefore(film.soFar, isAfloat ? ON_WATER : undefined, isHome ? toldPlace : undefined)
    : before;
  return outdoors ?? aroundThem;
}

/** Whatever room the film was in, the shot is outside. */
function isUnderTheSky(
  { beat, told, film }: SceneWords,
  { own, cast, isSky, isHome }: WhoIsThere,
  wasWithin: boolean,
): boolean {
  return (
    isSky ||
    isHome ||
    isLeft(film.soFar, film.terms) ||
    beat[0]?.text === "outside" ||
    beat[0]?.text === "outdoors" ||
    told.some((found) => found.meaning.light === "rainbow" || found.meaning.light === "aurora") ||
    cast.some((member) => member.gait === "plant" && member.size === "huge") ||
    // No dragon comes up a tower's stairs, unless the words say so, and a lighthouse that they tell of alone stands in no shop.
    (wasWithin && own.some(({ size, role }) => size === "huge" && role !== "prop")) ||
    (own[0]?.size === "huge" &&
      own.length === 1 &&
      own[0].at === undefined &&
      !beat.some(({ text }) => /^(?:toy|model|miniature)$/.test(text)))
  );
}

/** Where those live whom it is about. */
function homeByCast({ told }: SceneWords, cast: readonly Reading[]): PlaceId | undefined {
  const homes = [...cast.filter(({ person, at }) => !person && at === undefined), ...cast].flatMap(
    (member) => member.home ?? [],
  );
  // Ships bring those who live under the sea up to them.
  return homes[0] === "underwater" && homes.includes("sea")
    ? "sea"
    : thawed(outdoorsBy(cast, homes[0]), told);
}

function carrierNow(
  { order, beat, wholeFilm, placeNow, film }: SceneWords,
  cast: readonly Reading[],
  kept: PlaceId | undefined,
): Carrier | undefined {
  // A lake that was frozen stays so while nobody goes elsewhere.
  const staysFrozen = placeNow === undefined && kept === "lake" && carrierOf(film.terms) === "ice";
  return carrierHere(order, beat, wholeFilm, cast) ?? (staysFrozen ? "ice" : undefined);
}

function interiorNow(
  words: SceneWords,
  cast: readonly Reading[],
  inside: Interior | undefined,
): Interior | undefined {
  const room = firstSaid(words, interiorOf);
  // What kind of shop it is, who works in it tells better.
  const named = [inside, room].find((one) => one !== undefined && one !== "shop");
  return named ?? workplaceOf(cast) ?? room ?? roomOfThings(cast);
}

function isInSpace(beat: readonly Word[], cast: readonly Reading[]): boolean {
  const isFlight = beat.some(({ text }) => /^(?:planets?|stars?|galaxy|comet)$/.test(text));
  return isFlight && cast.some(({ art, action }) => art === "rocket" && action === "fly");
}
