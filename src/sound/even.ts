import { SAMPLE_RATE } from "./pcm.ts";

/** Samples below this share of a line's loudest are silence. */
const SILENCE = 0.012;
/** Samples kept before a line's first sound and behind its last, so that neither begins in the middle of a wave. */
const EDGE = Math.round(SAMPLE_RATE * 0.012);
/** For the mean, samples below this share of a line's loudest are pauses. */
const PAUSE = 0.05;
/**
 * What every line is brought to, so that no voice is louder than another: the root mean square of its samples without
 * its pauses, full scale being 1. At -19 dBFS a voice's peaks have room; the film's own loudness is set in mixing, by EBU R128.
 */
const MEAN_LEVEL = 0.11;
/** Full scale being 1, no sample is brought above this, even if the line then stays quieter. */
const PEAK = 0.92;

/** Cut to what is heard and brought to one loudness; undefined: nothing is. */
export function even(samples: Float32Array): Float32Array | undefined {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const floor = Math.max(0.0005, loudest * SILENCE);
  const first = samples.findIndex((sample) => Math.abs(sample) > floor);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > floor);
  if (loudest < 0.001 || first < 0 || last - first < SAMPLE_RATE / 20) return undefined;
  const heard = samples.slice(Math.max(0, first - EDGE), Math.min(samples.length, last + EDGE));
  let sum = 0;
  let loud = 0;
  for (const sample of heard) {
    if (Math.abs(sample) < loudest * PAUSE) continue;
    sum += sample * sample;
    loud++;
  }
  const mean = Math.sqrt(sum / Math.max(1, loud));
  const gain = Math.min(MEAN_LEVEL / mean, PEAK / loudest);
  return heard.map((sample) => sample * gain);
}
