import { addNote, bassKey, fullness, type Piece, velocity } from "./piece.ts";

/** How full and how accented the chords are bar by bar while the others come in: a film begins with music that is heard. */
const OPENING: readonly (readonly [full: number, accent: number])[] = [
  [1, 10],
  [0.9, 6],
  [0.8, 4],
  [0.7, 2],
  [0.6, 0],
  [0.5, -2],
  [0.4, -4],
];

/** One bar of everything but the tune. The first bars leave room: chords alone, then the figure, then bass and drums. */
export function accompany(piece: Piece, index: number, degree: number, voicing: readonly number[]): void {
  const { bar, beat, mood, bars } = piece;
  const at = index * bar;
  const full = fullness(piece, index);
  const entered = bars >= 6 ? index : index + 2;
  const [opening, accent] = OPENING[entered] ?? [0, -6];
  const held = velocity(piece, Math.max(full * 0.7, opening), accent);
  for (const key of voicing) addNote(piece, { part: "pad", at, seconds: bar * 1.02, key, velocity: held });
  if (entered >= 1) playFigure(piece, at, voicing, full);
  if (entered >= 2) playBass(piece, at, degree, full);
  if (entered >= 3) playDrums(piece, at, full, index);
  if (full <= 0.55) return;
  addNote(piece, {
    part: "high",
    at,
    seconds: beat,
    key: (voicing.at(-1) ?? 60) + 12,
    velocity: velocity(piece, full, -22),
  });
  if (full > 0.8) {
    const last = at + beat * (mood.beatsPerBar - 1);
    addNote(piece, {
      part: "high",
      at: last,
      seconds: beat,
      key: (voicing[1] ?? 60) + 12,
      velocity: velocity(piece, full, -26),
    });
  }
}

function playBass(piece: Piece, at: number, degree: number, full: number): void {
  const { beat, mood, chance } = piece;
  const low = bassKey(piece, degree);
  addNote(piece, {
    part: "bass",
    at,
    seconds: beat * (mood.beatsPerBar === 3 ? 2.6 : 1.9),
    key: low,
    velocity: velocity(piece, full, 2),
  });
  if (mood.beatsPerBar !== 4 || full <= 0.4) return;
  const key = full > 0.7 && chance.next() < 0.4 ? low + 7 : low;
  addNote(piece, {
    part: "bass",
    at: at + beat * 2,
    seconds: beat * 1.8,
    key,
    velocity: velocity(piece, full, -4),
  });
}

function playFigure(piece: Piece, at: number, voicing: readonly number[], full: number): void {
  const { beat, mood } = piece;
  const [low = 60, middle = 64, top = 67] = voicing;
  const loud = velocity(piece, full, -10);
  const eighths = mood.beatsPerBar * 2;
  const play = (step: number, length: number, key: number, accent: number) =>
    addNote(piece, {
      part: "keys",
      at: at + (step * beat) / 2,
      seconds: length * beat,
      key,
      velocity: loud + accent,
    });
  for (let step = 0; step < eighths; step++) {
    const accent = step % 4 === 0 ? 7 : 0;
    switch (mood.figure) {
      case "broken": {
        const order = [low - 12, low, middle, top, middle + (full > 0.6 ? 12 : 0), top, middle, low];
        play(step, 1.5, order[step % order.length] ?? low, accent);
        break;
      }
      case "rolling": {
        const order = [low, top, middle, top];
        if (full >= 0.4 || step % 2 === 0) play(step, 0.9, order[step % 4] ?? low, accent);
        break;
      }
      case "waltz":
        if (step === 0) play(step, 0.9, low - 12, 4);
        else if (step % 2 === 0) for (const key of voicing) play(step, 0.6, key, -2);
        break;
      case "plucked":
        if (step % 2 === 0) play(step, 0.4, step % 4 === 0 ? low : middle, 4);
        else if (full > 0.35) play(step, 0.3, top, -4);
        break;
      case "pulse":
        if (full < 0.45 && step % 2 === 1) break;
        play(step, 0.42, step % 8 === 6 ? middle : low, accent);
        if (full > 0.75 && step % 2 === 0) play(step, 0.42, top, -6);
        break;
    }
  }
}

/** General MIDI drums. */
const KICK = 36;
const STICK = 37;
const LOW_TOM = 41;
const HIGH_TOM = 47;
const CRASH = 49;
const RIDE = 51;
const SHAKER = 70;

function playDrums(piece: Piece, at: number, full: number, index: number): void {
  const { beat, mood } = piece;
  const loud = velocity(piece, full, -24);
  const hit = (count: number, key: number, accent = 0) =>
    addNote(piece, { part: "drums", at: at + count * beat, seconds: 0.2, key, velocity: loud + accent });
  const counts = Array.from({ length: mood.beatsPerBar }, (_, count) => count);
  switch (mood.drums) {
    case "none":
      return;
    case "brushes":
      for (const count of counts) {
        hit(count, RIDE, -6);
        if (count % 2 === 1) hit(count, STICK, -8);
        if (full > 0.6) hit(count + 2 / 3, RIDE, -16);
      }
      return;
    case "light":
      for (const count of counts) {
        hit(count, SHAKER, -4);
        hit(count + 0.5, SHAKER, -14);
        if (count % 2 === 0 && full > 0.45) hit(count, KICK, 2);
        if (count % 2 === 1 && full > 0.65) hit(count, STICK, -6);
      }
      return;
    case "toms":
      hit(0, LOW_TOM, 12);
      if (full > 0.5) hit(1.5, LOW_TOM, 2);
      if (full > 0.6) hit(2, HIGH_TOM, 4);
      if (full > 0.75) for (const count of [3, 3.25, 3.5, 3.75]) hit(count, LOW_TOM, (count - 3) * 16 - 4);
      return;
    case "timpani":
      hit(0, LOW_TOM, 10);
      if (full > 0.6) hit(2, LOW_TOM, 2);
      if (full > 0.85 && index % 4 === 0) hit(0, CRASH, -4);
  }
}
