import { mkdtemp, stat } from "node:fs/promises";
import { join } from "node:path";
import { concatenate } from "./concat.ts";
import type { Overlay } from "./encode-segment.ts";
import { mediaError } from "./errors.ts";
import type { PictureFormat } from "./film-format.ts";
import { type FoundShot, preparePictures, type TakenFrames } from "./film-pictures.ts";
import { isCopyable, layPackets, mixSound, type ShotSound, soundOf } from "./film-sound.ts";
import { openInput } from "./input.ts";
import { loopFilm } from "./loop.ts";
import { outlineMp4 } from "./mp4-outline.ts";
import type { Programs } from "./programs.ts";
import { progressParts } from "./progress.ts";
import { type Segment, type ShotToJoin, segmentsOf } from "./segments.ts";
import { makeWhole } from "./work-folder.ts";

export interface JoinOptions {
  width: number;
  height: number;
  /** Default 24. */
  fps?: number | undefined;
  /** The part of the film to keep, in its seconds. */
  trim?: { from: number; to: number } | undefined;
  /** Fades the film's end into its beginning, so that it plays round and round; it gets shorter by the fade. */
  loop?: boolean | undefined;
  /** The shots' own sound isn't heard. */
  silent?: boolean | undefined;
  /** Pictures laid over the film, such as captions; frames are those of the trimmed film. */
  overlays?: readonly Overlay[] | undefined;
  /**
   * Is given the film's own sound, as input of an ffmpeg run, where it is ready before the pictures are: what is to be done with it is done
   * meanwhile. The film is done when this is; it throws nothing.
   */
  hearing?: ((own: readonly string[], seconds: number) => Promise<void>) | undefined;
  signal?: AbortSignal | undefined;
  /** Share done, 0 to 1, never going back. */
  onProgress?: ((share: number) => void) | undefined;
}

export interface JoinResult {
  frames: number;
  seconds: number;
  width: number;
  height: number;
  bytes: number;
  /** Shots whose pictures were taken over as they are. */
  copied: number;
  /** Shots of whose pictures any were coded anew, and how many pictures those were. */
  encoded: number;
  codedFrames: number;
  /** What of the film is its shots' own pictures, as they are. */
  taken: readonly TakenFrames[];
  /** Sentences for the card. */
  warnings: string[];
}

/** Beyond this a held last picture is seen as one. */
const UNNOTICED_HOLD_SECONDS = 0.5;

/**
 * Joins shots into a film of exactly the sum of their seconds, to within half a frame. Only what differs from the film
 * is coded anew: a shot of another size, shape, rate or codec as a whole, of others what lies between a cross-fade or a cut and
 * the nearest key frame; all else is copied. Every film has sound, silent if its shots have none, or it is to be, for a chat that finds a
 * film without a sound track makes a picture of it.
 */
export async function joinShots(
  programs: Programs,
  shots: readonly ShotToJoin[],
  out: string,
  options: JoinOptions,
): Promise<JoinResult> {
  const { width, height, fps = 24, signal } = options;
  const format = { width, height, fps };
  const segments = segmentsOf(shots, fps, options.trim);
  const frames = segments.reduce((sum, { from, to }) => sum + to - from, 0);
  const found = await Promise.all(shots.map(({ path }) => findShot(path)));

  return makeWhole(out, async ({ folder, unfinished }) => {
    const [tellPictures, tellJoin, tellLoop] = progressParts(options.onProgress, [
      1,
      0.1,
      options.loop ? 1 : 0,
    ]) as [Tell, Tell, Tell];
    const straight = options.loop ? join(folder, "straight.mp4") : unfinished;
    const overlays = options.overlays ?? [];
    const told = { tellPictures, tellJoin };
    const { silent = false } = options;
    const work = { programs, segments, found, format, overlays, silent, folder, signal, ...told };
    const hearing = options.loop ? undefined : options.hearing;
    let made = await makeFilm({ ...work, hearing }, straight, false);
    // Files are not always what their index says; coding all of it anew is the honest answer to a wrong sum.
    if (made.encoded < segments.length && !(await isRight(straight, frames, fps))) {
      made = await makeFilm(work, straight, true);
    }
    const kept = options.loop
      ? await loopFilm(programs, straight, unfinished, { frames, fps, folder, signal, onProgress: tellLoop })
      : frames;
    if (!(await isRight(unfinished, kept, fps))) {
      throw mediaError("ffmpeg-failed", { detail: `the film does not have ${kept} frames` });
    }
    return {
      frames: kept,
      seconds: kept / fps,
      width,
      height,
      bytes: (await stat(unfinished)).size,
      copied: segments.length - made.encoded,
      encoded: made.encoded,
      codedFrames: made.codedFrames,
      // The fade at its ends is laid over the whole film.
      taken: options.loop ? [] : made.taken,
      warnings: made.warnings,
    };
  });
}

type Tell = (share: number) => void;

interface Work {
  programs: Programs;
  segments: readonly Segment[];
  found: readonly FoundShot[];
  format: PictureFormat;
  overlays: readonly Overlay[];
  silent: boolean;
  folder: string;
  signal: AbortSignal | undefined;
  hearing?: JoinOptions["hearing"];
  tellPictures: Tell;
  tellJoin: Tell;
}

async function findShot(path: string): Promise<FoundShot> {
  const input = await openInput(path);
  return { input, outline: input.demuxer === "mov" ? await outlineMp4(input.path) : undefined };
}

async function makeFilm(
  work: Work,
  out: string,
  copyNothing: boolean,
): Promise<Pick<JoinResult, "encoded" | "codedFrames" | "taken" | "warnings">> {
  const { programs, segments, found, format, signal } = work;
  const folder = await mkdtemp(join(work.folder, "film-"));
  const pictures = await preparePictures(programs, segments, found, {
    format,
    folder,
    copyNothing,
    overlays: work.overlays,
    signal,
    onProgress: work.tellPictures,
  });
  const sounds = found.map(({ input, outline }, shot): ShotSound => {
    if (work.silent) return { kind: "none" };
    if (outline) return soundOf({ ...outline, bytes: input.bytes });
    return { kind: pictures.sources.get(shot)?.probe.sound ? "other" : "none" };
  });
  const sound = isCopyable(segments, sounds)
    ? await layPackets(
        segments,
        sounds,
        found.map(({ input }) => input.path),
        format.fps,
        folder,
      )
    : mixSound(
        segments,
        sounds,
        found.map(({ input }) => input),
        format.fps,
      );
  const parts = pictures.parts.map(({ path, frames }) => ({ path, seconds: frames / format.fps }));
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  const heard = sound.mixed ? undefined : work.hearing?.(sound.inputs, seconds);
  try {
    await concatenate(programs, parts, sound, out, { folder, signal, onProgress: work.tellJoin });
  } finally {
    // Not left alone with a folder that is taken away.
    await heard;
  }
  const { encoded, codedFrames, taken } = pictures;
  return { encoded, codedFrames, taken, warnings: shortShots(work, pictures.sources) };
}

async function isRight(path: string, frames: number, fps: number): Promise<boolean> {
  const video = (await outlineMp4(path))?.video;
  return video?.count === frames && video.constantRate === fps;
}

function shortShots(
  { segments, format }: Work,
  sources: ReadonlyMap<number, { probe: { seconds: number } }>,
): string[] {
  return segments.flatMap(({ shot, to }, index) => {
    const next = segments[index + 1]?.fade;
    const needed = (to + (next?.frames ?? 0)) / format.fps;
    const missing = needed - (sources.get(shot)?.probe.seconds ?? needed);
    return missing > UNNOTICED_HOLD_SECONDS
      ? [
          `Shot ${shot + 1} came out ${missing.toFixed(1)} s too short; its last picture is held for that long.`,
        ]
      : [];
  });
}
