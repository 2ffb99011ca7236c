import type { Join } from "../core/film/film-plan.ts";
import { mediaError } from "./errors.ts";

export interface ShotToJoin {
  path: string;
  /** Seconds of the film that are this shot's; the file may be longer, and must be by the length of a cross-fade out. */
  seconds: number;
  /** How it passes into the next; the last shot's is not looked at. */
  join: Join;
}

/** The part of the film that is one shot's time. All counts are frames of the film. */
export interface Segment {
  shot: number;
  /** Length of the shot's time before any trimming. */
  frames: number;
  /** The part of that time which is kept. */
  from: number;
  to: number;
  /** The shot before runs on over the beginning: from which of its frames, and for how many. */
  fade: { shot: number; from: number; frames: number } | undefined;
}

/**
 * Cuts the film's time into one segment a shot. The boundaries are rounded, not the lengths, so that the film never
 * drifts from the sum of its seconds by more than half a frame.
 */
export function segmentsOf(
  shots: readonly Omit<ShotToJoin, "path">[],
  fps: number,
  trim?: { from: number; to: number },
): Segment[] {
  let seconds = 0;
  let start = 0;
  const whole: (Segment & { start: number })[] = [];
  for (const [shot, { seconds: own }] of shots.entries()) {
    seconds += own;
    const end = Math.round(seconds * fps);
    const frames = end - start;
    whole.push({ shot, start, frames, from: 0, to: frames, fade: fadeInto(shots, whole, shot, frames, fps) });
    start = end;
  }
  const cut = trim && { from: Math.round(trim.from * fps), to: Math.round(trim.to * fps) };
  const kept = whole.flatMap(({ start, ...segment }) => {
    const from = Math.max(0, (cut?.from ?? 0) - start);
    const to = Math.min(segment.frames, (cut?.to ?? Number.POSITIVE_INFINITY) - start);
    return to > from ? [{ ...segment, from, to }] : [];
  });
  if (kept.length === 0) throw mediaError("empty-cut");
  return kept;
}

function fadeInto(
  shots: readonly Omit<ShotToJoin, "path">[],
  before: readonly Segment[],
  shot: number,
  frames: number,
  fps: number,
): Segment["fade"] {
  const previous = before.at(-1);
  const join = shots[shot - 1]?.join;
  if (!previous || join?.kind !== "crossfade") return undefined;
  // A fade can't outlast the shot it leads into.
  const length = Math.min(Math.round(join.seconds * fps), frames);
  return length > 0 ? { shot: shot - 1, from: previous.frames, frames: length } : undefined;
}
