/**
 * The way of a clip, in one table: each state with those that may follow it. A state that follows itself may be taken up
 * again by another worker; the way back leads to work whose file is gone. `held`: a person has to look at it first, before anything of it is
 * made, or before what was made is cut. What nothing follows is an end.
 */
const ENDS = ["delivered", "failed", "canceled"] as const;

export const FOLLOWED_BY = {
  held: ["waiting", "cutting", ...ENDS],
  waiting: ["shooting", "cutting", "delivering", ...ENDS],
  shooting: ["cutting", "delivering", ...ENDS],
  cutting: ["cutting", "shooting", "delivering", "held", ...ENDS],
  delivering: ["delivering", "cutting", ...ENDS],
  delivered: [],
  failed: [],
  canceled: [],
} as const satisfies Record<string, readonly string[]>;

export type ClipState = keyof typeof FOLLOWED_BY;
/** How a clip can end. */
export type ClipEnd = (typeof ENDS)[number];

export const CLIP_STATES = Object.keys(FOLLOWED_BY) as ClipState[];

export function isEnded(state: ClipState): state is ClipEnd {
  return FOLLOWED_BY[state].length === 0;
}
