import { join } from "node:path";
import { encodeSegment, type Overlay, type Source } from "./encode-segment.ts";
import type { PictureFormat } from "./film-format.ts";
import type { Input } from "./input.ts";
import { type Mp4Outline, outlineMp4 } from "./mp4-outline.ts";
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
  /** For each segment a file that holds exactly its pictures, all with the same decoder settings. */
  files: string[];
  encoded: number;
  /** What the probed shots turned out to be, by shot. */
  sources: Map<number, Source>;
}

/**
 * Files for every segment: the shot's own where it is already exactly what the film needs, a newly coded one in
 * `folder` where not.
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
  const overlaysOf = overlaysBySegment(segments, options.overlays);
  const recipes = segments.map((segment, index) => {
    if ((overlaysOf[index]?.length ?? 0) > 0) return undefined;
    const outline = options.copyNothing ? undefined : shots[segment.shot]?.outline;
    return outline && isExact(segment, outline, format) ? outline.video.recipe : undefined;
  });
  const files = segments.map(({ shot }) => shots[shot]?.input.path ?? "");
  const sources = new Map<number, Source>();
  const tell = progressParts(
    options.onProgress,
    segments.map(({ from, to }) => to - from),
  );

  const encode = (chosen: readonly number[]) =>
    sideBySide(chosen, Math.min(2, programs.threads), options.signal, async (index, signal) => {
      const segment = segments[index] as Segment;
      const source = async (shot: number) => {
        const { input } = shots[shot] as FoundShot;
        const known = sources.get(shot) ?? {
          input,
          probe: await probeQuickly(programs.ffprobe, input.path, { signal }),
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
  for (const part of tell) part(1);
  return { files, encoded: others.length + strangers.length, sources };
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

/** The file holds just the pictures of this segment, just as they are to be in the film. */
function isExact(segment: Segment, { video }: Mp4Outline, format: PictureFormat): boolean {
  return (
    video.plain &&
    video.width === format.width &&
    video.height === format.height &&
    video.constantRate === format.fps &&
    video.count === segment.frames &&
    segment.to - segment.from === segment.frames &&
    segment.fade === undefined
  );
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
