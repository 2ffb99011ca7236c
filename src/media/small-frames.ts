import { readFile } from "node:fs/promises";
import { inputArgs, openInput } from "./input.ts";
import { checkSize } from "./probe.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { makeWhole } from "./work-folder.ts";

/** A frame in 48 × 48 colours, red, green and blue, a byte each. */
export type SmallFrame = Uint8Array;
export const SMALL_SIDE = 48;
export const SMALL_FPS = 24;

const MOST_SECONDS = 90;
const TIME_LIMIT_MS = 30_000;

/**
 * A video's frames, or the one of a picture, small: each pixel is one of the frame's own, so that noise stays noise. One pass, which ends
 * within half a minute; `out` is where they are written meanwhile. Throws MediaError.
 */
export async function smallFrames(
  programs: Programs,
  path: string,
  out: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<SmallFrame[]> {
  const input = await openInput(path);
  if (input.claimed) checkSize(input, input.claimed);
  const bytes = await makeWhole(out, async ({ folder, unfinished }) => {
    await programs.ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...inputArgs(input, ["-threads", "2", "-t", String(MOST_SECONDS)]),
        ...["-map", "0:v:0", "-an"],
        ...["-vf", `fps=${SMALL_FPS},scale=${SMALL_SIDE}:${SMALL_SIDE}:flags=neighbor,format=rgb24`],
        ...["-frames:v", String(MOST_SECONDS * SMALL_FPS), "-f", "rawvideo", `file:${unfinished}`],
      ],
      folder,
      timeLimitMs: TIME_LIMIT_MS,
      signal,
      onSeconds: () => {},
    });
    return readFile(unfinished);
  });
  const size = SMALL_SIDE * SMALL_SIDE * 3;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}
