import { SAMPLE_RATE } from "./pcm.ts";

/** Pieces whose loudness is compared: about as long as a sound of speech, in samples. */
const PIECE = Math.round(SAMPLE_RATE * 0.02);
/**
 * Syllables and pauses make speech swell and fall: over a line the loudness of its pieces varies by 0.6 to 1.2 of its mean
 * (measured on flite's and espeak-ng's voices). A hum or hiss hardly varies.
 */
const LEAST_VARIATION = 0.3;
/** Hisses of speech are short: over a whole line its waves cross zero 2,000 to 5,000 times a second. White noise does so far oftener. */
const MOST_CROSSINGS = 9_000;
/** A line is spoken in no more than so many times what it ought to take, and some seconds. */
const SLOWEST = 3;
const GRACE_SECONDS = 4;

/** Whether samples are a line being spoken, as far as can be told without understanding it: neither a hum nor noise, nor far too long. */
export function isSpeech(samples: Float32Array, expectedSeconds: number): boolean {
  const seconds = samples.length / SAMPLE_RATE;
  if (seconds > expectedSeconds * SLOWEST + GRACE_SECONDS) return false;
  let crossings = 0;
  for (let at = 1; at < samples.length; at++)
    if ((samples[at] ?? 0) >= 0 !== (samples[at - 1] ?? 0) >= 0) crossings++;
  if (crossings / seconds > MOST_CROSSINGS) return false;
  const loud: number[] = [];
  for (let from = 0; from + PIECE <= samples.length; from += PIECE) {
    let sum = 0;
    for (let at = from; at < from + PIECE; at++) sum += (samples[at] ?? 0) ** 2;
    loud.push(Math.sqrt(sum / PIECE));
  }
  // Half a second at least is needed to tell: a single word is believed.
  if (loud.length < 25) return true;
  const mean = loud.reduce((sum, one) => sum + one, 0) / loud.length;
  const variance = loud.reduce((sum, one) => sum + (one - mean) ** 2, 0) / loud.length;
  return Math.sqrt(variance) / (mean || 1) >= LEAST_VARIATION;
}
