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
 * What of a segment can be copied: all of it, or what lies between two key frames, away from a cross-fade and from a cut where there is
 * no key frame. The rest round it is coded anew.
 */
export function piecesOf(
  segment: Segment,
  of: number,
  outline: Mp4Outline | undefined,
  format: PictureFormat,
): Piece[] {
  const whole = { ...segment, of, copy: undefined };
  const { video } = outline ?? {};
  if (!video?.plain || video.width !== format.width || video.height !== format.height) return [whole];
  if (video.constantRate !== format.fps || video.count < segment.to) return [whole];
  const { from, to, fade } = segment;
  const free = fade && from < fade.frames ? fade.frames : from;
  const points = [...video.cutPoints, video.count];
  const start = points.find((point) => point >= free) ?? to;
  const end = points.findLast((point) => point <= to) ?? start;
  if (end - start < WORTH_SECONDS * format.fps && end - start < to - from) return [whole];
  const { recipe } = video;
  const pieces: Piece[] = [
    { ...whole, to: start },
    { ...whole, from: start, to: end, copy: { recipe, whole: start === 0 && end === video.count } },
    { ...whole, from: end },
  ];
  return pieces.filter((piece) => piece.to > piece.from);
}
