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

/** A segment to be coded, and the file it is coded into. */
export interface Coding {
  segment: Segment;
  shot: Source;
  /** The shot that fades out over its beginning. */
  before: Source | undefined;
  overlays: readonly Overlay[];
  out: string;
}

/**
 * Codes the pictures of shots' times anew: the film's size, rate and colours, exactly as many frames as are their
 * own, with the end of the shot before fading out over their beginning. All in one run, whose start takes longer than to code ten
 * pictures.
 */
export async function encodeSegments(
  ffmpeg: Runner,
  codings: readonly Coding[],
  options: {
    format: PictureFormat;
    /** For each of them. */
    threads: number;
    folder: string;
    signal: AbortSignal;
    /** Of the one that is furthest. */
    onSeconds: (seconds: number) => void;
  },
): Promise<void> {
  const { format } = options;
  const inputs: string[][] = [];
  const filters: string[] = [];
  const outputs: string[] = [];
  for (const [index, coding] of codings.entries()) {
    const { overlays, out } = coding;
    const pictures = picturesOf(coding, format);
    const first = inputs.length;
    inputs.push(
      ...pictures.inputs,
      ...overlays.map(({ path }) => ["-protocol_whitelist", "file", "-f", "png_pipe", "-i", fileUrl(path)]),
    );
    filters.push(
      ...pictures.filters(first, index),
      ...laidOver(overlays, first + pictures.inputs.length, index),
    );
    outputs.push(
      ...["-map", `[${index}laid${overlays.length}]`, ...filmVideoArgs(format, "piece")],
      ...["-threads", String(options.threads), "-f", "mp4", fileUrl(out)],
    );
  }
  const seconds = codings.reduce((sum, { segment: { from, to } }) => sum + (to - from) / format.fps, 0);
  await ffmpeg({
    args: [...FFMPEG_ARGS, ...inputs.flat(), "-filter_complex", filters.join(";"), ...outputs],
    folder: options.folder,
    timeLimitMs: encodeTimeLimitMs(seconds),
    signal: options.signal,
    onSeconds: options.onSeconds,
  });
}

/** The inputs of one segment's pictures, and the filters that make these of them, given the number of the first input and the segment's own. */
function picturesOf(
  { segment: { fade, from, to }, ...sources }: Coding,
  format: PictureFormat,
): { inputs: string[][]; filters: (first: number, index: number) => string[] } {
  const fading = fade && sources.before && from < fade.frames ? fade : undefined;
  // A shot that fades is prepared from its beginning and cut after fading; one that does not is cut at once.
  const shot = frames(sources.shot, { from: fading ? 0 : from, to }, format);
  if (!fading)
    return {
      inputs: [shot.input],
      filters: (first, index) => [`[${first}:v:0]${shot.filters}[${index}laid0]`],
    };
  const end = { from: fading.from, to: fading.from + fading.frames };
  const before = frames(sources.before as Source, end, format);
  return {
    inputs: [shot.input, before.input],
    filters: (first, index) => [
      `[${first}:v:0]${shot.filters}[${index}shot]`,
      `[${first + 1}:v:0]${before.filters}[${index}before]`,
      `[${index}before]${fadeOut(fading.frames)}[${index}veil]`,
      `[${index}shot][${index}veil]overlay=eof_action=pass,trim=start_frame=${from}:end_frame=${to},setpts=PTS-STARTPTS,format=yuv420p[${index}laid0]`,
    ],
  };
}

/** Each overlay on the picture with those before it, and only for its own frames. */
function laidOver(overlays: readonly Overlay[], first: number, index: number): string[] {
  return overlays.map(({ x, y, from, to }, place) => {
    const when = `enable='between(n,${from},${to - 1})'`;
    return `[${index}laid${place}][${first + place}:v]overlay=${x}:${y}:${when}:format=yuv420,format=yuv420p[${index}laid${place + 1}]`;
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
