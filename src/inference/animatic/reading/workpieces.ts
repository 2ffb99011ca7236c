import { hasArms } from "../art/gallery.ts";
import type { Interior } from "../places.ts";
import type { Act, CastMember, PlaceId } from "../scene.ts";
import { ENTRY_BY_ART } from "./lexicon.ts";
import { memberOf, type Reading } from "./read-cast.ts";

/** What a deed is done to where the words name nothing that shows it: nobody irons in the air. */
const BY_TOOL: Readonly<Record<string, string>> = {
  iron: "ironing-board",
  "carpentry-saw": "plank",
  axe: "log",
  basketball: "basketball-hoop",
};
/** Trades that are at something by which they are known. */
const BY_TRADE: Readonly<Record<string, { art: string; acts: readonly Act[] }>> = {
  plumber: { art: "sink", acts: ["build", "use"] },
};
/** Whatever they cook, who has magic does it in a cauldron. */
const BREWERS = new Set(["mage-body", "witch-body", "elf-body", "troll-body", "ogre-body"]);
const BREWS = new Set(["steaming-bowl", "pot-of-food", "teapot", "vase"]);

/** Everybody at what they work on, whether the words name it or not. */
export function withWorkpiece(cast: readonly Reading[], place: PlaceId): Reading[] {
  const doer = cast.find(({ art, role, act }) => role === "hero" && hasArms(art) && act !== undefined);
  if (!doer) return [...cast];
  const brews = doer.act === "cook" && BREWERS.has(doer.art);
  const stirred = brews ? cast.find(({ art, at }) => BREWS.has(art) && at?.how !== "held") : undefined;
  const pot = ENTRY_BY_ART.get("cauldron");
  if (stirred && pot && !cast.some(({ art }) => art === pot.art))
    return cast.map((one) =>
      one === stirred ? memberOf(pot, 1) : one === doer ? { ...one, to: pot.art } : one,
    );
  const trade = doer.outfit?.trade ? BY_TRADE[doer.outfit.trade] : undefined;
  const wanted =
    (trade && place === "room" && doer.act && trade.acts.includes(doer.act) ? trade.art : undefined) ??
    (doer.to === undefined ? BY_TOOL[doer.tool ?? ""] : undefined);
  const entry = ENTRY_BY_ART.get(wanted ?? "");
  if (!entry || (doer.at && doer.at.how !== "beside")) return [...cast];
  const known = cast.some(({ art }) => art === entry.art);
  // The pipe is the sink's own.
  const rest = cast.filter(({ art }) => !(entry.art === "sink" && (art === "pipe" || art === "table")));
  return [
    ...rest.map((one) => {
      if (one !== doer) return one;
      const { at: _at, ...free } = one;
      return { ...free, to: entry.art };
    }),
    ...(known ? [] : [memberOf(entry, 1)]),
  ];
}

/** A cake has its candles on it. */
export function onCakes(cast: readonly Reading[]): Reading[] {
  if (!cast.some(({ art }) => art === "birthday-cake")) return [...cast];
  return cast
    .filter(({ art }) => art !== "candle")
    .map((one) => (one.to === "candle" ? { ...one, to: "birthday-cake" } : one));
}

/** "A spider spins a web": it sits in it, and doesn't whirl about. */
export function inWebs(cast: readonly Reading[]): Reading[] {
  const web = cast.find(({ art }) => art === "web");
  if (!web) return [...cast];
  const { at: _at, ...hung } = web;
  return cast.map((one): Reading => {
    if (one === web) return { ...hung, action: "idle" };
    if (one.art !== "spider" || (one.at && one.at.art !== "web")) return one;
    const { act: _act, to: _to, ...spider } = one;
    return { ...spider, action: "play", at: { how: "on", art: "web" } };
  });
}

/** Nobody drives about indoors: what stands in a garage stands still. */
export function parked(cast: readonly Reading[], place: PlaceId): Reading[] {
  if (place !== "room") return [...cast];
  return cast.map((one, at) =>
    at > 0 && one.role === "hero" && one.gait === "roll" && one.size === "large" && one.action === "move"
      ? { ...one, action: "idle" }
      : one,
  );
}

/** Fish that live in a house have water about them. */
export function inBowls(cast: readonly Reading[], place: PlaceId): Reading[] {
  const bowl = ENTRY_BY_ART.get("fishbowl");
  const isPet = (one: CastMember) =>
    (one.art === "fish" || one.art === "tropical-fish") && one.at === undefined;
  const fish = place === "room" ? cast.find(isPet) : undefined;
  if (!bowl || !fish || cast.some(({ art }) => art === bowl.art)) return [...cast];
  const isEaten = cast.some(({ act, to }) => to === fish.art && act !== "feed" && act !== "look");
  if (isEaten) return [...cast];
  return cast.map((one) =>
    one === fish ? memberOf(bowl, 1) : one.to === fish.art ? { ...one, to: bowl.art } : one,
  );
}

/** Rooms that are told by what is in them. */
const ROOM_OF: Readonly<Record<string, Interior>> = {
  bathtub: "bathroom",
  "washing-machine": "laundry",
  "ironing-board": "laundry",
  blackboard: "classroom",
  sink: "kitchen",
  dishes: "kitchen",
  toaster: "kitchen",
};

export function roomOfThings(cast: readonly CastMember[]): Interior | undefined {
  return cast.flatMap(({ art }) => ROOM_OF[art] ?? [])[0];
}
