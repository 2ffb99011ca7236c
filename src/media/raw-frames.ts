import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Input, inputArgs } from "./input.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { inFolderOf } from "./work-folder.ts";

/** An hour-long film is looked at for this long. */
const MOST_SECONDS = 90;
/** Each thread of a decoder keeps pictures of its own, which a file can make large. */
const DECODING_THREADS = 2;

/**
 * A film's frames as plain bytes, `fps` a second, after `filters`, which leave `frameBytes` of each; of a long film the beginning. `place` is
 * where they are written meanwhile. Throws MediaError.
 */
export async function rawFrames(
  programs: Programs,
  input: Input,
  place: string,
  {
    fps,
    filters,
    frameBytes,
    part,
    timeLimitMs,
    signal,
  }: {
    fps: number;
    filters: string;
    frameBytes: number;
    part?: { from: number; count: number } | undefined;
    timeLimitMs: number;
    signal?: AbortSignal | undefined;
  },
): Promise<Uint8Array[]> {
  const bytes = await inFolderOf(place, async (folder) => {
    const raw = join(folder, "frames");
    await programs.ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...inputArgs(input, [
          ...["-threads", String(DECODING_THREADS)],
          ...(part ? ["-ss", part.from.toFixed(6)] : []),
          ...["-t", String(MOST_SECONDS)],
        ]),
        ...["-map", "0:v:0", "-an", "-vf", `fps=${fps},${filters}`],
        ...["-frames:v", String(part?.count ?? MOST_SECONDS * fps), "-f", "rawvideo", `file:${raw}`],
      ],
      folder,
      timeLimitMs,
      signal,
      onSeconds: () => {},
    });
    return readFile(raw);
  });
  return Array.from({ length: Math.floor(bytes.length / frameBytes) }, (_, index) =>
    bytes.subarray(index * frameBytes, (index + 1) * frameBytes),
  );
}
