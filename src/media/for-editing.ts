import { FRAMES_PER_SECOND } from "../core/film/picture.ts";
import { fileUrl, inputArgs, openInput } from "./input.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { probeQuickly } from "./quick-probe.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";
import { makeWhole } from "./work-folder.ts";

/**
 * `dnxhr`: DNxHR SQ and PCM in a MOV, which every editor reads, DaVinci Resolve's free version on Linux too, that knows
 * neither H.264 nor AAC. At the film's rate whatever the model's, since lists of edits count in its frames. `wav`: the sound alone, PCM of 16 bits at 48 kHz.
 */
export type EditingFormat = "dnxhr" | "wav";

const CODING: Record<EditingFormat, readonly string[]> = {
  dnxhr: [
    ...["-map", "0:v:0", "-map", "0:a:0?", "-c:v", "dnxhd", "-profile:v", "dnxhr_sq", "-pix_fmt", "yuv422p"],
    ...["-r", String(FRAMES_PER_SECOND)],
    ...["-c:a", "pcm_s16le", "-ar", "48000", "-timecode", "00:00:00:00", "-f", "mov"],
  ],
  wav: ["-map", "0:a:0", "-c:a", "pcm_s16le", "-ar", "48000", "-f", "wav"],
};

/** The file in a form that editing programs take. Throws MediaError, for a film without sound asked as a wav too. */
export async function makeForEditing(
  programs: Programs,
  path: string,
  out: string,
  format: EditingFormat,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const input = await openInput(path);
  const { seconds } = await probeQuickly(programs.ffprobe, path, { signal: options.signal });
  await makeWhole(out, async ({ folder, unfinished }) => {
    await programs.ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...inputArgs(input, []),
        ...CODING[format],
        "-t",
        String(seconds),
        fileUrl(unfinished),
      ],
      folder,
      timeLimitMs: encodeTimeLimitMs(seconds),
      signal: options.signal,
    });
  });
}
