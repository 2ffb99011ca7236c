import { readFile } from "node:fs/promises";
import type { Cue, EffectName, MusicStyle } from "../core/film/sound.ts";
import { makeEffect } from "./effects.ts";
import { fitTrack } from "./music/fit-track.ts";
import { playScore } from "./music/play-score.ts";
import { composeScore, type ScoreOrder } from "./music/score.ts";
import { synthesise } from "./music/synthesise.ts";
import { fromDecibels, readWav, SAMPLE_RATE, type Stereo, writeWav } from "./pcm.ts";

/** What a thread is told to compute: plain data. */
export interface TracksOrder {
  /** Length of the film, in seconds, and the moments of its cuts. */
  seconds: number;
  cuts: readonly number[];
  seed: number;
  /** `played`: one of our WAVs, of music that comes from elsewhere; absent: it is composed. */
  music?: { style: MusicStyle; gain: number; path: string; played?: string };
  effects?: { cues: readonly Cue[]; path: string };
  /** Path of a General MIDI sound bank, where there is one. */
  soundBank?: string;
}

/** Mean level of music, of 1; what it is against a voice is the mix's business. */
const MUSIC_LEVEL = 0.1;
const MUSIC_PEAK = 0.9;
/** Whatever still rings when the film ends goes quiet in this time, in seconds. */
const END_FADE = 1.2;

/** Computes a film's music and effects, each into a WAV as long as the film. */
export async function makeTracks(order: TracksOrder): Promise<void> {
  if (order.music) await writeMusic(order, order.music);
  if (order.effects) await writeEffects(order, order.effects);
}

async function writeMusic(
  { seconds, cuts, seed, soundBank }: TracksOrder,
  { style, gain, path, played: file }: NonNullable<TracksOrder["music"]>,
): Promise<void> {
  const played =
    file === undefined
      ? await compose({ seconds, cuts, style, seed }, soundBank)
      : fitTrack(await readStereo(file), seconds);
  await writeWav(path, Object.values(levelled(played, gain)));
}

async function compose(order: ScoreOrder, soundBank: string | undefined): Promise<Stereo> {
  const score = composeScore(order);
  const bytes = soundBank === undefined ? undefined : await readFile(soundBank).catch(() => undefined);
  const bank = bytes?.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as
    | ArrayBuffer
    | undefined;
  return bank === undefined ? synthesise(score) : playScore(score, bank);
}

async function readStereo(path: string): Promise<Stereo> {
  const [left = new Float32Array(), right = left] = await readWav(path);
  return { left, right };
}

/** At one mean level, never clipping, and at rest when the film ends. */
function levelled({ left, right }: Stereo, gain: number): Stereo {
  let sum = 0;
  let peak = 0;
  for (const channel of [left, right]) {
    for (const sample of channel) {
      sum += sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
  }
  const mean = Math.sqrt(sum / (left.length * 2)) || 1;
  const factor = Math.min(MUSIC_LEVEL / mean, MUSIC_PEAK / (peak || 1)) * fromDecibels(Math.min(gain, 12));
  const fade = Math.min(left.length, Math.round(END_FADE * SAMPLE_RATE));
  const bring = (channel: Float32Array) => {
    for (let at = 0; at < channel.length; at++) channel[at] = (channel[at] ?? 0) * factor;
    for (let rest = fade; rest > 0; rest--) {
      const at = channel.length - rest;
      channel[at] = (channel[at] ?? 0) * (rest / fade) ** 1.5;
    }
    return channel;
  };
  return { left: bring(left), right: bring(right) };
}

async function writeEffects(
  { seconds, seed }: TracksOrder,
  { cues, path }: NonNullable<TracksOrder["effects"]>,
): Promise<void> {
  const track = new Float32Array(Math.round(seconds * SAMPLE_RATE));
  for (const [index, cue] of cues.entries()) {
    const begin = Math.round(cue.start * SAMPLE_RATE);
    const made = makeEffect(cue.name as EffectName, cue.seconds, seed + index, cue.every);
    const factor = fromDecibels(cue.gain);
    for (let at = 0; at < made.length && begin + at < track.length; at++) {
      if (begin + at >= 0) track[begin + at] = (track[begin + at] ?? 0) + (made[at] ?? 0) * factor;
    }
  }
  await writeWav(path, [track]);
}
