import type { Runner } from "./run-ffmpeg.ts";

/** What the work on files is done with. */
export interface Programs {
  ffmpeg: Runner;
  ffprobe: Runner;
  /** Threads for coding, altogether. */
  threads: number;
}

/** Every ffmpeg run: quiet but for errors, never asking, telling its progress on standard output. */
export const FFMPEG_ARGS = [
  ...["-hide_banner", "-v", "error", "-nostdin", "-nostats", "-y"],
  ...["-progress", "pipe:1", "-stats_period", "0.2"],
];
