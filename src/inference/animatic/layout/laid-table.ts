import type { Act, CastMember } from "../scene.ts";

/** A table at which one eats, and one at which one plays or sits together: the cloth hides legs and stools under it. */
const LAID = "laid-table";
const COVERED = "covered-table";

const AT_MEALS: ReadonlySet<Act | undefined> = new Set<Act | undefined>([
  undefined,
  "eat",
  "drink",
  "talk",
  "laugh",
  "sit",
]);
const AT_GAMES: ReadonlySet<Act | undefined> = new Set<Act | undefined>(["toy", "look", "music", "sing"]);

/** What a table is drawn as for those who are at it: at work it is bare. */
export function tableFor(art: string, riders: readonly CastMember[]): string {
  const sitters = riders.filter(({ at }) => at?.how === "at");
  if (art !== "table" || sitters.reduce((sum, { count }) => sum + count, 0) < 2) return art;
  if (sitters.every(({ act }) => AT_MEALS.has(act))) return LAID;
  return sitters.every(({ act }) => AT_MEALS.has(act) || AT_GAMES.has(act)) ? COVERED : art;
}

/** A board with its game on it: two have a side of it each, and sit facing each other. */
export const GAME_TABLES: ReadonlySet<string> = new Set(["chess-table", "domino-table"]);

/** How far those at a table are spread, in its widths: behind its cloth, or at its ends. */
export function spreadAt(art: string, isPerson: boolean): number {
  if (!isPerson) return 2;
  if (GAME_TABLES.has(art)) return 2.1;
  return art === LAID || art === COVERED ? 1.12 : 1.5;
}
