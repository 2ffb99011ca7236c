import { addNote, fullness, keyOf, type Piece, velocity } from "./piece.ts";

/** A tune of two bars: their rhythms, and which way its notes go, in steps of the scale. */
export interface Motif {
  rhythm: readonly Rhythm[];
  contour: readonly number[];
}

/** When a bar's first note comes, then how long each of its notes is, in beats; each follows the one before. */
type Rhythm = readonly [first: number, ...lengths: number[]];

const RHYTHMS_OF_FOUR: readonly Rhythm[] = [
  [0, 1.5, 0.5, 2],
  [0, 2, 1, 1],
  [0, 1, 1, 2],
  [0.5, 0.5, 1, 2],
  [0, 3, 1],
];
const RHYTHMS_OF_THREE: readonly Rhythm[] = [
  [0, 2, 1],
  [0, 1, 1, 1],
  [0, 3],
];
const CONTOURS = [
  [0, 1, 2, 1, 0, -1],
  [2, 1, 0, 1, 2, 4],
  [0, 2, 1, 0, -1, 0],
  [4, 2, 1, 2, 0, 1],
] as const;
/** Middle of a tune's range, MIDI. */
const CENTRE = 71;

export function makeMotif({ chance, mood }: Piece): Motif {
  const rhythms = mood.beatsPerBar === 3 ? RHYTHMS_OF_THREE : RHYTHMS_OF_FOUR;
  return { rhythm: [chance.pick(rhythms), chance.pick(rhythms)], contour: chance.pick(CONTOURS) };
}

/** The motif on a bar's chord: strong notes are the chord's own, the others steps between; each fourth bar rests on one note. */
export function playTune(piece: Piece, index: number, degree: number, motif: Motif): void {
  const { beat, bar, bars } = piece;
  // The tune waits until it has something to stand on.
  if (bars >= 6 && index < 2) return;
  const full = fullness(piece, index);
  const phrase = index % 4;
  if (phrase === 3 && index < bars - 2) {
    addNote(piece, {
      part: "melody",
      at: index * bar,
      seconds: bar * 0.9,
      key: tuneKey(piece, degree + 2),
      velocity: velocity(piece, full, -4),
    });
    return;
  }
  let [count, ...lengths] = motif.rhythm[phrase % 2] ?? [0];
  for (const [at, length] of lengths.entries()) {
    const shape = motif.contour[(at + (phrase === 2 ? 2 : 0)) % motif.contour.length] ?? 0;
    const isStrong = Number.isInteger(count) && count % 2 === 0;
    const key = tuneKey(piece, degree + (isStrong ? nearestOfChord(shape) : shape));
    const loud = velocity(piece, full, isStrong ? 8 : 0);
    addNote(piece, {
      part: "melody",
      at: index * bar + count * beat,
      seconds: length * beat * 0.94,
      key,
      velocity: loud,
    });
    count += length;
  }
}

function nearestOfChord(step: number): number {
  return [-3, 0, 2, 4].reduce((best, own) => (Math.abs(own - step) < Math.abs(best - step) ? own : best), 0);
}

/** In the octave where tunes lie. */
export function tuneKey(piece: Piece, degree: number): number {
  const key = keyOf(piece, degree);
  return key + 12 * Math.round((CENTRE - key) / 12);
}
