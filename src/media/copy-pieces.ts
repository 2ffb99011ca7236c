import type { PictureFormat } from "./film-format.ts";
import { fileUrl } from "./input.ts";
import type { Piece } from "./pieces.ts";
import { FFMPEG_ARGS } from "./programs.ts";
import type { Runner } from "./run-ffmpeg.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";

/** Files that one run has open at once, half of them written; systems give a process as few as 256. */
const MOST_AT_ONCE = 50;

/**
 * Takes shots' pictures from one key frame to another over as they are, each into a file of its own. All in one run: to
 * start ffmpeg takes longer than to copy five seconds.
 */
export async function copyPieces(
  ffmpeg: Runner,
  pieces: readonly (Pick<Piece, "from" | "to"> & { path: string; out: string })[],
  {
    format: { fps },
    folder,
    signal,
  }: { format: PictureFormat; folder: string; signal: AbortSignal | undefined },
): Promise<void> {
  for (let begin = 0; begin < pieces.length; begin += MOST_AT_ONCE) {
    const some = pieces.slice(begin, begin + MOST_AT_ONCE);
    await ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...some.flatMap(({ from, path }) => [
          ...["-protocol_whitelist", "file", "-format_whitelist", "mov"],
          // Half a frame late, so that the key frame itself is the last before it.
          ...(from === 0 ? [] : ["-ss", ((from + 0.5) / fps).toFixed(6)]),
          ...["-f", "mov", "-i", fileUrl(path)],
        ]),
        ...some.flatMap(({ from, to, out }, input) => [
          ...["-map", `${input}:v:0`, "-c:v", "copy", "-frames:v", String(to - from)],
          ...["-avoid_negative_ts", "make_zero", "-f", "mp4", fileUrl(out)],
        ]),
      ],
      folder,
      timeLimitMs: encodeTimeLimitMs(some.reduce((sum, { from, to }) => sum + (to - from) / fps, 0)),
      signal,
      onSeconds: () => {},
    });
  }
}
