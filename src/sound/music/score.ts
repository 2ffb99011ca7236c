import type { MusicStyle } from "../../core/film/sound.ts";
import { createChance } from "../chance.ts";
import { accompany } from "./accompany.ts";
import { MOODS, type Part } from "./moods.ts";
import { addNote, bassKey, type Note, type Piece, velocity, voiceChord } from "./piece.ts";
import { chooseTempo } from "./tempo.ts";
import { makeMotif, playTune, tuneKey } from "./tune.ts";

export interface Score {
  /** Beats a minute. */
  bpm: number;
  seconds: number;
  /** General MIDI programs. */
  instruments: Record<Exclude<Part, "drums">, number>;
  notes: Note[];
}

export interface ScoreOrder {
  seconds: number;
  /** When the picture cuts, in seconds. */
  cuts: readonly number[];
  style: MusicStyle;
  seed: number;
}

/** How long the last chord has to ring, at least, in seconds. */
const LAST_CHORD = 2.2;
/** What is left for it to die away before the film ends. */
const AFTERGLOW = 0.9;

/** A piece of music by rules: a beginning, a build, a height and an ending. Same order, same piece. */
export function composeScore({ seconds, cuts, style, seed }: ScoreOrder): Score {
  const mood = MOODS[style];
  const chance = createChance(seed * 31 + style.length);
  const bpm = chooseTempo(cuts, mood.bpm);
  const beat = 60 / bpm;
  const bar = beat * mood.beatsPerBar;
  const progression = chance.pick(mood.progressions);
  const instruments = {
    pad: chance.pick(mood.instruments.pad),
    keys: chance.pick(mood.instruments.keys),
    melody: chance.pick(mood.instruments.melody),
    bass: chance.pick(mood.instruments.bass),
    high: chance.pick(mood.instruments.high),
  };
  // The last chord falls on the bar that leaves it time to ring.
  const bars = Math.max(1, Math.floor((seconds - LAST_CHORD) / bar));
  const piece: Piece = { mood, chance, tonic: chance.pick(mood.tonics), beat, bar, bars, notes: [], seconds };
  const motif = makeMotif(piece);
  let voicing: number[] = [];
  for (let index = 0; index < bars; index++) {
    const degree = chordOf(index, bars, progression, mood.cadence);
    voicing = voiceChord(piece, degree, voicing);
    accompany(piece, index, degree, voicing);
    playTune(piece, index, degree, motif);
  }
  playEnding(piece, voicing);
  const notes = piece.notes
    .filter(({ at }) => at < seconds - 0.05)
    .map((note) => ({ ...note, seconds: Math.min(note.seconds, seconds - note.at) }))
    .sort((one, other) => one.at - other.at);
  return { bpm, seconds, instruments, notes };
}

function chordOf(
  index: number,
  bars: number,
  progression: readonly number[],
  cadence: readonly [number, number],
): number {
  if (bars >= 4 && index === bars - 2) return cadence[0];
  if (bars >= 3 && index === bars - 1) return cadence[1];
  return progression[index % progression.length] ?? 0;
}

/** The tonic, quietly, by all who played: it rings until it has died away. */
function playEnding(piece: Piece, before: readonly number[]): void {
  const at = piece.bars * piece.bar;
  const rings = Math.max(0.5, piece.seconds - at - AFTERGLOW);
  for (const key of voiceChord(piece, 0, before)) {
    addNote(piece, { part: "pad", at, seconds: rings, key, velocity: velocity(piece, 0.35) });
    addNote(piece, { part: "keys", at, seconds: rings, key, velocity: velocity(piece, 0.3) });
  }
  addNote(piece, {
    part: "bass",
    at,
    seconds: rings,
    key: bassKey(piece, 0),
    velocity: velocity(piece, 0.4),
  });
  addNote(piece, {
    part: "melody",
    at,
    seconds: rings * 0.8,
    key: tuneKey(piece, 0),
    velocity: velocity(piece, 0.35),
  });
}
