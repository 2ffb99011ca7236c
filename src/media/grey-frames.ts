import { MediaError } from "../core/errors.ts";
import { mediaError } from "./errors.ts";
import { isPicture, openInput } from "./input.ts";
import { checkSize } from "./probe.ts";
import type { Programs } from "./programs.ts";
import { rawFrames } from "./raw-frames.ts";

const TIME_LIMIT_MS = 60_000;

export interface GreyOptions {
  side: number;
  fps: number;
  /** Only this part of the picture, in shares of its sides. */
  inside?: { x: number; y: number; width: number; height: number } | undefined;
  /** As grey as it is seen, by whichever matrix the file's colours are written; default as its brightness is written, which is quicker. */
  asSeen?: boolean | undefined;
  /** Begins so many seconds in, between two pictures, and takes so many. */
  part?: { from: number; count: number } | undefined;
  signal?: AbortSignal | undefined;
  timeLimitMs?: number;
}

/**
 * The film in small grey squares, one byte a pixel, for comparing; of a long one the beginning. Whatever the file is, it ends
 * within a minute, and MediaError says what is wrong with it.
 */
export async function greyFrames(
  programs: Programs,
  path: string,
  place: string,
  { side, fps, signal, inside, part, asSeen = false, timeLimitMs = TIME_LIMIT_MS }: GreyOptions,
): Promise<Uint8Array[]> {
  const input = await openInput(path);
  if (isPicture(input)) throw mediaError("not-a-video", { detail: `${input.path} is a still picture` });
  if (input.claimed) checkSize(input, input.claimed);
  const crop = inside
    ? `crop=iw*${inside.width}:ih*${inside.height}:iw*${inside.x}:ih*${inside.y}:exact=1,`
    : "";
  return rawFrames(programs, input, place, {
    ...{ fps, frameBytes: side * side, part, timeLimitMs, signal },
    filters: `${crop}${asSeen ? "format=rgb24," : ""}scale=${side}:${side}:flags=area,format=gray`,
  }).catch((error: unknown) => {
    throw inWordsForLooking(error, input.path);
  });
}

/** Nothing was cut here, and it is the file's fault where ffmpeg fails or takes too long. */
function inWordsForLooking(error: unknown, path: string): unknown {
  if (!(error instanceof MediaError)) return error;
  if (error.code === "ffmpeg-failed" || error.code === "ffmpeg-killed")
    return mediaError("media-broken", { detail: path, cause: error });
  if (error.code === "media-timeout")
    return mediaError("too-slow-to-look-at", { detail: path, cause: error });
  return error;
}
