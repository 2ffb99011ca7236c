import type { PlaceId, Season, Weather } from "../scene.ts";

/** Nothing is in the air where there is none. */
const AIRLESS: ReadonlySet<PlaceId> = new Set<PlaceId>(["moon", "space"]);

/** Where leaves fall in autumn. */
const LEAFY: ReadonlySet<PlaceId> = new Set<PlaceId>([
  ...(["forest", "garden", "street", "village", "meadow"] as const),
  ...(["road", "lake", "river", "farm"] as const),
]);

/** What is in the air, with what the place and season bring along. */
export function weatherOf(
  said: readonly (Weather | "clear")[],
  place: PlaceId,
  season: Season,
  snowsLater: boolean,
): Weather[] {
  if (AIRLESS.has(place)) return [];
  const weather = new Set(said.filter((one) => one !== "clear"));
  // Where the story says when it begins, it hasn't yet.
  if (season === "winter" && !snowsLater && !weather.has("rain") && !said.includes("clear"))
    weather.add("snow");
  // A blizzard is snow in a storm.
  if (season === "winter" && weather.has("storm") && !weather.has("rain")) weather.add("snow");
  if (place === "underwater") weather.add("bubbles");
  if (season === "autumn" && LEAFY.has(place)) weather.add("leaves");
  return [...weather];
}
