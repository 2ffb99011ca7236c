import { hasArms } from "../art/gallery.ts";
import type { CastMember, RelationKind } from "../scene.ts";
import { CLAWED, isLying, liesDown } from "./art-of.ts";
import { cabSeat } from "./cabs.ts";
import { CYCLES, cycleSeat } from "./cycles.ts";
import { ON_NOSE, slidesDown } from "./rides.ts";

/** Where one member of the cast is on, in or at another; lengths in heights of the one that carries. */
export interface Seat {
  /** Its foot, above the foot of the one that carries. */
  rise: number;
  /** Its height. */
  share: number;
  /** How far ahead of the middle. */
  ahead: number;
  /** Seen over the back or the rim of the one that carries. */
  behind: boolean;
  /** Whoever can, sits. */
  sits?: boolean;
  /** The share of him that is cut off below: he is at a window. */
  below?: number;
  /** How far behind the one before him each of several is. */
  apart?: number;
  /** How much of its width there is to lie, sit or stand on, where it is not all. */
  room?: number;
}

export const BOARDS = new Set(["skateboard", "surfboard", "sled"]);
/** How high the rim is over which passengers look, and how much room they have, where it is not the usual. */
const INSIDE: Readonly<Record<string, Partial<Seat>>> = {
  "toy-car": { rise: 0.42, share: 1.1 },
  "propeller-plane": { rise: 0.44, share: 0.74, ahead: -0.06 },
  "bullet-train": { rise: 0.62 },
  "teacup-without-handle": { rise: 0.62 },
  "hot-beverage": { rise: 0.55 },
  "hot-air-balloon": { rise: 0.07, share: 0.2 },
  sailboat: { rise: 0.16, share: 0.34, ahead: -0.16 },
  "pirate-ship": { rise: 0.24, share: 0.26, ahead: -0.2 },
  "passenger-ship": { rise: 0.5, share: 0.3, ahead: -0.3 },
  cart: { rise: 0.72, share: 0.42 },
  net: { rise: 0.2, share: 0.4, behind: false },
  stroller: { rise: 0.4, share: 0.5 },
  "hamster-wheel": { rise: 0.13, share: 0.46, behind: false },
  canoe: { rise: 0.3, share: 1.9 },
  raft: { rise: 0.7, share: 2.2 },
  sled: { rise: 0.5, share: 1.4 },
  bathtub: { rise: 0.3, share: 0.9 },
  bed: { rise: 0.5, share: 0.8 },
  "nest-with-eggs": { rise: 0.6, share: 0.5 },
  "tower-window": { rise: 0.235, share: 0.5, behind: false, below: 0.4 },
  basket: { rise: 0.4, share: 0.9 },
  tree: { rise: 0.5, share: 0.2, ahead: 0.16, behind: false },
};
/** How high the surface is on which one stands, sits or lies, and whether one sits there. */
const SURFACES: Readonly<Record<string, Partial<Seat>>> = {
  table: { rise: 0.97 },
  "chess-table": { rise: 0.6 },
  "domino-table": { rise: 0.6 },
  "pool-float": { rise: 0.34, share: 2.4, room: 0.74 },
  wall: { rise: 0.97 },
  web: { rise: 0.5, share: 0.34, ahead: 0.18 },
  "gold-pile": { rise: 0.72 },
  blanket: { rise: 0.5, sits: true },
  hammock: { rise: 0.23, room: 0.62 },
  trampoline: { rise: 0.8 },
  wheelchair: { rise: 0.4, share: 1.25, ahead: -0.06, sits: true },
  iceberg: { rise: 0.7 },
  // What is drawn on it.
  blackboard: { rise: 0.42, share: 0.42 },
  easel: { rise: 0.38, share: 0.46 },
  broom: { rise: 0.3, share: 1.6, sits: true },
  bench: { rise: 0.28, sits: true },
  log: { rise: 0.5, sits: true },
  stump: { rise: 0.55, sits: true },
  rock: { rise: 0.8, sits: true },
  chair: { rise: 0.12, sits: true },
  "couch-and-lamp": { rise: 0.3, sits: true },
  throne: { rise: 0.25, sits: true },
  armchair: { rise: 0.16, sits: true },
  bed: { rise: 0.55 },
  fence: { rise: 0.92 },
  branch: { rise: 0.545, ahead: 0.19 },
  "swing-set": { rise: 0.28, sits: true },
  tree: { rise: 0.46, ahead: 0.2 },
  conifer: { rise: 0.98 },
  house: { rise: 0.97 },
  castle: { rise: 0.72 },
  "street-lamp": { rise: 0.99 },
  lighthouse: { rise: 0.99 },
  raft: { rise: 0.75 },
  ladder: { rise: 0.4 },
  piano: { rise: 0.95 },
};
/** Held higher or larger than what lies in a hand. */
const HELD: Readonly<Record<string, Partial<Seat>>> = {
  umbrella: { rise: 0.5, share: 0.72, ahead: 0.1 },
  balloon: { rise: 0.85, share: 0.4, ahead: 0.3 },
  guitar: { rise: 0.22, share: 0.5, ahead: 0.05 },
  violin: { rise: 0.4, share: 0.4, ahead: 0.12 },
  saxophone: { rise: 0.2, share: 0.5, ahead: 0.15 },
  accordion: { rise: 0.28, share: 0.36, ahead: 0 },
  microphone: { rise: 0.42, share: 0.3, ahead: 0.2 },
  harp: { rise: 0.02, share: 0.8, ahead: 0.34 },
  sword: { rise: 0.4, share: 0.42, ahead: 0.3 },
  comb: { rise: 0.64, share: 0.13, ahead: 0.3 },
  baton: { rise: 0.5, share: 0.5, ahead: 0.42 },
};

/** Who has it in the beak, and where that is. */
const BEAKS: Readonly<Record<string, Partial<Seat>>> = {
  gull: { rise: 0.42, ahead: 0.72 },
  goose: { rise: 0.62, ahead: 0.36 },
  swan: { rise: 0.62, ahead: 0.36 },
  "panda-body": { rise: 0.06, ahead: 0.5, share: 0.5 },
  ostrich: { rise: 0.74, ahead: 0.32 },
  stork: { rise: 0.5, ahead: 0.4, share: 0.34 },
  // In the raised hand, which is behind her.
  mermaid: { ahead: -0.36 },
  // In the trunk.
  elephant: { rise: 0.1, ahead: 0.58, share: 0.3 },
  // On its spines.
  hedgehog: { rise: 0.82, ahead: -0.3, share: 0.5 },
};

/** Whether it has in its beak, or what it has for one, whatever it holds. */
export function reachesWithBeak(art: string): boolean {
  return art in BEAKS;
}

/** What is played with the claws stands before them, and the sticks are as high as these. */
const AT_CLAWS: Readonly<Record<string, Partial<Seat>>> = {
  drum: { rise: 0, ahead: 0, share: 0.86 },
};

/** What is worn, and neither in a paw nor in a beak. */
const WORN: Readonly<Record<string, Partial<Seat>>> = {
  "bow-tie": { rise: 0.34, share: 0.17, ahead: 0.16 },
};

/** Where a person is in them: seated, with the legs below the rim. */
const SEATED_IN: Readonly<Record<string, Partial<Seat>>> = {
  canoe: { rise: 0.58, below: 0.3 },
};
/** How long a person is at most who lies in it, in its heights. */
const STRETCHED: Readonly<Record<string, number>> = { hammock: 1.3 };

/** What is pushed over the ground, before whoever has no hands. */
const ON_THE_GROUND: Readonly<Record<string, Partial<Seat>>> = Object.fromEntries(
  ["broom", "mop", "rake", "spade"].map((art) => [art, { rise: 0.02, ahead: 0.6, share: 0.95 }]),
);

/** What hangs from a hook, and where that is. */
const HOOKS: Readonly<Record<string, Pick<Seat, "rise" | "ahead">>> = {
  "tower-crane": { rise: 0.06, ahead: 0.29 },
  helicopter: { rise: -0.62, ahead: 0 },
};

/** What lies on a table hides nobody behind it. */
const SET_OUT: Readonly<Record<string, Partial<Seat>>> = { sandwich: { share: 0.26 } };

/** However small, whoever is at a table looks over it. */
const SMALL_AT_TABLE = 0.7;

/** `ratio`: how tall the member is to the one that carries it, if both stood on the ground. */
export function seatOf(how: RelationKind, carrier: CastMember, ratio: number, art: string): Seat {
  const within = (least: number, greatest: number) => Math.max(least, Math.min(greatest, ratio));
  const hook = how === "held" ? HOOKS[carrier.art] : undefined;
  if (hook) return { share: within(0.2, 0.5), behind: false, ...hook };
  if (how === "held")
    return {
      rise: 0.3,
      share: 0.32,
      ahead: 0.3,
      behind: false,
      ...HELD[art],
      ...BEAKS[carrier.art],
      ...ON_THE_GROUND[art],
      ...WORN[art],
      ...(CLAWED.has(carrier.art) ? AT_CLAWS[art] : {}),
    };
  if (how === "at" && carrier.art === "piano")
    // In front of the keys, which the hands reach, and seen whole.
    return { rise: 0, share: within(1.1, 2), ahead: -0.62, behind: false, sits: true };
  if (how === "at")
    return {
      rise: 0,
      share: within(SMALL_AT_TABLE, 3.4),
      ahead: 0,
      behind: true,
      sits: true,
    };
  if (how === "in") {
    const cab = cabSeat(carrier.art);
    if (cab) return cab;
    const seat = { rise: 0.4, share: 0.66, ahead: 0, behind: true };
    return { ...seat, ...INSIDE[carrier.art] };
  }
  if (BOARDS.has(carrier.art)) return { rise: 0.72, share: 3.2, ahead: 0, behind: false, room: 0.74 };
  // On the saddle, before the frame: wheels, bars and the whole rider are seen.
  if (CYCLES.has(carrier.art)) return { rise: 0.5, share: within(1.15, 1.45), ahead: -0.16, behind: false };
  if (carrier.role === "prop" || SURFACES[carrier.art]) {
    // However small, it is seen.
    return {
      rise: 0.9,
      share: within(carrier.art === "branch" ? 0.34 : 0.16, 2.4),
      ahead: 0,
      behind: false,
      ...SURFACES[carrier.art],
      ...SET_OUT[art],
    };
  }
  const share = within(0.4, 0.85);
  return { rise: Math.max(0.36, 1.12 - share), share, ahead: -0.03, behind: true };
}

const ON_A_BODY = {
  head: { rise: 0.94, share: 0.26, ahead: 0 },
  shoulder: { rise: 0.62, share: 0.26, ahead: -0.16 },
} as const;

const ON_A_PET = {
  nose: ON_NOSE,
  back: { rise: 0.8, share: 0.6, ahead: -0.3 },
} as const;

/** The same for somebody who may sit: on a beast a person rides. */
export function seatFor(
  how: NonNullable<CastMember["at"]>["how"],
  carrier: CastMember,
  natural: number,
  member: CastMember,
  isPerson: boolean,
): Seat {
  const seat =
    (isPerson && how === "on" && cycleSeat(carrier.art, member.art)) ||
    seatOf(how, carrier, natural, member.art);
  if (how === "on" && liesDown(carrier.art) && isLying(carrier))
    return { ...ON_A_PET[member.at?.and ? "nose" : "back"], behind: false };
  if (how === "in" && isPerson) return { ...seat, ...SEATED_IN[carrier.art] };
  if (how === "in" || how === "held" || how === "at") return seat;
  const longest = isPerson && isLying(member) ? STRETCHED[carrier.art] : undefined;
  if (longest) return { ...seat, share: Math.min(seat.share, longest) };
  if (how === "on" && (hasArms(carrier.art) || carrier.art === "surfer" || member.at?.and === "head"))
    return { ...ON_A_BODY[member.at?.and === "head" ? "head" : "shoulder"], behind: false };
  const isBeast = carrier.role !== "prop" && carrier.gait === "walk";
  if (isBeast && isPerson) {
    return {
      rise: 0.62,
      share: Math.max(0.5, Math.min(0.95, natural)),
      ahead: -0.04,
      behind: false,
      sits: true,
    };
  }
  if (slidesDown(carrier.art, member)) return { ...seat, sits: isPerson };
  if (isPerson && (member.act === "sit" || member.posture === "sit")) return { ...seat, sits: true };
  return seat;
}
