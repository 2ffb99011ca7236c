import type { PictureFormat } from "./film-format.ts";
import type { Mp4Outline } from "./mp4-outline.ts";
import type { Segment } from "./segments.ts";

/** A part of a segment that is taken over as it is, or coded anew. */
export interface Piece extends Segment {
  /** Place of the segment it is a part of. */
  of: number;
  /** The shot's file holds these pictures just as they are to be; `whole`: and no others. */
  copy: { recipe: string; whole: boolean } | undefined;
}

/** Fewer pictures than these, in seconds, aren't worth a file of their own. */
const WORTH_SECONDS = 0.5;

/**
 * What of a segment can be copied: all of it, or what lies between two key frames, away from a cross-fade, from what is laid over the
 * pictures, and from a cut where there is no key frame. The rest is coded anew. `covered`: the pictures something is laid over,
 * counted as `from` and `to` are.
 */
export function piecesOf(
  segment: Segment,
  of: number,
  outline: Mp4Outline | undefined,
  format: PictureFormat,
  covered: readonly { from: number; to: number }[] = [],
): Piece[] {
  const whole = { ...segment, of, copy: undefined };
  const { video } = outline ?? {};
  if (!video?.plain || video.width !== format.width || video.height !== format.height) return [whole];
  if (video.constantRate !== format.fps || video.count < segment.to) return [whole];
  const { from, to, fade } = segment;
  const free = fade && from < fade.frames ? fade.frames : from;
  const points = [...video.cutPoints, video.count].filter((point) => point >= free && point <= to);
  const isClear = (start: number, end: number) =>
    !covered.some((range) => range.from < end && range.to > start);
  const runs: { from: number; to: number }[] = [];
  for (const [index, start] of points.entries()) {
    const end = points[index + 1];
    if (end === undefined || !isClear(start, end)) continue;
    const last = runs.at(-1);
    if (last?.to === start) last.to = end;
    else runs.push({ from: start, to: end });
  }
  const worth = runs.filter((run) => {
    const frames = run.to - run.from;
    return frames >= WORTH_SECONDS * format.fps || frames === to - from;
  });
  const { recipe } = video;
  const pieces: Piece[] = [];
  let at = from;
  for (const run of worth) {
    pieces.push({ ...whole, from: at, to: run.from });
    pieces.push({ ...whole, ...run, copy: { recipe, whole: run.from === 0 && run.to === video.count } });
    at = run.to;
  }
  pieces.push({ ...whole, from: at });
  return pieces.filter((piece) => piece.to > piece.from);
}
