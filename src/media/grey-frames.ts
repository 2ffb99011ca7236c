import { readFile } from "node:fs/promises";
import { inputArgs, openInput } from "./input.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { makeWhole } from "./work-folder.ts";

/** An hour-long film is looked at for this long. */
const MOST_SECONDS = 90;
const TIME_LIMIT_MS = 60_000;

/** The film in small grey squares, one byte a pixel, for comparing; of a long one the beginning. */
export async function greyFrames(
  programs: Programs,
  path: string,
  out: string,
  { side, fps, signal }: { side: number; fps: number; signal?: AbortSignal | undefined },
): Promise<Uint8Array[]> {
  const input = await openInput(path);
  const bytes = await makeWhole(out, async ({ folder, unfinished }) => {
    await programs.ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...inputArgs(input, ["-t", String(MOST_SECONDS)]),
        ...["-map", "0:v:0", "-an", "-vf", `fps=${fps},scale=${side}:${side}:flags=area,format=gray`],
        ...["-frames:v", String(MOST_SECONDS * fps), "-f", "rawvideo", `file:${unfinished}`],
      ],
      folder,
      timeLimitMs: TIME_LIMIT_MS,
      signal,
      onSeconds: () => {},
    });
    return readFile(unfinished);
  });
  const size = side * side;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}
