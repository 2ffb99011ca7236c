import type { CastMember, PlaceId, TimeOfDay } from "../scene.ts";
import { INDOORS } from "./outdoors.ts";

/** They walk by night. */
const NIGHTLY = new Set("ghost vampire-body zombie-body skeleton skeleton-body".split(" "));
/** Who comes out from under beds. */
const UNDER_BEDS = new Set("monster goblin ogre-body troll-body".split(" "));
/** Between whom a fight is no game. */
const ARMED = new Set("knight dragon pirate ninja-body t-rex troll-body ogre-body".split(" "));
/** A fire to cook on. */
const HEARTHS = new Set("grill candle birthday-cake".split(" "));

/**
 * The hour at which a story is usually told, where no words tell it: round a fire in the open one sits in the evening,
 * a house burns against a dark sky, ghosts come at night, and blades are crossed under a low sun. Undefined: at any.
 */
export function hourOfStory(
  cast: readonly CastMember[],
  { place, isAblaze }: { place: PlaceId; isAblaze: boolean },
): TimeOfDay | undefined {
  const isInside = INDOORS.has(place);
  if (cast.some(({ art }) => NIGHTLY.has(art) || (isInside && UNDER_BEDS.has(art)))) return "night";
  if (isInside) return undefined;
  if (cast.some(({ art }) => art === "campfire")) return "dusk";
  const burns =
    isAblaze && place !== "volcano" ? !cast.some(({ art }) => HEARTHS.has(art)) : cast.some(isOnFire);
  if (burns) return "dusk";
  const isFight = cast.some(({ act, art, tool }) => act === "fight" && ARMED.has(art) && tool !== "spoon");
  return isFight ? "golden" : undefined;
}

const isOnFire = ({ act, art }: CastMember): boolean => act === "burn" && !HEARTHS.has(art);

/** Whether what is told is too sad for sunshine. */
export const isSad = (cast: readonly CastMember[], text: string): boolean =>
  cast.some(({ act }) => act === "cry") ||
  /\b(?:lost|lonely|alone|sad|sadly|farewell|goodbye|funeral|mourns?|misses)\b/.test(text);
