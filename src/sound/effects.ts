import { SWING } from "../core/film/deeds.ts";
import type { EffectName } from "../core/film/sound.ts";
import { createChance } from "./chance.ts";
import { SAMPLE_RATE } from "./pcm.ts";

/** Seconds of one effect, computed from noise and tones; as loud as it is next to a voice. Same seed, same sound. */
export function makeEffect(
  name: EffectName,
  seconds: number,
  seed: number,
  /** Of steps and of wings: seconds between two. */
  every?: number,
): Float32Array {
  const samples = new Float32Array(Math.round(seconds * SAMPLE_RATE));
  const chance = createChance(seed);
  MAKERS[name](samples, () => chance.next() * 2 - 1, every);
  // No effect begins or ends in the middle of a wave.
  const fade = Math.min(Math.round(SAMPLE_RATE * 0.02), samples.length >> 1);
  for (let at = 0; at < fade; at++) {
    samples[at] = (samples[at] ?? 0) * (at / fade);
    const last = samples.length - 1 - at;
    samples[last] = (samples[last] ?? 0) * (at / fade);
  }
  return samples;
}

type Noise = () => number;

/** How long one beat of wings is heard, in seconds. */
const PUSH = 0.13;

const MAKERS: Record<EffectName, (out: Float32Array, noise: Noise, every?: number) => void> = {
  /** Two steps a second, or as the picture has them: the thud of a heel and the rustle of a sole. */
  steps(out, noise, every) {
    const next = () => every ?? 0.5 + noise() * 0.012;
    for (let begin = every ?? 0.06; begin < out.length / SAMPLE_RATE - 0.15; begin += next()) {
      burst(out, lowpass(noise, 190), { begin, seconds: 0.09, loud: 0.16, decay: 26 });
      burst(out, bandpass(noise, 1_400, 3_200), {
        begin: begin + 0.035,
        seconds: 0.07,
        loud: 0.05,
        decay: 40,
      });
    }
  },
  /** A latch, a creak while it swings, and the door meeting what stops it. */
  door(out, noise) {
    burst(out, bandpass(noise, 900, 3_000), { begin: 0, seconds: 0.05, loud: 0.2, decay: 60 });
    let phase = 0;
    for (let at = 0.08 * SAMPLE_RATE; at < Math.min(out.length, (SWING - 0.05) * SAMPLE_RATE); at++) {
      const time = at / SAMPLE_RATE;
      phase += (70 + 40 * Math.sin(time * 9)) / SAMPLE_RATE;
      const stick = phase % 1 < 0.12 ? 1 : 0;
      add(
        out,
        at,
        stick *
          0.05 *
          Math.sin(2 * Math.PI * 620 * time) *
          Math.sin((Math.PI * (time - 0.08)) / (SWING - 0.13)),
      );
    }
    burst(out, lowpass(noise, 160), { begin: SWING, seconds: 0.35, loud: 0.5, decay: 12 });
    burst(out, bandpass(noise, 500, 2_000), { begin: SWING, seconds: 0.06, loud: 0.12, decay: 50 });
  },
  /** Three raps of a knuckle on wood. */
  knock(out, noise) {
    for (const begin of [0, 0.22, 0.44]) {
      burst(out, bandpass(noise, 180, 620), { begin, seconds: 0.12, loud: 0.34, decay: 34 });
      burst(out, bandpass(noise, 900, 2_600), { begin, seconds: 0.03, loud: 0.1, decay: 110 });
    }
  },
  splash(out, noise) {
    burst(out, lowpass(noise, 500), { begin: 0, seconds: 0.25, loud: 0.3, decay: 14 });
    burst(out, bandpass(noise, 700, 6_500), { begin: 0.02, seconds: 1.2, loud: 0.32, decay: 4.5 });
    for (let drop = 0; drop < 9; drop++) {
      const begin = 0.35 + drop * 0.09 + noise() * 0.03;
      const pitch = 900 + 700 * Math.abs(noise());
      for (let at = 0; at < 0.05 * SAMPLE_RATE; at++) {
        const time = at / SAMPLE_RATE;
        add(
          out,
          begin * SAMPLE_RATE + at,
          0.05 * Math.sin(2 * Math.PI * (pitch + time * 9_000) * time) * Math.exp(-time * 70),
        );
      }
    }
  },
  /** A crack, then rolling that goes away. */
  thunder(out, noise) {
    burst(out, bandpass(noise, 300, 3_500), { begin: 0, seconds: 0.25, loud: 0.5, decay: 16 });
    const low = lowpass(noise, 90);
    const rumble = lowpass(noise, 240);
    const length = out.length / SAMPLE_RATE;
    for (let at = 0; at < out.length; at++) {
      const time = at / SAMPLE_RATE;
      const roll = 0.6 + 0.4 * Math.sin(time * 7) * Math.sin(time * 2.3);
      add(
        out,
        at,
        (low() * 5 + rumble() * 1.6) *
          0.42 *
          roll *
          Math.exp((-2.2 * time) / length) *
          Math.min(1, time * 12),
      );
    }
  },
  /** Comes near and goes by: louder and a little higher in the middle. */
  engine(out, noise) {
    const air = lowpass(noise, 420);
    const length = out.length / SAMPLE_RATE;
    let phase = 0;
    for (let at = 0; at < out.length; at++) {
      const time = at / SAMPLE_RATE;
      const near = Math.sin((Math.PI * time) / length) ** 1.3;
      phase += (52 + 14 * near + 1.5 * Math.sin(time * 3)) / SAMPLE_RATE;
      let tone = 0;
      for (let harmonic = 1; harmonic <= 7; harmonic++)
        tone += Math.sin(2 * Math.PI * phase * harmonic) / harmonic ** 1.2;
      add(out, at, (0.05 * tone + 0.16 * air()) * (0.25 + 0.75 * near));
    }
  },
  /** About four beats a second, or as the picture has them: a push of air, loudest in the middle of its while. */
  wings(out, noise, every) {
    const next = () => every ?? 0.24 + noise() * 0.02;
    for (
      let begin = every ? (every - PUSH) / 2 : 0;
      begin < out.length / SAMPLE_RATE - 0.12;
      begin += next()
    ) {
      const beat = bandpass(noise, 180, 900);
      for (let at = 0; at < PUSH * SAMPLE_RATE; at++)
        add(
          out,
          begin * SAMPLE_RATE + at,
          0.34 * beat() * Math.sin((Math.PI * at) / (PUSH * SAMPLE_RATE)) ** 2,
        );
    }
  },
  /** A hiss of many drops, and single ones that are near. */
  rain(out, noise) {
    const hiss = bandpass(noise, 900, 7_000);
    for (let at = 0; at < out.length; at++) add(out, at, 0.055 * hiss());
    for (let begin = 0.05; begin < out.length / SAMPLE_RATE - 0.05; begin += 0.02 + 0.03 * Math.abs(noise()))
      burst(out, bandpass(noise, 1_500, 6_000), {
        begin,
        seconds: 0.02,
        loud: 0.05 * Math.abs(noise()),
        decay: 220,
      });
  },
  /** Comes in gusts, and whistles a little higher in them. */
  wind(out, noise) {
    const low = bandpass(noise, 90, 420);
    const high = bandpass(noise, 380, 1_100);
    for (let at = 0; at < out.length; at++) {
      const time = at / SAMPLE_RATE;
      const gust = 0.5 + 0.3 * Math.sin(time * 0.9) + 0.2 * Math.sin(time * 2.3 + 1);
      add(out, at, (0.3 * low() + 0.12 * gust * high()) * (0.3 + 0.7 * gust));
    }
  },
  /** One every six seconds: it draws near, breaks and runs back. */
  waves(out, noise) {
    const deep = lowpass(noise, 260);
    const foam = bandpass(noise, 700, 5_000);
    for (let at = 0; at < out.length; at++) {
      const time = at / SAMPLE_RATE;
      const swell = (0.5 - 0.5 * Math.cos((2 * Math.PI * time) / 6)) ** 2;
      add(out, at, 0.5 * deep() * (0.3 + 0.7 * swell) + 0.1 * foam() * (0.12 + 0.88 * swell));
    }
  },
  /** Short calls of two or three birds, each at its own pitch, with pauses. */
  birds(out, noise) {
    for (let begin = 0.1; begin < out.length / SAMPLE_RATE - 0.2; begin += 0.35 + 0.5 * Math.abs(noise())) {
      const pitch = 2_600 + 1_500 * Math.abs(noise());
      const fall = 900 * noise();
      for (let note = 0; note < 3; note++)
        for (let at = 0; at < 0.08 * SAMPLE_RATE; at++) {
          const time = at / SAMPLE_RATE;
          const phase = 2 * Math.PI * (pitch + 150 * note) * time + 2 * Math.PI * fall * time * time * 4;
          add(
            out,
            (begin + note * 0.1) * SAMPLE_RATE + at,
            0.09 * Math.sin(phase) * Math.sin((Math.PI * time) / 0.08) ** 2,
          );
        }
    }
  },
  /** Many voices at once are noise in the bands of vowels that swells and falls. */
  crowd(out, noise) {
    const low = bandpass(noise, 280, 700);
    const high = bandpass(noise, 1_000, 2_400);
    const length = out.length / SAMPLE_RATE;
    for (let at = 0; at < out.length; at++) {
      const time = at / SAMPLE_RATE;
      const babble = 0.62 + 0.2 * Math.sin(time * 11.3) * Math.sin(time * 3.1) + 0.18 * Math.sin(time * 1.7);
      const edge = Math.min(1, time * 3, (length - time) * 2);
      add(out, at, (low() * 0.34 + high() * 0.12) * babble * edge);
    }
  },
};

function add(out: Float32Array, at: number, value: number): void {
  const index = Math.round(at);
  if (index >= 0 && index < out.length) out[index] = (out[index] ?? 0) + value;
}

/** Noise that dies away: begun and as long as said, in seconds, and quieter by e in 1/decay of them. */
function burst(
  out: Float32Array,
  source: Noise,
  { begin, seconds, loud, decay }: { begin: number; seconds: number; loud: number; decay: number },
): void {
  for (let at = 0; at < seconds * SAMPLE_RATE; at++) {
    const time = at / SAMPLE_RATE;
    add(
      out,
      begin * SAMPLE_RATE + at,
      loud * 3 * source() * Math.exp(-decay * time) * Math.min(1, time * 600),
    );
  }
}

/** One-pole low-pass, twice. */
function lowpass(source: Noise, hertz: number): Noise {
  const share = 1 - Math.exp((-2 * Math.PI * hertz) / SAMPLE_RATE);
  let first = 0;
  let second = 0;
  return () => {
    first += share * (source() - first);
    second += share * (first - second);
    return second;
  };
}

function bandpass(source: Noise, low: number, high: number): Noise {
  const upper = lowpass(source, high);
  const share = 1 - Math.exp((-2 * Math.PI * low) / SAMPLE_RATE);
  let under = 0;
  return () => {
    const value = upper();
    under += share * (value - under);
    return value - under;
  };
}
