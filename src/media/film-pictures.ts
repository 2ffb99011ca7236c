import { join } from "node:path";
import { copyPieces } from "./copy-pieces.ts";
import { encodeSegment, type Overlay, type Source } from "./encode-segment.ts";
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

/** A shot's file as found. */
export interface FoundShot {
  input: Input;
  /** undefined: not a file of the plain kind that can be copied. */
  outline: Mp4Outline | undefined;
}

export interface FilmPictures {
  /** Files that hold exactly the segments' pictures, one after the other, all with the same decoder settings. */
  parts: { path: string; frames: number }[];
  /** Segments of which any picture was coded anew. */
  encoded: number;
  codedFrames: number;
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
  const tell = progressParts(
    options.onProgress,
    pieces.map(({ from, to }) => to - from),
  );

  const encode = (chosen: readonly number[]) =>
    sideBySide(chosen, Math.min(2, programs.threads), options.signal, async (index, signal) => {
      const segment = pieces[index] as Piece;
      const source = async (shot: number) => {
        const { input, outline } = shots[shot] as FoundShot;
        const known = sources.get(shot) ?? {
          input,
          probe: await probeQuickly(programs.ffprobe, input.path, { signal }),
          video: options.copyNothing ? undefined : outline?.video,
        };
        sources.set(shot, known);
        return known;
      };
      const file = join(folder, `shot-${index}.mp4`);
      await encodeSegment(
        programs.ffmpeg,
        segment,
        {
          shot: await source(segment.shot),
          before: segment.fade && (await source(segment.fade.shot)),
          overlays: overlaysOf[index] ?? [],
        },
        file,
        {
          format,
          folder,
          threads: Math.max(1, Math.floor(programs.threads / Math.min(2, chosen.length))),
          signal,
          onSeconds: (seconds) => tell[index]?.((seconds * format.fps) / (segment.to - segment.from)),
        },
      );
      files[index] = file;
      tell[index]?.(1);
    });

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
    codedFrames: [...coded].reduce((sum, index) => {
      const { from, to } = pieces[index] as Piece;
      return sum + to - from;
    }, 0),
    sources,
  };
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
