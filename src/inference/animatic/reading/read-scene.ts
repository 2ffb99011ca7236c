import type { ToldScene } from "../../../core/film/story.ts";
import type { ShotOrder } from "../../../core/ports/orders.ts";
import { createRandom, hashOf } from "../random.ts";
import type { CastMember, PlaceId, Scene, Season, TimeOfDay, Weather } from "../scene.ts";
import { stillThere, toldOf, withAbsent } from "./absent.ts";
import { boundCast, withBound, withCalled, withKnownFamily } from "./bound-cast.ts";
import { carrierHere, isOneSentence, SHIPS } from "./carrier-here.ts";
import { atTable, onBench, withChair } from "./chairs.ts";
import { filmSoFar, latest } from "./continuity.ts";
import { withTools } from "./handling.ts";
import { fixturesOf, insideOf, shellsOf, stillInside } from "./inside.ts";
import { inventedCast, wantsNobody } from "./invented-cast.ts";
import { ENTRY_BY_WORD } from "./lexicon.ts";
import { moonsOf, withSaidHour } from "./moons.ts";
import { INDOORS, ON_WATER, outdoorsBefore, outdoorsBy, placeTold, thawed } from "./outdoors.ts";
import { type ArtIndex, type Meanings, readPhrases } from "./phrases.ts";
import { type Reading, readCast } from "./read-cast.ts";
import { focusOf, framingOf } from "./read-framing.ts";
import { bestPlace, isLeft, isLeftForHome, latestPlace } from "./read-place.ts";
import { settled } from "./settled.ts";
import { isCrowded, shownBy, sightSaid } from "./sights.ts";
import {
  carrierOf,
  FIELD_ARTS,
  fieldOf,
  interiorOf,
  isMasonry,
  landmarksOf,
  mannerOf,
  placeOfCarrier,
} from "./surroundings.ts";
import { areEnglish, termsOf } from "./terms.ts";
import { withBoth, withSharedLoad } from "./together.ts";
import { unknownNouns } from "./unknown-nouns.ts";
import { withVehicle } from "./vehicles.ts";
import { weatherOf } from "./weather.ts";
import { withoutThings } from "./without-things.ts";
import { type Word, wordsOf } from "./words.ts";
import { workedOn } from "./worked-on.ts";
import { inBowls, parked, roomOfThings, withWorkpiece } from "./workpieces.ts";
import { homeOf, isAtWork, workplaceOf } from "./workplaces.ts";

export type SceneOrder = Pick<
  ShotOrder,
  "prompt" | "beat" | "filmPrompt" | "negative" | "style" | "camera" | "seed" | "scene"
> &
  Partial<Pick<ShotOrder, "shotNumber" | "happens">>;

/** The picture that a shot's words ask for; what its beat leaves open is taken from the film so far. */
export function readScene(ordered: SceneOrder, index: ArtIndex): Scene {
  const order = { ...ordered, beat: ordered.happens ?? ordered.beat };
  const beat = termsOf(order.beat, order.filmPrompt);
  const bound = boundCast(order.scene?.cast ?? [], index, order.filmPrompt);
  const told = withSaidHour(withCalled(withKnownFamily(readPhrases(beat, index), bound), bound, beat));
  const wholeFilm = termsOf(order.filmPrompt);
  const film = filmSoFar(wholeFilm, readPhrases(wholeFilm, index), beat, order.shotNumber);
  const unwanted = readUnwanted(order.negative ?? "", index);
  const story = readAgain(`${order.scene?.light ?? ""}. ${order.scene?.weather ?? ""}`, order, index);
  const random = createRandom(order.seed ^ hashOf(order.filmPrompt)).fork("invention");

  /** What the shot says of this kind, or else the film before it, or what is described later on. */
  const all = <Meaning>(kind: (meanings: Meanings) => Meaning | undefined): Meaning[] => {
    const here = told.flatMap((found) => kind(found.meaning) ?? []);
    if (here.length > 0) return here;
    // What the words told last holds before what the whole scene is said to have: the sun may have risen since.
    const before = latest(film.soFar, wholeFilm, kind);
    if (before.length > 0) return before;
    const scene = story.flatMap((found) => kind(found.meaning) ?? []);
    return scene.length > 0 ? scene : film.described.flatMap((found) => kind(found.meaning) ?? []);
  };

  const met = filmCast(order, film, wholeFilm, index);
  const hasCompany = met.some((member) => member.role === "hero");
  const own = readCast(order.beat, beat, told, index, hasCompany);
  // "The rain ends": of the weather alone, which is seen outside, and of nothing that stands in a room.
  const isSky =
    own.length === 0 &&
    order.scene?.cast.length === 0 &&
    told.some(({ meaning }) => meaning.weather !== undefined) &&
    !beat.some(({ nouns }) => nouns.includes("window"));
  // Nobody says where home lies: it is no longer where they were.
  const isHome =
    order.scene !== undefined && order.scene.place === undefined && isLeftForHome(film.soFar, film.terms);
  const seated = withVehicle(
    beat,
    order.scene
      ? withBound(
          isToldWhole(own, order.scene, beat, areEnglish(wordsOf(order.filmPrompt)))
            ? own.length > 0
              ? own
              : isSky || isHome
                ? []
                : bestPlace(told, beat) === undefined
                  ? stillThere(met, film.soFar)
                  : []
            : withAbsent(own, met, beat),
          bound,
          beat,
        )
      : withAbsent(own, met, beat),
    { terms: film.terms, met, isAboard: /\b(?:boat|canoe|dinghy)\b/.test(order.scene?.place ?? "") },
  );
  const cast = withBoth(seated, met, beat);
  const unknown = unknownNouns(order.beat, beat, told, { index, isAlone: cast.length === 0 }).filter(
    (noun) => !isDrawn(noun, order, index),
  );
  const homes = [...cast.filter(({ person, at }) => !person && at === undefined), ...cast].flatMap(
    (member) => member.home ?? [],
  );
  // Ships bring those who live under the sea up to them.
  const home =
    homes[0] === "underwater" && homes.includes("sea") ? "sea" : thawed(outdoorsBy(cast, homes[0]), told);
  const within = insideOf(beat, film.terms);
  const wasIn = bestPlace(told, beat) === undefined ? stillInside(film.soFar, film.terms) : undefined;
  const toldPlace =
    (order.scene?.place === undefined
      ? undefined
      : placeTold(
          readAgain(order.scene.place, order, index),
          termsOf(order.scene.place, order.filmPrompt),
        )) ?? latestPlace(film.soFar, wholeFilm);
  const before = wasIn === undefined ? toldPlace : "room";
  // A ship that the next sentence tells of sails no forest, and a rainbow is under the sky.
  const isAfloat = cast.some(
    (member) =>
      member.role === "hero" &&
      (member.gait === "sail" || member.gait === "swim") &&
      ["sea", "underwater"].includes(member.home ?? ""),
  );
  const isOutside =
    isSky ||
    isHome ||
    isLeft(film.soFar, film.terms) ||
    beat[0]?.text === "outside" ||
    beat[0]?.text === "outdoors" ||
    told.some((found) => found.meaning.light === "rainbow" || found.meaning.light === "aurora") ||
    cast.some((member) => member.gait === "plant" && member.size === "huge") ||
    // No dragon comes up a tower's stairs, unless the words say so, and a lighthouse that they tell of alone stands in no shop.
    (wasIn !== undefined && own.some(({ size, role }) => size === "huge" && role !== "prop")) ||
    (own[0]?.size === "huge" &&
      own.length === 1 &&
      own[0].at === undefined &&
      !beat.some(({ text }) => /^(?:toy|model|miniature)$/.test(text)));
  // "A lighthouse. A storm comes in": over the sea.
  const aroundThem = isSky
    ? toldOf(met, film.soFar)
        .flatMap(({ home }) => home ?? [])
        .findLast((place) => !INDOORS.has(place))
    : undefined;
  const kept =
    before !== undefined &&
    ((isAfloat && !ON_WATER.has(before)) || (isOutside && (INDOORS.has(before) || isHome)))
      ? (outdoorsBefore(film.soFar, isAfloat ? ON_WATER : undefined, isHome ? toldPlace : undefined) ??
        aroundThem)
      : (before ?? aroundThem);
  const work = workplaceOf(cast);
  const placeSaid = termsOf(order.scene?.place ?? "", order.filmPrompt);
  // "The fog lifts" where the story is at a market.
  const sight = sightSaid(beat) ?? (bestPlace(told, beat) ? undefined : sightSaid(placeSaid));
  const here =
    (sight?.isOutside
      ? kept !== undefined && !INDOORS.has(kept) && !sight.isAll
        ? kept
        : sight.place
      : undefined) ??
    (within && "room") ??
    bestPlace(told, beat) ??
    kept ??
    bestPlace(film.described, wholeFilm);
  const isAtHome = cast.some((member) => !member.person && member.home !== undefined);
  const said = here ?? sight?.place ?? (isAtHome ? undefined : bestPlace(film.later, wholeFilm));
  const invented = said === undefined && home === undefined && cast.length === 0;
  const named =
    all((meanings) => meanings.season)[0] ??
    film.later.flatMap((found) => found.meaning.season ?? [])[0] ??
    "summer";
  const fantasy = random.pick<PlaceId>(["abstract", "abstract", "mountains", "meadow", "sky", "lake"]);
  const plain: PlaceId = invented ? fantasy : named === "winter" ? "snowfield" : "meadow";
  // A lake that was frozen stays so while nobody goes elsewhere.
  const staysFrozen =
    bestPlace(told, beat) === undefined && kept === "lake" && carrierOf(film.terms) === "ice";
  const carrier = carrierHere(order, beat, wholeFilm, cast) ?? (staysFrozen ? "ice" : undefined);
  const field =
    fieldOf(beat) ??
    (here === undefined || here === "meadow" || here === "farm" ? fieldOf(film.terms) : undefined);
  const inside = within ?? (kept === "room" ? wasIn : undefined);
  const first = <Read>(read: (terms: readonly Word[]) => Read | undefined): Read | undefined =>
    read(beat) ?? read(placeSaid) ?? read(film.terms);
  const room = first(interiorOf);
  const interior =
    (inside === "shop" ? undefined : inside) ??
    (room === "shop" ? work : undefined) ??
    room ??
    work ??
    roomOfThings(cast);
  const fixtures = fixturesOf([...beat, ...placeSaid]);
  const built = first(isMasonry);
  const moons = moonsOf(beat);
  const manner = mannerOf([order.beat, order.prompt, ...(isOneSentence(order) ? [order.filmPrompt] : [])]);
  const bare: PlaceId =
    (field && (said === undefined || said === "farm" || said === "garden") ? "meadow" : undefined) ??
    said ??
    (sight === undefined && isAtWork(cast, told) ? "room" : undefined) ??
    homeOf(home, cast, told) ??
    plain;
  const wished: PlaceId =
    (carrier &&
      placeOfCarrier(
        carrier,
        said ?? (carrier === "rails" || carrier === "hill" ? home : undefined),
        beat,
      )) ??
    bare;
  const isFlight = beat.some(({ text }) => /^(?:planets?|stars?|galaxy|comet)$/.test(text));
  const isInSpace = isFlight && cast.some(({ art, action }) => art === "rocket" && action === "fly");
  const place = isInSpace
    ? "space"
    : wished === "mountains" && named === "winter"
      ? "snowymountains"
      : wished;
  const season: Season = place === "snowfield" || place === "snowymountains" ? "winter" : named;
  const hour = random.pick<TimeOfDay>(["dawn", "golden", "dusk", "day"]);
  const isSunlit =
    told.some((found) => found.meaning.light === "rainbow") && !told.some((found) => found.meaning.time);
  const time =
    (isSunlit ? "day" : undefined) ??
    all((meanings) => meanings.time)[0] ??
    (invented ? hour : place === "space" || place === "moon" ? "night" : "day");
  const stands = cast.filter(
    (member) =>
      own.some(({ art }) => art === member.art) ||
      cast.some(({ to }) => to === member.art) ||
      member.size !== "huge" ||
      !INDOORS.has(place) ||
      // A dragon lives in its cave.
      (place === "cave" && member.role === "hero"),
  );
  const aboard = carrier === "deck" ? stands.filter(({ art }) => !SHIPS.includes(art)) : stands;
  const housed = withoutThings(aboard, [
    ...shownBy(sight?.sight),
    ...(place === "room" ? shellsOf(inside) : []),
    ...(stands.some(({ act }) => act === "sing" || act === "music") ? ["musical-notes"] : []),
  ]);
  const members = wanted(
    // At a market things lie on a table as they do in a room.
    workedOn(
      onBench(atTable(withChair(inBowls(withWorkpiece(parked(housed, place), place), place), place))),
      sight?.sight === "market" ? "room" : place,
    ),
    place,
    unwanted.things,
  ).filter(
    (member) =>
      !(field && FIELD_ARTS[field].includes(member.art) && !cast.some((one) => one.to === member.art)),
  );
  return {
    place,
    season,
    time,
    weather: weatherOf(
      all((meanings) => meanings.weather),
      place,
      season,
      film.later.some((found) => found.meaning.weather === "snow" && !film.described.includes(found)),
    ).filter((one) => !unwanted.weather.has(one)),
    ...(moons === undefined ? {} : { moons }),
    lights: [...new Set(all((meanings) => meanings.light))],
    flavour: JAPAN.test(`${order.beat} ${order.filmPrompt}`) ? "japanese" : "plain",
    ...(carrier ? { carrier } : {}),
    ...(interior ? { interior } : {}),
    ...(place === "room" && fixtures.length > 0 ? { fixtures } : {}),
    ...(place === "cave" && built === true ? { built } : {}),
    ...(field && (place === "meadow" || place === "farm") ? { field } : {}),
    ...(sight && !INDOORS.has(place) ? { sight: sight.sight } : {}),
    ...(isCrowded(beat) ? { crowded: true as const } : {}),
    ...landmarksOf(beat, members),
    ...(manner ? { manner } : {}),
    ...focusOf(manner, members),
    cast:
      members.length > 0
        ? withTools(settled(withSharedLoad(members)))
        : // Company is for places alone: nothing stands in for what somebody asked for.
          // Nor does anybody come into a story who isn't in it.
          wantsNobody(order) || unknown.length > 0 || order.scene !== undefined || field !== undefined
          ? []
          : inventedCast(place, random),
    unknown,
    framing: framingOf(order, { cast: members, ...(manner ? { manner } : {}) }),
    camera: order.camera,
    style: order.style ?? "papercut",
    seed: order.seed,
    setting: (hashOf(order.filmPrompt) ^ hashOf(place)) >>> 0,
    wardrobe: hashOf(order.filmPrompt) % 97,
    invented,
  };
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

function readAgain(words: string, { filmPrompt }: SceneOrder, index: ArtIndex) {
  return readPhrases(termsOf(words, filmPrompt), index);
}

/** A name is somebody whom the story describes, and so is what they are. */
function isDrawn(noun: string, { scene, filmPrompt }: SceneOrder, index: ArtIndex): boolean {
  const word = noun.toLowerCase();
  const says = (words: string) =>
    words
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(word);
  const member = scene?.cast.find(
    ({ name, description, who }) => says(name) || (who !== undefined && says(description)),
  );
  return member !== undefined && boundCast([member], index, filmPrompt).length > 0;
}

const JAPAN =
  /\b(tokyo|japan|japanese|kyoto|osaka|shibuya|samurai|geisha|shrine|torii|sakura|ramen|neo-tokyo)\b|東京|日本|京都/iu;

/** Who has been met so far, and what has just been seen; where the film has begun with nobody, whoever it is about. */
function filmCast(
  order: SceneOrder,
  film: ReturnType<typeof filmSoFar>,
  wholeFilm: readonly Word[],
  index: ArtIndex,
): Reading[] {
  const met = readCast("", film.terms, film.soFar, index);
  const seen = new Set(film.recent.flatMap((found) => found.meaning.things.map((thing) => thing.art)));
  return met.some((member) => member.role === "hero")
    ? met.filter((member) => member.role === "hero" || seen.has(member.art))
    : readCast(order.filmPrompt, wholeFilm, [...film.soFar, ...film.later], index);
}

function readUnwanted(
  negative: string,
  index: ArtIndex,
): { things: ReadonlySet<string>; weather: ReadonlySet<Weather | "clear"> } {
  const words = termsOf(negative);
  const phrases = readPhrases(words, index).map((found) => found.meaning);
  return {
    things: new Set(words.flatMap((word) => word.nouns.map((form) => ENTRY_BY_WORD.get(form)?.art ?? form))),
    weather: new Set<Weather | "clear">([
      ...phrases.flatMap(({ weather }) => weather ?? []),
      ...(phrases.some(({ season }) => season === "winter") ? (["snow"] as const) : []),
    ]),
  };
}

/** What a place shows anyway, and need not stand about in it once more. */
const SCENERY: Partial<Record<PlaceId, readonly string[]>> = {
  underwater: ["coral", "rock", "starfish"],
  forest: ["tree", "conifer"],
  jungle: ["tree", "palm-tree"],
  meadow: ["tree", "blossom", "conifer", "snow-capped-mountain"],
  mountains: ["conifer", "snow-capped-mountain", "mountain"],
  snowymountains: ["conifer", "snow-capped-mountain", "mountain"],
  snowfield: ["snow-capped-mountain", "ice", "conifer", "tree"],
  village: ["house", "houses"],
  garden: ["tree", "blossom"],
  street: ["red-paper-lantern", "street-lamp"],
  space: ["ringed-planet", "star"],
  desert: ["desert"],
  room: ["window", "books", "rug"],
};

/** Land and air are not all they know. */
const SWIMMERS = new Set(
  "turtle penguin seal otter beaver crocodile polar-bear-body hippopotamus diver".split(" "),
);

/** Those of the cast that are to be seen: not what nobody wants, nor what stands there anyway, unless that is all there is. */
function wanted(cast: readonly Reading[], place: PlaceId, unwanted: ReadonlySet<string>): CastMember[] {
  const allowed = cast.filter((member) => !unwanted.has(member.art));
  const scenery = SCENERY[place] ?? [];
  // "A boy under a tree" has that one tree; a forest has its own.
  const matters = (member: Reading) =>
    // A window does nothing, and a room has one.
    (member.act !== undefined && member.art !== "window") ||
    member.at !== undefined ||
    cast.some((one) => one.at?.art === member.art || one.to === member.art);
  const others = allowed.filter(
    (member) => member.role !== "prop" || matters(member) || !scenery.includes(member.art),
  );
  return (others.length > 0 ? others : allowed).map(({ home, ...member }) =>
    (place === "underwater" && SWIMMERS.has(member.art)) || (place === "sea" && home === "underwater")
      ? { ...member, gait: "swim" as const, action: "swim" as const }
      : member,
  );
}
