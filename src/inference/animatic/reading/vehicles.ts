import { ENTRY_BY_ART } from "./lexicon.ts";
import { memberOf, type Reading } from "./read-cast.ts";
import type { Word } from "./words.ts";

/** "He rows home", "she cycles through the city": whoever does sits in a boat or on a bicycle, named here or not. */
export function withVehicle(beat: readonly Word[], cast: readonly Reading[]): Reading[] {
  const rower = cast.find((one) => one.person && one.act === "row" && one.at === undefined);
  if (rower && !cast.some(({ gait }) => gait === "sail")) return seated(cast, rower, "in", "canoe");
  const boat = cast.find(({ gait }) => gait === "sail");
  const owner = cast.find((one) => one.person && one.role === "hero" && one.at === undefined);
  const isTheirs = beat.some(
    ({ text }, at) =>
      /^(?:boat|canoe|sailboat)$/.test(text) && /^(?:his|her)$/.test(beat[at - 1]?.text ?? ""),
  );
  if (boat && owner && isTheirs)
    return cast.map((one) => (one === owner ? { ...one, at: { how: "in", art: boat.art } } : one));
  const cycles = beat.some(({ text }) =>
    /^(?:cycles|cycling|pedals|pedalling|pedaling|bikes|biking)$/.test(text),
  );
  if (cycles && owner && !cast.some(({ gait }) => gait === "roll"))
    return seated(cast, owner, "on", "bicycle");
  return [...cast];
}

function seated(cast: readonly Reading[], who: Reading, how: "in" | "on", art: string): Reading[] {
  const entry = ENTRY_BY_ART.get(art);
  if (!entry) return [...cast];
  const others = cast.map((one) => (one === who ? { ...one, at: { how, art } } : one));
  return [...others, { ...memberOf(entry, 1), action: "move" }];
}
