import { openInput } from "./input.ts";
import { checkSize } from "./probe.ts";
import type { Programs } from "./programs.ts";
import { rawFrames } from "./raw-frames.ts";

/** A frame in 48 × 48 colours, red, green and blue, a byte each. */
export type SmallFrame = Uint8Array;
export const SMALL_SIDE = 48;
export const SMALL_FPS = 24;

const TIME_LIMIT_MS = 30_000;

/**
 * A video's frames, or the one of a picture, small: each pixel is one of the frame's own, so that noise stays noise. One pass, which ends
 * within half a minute; `place` is where they are written meanwhile. Throws MediaError.
 */
export async function smallFrames(
  programs: Programs,
  path: string,
  place: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<SmallFrame[]> {
  const input = await openInput(path);
  if (input.claimed) checkSize(input, input.claimed);
  return rawFrames(programs, input, place, {
    ...{ fps: SMALL_FPS, frameBytes: SMALL_SIDE * SMALL_SIDE * 3, timeLimitMs: TIME_LIMIT_MS, signal },
    filters: `scale=${SMALL_SIDE}:${SMALL_SIDE}:flags=neighbor,format=rgb24`,
  });
}
