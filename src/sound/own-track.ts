import { join } from "node:path";
import { TRACKS_IN_WORDS } from "../core/film/sound.ts";
import type { Decode, Looked } from "./decode.ts";
import { SAMPLE_RATE, type Stereo, writeWav } from "./pcm.ts";
import { isSilent, SILENCE, TRACK_SPARE } from "./play-ordered.ts";

/** Before it begins some files are silent; so much is read more, in seconds. */
const LEAD_IN = 20;
/** Shorter than this nothing is music, in seconds. */
const SHORTEST = 1;
/** What is kept before the first sound, so that no stroke loses its beginning, in samples. */
const EDGE = Math.round(SAMPLE_RATE * 0.01);
/** A track longer than this is no song: that its beginning is played is told, in seconds. */
const LONG = 20 * 60;

const INSTEAD = "so the music is composed here instead";
const UNREADABLE = `is damaged or of a kind that can't be read (${TRACKS_IN_WORDS} can)`;

/**
 * A person's own file as one of our WAVs, from its first sound on. undefined: there is no music in it that can be had, and
 * `warnings` say why; it is no reason to lose a film.
 */
export async function playOwn(
  decode: Decode,
  file: string | undefined,
  seconds: number,
  { folder, signal }: { folder: string; signal: AbortSignal },
  warnings: string[],
): Promise<string | undefined> {
  const no = (why: string) => {
    warnings.push(`Your track ${why}, ${INSTEAD}.`);
    return undefined;
  };
  if (file === undefined) return no("isn't there any more");
  const looked = await decode.look(file, { folder, signal });
  const why = refused(looked);
  if (why !== undefined) return no(why);
  const atMost = seconds + TRACK_SPARE + LEAD_IN;
  const played = await decode.stereo(file, { folder, signal, atMost });
  if (!played) return no(UNREADABLE);
  if (isSilent(played)) return no("is silent");
  const heard = fromFirstSound(played);
  const length = heard.left.length / SAMPLE_RATE;
  if (length < SHORTEST) return no(`is only ${Math.max(0.1, Math.round(length * 10) / 10)} s long`);
  if (looked?.hasPictures) warnings.push("Of the video you sent the sound is played as the music.");
  if ((looked?.seconds ?? 0) > LONG)
    warnings.push(
      `Your track is ${duration(looked?.seconds ?? 0)} long: the clip plays its first ${Math.round(seconds)} s.`,
    );
  const path = join(folder, "own.wav");
  await writeWav(path, [heard.left, heard.right]);
  return path;
}

function refused(looked: Looked | undefined): string | undefined {
  if (!looked) return UNREADABLE;
  if (!looked.hasSound) return looked.hasPictures ? "is a video without sound" : "has no sound in it";
  return looked.isProtected ? "is protected against being copied (DRM)" : undefined;
}

function fromFirstSound({ left, right }: Stereo): Stereo {
  const isHeard = (_: number, at: number) =>
    Math.abs(left[at] ?? 0) > SILENCE || Math.abs(right[at] ?? 0) > SILENCE;
  const from = Math.max(0, left.findIndex(isHeard) - EDGE);
  const to = left.findLastIndex(isHeard) + 1;
  return { left: left.slice(from, to), right: right.slice(from, to) };
}

function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} minutes`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}
