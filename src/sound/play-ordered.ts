import { join } from "node:path";
import type { Cue } from "../core/film/sound.ts";
import type { Decode } from "./decode.ts";
import { type Stereo, writeWav } from "./pcm.ts";
import type { Place } from "./speak-lines.ts";

/** A track is read a little beyond the film's end, to be cut where its bars end; seconds. */
export const TRACK_SPARE = 8;
/** Below this, full scale being 1, nothing is heard. */
export const SILENCE = 0.001;

/** What a model played of a film's music, as one of our WAVs, of the file's own length; undefined: this machine plays. */
export async function playOrdered(
  decode: Decode,
  cue: Cue,
  seconds: number,
  { folder, signal, ordered }: Place,
  warnings: string[],
): Promise<string | undefined> {
  if (!cue.made) return undefined;
  const file = await ordered(cue, signal);
  const played = file && (await decode.stereo(file, { folder, signal, atMost: seconds + TRACK_SPARE }));
  if (!played || isSilent(played)) {
    warnings.push("The music model gave no music that can be used, so it is played here.");
    return undefined;
  }
  const path = join(folder, "played.wav");
  await writeWav(path, [played.left, played.right]);
  return path;
}

export function isSilent({ left, right }: Stereo): boolean {
  return [left, right].every((channel) => channel.every((sample) => Math.abs(sample) < SILENCE));
}
