import { filmVideoArgs, type PictureFormat, pictureFilters } from "./film-format.ts";
import { fileUrl, type Input, inputArgs } from "./input.ts";
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
  const filters = fading
    ? [
        `[0:v:0]${frames(sources.shot.probe, { from: 0, to }, format)}[shot]`,
        `[1:v:0]${frames((sources.before as Source).probe, { from: fading.from, to: fading.from + fading.frames }, format)}[before]`,
        `[before]${fadeOut(fading.frames)}[veil]`,
        `[shot][veil]overlay=eof_action=pass,trim=start_frame=${from}:end_frame=${to},setpts=PTS-STARTPTS,format=yuv420p[film]`,
      ]
    : [`[0:v:0]${frames(sources.shot.probe, kept, format)}[film]`];
  const overlays = sources.overlays ?? [];
  const used = fading ? [sources.shot, sources.before as Source] : [sources.shot];
  await ffmpeg({
    args: [
      ...FFMPEG_ARGS,
      ...used.flatMap(({ input }) => inputArgs(input, ["-an"])),
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
 * where the file is too short.
 */
function frames(probe: Probe, { from, to }: { from: number; to: number }, format: PictureFormat): string {
  return [
    `fps=${format.fps}:start_time=0`,
    "tpad=stop_mode=clone:stop=-1",
    `trim=start_frame=${from}:end_frame=${to}`,
    "setpts=PTS-STARTPTS",
    ...pictureFilters(probe, format),
  ].join(",");
}

/**
 * A cross-fade is the shot before growing transparent above the next: the same sum as ffmpeg's `xfade`, which
 * miscounts its frames where an input ends with the fade.
 */
function fadeOut(frames: number): string {
  return `format=yuva420p,fade=t=out:start_frame=0:nb_frames=${frames}:alpha=1`;
}
