import { join } from "node:path";
import { copyPieces } from "./copy-pieces.ts";
import { encodeSegments, type Overlay, type Source } from "./encode-segment.ts";
import { endAtKeyFrames } from "./end-at-key-frames.ts";
import type { PictureFormat } from "./film-format.ts";
import type { Input } from "./input.ts";
import { type Mp4Outline, outlineMp4 } from "./mp4-outline.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { Programs } from "./programs.ts";
import { progressParts } from "./progress.ts";
import { probeQuickly } from "./quick-probe.ts";
import type { Segment } from "./segments.ts";
import { sideBySide } from "./side-by-side.ts";

/** Pieces up to this long are coded several in a run. */
const SHORT_SECONDS = 5;
/** Each of them has an encoder of its own meanwhile, of some 30 MB at 720p. */
const MOST_IN_A_RUN = 4;

/** A shot's file as found. */
export interface FoundShot {
  input: Input;
  /** undefined: not a file of the plain kind that can be copied. */
  outline: Mp4Outline | undefined;
}

/** Frames of a film that are a shot's own, as they are: from which of the shot's frames to which, and where the first stands in the film. */
export interface TakenFrames {
  shot: number;
  from: number;
  to: number;
  at: number;
}

export interface FilmPictures {
  /** Files that hold exactly the segments' pictures, one after the other, all with the same decoder settings. */
  parts: { path: string; frames: number }[];
  /** Segments of which any picture was coded anew. */
  encoded: number;
  codedFrames: number;
  taken: TakenFrames[];
  /** What the probed shots turned out to be, by shot. */
  sources: Map<number, Source>;
}

/**
 * Files for every segment: the shot's own where it is already exactly what the film needs, a newly coded one in
 * `folder` where not, and both where only a cross-fade or an end differs.
 *
 * Copied and newly coded pictures can stand in one film only if their decoder settings are equal to the byte, for
 * players read them once. So beside a newly coded shot another encoder's shots are coded anew too.
 */
export async function preparePictures(
  programs: Programs,
  segments: readonly Segment[],
  shots: readonly FoundShot[],
  options: {
    format: PictureFormat;
    folder: string;
    /** Takes nothing over as it is. */
    copyNothing: boolean;
    /** Laid over the pictures; frames are those of the finished film. */
    overlays: readonly Overlay[];
    signal: AbortSignal | undefined;
    onProgress: (share: number) => void;
  },
): Promise<FilmPictures> {
  const { format, folder } = options;
  const overlays = endAtKeyFrames(options.overlays, segments, shots, format.fps);
  const laidOver = overlaysBySegment(segments, overlays);
  const pieces = segments.flatMap((segment, index) => {
    const outline = options.copyNothing ? undefined : shots[segment.shot]?.outline;
    const covered = (laidOver[index] ?? []).map(({ from, to }) => ({
      from: segment.from + from,
      to: segment.from + to,
    }));
    return piecesOf(segment, index, outline, format, covered);
  });
  const overlaysOf = overlaysBySegment(pieces, overlays);
  const recipes = pieces.map(({ copy }) => copy?.recipe);
  const files = pieces.map(({ shot }) => shots[shot]?.input.path ?? "");
  const sources = new Map<number, Source>();
  const lengths = pieces.map(({ from, to }) => to - from);
  const tell = progressParts(options.onProgress, lengths);

  const source = async (shot: number, signal: AbortSignal) => {
    const { input, outline } = shots[shot] as FoundShot;
    const known = sources.get(shot) ?? {
      input,
      probe: await probeQuickly(programs.ffprobe, input.path, { signal }),
      video: options.copyNothing ? undefined : outline?.video,
    };
    sources.set(shot, known);
    return known;
  };
  const encode = (chosen: readonly number[]) => {
    const lanes = Math.min(2, programs.threads, chosen.length);
    const runs = runsOf(chosen, lanes, (index) => lengths[index] as number, format.fps);
    return sideBySide(runs, lanes, options.signal, async (run, signal) => {
      const codings = await Promise.all(
        run.map(async (index) => {
          const segment = pieces[index] as Piece;
          return {
            segment,
            shot: await source(segment.shot, signal),
            before: segment.fade && (await source(segment.fade.shot, signal)),
            overlays: overlaysOf[index] ?? [],
            out: join(folder, `shot-${index}.mp4`),
          };
        }),
      );
      const longest = Math.max(...run.map((index) => lengths[index] as number));
      await encodeSegments(programs.ffmpeg, codings, {
        format,
        folder,
        threads: Math.max(1, Math.floor(programs.threads / lanes)),
        signal,
        onSeconds: (seconds) => {
          for (const index of run) tell[index]?.((seconds * format.fps) / longest);
        },
      });
      for (const [place, index] of run.entries()) {
        files[index] = codings[place]?.out as string;
        tell[index]?.(1);
      }
    });
  };

  const commonest = commonestOf(recipes);
  const others = indexesWhere(recipes, (recipe) => recipe === undefined || recipe !== commonest);
  await encode(others);
  const [first] = others;
  const ours = first === undefined ? commonest : (await outlineMp4(files[first] as string))?.video.recipe;
  const strangers = indexesWhere(recipes, (recipe) => recipe === commonest && recipe !== ours).filter(
    (index) => !others.includes(index),
  );
  await encode(strangers);
  const coded = new Set([...others, ...strangers]);
  const partly = indexesWhere(recipes, () => true).filter(
    (index) => !coded.has(index) && pieces[index]?.copy?.whole === false,
  );
  const kept = partly.map((index) => ({
    ...(pieces[index] as Piece),
    path: files[index] as string,
    out: join(folder, `kept-${index}.mp4`),
  }));
  await copyPieces(programs.ffmpeg, kept, { format, folder, signal: options.signal });
  for (const [place, index] of partly.entries()) files[index] = kept[place]?.out as string;
  for (const part of tell) part(1);
  return {
    parts: pieces.map(({ from, to }, index) => ({ path: files[index] as string, frames: to - from })),
    encoded: new Set([...coded].map((index) => pieces[index]?.of)).size,
    codedFrames: [...coded].reduce((sum, index) => sum + (lengths[index] as number), 0),
    taken: takenOf(pieces, coded),
    sources,
  };
}

function takenOf(pieces: readonly Piece[], coded: ReadonlySet<number>): TakenFrames[] {
  let next = 0;
  return pieces.flatMap(({ shot, from, to }, index) => {
    const at = next;
    next += to - from;
    return coded.has(index) ? [] : [{ shot, from, to, at }];
  });
}

/**
 * Which pieces are coded in one run: short ones together, and the same work in each of as many lanes; a longer one by itself,
 * as what a start takes is little then.
 */
function runsOf(
  chosen: readonly number[],
  lanes: number,
  lengthOf: (index: number) => number,
  fps: number,
): number[][] {
  const isShort = (index: number) => lengthOf(index) <= SHORT_SECONDS * fps;
  const long = chosen.filter((index) => !isShort(index)).map((index) => [index]);
  const short = chosen.filter(isShort).sort((one, other) => lengthOf(other) - lengthOf(one));
  const count = Math.max(lanes, Math.ceil(short.length / MOST_IN_A_RUN));
  const runs = Array.from({ length: count }, (): number[] => []);
  const framesOf = (run: readonly number[]) => run.reduce((sum, index) => sum + lengthOf(index), 0);
  for (const index of short) {
    const free = runs.filter((run) => run.length < MOST_IN_A_RUN);
    const least = free.sort((one, other) => framesOf(one) - framesOf(other))[0];
    least?.push(index);
  }
  return [...long, ...runs.filter((run) => run.length > 0)];
}

/** What is laid over each segment, in its own frames. */
function overlaysBySegment(segments: readonly Segment[], overlays: readonly Overlay[]): Overlay[][] {
  let begin = 0;
  return segments.map(({ from, to }) => {
    const start = begin;
    begin += to - from;
    return overlays
      .filter((overlay) => overlay.from < begin && overlay.to > start)
      .map((overlay) => ({
        ...overlay,
        from: Math.max(0, overlay.from - start),
        to: Math.min(begin, overlay.to) - start,
      }));
  });
}

function indexesWhere(
  recipes: readonly (string | undefined)[],
  test: (recipe: string | undefined) => boolean,
): number[] {
  return recipes.flatMap((recipe, index) => (test(recipe) ? [index] : []));
}

function commonestOf(recipes: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const recipe of recipes) if (recipe) counts.set(recipe, (counts.get(recipe) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
