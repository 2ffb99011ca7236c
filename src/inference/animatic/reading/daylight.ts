import { createRandom, hashOf } from "../random.ts";
import type { Daylight, PlaceId, Season, TimeOfDay, Weather } from "../scene.ts";
import { type SceneWords, saidOf } from "./scene-words.ts";
import { textOf } from "./words.ts";

/** Where no daylight falls, or always the same. */
const ITS_OWN: ReadonlySet<PlaceId> = new Set<PlaceId>([
  ...(["room", "stage", "cave", "underwater", "space"] as const),
  ...(["moon", "mars", "volcano", "abstract"] as const),
]);

/** Where one thinks of the sun. */
const SUNNY: ReadonlySet<PlaceId> = new Set<PlaceId>(["beach", "desert", "savanna", "jungle"]);

/** The bright one oftener than each of the others. */
const DAYS: readonly Daylight[] = ["bright", "bright", "fresh", "fresh", "mellow", "mellow", "soft"];

/** Whether the words have the sun shine. */
export const isSunTold = ({ wholeFilm }: Pick<SceneWords, "wholeFilm">): boolean =>
  /\b(?:sun|sunshine|rainbow|shadows?|hot (?:day|summer|afternoon))\b/.test(textOf(wholeFilm));

/**
 * What a day looks like of which the words tell no hour: the same in all of a film. Undefined: it is told, or there is
 * nothing to choose. Where it snows the sun is not seen, nor where
 * somebody is sad, unless the words have it.
 */
export function daylightOf(
  words: SceneWords,
  {
    place,
    time,
    season,
    weather,
    isSad,
  }: { place: PlaceId; time: TimeOfDay; season: Season; weather: readonly Weather[]; isSad: boolean },
): Daylight | undefined {
  if (time !== "day" || ITS_OWN.has(place)) return undefined;
  if (weather.some((one) => one === "rain" || one === "storm" || one === "fog")) return undefined;
  if (saidOf(words, (meanings) => meanings.time).length > 0) return undefined;
  if (weather.includes("snow")) return isSunTold(words) ? undefined : "soft";
  if (isSad && !isSunTold(words)) return "soft";
  const chosen = createRandom(hashOf(words.order.filmPrompt)).fork("daylight").pick(DAYS);
  // Snow in a warm light looks like sand.
  if (season === "winter" && chosen === "mellow") return "fresh";
  return chosen === "soft" && (isSunTold(words) || SUNNY.has(place)) ? "bright" : chosen;
}
