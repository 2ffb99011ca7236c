import { ENTRY_BY_ART } from "./lexicon.ts";
import { memberOf, type Reading } from "./read-cast.ts";

/** "He rows home": whoever rows sits in a boat, named here or long before. */
export function withBoat(cast: readonly Reading[]): Reading[] {
  const rows = (one: Reading) => one.act === "row" && one.at === undefined && one.person;
  const rower = cast.find(rows);
  const entry = ENTRY_BY_ART.get("canoe");
  if (!rower || !entry || cast.some(({ gait }) => gait === "sail")) return [...cast];
  const seated = cast.map((one) =>
    one === rower ? { ...one, at: { how: "in" as const, art: entry.art } } : one,
  );
  return [...seated, { ...memberOf(entry, 1), action: "move" }];
}
