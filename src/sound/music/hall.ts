import type { SpessaSynthProcessor } from "spessasynth_core";

type ReverbProcessor = SpessaSynthProcessor["reverbProcessor"];

/** Lengths of the delay lines and of the taps that are heard, in seconds (J. Dattorro, "Effect Design 1", JAES 1997, table 2). */
const LINES = [
  0.004771345, 0.003595309, 0.012734787, 0.009307483, 0.022579886, 0.149625349, 0.060481839, 0.1249958,
  0.030509727, 0.141695508, 0.089244313, 0.106280031,
] as const;
const LEFT = [0.008937872, 0.099929438, 0.064278754, 0.067067639, 0.066866033, 0.006283391, 0.035818689];
const RIGHT = [0.011861161, 0.121870905, 0.041262054, 0.08981553, 0.070931756, 0.011256342, 0.004065724];

/** "Hall 2" of General MIDI's common extension GS as the synthesiser has it when nothing else is said. */
const INPUT = 0.7;
const DIFFUSION = [0.75, 0.625] as const;
const TANK = [0.67, 0.69] as const;
const DECAY = 1.2 * (0.05 + (0.65 * 64) / 127);
const BRIGHT = 0.9;
const LEVEL = 64 / 345;
/** How far the longest lines wander, in seconds, and how often a second: no tone of its own rings in the hall. */
const WANDER = 0.0007;
const WANDERS = 0.5;

/** A delay: what is written in at a sample is read `ahead` samples later, and may be read until a circle's length after. */
interface Line {
  samples: Float32Array;
  /** The circle's size, a power of two, less one. */
  mask: number;
  ahead: number;
}

/** Samples that can be asked for at once. */
const MOST = 512;

/**
 * The synthesiser's own reverb (public domain, by khoin) written out: its own looks up each of sixty samples a sample in lists of
 * lists and computes two sines, which took nearly as long as to play all notes.
 */
export function createHall(sampleRate: number): ReverbProcessor {
  const [l0, l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11] = LINES.map((seconds): Line => {
    const length = Math.round(seconds * sampleRate);
    const size = 2 ** Math.ceil(Math.log2(length + MOST));
    return { samples: new Float32Array(size), mask: size - 1, ahead: length - 1 };
  }) as [Line, Line, Line, Line, Line, Line, Line, Line, Line, Line, Line, Line];
  const samplesOf = (taps: readonly number[]) => Int32Array.from(taps, (tap) => Math.round(tap * sampleRate));
  const [a0 = 0, a1 = 0, a2 = 0, a3 = 0, a4 = 0, a5 = 0, a6 = 0] = samplesOf(LEFT);
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0] = samplesOf(RIGHT);
  const [first, second] = DIFFUSION;
  const [outer, inner] = TANK;
  const wander = WANDER * sampleRate;
  const turn = (2 * Math.PI * WANDERS) / sampleRate;
  const [stepCos, stepSin] = [Math.cos(turn), Math.sin(turn)];
  /** Samples so far: every line is read there. */
  let now = 0;
  let entering = 0;
  let [softLeft, softRight] = [0, 0];

  /** Lets samples into the lines, and round through them. */
  function ring(input: Float32Array, sampleCount: number): void {
    // A circle is gone round in equal steps: no sine to be computed for each sample.
    let [cos, sin] = [Math.cos(now * turn), Math.sin(now * turn)];
    for (let at = 0; at < sampleCount; at++) {
      const here = now + at;
      entering += INPUT * ((input[at] as number) - entering);
      const d0 = read(l0, here);
      let sound = write(l0, here, entering - first * d0);
      const d1 = read(l1, here);
      sound = write(l1, here, first * (sound - d1) + d0);
      const d2 = read(l2, here);
      sound = write(l2, here, first * sound + d1 - second * d2);
      const d3 = read(l3, here);
      sound = write(l3, here, second * (sound - d3) + d2);
      const split = second * sound + d3;

      const moved = between(l4, here + wander * (1 + cos));
      let tank = write(l4, here, split + DECAY * read(l11, here) + outer * moved);
      write(l5, here, moved - outer * tank);
      softLeft += BRIGHT * (read(l5, here) - softLeft);
      const d6 = read(l6, here);
      tank = write(l6, here, DECAY * softLeft - inner * d6);
      write(l7, here, d6 + inner * tank);

      const movedToo = between(l8, here + wander * (1 + sin));
      tank = write(l8, here, split + DECAY * read(l7, here) + outer * movedToo);
      write(l9, here, movedToo - outer * tank);
      softRight += BRIGHT * (read(l9, here) - softRight);
      const d10 = read(l10, here);
      tank = write(l10, here, DECAY * softRight - inner * d10);
      write(l11, here, d10 + inner * tank);

      [cos, sin] = [cos * stepCos - sin * stepSin, sin * stepCos + cos * stepSin];
    }
  }

  /** Adds what is heard of it: two of such loops are each short enough for the engine to write their calls out. */
  function hear(left: Float32Array, right: Float32Array, startIndex: number, sampleCount: number): void {
    for (let at = 0; at < sampleCount; at++) {
      const here = now + at;
      const out = startIndex + at;
      left[out] =
        (left[out] as number) +
        LEVEL *
          (read(l9, here + a0) +
            read(l9, here + a1) -
            read(l10, here + a2) +
            read(l11, here + a3) -
            read(l5, here + a4) -
            read(l6, here + a5) -
            read(l7, here + a6));
      right[out] =
        (right[out] as number) +
        LEVEL *
          (read(l5, here + b0) +
            read(l5, here + b1) -
            read(l6, here + b2) +
            read(l7, here + b3) -
            read(l9, here + b4) -
            read(l10, here + b5) -
            read(l11, here + b6));
    }
  }

  return {
    level: 64,
    preLowpass: 0,
    character: 4,
    time: 64,
    delayFeedback: 0,
    preDelayTime: 0,
    getSnapshot() {
      const { level, preLowpass, character, time, delayFeedback, preDelayTime } = this;
      return { level, preLowpass, character, time, delayFeedback, preDelayTime };
    },
    process(input, left, right, startIndex, sampleCount) {
      if (sampleCount > MOST) throw new RangeError(`${sampleCount} samples at once, of at most ${MOST}`);
      ring(input, sampleCount);
      hear(left, right, startIndex, sampleCount);
      now += sampleCount;
    },
  };
}

function read({ samples, mask }: Line, at: number): number {
  return samples[at & mask] as number;
}

function write({ samples, mask, ahead }: Line, at: number, sample: number): number {
  samples[(at + ahead) & mask] = sample;
  return sample;
}

/** Between two samples, by the cubic through four. */
function between({ samples, mask }: Line, place: number): number {
  const at = Math.floor(place);
  const share = place - at;
  const [x0, x1] = [samples[(at - 1) & mask] as number, samples[at & mask] as number];
  const [x2, x3] = [samples[(at + 1) & mask] as number, samples[(at + 2) & mask] as number];
  const a = (3 * (x1 - x2) - x0 + x3) / 2;
  const b = 2 * x2 + x0 - (5 * x1 + x3) / 2;
  return ((a * share + b) * share + (x2 - x0) / 2) * share + x1;
}
