import { createRandom, hashOf } from "../random.ts";
import type { CastMember, PlaceId, Scene, Season, TimeOfDay, Weather } from "../scene.ts";
import { asUsual } from "./as-usual.ts";
import { isOneSentence } from "./carrier-here.ts";
import { daylightOf, isSunTold } from "./daylight.ts";
import { withTools } from "./handling.ts";
import { fixturesOf } from "./inside.ts";
import { inventedCast, wantsNobody } from "./invented-cast.ts";
import { ENTRY_BY_WORD } from "./lexicon.ts";
import { hourOfStory, isSad } from "./mood.ts";
import { moonsOf } from "./moons.ts";
import { INDOORS } from "./outdoors.ts";
import { type ArtIndex, readPhrases } from "./phrases.ts";
import { focusOf, framingOf } from "./read-framing.ts";
import { type SceneOrder, type SceneWords, saidOf, sceneWordsOf } from "./scene-words.ts";
import { settled } from "./settled.ts";
import { isCrowded } from "./sights.ts";
import { bridgeOf, flavourOf, landmarksOf, mannerOf, pavingOf, tintOf } from "./surroundings.ts";
import { termsOf } from "./terms.ts";
import { withSharedLoad } from "./together.ts";
import { weatherOf } from "./weather.ts";
import { type WhereItIs, whereItIs } from "./where-it-is.ts";
import { whoIsSeen } from "./who-is-seen.ts";
import { whoIsThere } from "./who-is-there.ts";
import { textOf } from "./words.ts";

const isClimbed = (members: readonly CastMember[]) =>
  members.some(({ at, climbs }) => climbs !== undefined && at?.art === "crag");

/** The picture that a shot's words ask for; what its beat leaves open is taken from the film so far. */
export function readScene(ordered: SceneOrder, index: ArtIndex): Scene {
  const words = sceneWordsOf(ordered, index);
  const { order, beat, told, film, placeSaid } = words;
  const random = createRandom(order.seed ^ hashOf(order.filmPrompt)).fork("invention");
  const unwanted = readUnwanted(order.negative ?? "", index);
  const who = whoIsThere(words);
  const where = whereItIs(words, who, random);
  const { place, invented, carrier, field, sight, interior, amid, built } = where;
  const hour = random.pick<TimeOfDay>(["dawn", "golden", "dusk", "day"]);
  const members = asUsual(whoIsSeen(who, where, unwanted.things), { place, text: textOf(beat) });
  const season = seasonOf(where, members, saidOf(words, (meanings) => meanings.season).length > 0);
  const moons = moonsOf(beat);
  const manner = mannerOf([order.beat, order.prompt, ...(isOneSentence(order) ? [order.filmPrompt] : [])]);
  const skies = saidOf(words, (meanings) => meanings.weather);
  const time = timeOf(words, invented ? hour : usualTime(place, members, skies.includes("embers")));
  const weather = weatherOf(
    // No flake falls out of the sun.
    [...skies, ...(isSunTold(words) ? (["clear"] as const) : [])],
    place,
    season,
    film.later.some((found) => found.meaning.weather === "snow" && !film.described.includes(found)),
  ).filter((one) => !unwanted.weather.has(one));
  const daylight = daylightOf(words, {
    ...{ place, time, season, weather },
    isSad: isSad(members, textOf(words.wholeFilm)),
  });
  const fixtures = place === "room" ? fixturesOf([...beat, ...placeSaid]) : [];
  // Company is for places alone: nothing stands in for what somebody asked for, nor does anybody come into a story who isn't in it.
  const mayInvent =
    !wantsNobody(order) && who.unknown.length === 0 && order.scene === undefined && field === undefined;
  return {
    place,
    season,
    time,
    ...(daylight ? { daylight } : {}),
    weather,
    ...(moons === undefined ? {} : { moons }),
    lights: [...new Set(saidOf(words, (meanings) => meanings.light))],
    flavour: flavourOf(`${order.beat} ${order.filmPrompt}`, members),
    // A cliff that is climbed is seen from below, and no other one bears it.
    ...(carrier && !(carrier === "cliff" && isClimbed(members)) ? { carrier } : {}),
    ...tintOf(beat),
    ...(carrier === "bridge" ? bridgeOf([...beat, ...placeSaid]) : {}),
    ...(interior ? { interior } : {}),
    ...(fixtures.length > 0 ? { fixtures } : {}),
    ...(place === "cave" && built === true ? { built } : {}),
    ...(field && (place === "meadow" || place === "farm") ? { field } : {}),
    ...(amid ? { amid } : {}),
    ...(place === "road" ? pavingOf([...beat, ...placeSaid]) : {}),
    ...(sight && !INDOORS.has(place) ? { sight } : {}),
    ...(isCrowded(beat) ? { crowded: true as const } : {}),
    ...landmarksOf(beat, members),
    ...(manner ? { manner } : {}),
    ...focusOf(
      manner,
      members,
      told.flatMap(({ meaning }) => meaning.things.map(({ art }) => art)),
    ),
    cast:
      members.length > 0
        ? withTools(settled(withSharedLoad(members)))
        : mayInvent
          ? inventedCast(place, random)
          : [],
    unknown: who.unknown,
    framing: framingOf(order, { cast: members, ...(manner ? { manner } : {}) }),
    camera: order.camera,
    style: order.style ?? "papercut",
    seed: order.seed,
    setting: (hashOf(order.filmPrompt) ^ hashOf(place)) >>> 0,
    wardrobe: (order.filmSeed ?? order.seed) % 97,
    invented,
  };
}

/** `open`: the time of day where nothing is said of it. */
function timeOf(words: SceneWords, open: TimeOfDay): TimeOfDay {
  const { told } = words;
  const isSunlit =
    told.some((found) => found.meaning.light === "rainbow") && !told.some((found) => found.meaning.time);
  return isSunlit ? "day" : (saidOf(words, (meanings) => meanings.time)[0] ?? open);
}

/** Snow people and sledges tell that there is snow, where no season is said and nothing melts. */
function seasonOf({ place, season }: WhereItIs, cast: readonly CastMember[], isSaid: boolean): Season {
  const isCold = cast.some(({ art, act, tool }) => (SNOWY.has(art) && act !== "melt") || tool === "snowball");
  return !isSaid && isCold && !INDOORS.has(place) && !DRY.has(place) ? "winter" : season;
}

const SNOWY = new Set("snowman snowball igloo sled skier snowboarder".split(" "));
const DRY: ReadonlySet<PlaceId> = new Set<PlaceId>([
  "beach",
  "desert",
  "savanna",
  "jungle",
  "underwater",
  "sea",
]);

/** `isAblaze`: the words have sparks in the air. */
const usualTime = (place: PlaceId, cast: readonly CastMember[], isAblaze: boolean): TimeOfDay =>
  place === "space" || place === "moon" ? "night" : (hourOfStory(cast, { place, isAblaze }) ?? "day");

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
