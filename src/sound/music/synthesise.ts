import { SAMPLE_RATE, type Stereo } from "../pcm.ts";
import type { Part } from "./moods.ts";
import type { Note } from "./piece.ts";
import type { Score } from "./score.ts";

/** How a part sounds without a sound bank: its partials, how it begins, how fast it dies away (0: not), and where it sits. */
const TIMBRES: Record<
  Exclude<Part, "drums">,
  { partials: readonly number[]; attack: number; decay: number; loud: number; pan: number }
> = {
  pad: { partials: [1, 0.35, 0.18, 0.08], attack: 0.35, decay: 0, loud: 0.05, pan: 0.5 },
  keys: { partials: [1, 0.5, 0.22, 0.12, 0.06], attack: 0.004, decay: 3.2, loud: 0.1, pan: 0.4 },
  melody: { partials: [1, 0.25, 0.3, 0.05], attack: 0.05, decay: 0.5, loud: 0.11, pan: 0.6 },
  bass: { partials: [1, 0.6, 0.2], attack: 0.01, decay: 1.6, loud: 0.16, pan: 0.5 },
  high: { partials: [1, 0, 0.4, 0, 0.15], attack: 0.003, decay: 4, loud: 0.05, pan: 0.72 },
};
const RELEASE_SECONDS = 0.25;

/** Plays a score with tones of its own making, where there is no sound bank. */
export function synthesise(score: Score): Stereo {
  const length = Math.round(score.seconds * SAMPLE_RATE);
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  for (const note of score.notes) playNote(note, left, right);
  return { left, right };
}

function playNote({ part, at, seconds, key, velocity }: Note, left: Float32Array, right: Float32Array): void {
  if (part === "drums") return;
  const { partials, attack, decay, loud, pan } = TIMBRES[part];
  const begin = Math.round(at * SAMPLE_RATE);
  const end = Math.min(left.length, begin + Math.round((seconds + RELEASE_SECONDS) * SAMPLE_RATE));
  const step = (2 * Math.PI * 440 * 2 ** ((key - 69) / 12)) / SAMPLE_RATE;
  const level = loud * (velocity / 100) ** 1.6;
  for (let sample = begin; sample < end; sample++) {
    const time = (sample - begin) / SAMPLE_RATE;
    const released = Math.max(0, time - seconds);
    const envelope =
      Math.min(1, time / attack) * Math.exp(-decay * time) * Math.max(0, 1 - released / RELEASE_SECONDS);
    let value = 0;
    for (let partial = 0; partial < partials.length; partial++)
      value += (partials[partial] ?? 0) * Math.sin(step * (partial + 1) * (sample - begin));
    left[sample] = (left[sample] ?? 0) + value * envelope * level * (1 - pan);
    right[sample] = (right[sample] ?? 0) + value * envelope * level * pan;
  }
}
