import { FRAMES_PER_SECOND } from "../core/film/picture.ts";
import type { Lengths } from "../core/ports/video-backend.ts";

/** Below this a shot is a flicker, not a shot. */
export const SHORTEST_SHOT_SECONDS = 2;
/** Above this one camera move on one picture gets long, whatever a model can make. */
const LONGEST_SHOT_SECONDS = 12;
/** More choices than this lie so close together that which one is taken hardly costs anything. */
const CHOICES_WORTH_WEIGHING = 24;
const SLACK = 1e-6;

/** Whole frames of the film in so many seconds. */
export function toFrames(seconds: number): number {
  return Math.round(seconds * FRAMES_PER_SECOND);
}

export function toSeconds(frames: number): number {
  return frames / FRAMES_PER_SECOND;
}

/** A model's lengths one by one, ascending; undefined where there are too many to count. */
function choicesOf(lengths: Lengths): number[] | undefined {
  if ("choices" in lengths) {
    return [...new Set(lengths.choices)].filter((s) => Number.isFinite(s) && s > 0).sort((a, b) => a - b);
  }
  const { min, max, step } = lengths;
  if (step <= 0) return undefined;
  const count = Math.floor((max - min + SLACK) / step) + 1;
  if (!(count <= CHOICES_WORTH_WEIGHING)) return undefined;
  return Array.from({ length: Math.max(0, count) }, (_, k) => stepLength(lengths, k)).filter((s) => s > 0);
}

function stepLength({ min, step }: { min: number; step: number }, k: number): number {
  return Math.round((min + k * step) * 1e6) / 1e6;
}

/** The shortest length the model can make that is no shorter than `seconds`; undefined when none is. */
export function renderSecondsFor(lengths: Lengths, seconds: number): number | undefined {
  if ("choices" in lengths) return choicesOf(lengths)?.find((choice) => choice >= seconds - SLACK);
  const { min, max, step } = lengths;
  if (seconds <= min) return min <= max && min > 0 ? min : undefined;
  const made = step > 0 ? stepLength(lengths, Math.ceil((seconds - min) / step - SLACK)) : seconds;
  return made <= max + SLACK ? Math.min(made, max) : undefined;
}

/** The longest and the shortest the model can make, in seconds; undefined for a model that can make nothing. */
export function reach(lengths: Lengths): { shortest: number; longest: number } | undefined {
  if ("choices" in lengths) {
    const choices = choicesOf(lengths) ?? [];
    const shortest = choices[0];
    const longest = choices.at(-1);
    return shortest === undefined || longest === undefined ? undefined : { shortest, longest };
  }
  const { min, max, step } = lengths;
  if (!(max > 0 && max >= min && min >= 0)) return undefined;
  const longest = step > 0 ? stepLength(lengths, Math.floor((max - min + SLACK) / step)) : max;
  return longest > 0 ? { shortest: min, longest } : undefined;
}

/** The longest shot worth planning with this model, in whole frames. */
export function longestShotFrames(lengths: Lengths): number {
  const bounds = reach(lengths);
  if (bounds === undefined) return 0;
  const seconds = Math.max(Math.min(bounds.longest, LONGEST_SHOT_SECONDS), bounds.shortest);
  return Math.floor(seconds * FRAMES_PER_SECOND + SLACK);
}

/** The fewest seconds a model has to make for a film of so many frames in so many shots. */
export function leastRenderSeconds(totalFrames: number, shots: number, lengths: Lengths): number {
  const total = totalFrames / FRAMES_PER_SECOND;
  const choices = choicesOf(lengths)?.filter((c) => toFrames(c) <= longestShotFrames(lengths) + 1);
  if (choices === undefined || choices.length === 0) {
    return shots * (renderSecondsFor(lengths, total / shots) ?? Number.POSITIVE_INFINITY);
  }
  // Counted in half seconds: near enough to compare numbers of shots, and quick.
  const halves = Math.ceil(total * 2 - SLACK);
  let best = new Array<number>(halves + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  for (let shot = 0; shot < shots; shot += 1) {
    const next = new Array<number>(halves + 1).fill(Number.POSITIVE_INFINITY);
    for (const [covered, cost] of best.entries()) {
      if (cost === Number.POSITIVE_INFINITY) continue;
      for (const choice of choices) {
        const reached = Math.min(halves, covered + Math.floor(choice * 2 + SLACK));
        next[reached] = Math.min(next[reached] ?? Number.POSITIVE_INFINITY, cost + choice);
      }
    }
    best = next;
  }
  return best[halves] ?? Number.POSITIVE_INFINITY;
}

/** What one shot wants of the film's time. */
export interface ShotNeed {
  /** Its share, against the others'. */
  weight: number;
  /** Frames of cross-fade that are made on top, after its own time. */
  fadeFrames: number;
}

export interface ShotLength {
  seconds: number;
  renderSeconds: number;
}

/**
 * Shares the film's time out over its shots: exactly, on whole frames, each shot makeable, none a flicker
 * while there is another way, and as near to the weights as the model's lengths allow without paying for
 * footage that is thrown away. undefined when the shots can't fill the time or don't fit in it.
 */
export function fitLengths(
  totalFrames: number,
  needs: readonly ShotNeed[],
  lengths: Lengths,
): ShotLength[] | undefined {
  if (needs.length === 0 || totalFrames < needs.length) return undefined;
  const longest = longestShotFrames(lengths);
  const least = Math.min(SHORTEST_SHOT_SECONDS * FRAMES_PER_SECOND, Math.floor(totalFrames / needs.length));
  const most = needs.map((need) => longest - need.fadeFrames);
  if (most.some((frames) => frames < least) || sum(most) < totalFrames) return undefined;

  const lows = needs.map(() => least);
  const wanted = shareOut(totalFrames, needs, lows, most);
  const caps = thriftyCaps(totalFrames, needs, wanted, { least, longest, lengths }) ?? most;
  const frames = shareOutRoundly(totalFrames, needs, lows, caps);

  const fitted: ShotLength[] = [];
  for (const [i, need] of needs.entries()) {
    const own = frames[i] ?? 0;
    const renderSeconds = renderSecondsFor(lengths, toSeconds(own + need.fadeFrames));
    if (renderSeconds === undefined) return undefined;
    fitted.push({ seconds: toSeconds(own), renderSeconds });
  }
  return fitted;
}

/**
 * Which of its lengths the model is to make each shot in, as the most frames the shot may then have: the
 * least made altogether, and among equals the nearest to what each shot wants.
 */
function thriftyCaps(
  totalFrames: number,
  needs: readonly ShotNeed[],
  wanted: readonly number[],
  { least, longest, lengths }: { least: number; longest: number; lengths: Lengths },
): number[] | undefined {
  const choices = choicesOf(lengths);
  if (choices === undefined || choices.length > CHOICES_WORTH_WEIGHING) return undefined;
  const width = totalFrames + 1;
  let costs = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;
  const taken: Int16Array[] = [];
  const cameFrom: Int32Array[] = [];
  for (const [i, need] of needs.entries()) {
    const next = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
    const choiceHere = new Int16Array(width).fill(-1);
    const fromHere = new Int32Array(width).fill(-1);
    for (const [c, choice] of choices.entries()) {
      const room = Math.floor(choice * FRAMES_PER_SECOND + SLACK);
      const cap = Math.min(room, longest) - need.fadeFrames;
      if (cap < least) continue;
      const off = toSeconds(cap - (wanted[i] ?? 0));
      const cost = choice + (off * off) / 1000;
      for (let covered = 0; covered < width; covered += 1) {
        const before = costs[covered] ?? Number.POSITIVE_INFINITY;
        if (before === Number.POSITIVE_INFINITY) continue;
        const reached = Math.min(totalFrames, covered + cap);
        if (before + cost < (next[reached] ?? 0)) {
          next[reached] = before + cost;
          choiceHere[reached] = c;
          fromHere[reached] = covered;
        }
      }
    }
    costs = next;
    taken.push(choiceHere);
    cameFrom.push(fromHere);
  }
  if (costs[totalFrames] === Number.POSITIVE_INFINITY) return undefined;
  const caps: number[] = [];
  let at = totalFrames;
  for (let i = needs.length - 1; i >= 0; i -= 1) {
    const choice = choices[taken[i]?.[at] ?? -1];
    if (choice === undefined) return undefined;
    const room = Math.min(Math.floor(choice * FRAMES_PER_SECOND + SLACK), longest);
    caps.unshift(room - (needs[i]?.fadeFrames ?? 0));
    at = cameFrom[i]?.[at] ?? 0;
  }
  return caps;
}

/** Half seconds read better on a card than twenty-fourths: whole ones are shared out where that comes out even. */
function shareOutRoundly(
  totalFrames: number,
  needs: readonly ShotNeed[],
  lows: readonly number[],
  highs: readonly number[],
): number[] {
  const unit = FRAMES_PER_SECOND / 2;
  const lowUnits = lows.map((low) => Math.ceil(low / unit));
  const highUnits = highs.map((high) => Math.floor(high / unit));
  const total = totalFrames / unit;
  const even =
    Number.isInteger(total) &&
    sum(lowUnits) <= total &&
    sum(highUnits) >= total &&
    lowUnits.every((low, i) => low <= (highUnits[i] ?? 0));
  return even
    ? shareOut(total, needs, lowUnits, highUnits).map((units) => units * unit)
    : shareOut(totalFrames, needs, lows, highs);
}

/** Whole numbers that add up to `total`, each within its bounds, in proportion to the weights otherwise. */
function shareOut(
  total: number,
  needs: readonly ShotNeed[],
  lows: readonly number[],
  highs: readonly number[],
): number[] {
  const share = (i: number, scale: number) =>
    Math.min(highs[i] ?? 0, Math.max(lows[i] ?? 0, (needs[i]?.weight ?? 0) * scale));
  const all = (scale: number) => {
    let together = 0;
    for (let i = 0; i < needs.length; i += 1) together += share(i, scale);
    return together;
  };
  let low = 0;
  let high = total / Math.min(...needs.map((need) => need.weight));
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (all(middle) < total) low = middle;
    else high = middle;
  }
  const exact = needs.map((_, i) => share(i, high));
  const whole = exact.map(Math.floor);
  const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) }));
  order.sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (let missing = total - sum(whole); missing !== 0; ) {
    const step = Math.sign(missing);
    const open = order.find(({ i }) => {
      const next = (whole[i] ?? 0) + step;
      return next <= (highs[i] ?? 0) && next >= (lows[i] ?? 0);
    });
    if (open === undefined) break;
    whole[open.i] = (whole[open.i] ?? 0) + step;
    missing -= step;
    // Behind all others now, so that what is missing is spread.
    order.push(...order.splice(order.indexOf(open), 1));
  }
  return whole;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
