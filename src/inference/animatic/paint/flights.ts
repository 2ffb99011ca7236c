/** Where something is on its way through the air: a share of it gone, and how high, 1 at the top of its arc. */
export interface Flight {
  along: number;
  up: number;
}

/** How long a juggled thing is on its way from hand to hand, in seconds, and how much of that longer in the hand. */
const FROM_HAND_TO_HAND = 1.1;
const CAUGHT = 0.3;

/** Which of a juggler's things is where: 0 in one hand, 1 in the other, and a moment in each. */
export function juggledAt(seconds: number, at: number, count: number): Flight {
  const flight = seconds / FROM_HAND_TO_HAND + (at * 2) / count;
  const gone = Math.max(0, (flight % 1) * (1 + CAUGHT) - CAUGHT);
  const along = Math.floor(flight) % 2 ? 1 - gone : gone;
  return { along, up: 4 * along * (1 - along) };
}

/** In how many poses one throws; in the first it is still in the hand. */
const POSES = 4;

/** Where what is thrown is in a round of it, a share of which is gone; undefined: in the hand. */
export function thrownAt(round: number): Flight | undefined {
  const along = ((round % 1) - 1 / POSES) / (1 - 1 / POSES);
  return along < 0 ? undefined : { along, up: 4 * along * (1 - along) };
}
