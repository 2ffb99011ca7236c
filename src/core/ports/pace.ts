/** How often something may be done: at most `most` times in any `perMs` milliseconds. */
export interface Rate {
  most: number;
  perMs: number;
}

/** A limit that all processes keep together; `key` names what is limited. */
export interface Pace {
  /**
   * How long `id` has to wait for its turn, in milliseconds; 0: it is its turn, and that is counted. `keep`: a turn
   * to come is kept for it, so that it is served in the order of asking; ask again with the same id when
   * the time has come. Without `keep` nothing is kept, and others may come first.
   */
  turn(ask: { key: string; id: string; rates: readonly Rate[]; keep: boolean }): Promise<number>;
  /** It took long: counts the turn from now on instead of from when it began. */
  spent(turn: { key: string; id: string }): Promise<void>;
  /** Nobody's turn comes before so many milliseconds; turns that were kept until then are given anew. */
  pause(key: string, ms: number): Promise<void>;
}
