import { asPattern } from "../core/as-pattern.ts";
import type { StoryPlace } from "../core/film/story.ts";
import { type Character, mentions } from "./character.ts";
import { freeId, headOf } from "./entry-ids.ts";
import { A_LAND, PLACE, WITHIN_WALLS } from "./places.ts";

/** A place of the film, as it was first named. */
export interface PlaceSeen extends StoryPlace {
  /** The noun by which it is named again. */
  head: string;
}

/** Where it was is over, and where it is now nobody says: "On the other side it rains". */
const LEAVES_PLACE =
  /\b(?:on|at) the (?:other|far) (?:side|end)\b(?! of\b)|^outside\b(?! the\b)|\b(?:go|walk|run|step|come|hurr(?:y|ie)|rush|head|look)(?:e?s)?(?:\s+back)?\s+outside\b(?! the\b)/iu;
/** "When they come out", but not what shines or burns. */
const COMES_OUT =
  /(?<!\b(?:sun|moon|stars?|rainbow|lights?|lamps?|fires?|candles?|teeth|news|secret)\s+(?:\p{L}+ly\s+)?)\b(?:com|go|walk|run|rid|step|climb|crawl|driv|swim|fly|sail|march|waddl|hop)(?:e?s?)\s+out(?=\s*(?:[,.;:!?]|$|(?:and|again|into|on|at|the other)\b))/iu;
/** "They find a pond": there they are then. */
const FINDS_LAND =
  /\b(?:finds?|discovers?|reach(?:es)?|enters?|comes? (?:to|upon)|arrives? at|gets? to)\s+(?:the|an?|their|his|her|its)\s+(?:(?!(?:and|but|in|on|at|by|of|with|to|who|where|which)\b)[\p{L}'’-]+\s+){0,3}?([\p{L}'’-]+)(?=\s*(?:[,.;:!?]|$|(?:and|where|with|full|at|in|between|behind|beyond)\b))/iu;
/** "She leaves the barn", "out of the tunnel". */
const OUT_OF =
  /\b(?:(?:leaves?|leaving|exits?)\s+(?:the|his|her|its|their)|out of\s+(?:the|an?|his|her|its|their))\s+(?:[\p{L}'’-]+\s+){0,2}?([\p{L}'’-]+)/giu;
/** On the way there nobody is at home, and in no house any more. */
const HOMEWARD =
  /\b(?:walk|run|ride|go|goe|drive|row|sail|fly|flie|hurry|hurrie|head|cycle|swim|march|marche|stroll|skip|wander|limp|carry|carrie|take|bring|lead|follow|set|way)s?(?:\s+(?:him|her|it|them|off|slowly|quickly|together|happily))?(?:\s+back)?(?:\s+for)?\s+home\b/iu;
const AT_HOME =
  /\b(?:(?:at|back)\s+home|(?:arrive|get|come|reache?|return|is|are)s?\s+(?:back\s+)?home|in (?:his|her|their|its) home)\b/iu;
const HEARTH =
  /\b(?:by|at|before|beside|near|around|in front of|next to)\s+(?:(?:the|an?|his|her|their)\s+)?(?:[\p{L}-]+\s+)?(?:fireplace|fireside|hearth|stove)\b/iu;
const BED =
  /(?<!\b(?:river|sea|flower|stream))\b(?:in|into|on|to|beside|next to|under)\s+(?:(?:the|an?|his|her|their)\s+)?(?:(?:warm|soft|big|small|little|own|old)\s+)?bed\b(?!\s+of\b)/iu;
/** Walls and a roof: who goes home is no longer there. */
const ENCLOSED = new RegExp(
  `\\b(?:${WITHIN_WALLS}|barn|stable|house|home|hut|school|hospital|church|temple|castle|palace|factory|warehouse|station|subway|train|bakery|store|supermarket|dungeon|tower|lighthouse|basement|tavern|pub|theat(?:re|er)|cinema|circus|hotel|mansion|garage|greenhouse|stadium|arena)\\b`,
  "iu",
);
/** People live there, and have a fire and a bed. */
const DWELLING =
  /\b(?:house|home|cabin|cottage|hut|room|kitchen|castle|palace|tavern|pub|inn|hotel|mansion|farm|lighthouse|tower|library|lodge|apartment|flat|living room|bedroom|cave)\b/iu;

/** Where a beat is: as it says, or where it was before, unless that is left. `places`: of the film, to which a new one is added. */
export function readPlace(
  beat: string,
  before: PlaceSeen | undefined,
  places: PlaceSeen[],
  cast: readonly Pick<Character, "name" | "kind">[],
): PlaceSeen | undefined {
  const text = withoutPeople(beat, cast).replace(UNDER_THE_SKY, " ");
  // Out of the one into the other: in the other.
  const isLeft =
    before !== undefined && [...text.matchAll(OUT_OF)].some(([, noun = ""]) => mentions(noun, before.head));
  const rest = isLeft ? text.replace(OUT_OF, " ") : text;
  const said = placeIn(rest, places);
  if (said !== undefined) return said;
  if (AT_HOME.test(text) && !HOMEWARD.test(text))
    return known("home", places) ?? added("home", "home", places);
  const lived = before !== undefined && DWELLING.test(before.description);
  const dwelling = lived ? before : places.findLast(({ description }) => DWELLING.test(description));
  if (HEARTH.test(text)) return dwelling ?? added("room with a fireplace", "fireplace", places);
  if (BED.test(text)) return dwelling ?? added("bedroom", "bedroom", places);
  if (HOMEWARD.test(text))
    return before !== undefined && ENCLOSED.test(before.description) ? undefined : before;
  const comesOut = before !== undefined && ENCLOSED.test(before.description) && COMES_OUT.test(text);
  return isLeft || comesOut || LEAVES_PLACE.test(text) ? undefined : before;
}

/** Whoever is called after a place is none: "the lighthouse keeper" on the beach. */
function withoutPeople(text: string, cast: readonly Pick<Character, "name" | "kind">[]): string {
  return cast
    .filter(({ name, kind }) => kind !== "thing" && name.includes(" "))
    .reduce(
      (rest, { name }) =>
        rest.replace(new RegExp(`(?<!\\p{L})${asPattern(name)}(?!\\p{L})`, "giu"), "somebody"),
      text,
    );
}

const known = (head: string, places: readonly PlaceSeen[]) => places.find((place) => place.head === head);

function added(description: string, head: string, places: PlaceSeen[]): PlaceSeen {
  const id = freeId(description, new Set(places.map((place) => place.id)));
  const place = { id, name: description, description, head };
  const there = known(head, places);
  if (there !== undefined) return there;
  places.push(place);
  return place;
}

/** When it is, and nowhere in particular. */
const UNDER_THE_SKY = /\b(?:under|beneath|below|by) the (?:\p{L}+ )?(?:moon|sky|clouds)\b/giu;
/** The verb by which it is found. */
const FOUND = /^(?:finds?|discovers?|reach(?:es)?|enters?|comes? (?:to|upon)|arrives? at|gets? to)\s+/iu;
/** "Leaves it in the cave and flies down to the village". */
const GOES_TO =
  /\b(?:fl(?:y|ies)|goe?s?|walks?|runs?|rides?|hurr(?:y|ies)|drives?|sails?|swims?|climbs?|marche?s?|returns?|rush(?:es)?|cycles?|skips?|sneaks?)(?:\s+(?:back|down|up|over|out|off|home|on|slowly|quickly|all the way|together)){0,2}\s+to\b/iu;
const A_WAY = /^(?:across|through|over|along|down)\b/iu;

const PLACES_NAMED = new RegExp(PLACE.source, "giu");

/** The place a beat names: one that was named before by the same noun, or a new one. */
function placeIn(text: string, places: PlaceSeen[]): PlaceSeen | undefined {
  const again = places.find(({ head }) => mentions(text, head));
  const all = text.match(PLACES_NAMED) ?? [];
  // "Out of the tunnel into a stadium".
  const [way = ""] = all;
  // "Across the bridge to a warehouse": there one arrives.
  const reached =
    A_WAY.test(way) || GOES_TO.test(text) ? all.find((words) => /^to\b/iu.test(words)) : undefined;
  const found = FINDS_LAND.exec(text);
  const come = found !== null && A_LAND.test(found[1] ?? "") ? found[0].replace(FOUND, "") : undefined;
  const said = (come ?? all.find((words) => /^into\b/iu.test(words)) ?? reached ?? all[0])?.replace(
    /^under the sea$/iu,
    "underwater",
  );
  if (said === undefined) return again;
  const description = said
    .replace(
      /^(?:(?:in|on|at|through|across|under|beneath|over|down|along|inside|near|beside|by|into|onto|around|among|of|to|above|out|from|cross(?:es|ing)?)\s+)+/iu,
      "",
    )
    .replace(/^(?:the|an?|this|some|his|her|its|their)\s+/iu, "");
  const head = headOf(description.toLowerCase());
  const there = places.find((place) => place.head === head) ?? (reached === undefined ? again : undefined);
  if (
    there !== undefined &&
    (there.head === head || text.toLowerCase().indexOf(there.head) <= text.indexOf(said))
  )
    return there;
  return added(description, head, places);
}
