/** Chance from a seed: the same seed draws the same, as far as the order of asking is the same. */
export interface Draw {
  /** From 0 to below 1. */
  share(): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  pick<Thing>(things: readonly Thing[]): Thing;
  chance(probability: number): boolean;
}

/** Mulberry32 (Tommy Ettinger, 2017): 32 bits of state are enough to choose faults by. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  function share(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    between,
    pick: (things) => things[between(0, things.length - 1)] as (typeof things)[number],
    chance: (probability) => share() < probability,
  };
}
