import type { Chance } from "../chance.ts";
import type { Mood, Part } from "./moods.ts";

export interface Note {
  part: Part;
  /** Seconds from the beginning, and how long it is held. */
  at: number;
  seconds: number;
  /** MIDI key; of the drums, the General MIDI drum. */
  key: number;
  /** MIDI velocity, 1 to 127. */
  velocity: number;
}

/** A piece of music while it is written. */
export interface Piece {
  mood: Mood;
  chance: Chance;
  /** MIDI key. */
  tonic: number;
  /** Seconds of a beat and of a bar. */
  beat: number;
  bar: number;
  /** Whole bars before the last chord. */
  bars: number;
  notes: Note[];
  seconds: number;
}

/** How much is going on in a bar, 0 to 1: it grows to its height at four fifths and comes down for the ending. */
export function fullness({ bars }: Piece, bar: number): number {
  if (bars <= 2) return 0.5;
  const share = bar / (bars - 1);
  return share < 0.8 ? 0.15 + (share / 0.8) * 0.85 : 1 - ((share - 0.8) / 0.2) * 0.45;
}

/** MIDI velocity of how much is going on, within what the mood allows, a little more or less by `accent`. */
export function velocity({ mood }: Piece, full: number, accent = 0): number {
  const [low, high] = mood.dynamics;
  return Math.max(1, Math.min(120, Math.round(low + (high - low) * full + accent)));
}

/** The key of a degree of the scale, however high: 7 is an octave above 0. */
export function keyOf({ mood, tonic }: Piece, degree: number): number {
  const size = mood.scale.length;
  const octave = Math.floor(degree / size);
  return tonic + octave * 12 + (mood.scale[degree - octave * size] ?? 0);
}

/** The three tones of a chord, with the leading tone in a minor key's dominant. */
function tonesOf(piece: Piece, degree: number): number[] {
  const keys = [degree, degree + 2, degree + 4].map((step) => keyOf(piece, step));
  const { scale } = piece.mood;
  const isMinorDominant = degree % 7 === 4 && scale[6] === 10 && scale[2] === 3;
  return isMinorDominant ? keys.map((key, index) => (index === 1 ? key + 1 : key)) : keys;
}

/** Middle of where chords lie, MIDI: below the tune. */
const CHORDS_AT = 61;

/** The chord in the position nearest to the one before, so that its voices move by steps. */
export function voiceChord(piece: Piece, degree: number, before: readonly number[]): number[] {
  const chord = tonesOf(piece, degree).map((key) => ((key % 12) + 12) % 12);
  let best: number[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  for (let inversion = 0; inversion < 3; inversion++) {
    for (const base of [48, 60]) {
      const keys: number[] = [];
      for (const tone of [...chord.slice(inversion), ...chord.slice(0, inversion)]) {
        let key = base + tone;
        while (keys.length > 0 && key <= (keys.at(-1) ?? 0)) key += 12;
        keys.push(key);
      }
      const mean = keys.reduce((sum, key) => sum + key, 0) / keys.length;
      const moved = keys.reduce((sum, key, at) => sum + Math.abs(key - (before[at] ?? key)), 0);
      // The further from home the dearer, lest many small steps the same way carry the chords over the tune.
      const cost = moved + (mean - CHORDS_AT) ** 2 * 0.3;
      if (cost < bestCost) [best, bestCost] = [keys, cost];
    }
  }
  return best;
}

/** Adds a note, as somebody would play it: never quite in time, nor quite as loud as written. */
export function addNote(piece: Piece, note: Note): void {
  const { part, at, velocity } = note;
  const late = part === "pad" || part === "bass" ? 0 : piece.chance.next() * 0.012;
  const touch = Math.round((piece.chance.next() - 0.5) * 6);
  piece.notes.push({ ...note, at: at + late, velocity: Math.max(1, Math.min(124, velocity + touch)) });
}

/** The root below, within the bass's octave. */
export function bassKey(piece: Piece, degree: number): number {
  const root = tonesOf(piece, degree)[0] ?? piece.tonic;
  return root - 12 * Math.ceil((root - 47) / 12);
}
