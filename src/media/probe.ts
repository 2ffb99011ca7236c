import { dirname } from "node:path";
import { z } from "zod";
import { MediaError } from "../core/errors.ts";
import { mediaError } from "./errors.ts";
import { type Input, inputArgs, isPicture, MAX_PIXELS, openInput } from "./input.ts";
import { outlineMp4 } from "./mp4-outline.ts";
import type { Runner } from "./run-ffmpeg.ts";

/** What a video file is, as people see it. */
export interface Probe {
  /** As shown: turned, and with oblong pixels made square. */
  width: number;
  height: number;
  seconds: number;
  /** Pictures a second on average. */
  frameRate: number;
  /** Pictures are shown for differing times. */
  variableFrameRate: boolean;
  /** ffmpeg's name: "h264", "hevc", "vp9" … */
  codec: string;
  /** ffmpeg's name: "yuv420p" … */
  pixelFormat: string;
  /** ffmpeg's name of the colour matrix, where the file says: "bt709" … */
  colorSpace: string | undefined;
  /** The file wants to be turned in showing, by this many degrees clockwise. */
  rotation: 0 | 90 | 180 | 270;
  sound: { codec: string; rate: number; channels: number; bitsPerSecond: number | undefined } | undefined;
  bytes: number;
  /** MP4 or MOV, rather than WebM, Matroska or GIF. */
  mp4: boolean;
  /** Playing begins before all is loaded. */
  fastStart: boolean;
}

export const LONGEST_SECONDS = 3_600;
const LONGEST_SIDE = 8_192;
const SHORTEST_SIDE = 16;
const PROBE_TIME_LIMIT_MS = 30_000;

const wholeNumber = z.number().int().nonnegative();
const numberText = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number)
  .optional()
  .catch(undefined);
const fraction = z
  .string()
  .regex(/^\d+[/:]\d+$/)
  .transform((text) => {
    const [above, below] = text.split(/[/:]/).map(Number) as [number, number];
    return above > 0 && below > 0 ? above / below : undefined;
  })
  .optional()
  .catch(undefined);

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: wholeNumber.optional(),
  height: wholeNumber.optional(),
  pix_fmt: z.string().optional(),
  color_space: z.string().optional(),
  sample_aspect_ratio: fraction,
  r_frame_rate: fraction,
  avg_frame_rate: fraction,
  duration: numberText,
  sample_rate: numberText,
  channels: wholeNumber.optional(),
  bit_rate: numberText,
  disposition: z.object({ attached_pic: wholeNumber.optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional().catch(undefined) })).optional(),
});
type Stream = z.infer<typeof Stream>;

const Report = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ duration: numberText }).default({ duration: undefined }),
});

export async function probeVideo(
  ffprobe: Runner,
  path: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Probe> {
  const input = await openInput(path);
  if (isPicture(input)) throw mediaError("not-a-video", { detail: `${input.path} is a still picture` });
  const outline = input.demuxer === "mov" ? await outlineMp4(input.path) : undefined;
  const { streams, format } = await report(ffprobe, input, signal);
  const video = streams.find((s) => s.codec_type === "video" && s.disposition?.attached_pic !== 1);
  const sound = streams.find((s) => s.codec_type === "audio");
  if (!video) throw mediaError("not-a-video", { detail: `${input.path} has no pictures` });
  if (!video.codec_name || !video.pix_fmt) throw mediaError("codec-unknown", { detail: input.path });
  const rotation = rotationOf(video);
  const { width, height } = shownSize(input, video, rotation);
  const seconds = video.duration ?? format.duration ?? 0;
  const frameRate = video.avg_frame_rate ?? video.r_frame_rate ?? 0;
  if (seconds > LONGEST_SECONDS)
    throw mediaError("media-too-long", { detail: `${input.path}: ${seconds} s` });
  if (seconds <= 0 || frameRate <= 0)
    throw mediaError("media-broken", { detail: `${input.path} shows nothing` });
  return {
    width,
    height,
    seconds,
    frameRate,
    variableFrameRate: Math.abs((video.r_frame_rate ?? frameRate) / frameRate - 1) > 0.01,
    codec: video.codec_name,
    pixelFormat: video.pix_fmt,
    colorSpace: video.color_space,
    rotation,
    sound: sound && {
      codec: sound.codec_name ?? "unknown",
      rate: sound.sample_rate ?? 0,
      channels: sound.channels ?? 0,
      bitsPerSecond: sound.bit_rate,
    },
    bytes: input.bytes,
    mp4: input.demuxer === "mov",
    fastStart: outline?.fastStart ?? false,
  };
}

async function report(ffprobe: Runner, input: Input, signal: AbortSignal | undefined) {
  if (input.claimed) checkSize(input, input.claimed);
  const text = await ffprobe({
    args: [...["-v", "error", "-of", "json", "-show_streams", "-show_format"], ...inputArgs(input)],
    folder: dirname(input.path),
    timeLimitMs: PROBE_TIME_LIMIT_MS,
    signal,
  }).catch((error) => {
    const atFault = error instanceof MediaError && error.code === "ffmpeg-failed";
    throw atFault ? mediaError("media-broken", { detail: input.path, cause: error }) : error;
  });
  const parsed = Report.safeParse(parseJson(text));
  if (!parsed.success) throw mediaError("media-broken", { detail: input.path, cause: parsed.error });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shownSize(input: Input, video: Stream, rotation: number): { width: number; height: number } {
  const { width: across = 0, height: down = 0 } = video;
  if (across === 0 || down === 0) throw mediaError("media-broken", { detail: `${input.path} has no size` });
  checkSize(input, { width: across, height: down });
  // Oblong pixels beyond any real format are a broken header; scaled films are a hair off square.
  const shape = video.sample_aspect_ratio ?? 1;
  const wide = Math.abs(shape - 1) < 0.005 || shape > 4 || shape < 0.25 ? across : Math.round(across * shape);
  return rotation % 180 === 0 ? { width: wide, height: down } : { width: down, height: wide };
}

/** ffprobe counts anticlockwise. */
function rotationOf(video: Stream): 0 | 90 | 180 | 270 {
  const degrees = video.side_data_list?.find((side) => side.rotation !== undefined)?.rotation ?? 0;
  const quarter = (((-Math.round(degrees / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3;
  return ([0, 90, 180, 270] as const)[quarter];
}

/** Throws for a picture too large or too small to work on. */
export function checkSize({ path }: Input, { width, height }: { width: number; height: number }): void {
  const detail = `${path}: ${width}×${height}`;
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MAX_PIXELS)
    throw mediaError("picture-too-large", { detail });
  if (Math.min(width, height) < SHORTEST_SIDE) throw mediaError("picture-too-small", { detail });
}
