import { filmVideoArgs, type PictureFormat, pictureFilters } from "./film-format.ts";
import { fileUrl, type Input, inputArgs } from "./input.ts";
import type { Mp4Outline } from "./mp4-outline.ts";
import type { Probe } from "./probe.ts";
import { FFMPEG_ARGS } from "./programs.ts";
import type { Runner } from "./run-ffmpeg.ts";
import type { Segment } from "./segments.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";

/** A picture laid over some frames of a segment: where it stands, in pixels, and from which frame to which. */
export interface Overlay {
  path: string;
  x: number;
  y: number;
  from: number;
  to: number;
}

export interface Source {
  input: Input;
  probe: Probe;
  /** Where its file can be begun to be read; undefined: from its beginning only. */
  video: Pick<Mp4Outline["video"], "constantRate" | "cutPoints"> | undefined;
}

/**
 * Codes the pictures of one shot's time anew: the film's size, rate and colours, exactly as many frames as are its
 * own, with the end of the shot before fading out over its beginning.
 */
export async function encodeSegment(
  ffmpeg: Runner,
  segment: Segment,
  sources: { shot: Source; before: Source | undefined; overlays?: readonly Overlay[] },
  out: string,
  options: {
    format: PictureFormat;
    threads: number;
    folder: string;
    signal: AbortSignal;
    onSeconds: (seconds: number) => void;
  },
): Promise<void> {
  const { format } = options;
  const { fade, from, to } = segment;
  const fading = fade && sources.before && from < fade.frames ? fade : undefined;
  const kept = { from, to };
  // A shot that fades is prepared from its beginning and cut after fading; one that does not is cut at once.
  const shot = frames(sources.shot, fading ? { from: 0, to } : kept, format);
  const before =
    fading &&
    frames(sources.before as Source, { from: fading.from, to: fading.from + fading.frames }, format);
  const filters = before
    ? [
        `[0:v:0]${shot.filters}[shot]`,
        `[1:v:0]${before.filters}[before]`,
        `[before]${fadeOut(fading.frames)}[veil]`,
        `[shot][veil]overlay=eof_action=pass,trim=start_frame=${from}:end_frame=${to},setpts=PTS-STARTPTS,format=yuv420p[film]`,
      ]
    : [`[0:v:0]${shot.filters}[film]`];
  const overlays = sources.overlays ?? [];
  const used = before ? [shot, before] : [shot];
  await ffmpeg({
    args: [
      ...FFMPEG_ARGS,
      ...used.flatMap(({ input }) => input),
      ...overlays.flatMap(({ path }) => [
        "-protocol_whitelist",
        "file",
        "-f",
        "png_pipe",
        "-i",
        fileUrl(path),
      ]),
      ...["-filter_complex", [...filters, ...laidOver(overlays, used.length)].join(";")],
      ...["-map", overlays.length > 0 ? `[laid${overlays.length}]` : "[film]"],
      ...filmVideoArgs(format),
      ...["-threads", String(options.threads), "-f", "mp4", fileUrl(out)],
    ],
    folder: options.folder,
    timeLimitMs: encodeTimeLimitMs((to - from) / format.fps),
    signal: options.signal,
    onSeconds: options.onSeconds,
  });
}

/** Each overlay on the picture with those before it, and only for its own frames. */
function laidOver(overlays: readonly Overlay[], inputs: number): string[] {
  return overlays.map(({ x, y, from, to }, index) => {
    const below = index === 0 ? "[film]" : `[laid${index}]`;
    const when = `enable='between(n,${from},${to - 1})'`;
    return `${below}[${inputs + index}:v]overlay=${x}:${y}:${when}:format=yuv420,format=yuv420p[laid${index + 1}]`;
  });
}

/**
 * Some of a shot's pictures at the film's rate: pictures are shown for as long as they were, and the last one stands
 * where the file is too short. Nothing is decoded that lies before the last key frame that can be begun at.
 */
function frames(
  { input, probe, video }: Source,
  { from, to }: { from: number; to: number },
  format: PictureFormat,
): { input: string[]; filters: string } {
  const begin = lastBeginning(video, from, format.fps);
  // Half a picture late, so that the key frame is surely the last before it; by as much its time is put right again.
  const seek = begin > 0 ? ["-noaccurate_seek", "-ss", ((begin + 0.5) / format.fps).toFixed(6)] : [];
  return {
    // Two pictures decoded at once cost more than one after the other, and coding them takes longer anyway.
    input: inputArgs(input, ["-an", "-threads", "1", ...seek]),
    filters: [
      ...(begin > 0 ? [`setpts=PTS+0.5/(${format.fps}*TB)`] : []),
      `fps=${format.fps}:start_time=0`,
      "tpad=stop_mode=clone:stop=-1",
      `trim=start_frame=${from - begin}:end_frame=${to - begin}`,
      "setpts=PTS-STARTPTS",
      ...pictureFilters(probe, format),
    ].join(","),
  };
}

/** The film's frame at which a file can be begun to be read for this one: a cut point that is shown just when a frame of the film is. */
function lastBeginning(video: Source["video"], frame: number, fps: number): number {
  const { constantRate, cutPoints = [] } = video ?? {};
  if (!constantRate) return 0;
  const starts = cutPoints.map((point) => (point * fps) / constantRate);
  return starts.findLast((start) => start <= frame && Number.isInteger(start)) ?? 0;
}

/**
 * A cross-fade is the shot before growing transparent above the next: the same sum as ffmpeg's `xfade`, which
 * miscounts its frames where an input ends with the fade.
 */
function fadeOut(frames: number): string {
  return `format=yuva420p,fade=t=out:start_frame=0:nb_frames=${frames}:alpha=1`;
}
