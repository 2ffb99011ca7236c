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

/** Fewer pictures than these, in seconds, aren't worth a file of their own; one alone would have other times than its neighbours. */
const WORTH_SECONDS = 0.25;

/**
 * What of a segment can be copied: all of it, or what begins at a key frame and lies away from a cross-fade and from what is laid
 * over the pictures. The rest is coded anew. `covered`: the pictures something is laid over, counted as `from` and `to` are.
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
  const starts = video.cutPoints.filter((point) => point >= free && point < to);
  const least = WORTH_SECONDS * format.fps;
  const runs: { from: number; to: number }[] = [];
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1] ?? to;
    const busy = covered.filter((range) => range.from < next && range.to > start);
    const clear = Math.min(next, ...busy.map((range) => range.from));
    const end =
      video.endPoints.findLast((point) => point <= clear && (point === next || next - point >= least)) ??
      start;
    if (end <= start) continue;
    const last = runs.at(-1);
    if (last?.to === start) last.to = end;
    else runs.push({ from: start, to: end });
  }
  const worth = runs.filter((run) => {
    const frames = run.to - run.from;
    return frames >= least || frames === to - from;
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
