import type { MusicStyle } from "../../core/film/sound.ts";

/** Who plays: each part is one MIDI channel. */
export type Part = "pad" | "keys" | "melody" | "bass" | "high" | "drums";

/** How a kind of music is written: its mode, its chords by scale degree, and its instruments by General MIDI number. */
export interface Mood {
  /** Semitones of the scale above its tonic. */
  scale: readonly number[];
  /** MIDI keys of tonics it sounds well on. */
  tonics: readonly number[];
  /** Chords, one a bar, by degree from 0. */
  progressions: readonly (readonly number[])[];
  /** The last two bars before the final chord. */
  cadence: readonly [number, number];
  beatsPerBar: 3 | 4;
  /** Tempo it is at home in, within 70 to 110. */
  bpm: readonly [number, number];
  /** Several: the seed chooses. */
  instruments: Readonly<Record<Exclude<Part, "drums">, readonly number[]>>;
  /** How the keys move through a chord. */
  figure: "broken" | "rolling" | "waltz" | "plucked" | "pulse";
  drums: "none" | "brushes" | "light" | "toms" | "timpani";
  /** MIDI velocity at the quietest and at the height. */
  dynamics: readonly [number, number];
}

const MAJOR = [0, 2, 4, 5, 7, 9, 11];
const MINOR = [0, 2, 3, 5, 7, 8, 10];
const DORIAN = [0, 2, 3, 5, 7, 9, 10];
const LYDIAN = [0, 2, 4, 6, 7, 9, 11];

export const MOODS: Readonly<Record<MusicStyle, Mood>> = {
  calm: {
    scale: MAJOR,
    tonics: [53, 55, 58, 60],
    progressions: [
      [0, 4, 5, 3],
      [0, 2, 3, 4],
      [0, 5, 3, 4],
    ],
    cadence: [3, 4],
    beatsPerBar: 4,
    bpm: [70, 84],
    instruments: { pad: [89, 48], keys: [0, 46], melody: [73, 68], bass: [32], high: [11, 8] },
    figure: "broken",
    drums: "none",
    dynamics: [42, 76],
  },
  bright: {
    scale: MAJOR,
    tonics: [55, 57, 60, 62],
    progressions: [
      [0, 4, 5, 3],
      [0, 3, 0, 4],
      [3, 0, 4, 5],
    ],
    cadence: [3, 4],
    beatsPerBar: 4,
    bpm: [90, 110],
    instruments: { pad: [48, 49], keys: [24, 25], melody: [73, 12], bass: [32, 33], high: [11, 9] },
    figure: "rolling",
    drums: "light",
    dynamics: [52, 88],
  },
  sad: {
    scale: MINOR,
    tonics: [50, 52, 57, 59],
    progressions: [
      [0, 5, 2, 6],
      [0, 3, 5, 4],
      [0, 6, 5, 4],
    ],
    cadence: [3, 4],
    beatsPerBar: 4,
    bpm: [70, 80],
    instruments: { pad: [48, 49], keys: [0], melody: [42, 40], bass: [43], high: [46] },
    figure: "broken",
    drums: "none",
    dynamics: [40, 78],
  },
  tense: {
    scale: MINOR,
    tonics: [48, 50, 52],
    progressions: [
      [0, 0, 5, 4],
      [0, 5, 3, 4],
      [0, 6, 5, 6],
    ],
    cadence: [5, 4],
    beatsPerBar: 4,
    bpm: [92, 110],
    instruments: { pad: [48, 44], keys: [45], melody: [60, 42], bass: [43], high: [46, 11] },
    figure: "pulse",
    drums: "toms",
    dynamics: [46, 96],
  },
  grand: {
    scale: MAJOR,
    tonics: [50, 53, 55],
    progressions: [
      [0, 5, 3, 4],
      [0, 3, 5, 4],
      [5, 3, 0, 4],
    ],
    cadence: [3, 4],
    beatsPerBar: 4,
    bpm: [76, 100],
    instruments: { pad: [48, 52], keys: [48], melody: [60, 56], bass: [43], high: [46] },
    figure: "pulse",
    drums: "timpani",
    dynamics: [50, 104],
  },
  playful: {
    scale: LYDIAN,
    tonics: [55, 57, 60],
    progressions: [
      [0, 1, 0, 4],
      [0, 5, 1, 4],
      [0, 3, 4, 0],
    ],
    cadence: [1, 4],
    beatsPerBar: 4,
    bpm: [96, 110],
    instruments: { pad: [48], keys: [45, 12], melody: [71, 68], bass: [32], high: [9, 13] },
    figure: "plucked",
    drums: "light",
    dynamics: [54, 88],
  },
  waltz: {
    scale: MAJOR,
    tonics: [55, 57, 60],
    progressions: [
      [0, 4, 4, 0],
      [0, 5, 1, 4],
      [0, 3, 4, 0],
    ],
    cadence: [1, 4],
    beatsPerBar: 3,
    bpm: [88, 110],
    instruments: { pad: [48], keys: [0, 21], melody: [40, 73], bass: [32], high: [10, 9] },
    figure: "waltz",
    drums: "none",
    dynamics: [50, 86],
  },
  night: {
    scale: DORIAN,
    tonics: [50, 53, 57],
    progressions: [
      [0, 3, 0, 6],
      [0, 6, 3, 0],
      [0, 2, 3, 4],
    ],
    cadence: [3, 4],
    beatsPerBar: 4,
    bpm: [72, 92],
    instruments: { pad: [89, 90], keys: [4], melody: [11, 66], bass: [32, 33], high: [8] },
    figure: "rolling",
    drums: "brushes",
    dynamics: [44, 78],
  },
};
