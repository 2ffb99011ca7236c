import type { PlaceId } from "../scene.ts";
import { ENTRY_BY_ART } from "./lexicon.ts";
import { memberOf, type Reading } from "./read-cast.ts";

/** "They eat the pie at the table": the pie is on it, and they are at it. */
export function atTable(cast: readonly Reading[]): Reading[] {
  const dish = cast.find(({ role, at }) => role === "prop" && at?.how === "at");
  const isEating = (one: Reading) => one.role === "hero" && one.act === "eat" && one.at === undefined;
  if (!dish?.at || !cast.some(isEating)) return [...cast];
  const { art } = dish.at;
  return cast.map((one) =>
    one === dish
      ? { ...one, at: { how: "on" as const, art } }
      : isEating(one)
        ? { ...one, at: { how: "at" as const, art } }
        : one,
  );
}

const LONG_SEATS = new Set(["bench", "couch-and-lamp", "log"]);

/** "Two men play chess on a bench": they are on it, and the board stands before them. */
export function onBench(cast: readonly Reading[]): Reading[] {
  const table = cast.find(
    ({ art, at }) => at?.how === "on" && LONG_SEATS.has(at.art) && isPlayedAt(cast, art),
  );
  if (!table?.at) return [...cast];
  const bench = table.at.art;
  return cast.map((one) => {
    if (one === table) return { ...one, at: { how: "before" as const, art: bench } };
    return one.at?.how === "at" && one.at.art === table.art
      ? { ...one, at: { how: "on" as const, art: bench } }
      : one;
  });
}

const isPlayedAt = (cast: readonly Reading[], table: string) =>
  cast.some(({ at }) => at?.how === "at" && at.art === table);

/** Whoever sits in a room, nobody says on what, sits on the armchair there is, or on a chair. */
export function withChair(cast: readonly Reading[], place: PlaceId): Reading[] {
  const armchair = cast.find(({ art }) => art === "armchair");
  const chair = ENTRY_BY_ART.get("chair");
  const sitter = cast.find(
    ({ act, posture, at, person, art }) =>
      (act === "sit" || act === "sew" || act === "type" || posture === "sit") &&
      at === undefined &&
      (person || art.endsWith("-body")),
  );
  if (place !== "room" || !chair || !sitter || sitter.count > 1 || cast.some(({ art }) => art === "chair"))
    return [...cast];
  const seat = armchair ?? memberOf(chair, 1);
  return [
    ...cast.map((one) => (one === sitter ? { ...one, at: { how: "on" as const, art: seat.art } } : one)),
    ...(armchair ? [] : [seat]),
  ];
}
