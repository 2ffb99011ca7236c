import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MP4_ARGS } from "./film-format.ts";
import type { FilmSound } from "./film-sound.ts";
import { fileUrl } from "./input.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";

/**
 * Lays files of equal decoder settings end to end without touching their pictures, and puts the film's sound under
 * them. The list names only links of our own making, so that no path can say anything to ffmpeg.
 */
export async function concatenate(
  { ffmpeg, threads }: Programs,
  parts: readonly { path: string; seconds: number }[],
  sound: FilmSound,
  out: string,
  options: { folder: string; signal: AbortSignal | undefined; onProgress: (share: number) => void },
): Promise<void> {
  const lines = await Promise.all(
    parts.map(async ({ path, seconds }, index) => {
      await symlink(path, join(options.folder, `part-${index}.mp4`));
      // Where the next part begins: by its pictures, whatever the length of its sound.
      return `file part-${index}.mp4\nduration ${seconds.toFixed(6)}\n`;
    }),
  );
  await writeFile(join(options.folder, "parts.txt"), `ffconcat version 1.0\n${lines.join("")}`);
  const total = parts.reduce((sum, { seconds }) => sum + seconds, 0);
  await ffmpeg({
    args: [
      ...FFMPEG_ARGS,
      // Without it the run-in of the parts' sound, which is not even taken, moves all pictures by 21 ms.
      "-copyts",
      ...["-protocol_whitelist", "file", "-format_whitelist", "concat,mov"],
      ...["-f", "concat", "-i", "parts.txt"],
      ...sound.inputs,
      ...["-map", "0:v:0", "-c:v", "copy"],
      ...sound.output,
      ...["-threads", String(threads)],
      ...MP4_ARGS,
      fileUrl(out),
    ],
    folder: options.folder,
    timeLimitMs: encodeTimeLimitMs(total),
    signal: options.signal,
    onSeconds: (seconds) => options.onProgress(seconds / total),
  });
  options.onProgress(1);
}
