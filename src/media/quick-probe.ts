import { openInput } from "./input.ts";
import { type Mp4Outline, outlineMp4, type SoundTrack } from "./mp4-outline.ts";
import { checkSize, LONGEST_SECONDS, type Probe, probeVideo } from "./probe.ts";
import type { Runner } from "./run-ffmpeg.ts";

/**
 * The same answer as `probeVideo`, for a file that is worked on anyway: where the index of a plain MP4, such as our own
 * films, says all of it, ffprobe need not be started.
 */
export async function probeQuickly(
  ffprobe: Runner,
  path: string,
  options: { signal?: AbortSignal | undefined },
): Promise<Probe> {
  const input = await openInput(path);
  const outline = input.demuxer === "mov" ? await outlineMp4(input.path) : undefined;
  const probe = outline && fromOutline(outline, input.bytes);
  if (!probe || probe.seconds > LONGEST_SECONDS) return probeVideo(ffprobe, path, options);
  checkSize(input, probe);
  return probe;
}

/**
 * Sees that a file is a video that can be worked on, and throws the MediaError that says why not. Where its index tells, as
 * of any plain MP4, ffprobe is not started: that takes longer than all else that is done with a shot that has come.
 */
export async function checkVideo(
  ffprobe: Runner,
  path: string,
  options: { signal?: AbortSignal | undefined },
): Promise<void> {
  const input = await openInput(path);
  const video = input.demuxer === "mov" ? (await outlineMp4(input.path))?.video : undefined;
  if (!video?.plain || video.constantRate === undefined || video.count / video.constantRate > LONGEST_SECONDS)
    await probeVideo(ffprobe, path, options);
  else checkSize(input, video);
}

/** Colours and rate are only sometimes in the index; without them it is ffprobe's to look into the pictures. */
function fromOutline(
  { video, sound, foreignSound, fastStart }: Mp4Outline,
  bytes: number,
): Probe | undefined {
  const { width, height, constantRate, colorSpace } = video;
  if (!video.plain || foreignSound || constantRate === undefined || colorSpace === undefined)
    return undefined;
  return {
    width,
    height,
    seconds: video.count / constantRate,
    frameRate: constantRate,
    variableFrameRate: false,
    codec: "h264",
    pixelFormat: "yuv420p",
    colorSpace,
    rotation: 0,
    sound: sound && soundProbe(sound),
    bytes,
    mp4: true,
    fastStart,
  };
}

function soundProbe({ timescale, count, sizes, config }: SoundTrack): NonNullable<Probe["sound"]> {
  const bits = sizes.reduce((sum, size) => sum + size, 0) * 8;
  // An AAC packet is 1,024 samples; the channels are the second four bits of the second byte.
  return {
    codec: "aac",
    rate: timescale,
    channels: (Number.parseInt(config.slice(2, 4), 16) >> 3) & 0xf,
    bitsPerSecond: Math.round((bits * timescale) / (count * 1_024)),
  };
}
