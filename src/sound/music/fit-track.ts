import { SAMPLE_RATE, type Stereo } from "../pcm.ts";

/** Onsets are looked for in steps of this many samples, 10 ms. */
const STEP = 480;
/** Beats of music are this far apart, in steps: 180 to 60 a minute. */
const FASTEST = 33;
const SLOWEST = 100;
const BEATS_A_BAR = 4;
/** A beat that stands out less than this against what lies between is none: such a track is cut where the film ends. */
const CLEAR = 1.25;
/** The end is not broken off: it fades, and where a track is shorter than its film it goes over into its own beginning. Seconds. */
const FADE_OUT = 1.6;
const FADE_IN = 0.02;
const OVERLAP = 2;

/**
 * Music of any length made as long as a film: begun so far in that the film ends where a bar does, faded there; shorter
 * music is played again. Nothing is changed in its tempo.
 */
export function fitTrack(track: Stereo, seconds: number): Stereo {
  const length = Math.round(seconds * SAMPLE_RATE);
  const long = repeated(track, length);
  const skipped = Math.min(beforeBar(long, length), long.left.length - length);
  const cut = (channel: Float32Array) => {
    const out = channel.slice(skipped, skipped + length);
    const fadeIn = Math.round(FADE_IN * SAMPLE_RATE);
    const fadeOut = Math.min(length, Math.round(FADE_OUT * SAMPLE_RATE));
    for (let at = 0; at < fadeIn && at < length; at++) out[at] = (out[at] ?? 0) * (at / fadeIn);
    for (let at = 0; at < fadeOut; at++)
      out[length - 1 - at] = (out[length - 1 - at] ?? 0) * Math.sin(((at / fadeOut) * Math.PI) / 2) ** 2;
    return out;
  };
  return { left: cut(long.left), right: cut(long.right) };
}

/** Played again, each time over into itself, until it is long enough. */
function repeated({ left, right }: Stereo, length: number): Stereo {
  if (left.length >= length) return { left, right };
  const overlap = Math.min(Math.round(OVERLAP * SAMPLE_RATE), left.length >> 1);
  const again = (channel: Float32Array) => {
    const out = new Float32Array(length);
    for (let begin = 0; begin < length; begin += Math.max(1, channel.length - overlap)) {
      for (let at = 0; at < channel.length && begin + at < length; at++) {
        const share = Math.min(begin === 0 ? 1 : at / overlap, (channel.length - at) / overlap, 1);
        out[begin + at] = (out[begin + at] ?? 0) + (channel[at] ?? 0) * share;
      }
    }
    return out;
  };
  return { left: again(left), right: again(right) };
}

/** Samples to leave out at the beginning, less than a bar, so that a bar ends where the film does; 0 where no beat is clear. */
function beforeBar({ left, right }: Stereo, length: number): number {
  const onsets = onsetsOf(left, right);
  const beat = beatOf(onsets);
  if (beat === undefined) return 0;
  const bar = beat * BEATS_A_BAR;
  let phase = 0;
  let best = -1;
  for (let offset = 0; offset < bar; offset++) {
    let sum = 0;
    for (let at = offset; at < onsets.length; at += bar) sum += onsets[Math.round(at)] ?? 0;
    if (sum > best) [phase, best] = [offset, sum];
  }
  const end = length / STEP;
  const over = (((phase - end) % bar) + bar) % bar;
  return Math.round(over * STEP);
}

/** How much louder each step begins to be than the one before. */
function onsetsOf(left: Float32Array, right: Float32Array): Float32Array {
  const onsets = new Float32Array(Math.floor(left.length / STEP));
  let before = 0;
  for (let step = 0; step < onsets.length; step++) {
    let sum = 0;
    for (let at = step * STEP; at < (step + 1) * STEP; at++)
      sum += Math.abs((left[at] ?? 0) + (right[at] ?? 0));
    const loud = Math.log1p(sum);
    onsets[step] = Math.max(0, loud - before);
    before = loud;
  }
  return onsets;
}

/** Steps between beats, where onsets come again after them more than after any other time; undefined: they don't. */
function beatOf(onsets: Float32Array): number | undefined {
  const likeness = (lag: number) => {
    let sum = 0;
    for (let at = 0; at + lag < onsets.length; at++) sum += (onsets[at] ?? 0) * (onsets[at + lag] ?? 0);
    return sum / Math.max(1, onsets.length - lag);
  };
  let best = 0;
  let bestLag = 0;
  let total = 0;
  for (let lag = FASTEST; lag <= SLOWEST; lag++) {
    const own = likeness(lag);
    total += own;
    if (own > best) [best, bestLag] = [own, lag];
  }
  const mean = total / (SLOWEST - FASTEST + 1);
  if (best < mean * CLEAR) return undefined;
  // Between steps: a beat that is off by a share of one is off by much at the end of a film.
  let finest = bestLag;
  let finestSum = 0;
  for (let lag = bestLag - 0.5; lag <= bestLag + 0.5; lag += 0.02) {
    let sum = 0;
    for (let beats = 1; beats <= 16; beats++) sum += likeness(Math.round(lag * beats));
    if (sum > finestSum) [finest, finestSum] = [lag, sum];
  }
  return finest;
}
