/** Numbers that look like chance but are the same for the same seed. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  between(least: number, greatest: number): number;
  /** A whole number from `least` up to and including `greatest`. */
  whole(least: number, greatest: number): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
  /** An independent stream: what one layer draws never moves what another does. */
  fork(name: string): Random;
}

export function createRandom(seed: number): Random {
  // mulberry32
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (least: number, greatest: number) => least + Math.floor(next() * (greatest - least + 1));
  return {
    next,
    between: (least, greatest) => least + next() * (greatest - least),
    whole,
    pick: <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T,
    chance: (share) => next() < share,
    fork: (name) => createRandom((seed ^ hashOf(name)) >>> 0),
  };
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
