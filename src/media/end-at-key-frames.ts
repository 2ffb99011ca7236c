import type { Overlay } from "./encode-segment.ts";
import type { FoundShot } from "./film-pictures.ts";
import type { Segment } from "./segments.ts";

/** So much of a caption nobody misses, in seconds: two pictures of a film. */
const UNMISSED = 1 / 12;

/**
 * Overlays as they are, but those that end just after a key frame end at it: all pictures up to the next key frame would be coded anew
 * for those few. What stands until the film's end stays until then.
 */
export function endAtKeyFrames(
  overlays: readonly Overlay[],
  segments: readonly Segment[],
  shots: readonly FoundShot[],
  fps: number,
): Overlay[] {
  let frames = 0;
  const keys = segments.flatMap(({ shot, from, to }) => {
    const begin = frames;
    frames += to - from;
    const { constantRate, cutPoints = [] } = shots[shot]?.outline?.video ?? {};
    if (constantRate !== fps) return [];
    return cutPoints.filter((point) => point >= from && point < to).map((point) => begin + point - from);
  });
  const most = Math.floor(UNMISSED * fps);
  return overlays.map((overlay) => {
    const { from, to } = overlay;
    const key = keys.findLast((frame) => frame < to);
    return to >= frames || key === undefined || key <= from || to - key > most
      ? overlay
      : { ...overlay, to: key };
  });
}
