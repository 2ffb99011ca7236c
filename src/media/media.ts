import { availableParallelism } from "node:os";
import type { CaptionPage } from "../core/film/captions.ts";
import type { Chapter } from "../core/film/chapters.ts";
import type { VisibleMark } from "../core/visible-mark.ts";
import { addChapters } from "./add-chapters.ts";
import { drawCaptions } from "./caption-picture.ts";
import { type ContactSheetOptions, makeContactSheet } from "./contact-sheet.ts";
import type { Overlay } from "./encode-segment.ts";
import { type FitOptions, type FitResult, fitFilm } from "./fit.ts";
import { createFonts } from "./fonts.ts";
import { type EditingFormat, makeForEditing } from "./for-editing.ts";
import { type GreyOptions, greyFrames } from "./grey-frames.ts";
import { type JoinOptions, type JoinResult, joinShots } from "./join.ts";
import { drawMark } from "./mark-picture.ts";
import { type Loudness, type Mixed, type MixOptions, mixFilm, mixTracks } from "./mix-film.ts";
import { type Probe, probeVideo } from "./probe.ts";
import { checkVideo } from "./quick-probe.ts";
import { type ReadyPicture, readyPicture } from "./ready-picture.ts";
import { createRunner, type RunLog } from "./run-ffmpeg.ts";
import type { ShotToJoin } from "./segments.ts";
import { type SmallFrame, smallFrames } from "./small-frames.ts";
import { makePoster, type PosterOptions, type Still, takeFrame } from "./stills.ts";

interface Stoppable {
  signal?: AbortSignal | undefined;
}

/**
 * What is done to video files. Only local files are read, whatever is written in them; every file is made whole or not
 * at all; a stopped signal ends ffmpeg at once and is thrown as its reason; all else that goes wrong is a
 * MediaError (see MEDIA_ERRORS).
 */
export interface Media {
  probe(path: string, options?: Stoppable): Promise<Probe>;
  /** Sees that it is a video that can be worked on; quicker than to probe it. */
  check(path: string, options?: Stoppable): Promise<void>;
  /** A picture a person sent, as every model can take it; see `readyPicture`. */
  readyPicture(
    path: string,
    out: string,
    options?: Stoppable & { fromFilm?: boolean | undefined },
  ): Promise<ReadyPicture>;
  /** Makes the film out of its shots: an MP4 of H.264 and AAC that plays everywhere. */
  join(shots: readonly ShotToJoin[], out: string, options: JoinOptions): Promise<JoinResult>;
  /** Brings a film under a size: never over it, and using most of it when the film was larger. */
  fit(path: string, out: string, options: FitOptions): Promise<FitResult>;
  /** Puts voice, music and effects under a film and brings it to one loudness; see `mixFilm`. */
  mix(film: string, out: string, options: MixOptions): Promise<{ bytes: number; loudness: Loudness }>;
  /** What of `mix` needs no pictures, written into a WAV; see `mixTracks`. */
  mixTracks(
    own: readonly string[] | undefined,
    path: string,
    options: Pick<MixOptions, "tracks" | "signal"> & { seconds: number },
  ): Promise<Mixed>;
  /** Gives a film its chapters, in place; its size in bytes then. */
  addChapters(film: string, chapters: readonly Chapter[], options?: Stoppable): Promise<number>;
  /** Pictures of captions to be laid over a film of this size, as `JoinOptions.overlays`; written into `folder`. */
  captions(
    pages: readonly CaptionPage[],
    size: { width: number; height: number; fps: number },
    folder: string,
  ): Promise<Overlay[]>;
  /** The host's mark to be laid over a film of this size, as captions are. */
  visibleMark(mark: VisibleMark, size: { width: number; height: number }, folder: string): Promise<Overlay>;
  /** A JPEG of the film. */
  poster(path: string, out: string, options?: PosterOptions): Promise<Still>;
  /** A PNG of the frame shown at a second of the film. */
  frameAt(path: string, out: string, at: number, options?: Stoppable): Promise<Still>;
  /** A PNG of the last frame, for a shot to go on from. */
  lastFrame(path: string, out: string, options?: Stoppable): Promise<Still>;
  /** The film in small grey squares for comparing, one byte a pixel; at most 90 s of it. `place` is where they are written meanwhile; nothing stays there. */
  greyFrames(path: string, place: string, options: GreyOptions): Promise<Uint8Array[]>;
  /** A video's frames, or the one of a picture, small and in colour, for seeing what is off; see `smallFrames`. */
  smallFrames(path: string, place: string, options?: Stoppable): Promise<SmallFrame[]>;
  /** The file in a form that editing programs take. */
  forEditing(path: string, out: string, format: EditingFormat, options?: Stoppable): Promise<void>;
  /** A JPEG with one picture of each film, at most 25, for choosing among takes. */
  contactSheet(paths: readonly string[], out: string, options?: ContactSheetOptions): Promise<Still>;
}

/** Beyond it x264 gets worse, not faster, on pictures of our sizes. */
const MOST_THREADS = 16;

export function createMedia(dependencies: {
  /** Path or name of the programs; default found by name. */
  ffmpeg?: string | undefined;
  ffprobe?: string | undefined;
  /** Threads for coding; default as many as cores, at most 16. */
  threads?: number | undefined;
  log?: RunLog | undefined;
  /** The environment of the programs; default this process's own. */
  env?: Readonly<Record<string, string>> | undefined;
}): Media {
  const { log, env } = dependencies;
  const programs = {
    ffmpeg: createRunner(dependencies.ffmpeg ?? "ffmpeg", log, env),
    ffprobe: createRunner(dependencies.ffprobe ?? "ffprobe", log, env),
    threads: dependencies.threads ?? Math.min(availableParallelism(), MOST_THREADS),
  };
  const fonts = createFonts();
  const node = createRunner(process.execPath, log, env);
  return {
    probe: (path, options) => probeVideo(programs.ffprobe, path, options),
    check: (path, options = {}) => checkVideo(programs.ffprobe, path, options),
    readyPicture: (path, out, options) => readyPicture({ ...programs, node }, path, out, options),
    join: (shots, out, options) => joinShots(programs, shots, out, options),
    fit: (path, out, options) => fitFilm(programs, path, out, options),
    mix: (film, out, options) => mixFilm(programs, film, out, options),
    mixTracks: (own, path, options) => mixTracks(programs, own, path, options),
    addChapters: (film, chapters, options) => addChapters(programs, film, chapters, options),
    captions: (pages, size, folder) => drawCaptions(pages, size, fonts, folder),
    visibleMark: (mark, size, folder) => drawMark(mark, size, fonts, folder),
    poster: (path, out, options = {}) => makePoster(programs, path, out, options),
    frameAt: (path, out, at, options) => takeFrame(programs, path, out, { ...options, at }),
    lastFrame: (path, out, options) => takeFrame(programs, path, out, { ...options, at: "last" }),
    greyFrames: (path, place, options) => greyFrames(programs, path, place, options),
    smallFrames: (path, place, options) => smallFrames(programs, path, place, options),
    forEditing: (path, out, format, options) => makeForEditing(programs, path, out, format, options),
    contactSheet: (paths, out, options = {}) => makeContactSheet(programs, paths, out, options),
  };
}
