import type { CastMember } from "../scene.ts";

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
}

const BOARDS = new Set(["skateboard", "surfboard", "sled"]);
const CYCLES = new Set(["bicycle", "motorcycle", "motor-scooter", "kick-scooter"]);
/** How high the rim is over which passengers look, and how much room they have, where it is not the usual. */
const INSIDE: Readonly<Record<string, Partial<Seat>>> = {
  automobile: { rise: 0.5 },
  taxi: { rise: 0.5 },
  bus: { rise: 0.62 },
  locomotive: { rise: 0.62 },
  "bullet-train": { rise: 0.62 },
  "teacup-without-handle": { rise: 0.62 },
  "hot-beverage": { rise: 0.55 },
  "hot-air-balloon": { rise: 0.06, share: 0.26 },
  sailboat: { rise: 0.16, share: 0.42, ahead: -0.24 },
  "pirate-ship": { rise: 0.2, share: 0.36, ahead: -0.2 },
  canoe: { rise: 0.3 },
  sled: { rise: 0.5 },
  bathtub: { rise: 0.45 },
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
  sword: { rise: 0.4, share: 0.42, ahead: 0.3 },
};

/** `ratio`: how tall the member is to the one that carries it, if both stood on the ground. */
export function seatOf(how: "on" | "in" | "held", carrier: CastMember, ratio: number, art: string): Seat {
  const within = (least: number, greatest: number) => Math.max(least, Math.min(greatest, ratio));
  if (how === "held") return { rise: 0.3, share: 0.32, ahead: 0.27, behind: false, ...HELD[art] };
  if (how === "in") {
    const seat = { rise: 0.4, share: 0.66, ahead: 0, behind: true };
    return { ...seat, ...INSIDE[carrier.art] };
  }
  if (BOARDS.has(carrier.art)) return { rise: 0.72, share: 3.2, ahead: 0, behind: false };
  if (CYCLES.has(carrier.art)) return { rise: 0.42, share: within(0.7, 0.95), ahead: -0.08, behind: true };
  if (carrier.role === "prop") return { rise: 0.68, share: within(0.5, 1.6), ahead: 0, behind: false };
  // However small, it is seen over the back.
  const share = within(0.4, 0.85);
  return { rise: Math.max(0.36, 1.12 - share), share, ahead: -0.03, behind: true };
}
