import { readFile } from "node:fs/promises";
import { MediaError } from "../core/errors.ts";
import { mediaError } from "./errors.ts";
import { inputArgs, isPicture, openInput } from "./input.ts";
import { checkSize } from "./probe.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { makeWhole } from "./work-folder.ts";

/** An hour-long film is looked at for this long. */
const MOST_SECONDS = 90;
const TIME_LIMIT_MS = 60_000;
/** Each thread of a decoder keeps pictures of its own, which a file can make large. */
const DECODING_THREADS = 2;

export interface GreyOptions {
  side: number;
  fps: number;
  /** Only this part of the picture, in shares of its sides. */
  inside?: { x: number; y: number; width: number; height: number } | undefined;
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
  out: string,
  { side, fps, signal, inside, timeLimitMs = TIME_LIMIT_MS }: GreyOptions,
): Promise<Uint8Array[]> {
  const input = await openInput(path);
  if (isPicture(input)) throw mediaError("not-a-video", { detail: `${input.path} is a still picture` });
  if (input.claimed) checkSize(input, input.claimed);
  const crop = inside
    ? `crop=iw*${inside.width}:ih*${inside.height}:iw*${inside.x}:ih*${inside.y}:exact=1,`
    : "";
  const bytes = await makeWhole(out, async ({ folder, unfinished }) => {
    await programs.ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...inputArgs(input, ["-threads", String(DECODING_THREADS), "-t", String(MOST_SECONDS)]),
        ...["-map", "0:v:0", "-an", "-vf", `fps=${fps},${crop}scale=${side}:${side}:flags=area,format=gray`],
        ...["-frames:v", String(MOST_SECONDS * fps), "-f", "rawvideo", `file:${unfinished}`],
      ],
      folder,
      timeLimitMs,
      signal,
      onSeconds: () => {},
    });
    return readFile(unfinished);
  }).catch((error: unknown) => {
    throw inWordsForLooking(error, input.path);
  });
  const size = side * side;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
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
