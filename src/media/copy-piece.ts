import type { PictureFormat } from "./film-format.ts";
import { fileUrl } from "./input.ts";
import type { Piece } from "./pieces.ts";
import { FFMPEG_ARGS } from "./programs.ts";
import type { Runner } from "./run-ffmpeg.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";

/** Takes a shot's pictures from one key frame to another over as they are, into a file of their own. */
export async function copyPiece(
  ffmpeg: Runner,
  { from, to }: Piece,
  path: string,
  out: string,
  { format: { fps }, folder, signal }: { format: PictureFormat; folder: string; signal: AbortSignal },
): Promise<void> {
  await ffmpeg({
    args: [
      ...FFMPEG_ARGS,
      ...["-protocol_whitelist", "file", "-format_whitelist", "mov"],
      // Half a frame late, so that the key frame itself is the last before it.
      ...(from === 0 ? [] : ["-ss", ((from + 0.5) / fps).toFixed(6)]),
      ...["-f", "mov", "-i", fileUrl(path)],
      ...["-map", "0:v:0", "-c:v", "copy", "-frames:v", String(to - from), "-avoid_negative_ts", "make_zero"],
      ...["-f", "mp4", fileUrl(out)],
    ],
    folder,
    timeLimitMs: encodeTimeLimitMs((to - from) / fps),
    signal,
    onSeconds: () => {},
  });
}
