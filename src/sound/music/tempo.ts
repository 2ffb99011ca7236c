/** Music of films: neither asleep nor in a hurry; beats a minute. */
const SLOWEST = 70;
const FASTEST = 110;
const STEP = 0.25;
/** A cut this near a beat is felt to be on it. */
const ON_THE_BEAT_SECONDS = 0.1;

/**
 * The tempo, in beats a minute, at which the most cuts fall near a beat counted from the film's beginning; of equals the
 * one with the cuts nearest, and nearest to what the mood is at home in.
 */
export function chooseTempo(cuts: readonly number[], home: readonly [number, number]): number {
  const middle = (home[0] + home[1]) / 2;
  let best = middle;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let bpm = SLOWEST; bpm <= FASTEST; bpm += STEP) {
    const beat = 60 / bpm;
    const off = cuts.map((cut) => Math.abs(cut / beat - Math.round(cut / beat)) * beat);
    const missed = off.filter((seconds) => seconds > ON_THE_BEAT_SECONDS).length;
    const spread = off.reduce((sum, seconds) => sum + seconds * seconds, 0) / Math.max(1, off.length);
    const outside = Math.max(0, home[0] - bpm, bpm - home[1]);
    const cost = missed + spread + outside * 0.06 + Math.abs(bpm - middle) * 0.002;
    if (cost < bestCost) [best, bestCost] = [bpm, cost];
  }
  return best;
}
