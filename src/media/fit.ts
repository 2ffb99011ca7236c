import { copyFile, stat } from "node:fs/promises";
import { mediaError } from "./errors.ts";
import { filmSoundArgs, MP4_ARGS, pictureFilters } from "./film-format.ts";
import { type FitPlan, planFit } from "./fit-plan.ts";
import { fileUrl, type Input, inputArgs, openInput } from "./input.ts";
import type { Probe } from "./probe.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { progressParts } from "./progress.ts";
import { probeQuickly } from "./quick-probe.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";
import { makeWhole } from "./work-folder.ts";

export interface FitOptions {
  /** Bytes the file must not be larger than, by not a single one. */
  maxBytes: number;
  signal?: AbortSignal | undefined;
  /** Share done, 0 to 1, never going back. */
  onProgress?: ((share: number) => void) | undefined;
}

export interface FitResult {
  /** The file itself, its streams in a new MP4, or coded anew. */
  how: "copied" | "repacked" | "encoded";
  bytes: number;
  width: number;
  height: number;
  seconds: number;
}

/** Of the limit, what a coded file must use at least to be left as it is. */
const LEAST_USED = 0.9;
const SECOND_PASSES = 4;
/** Of the presets that are quick enough for a minute of film, the one beyond which files hardly look better. */
export const PRESET = "faster";

/**
 * Brings a film under a size. One that is small enough and plays everywhere is left as it is; any other is coded in
 * two passes for just that size, on a picture no larger than the bits suffice for. When x264 misses by too
 * much, the second pass is repeated with the rate corrected by what it missed.
 */
export async function fitFilm(
  programs: Programs,
  path: string,
  out: string,
  options: FitOptions,
): Promise<FitResult> {
  const { maxBytes, signal } = options;
  const [probe, input] = await Promise.all([
    probeQuickly(programs.ffprobe, path, { signal }),
    openInput(path),
  ]);
  const made = await makeWhole<FitResult>(out, async ({ folder, unfinished }) => {
    const asItWas = { width: probe.width, height: probe.height, seconds: probe.seconds };
    if (probe.bytes <= maxBytes && playsEverywhere(probe)) {
      if (probe.fastStart) {
        await copyFile(input.path, unfinished);
        return { how: "copied", bytes: probe.bytes, ...asItWas };
      }
      await repack(programs, input, probe, unfinished, { folder, signal });
      const { size: bytes } = await stat(unfinished);
      if (bytes <= maxBytes) return { how: "repacked", bytes, ...asItWas };
    }
    // A small file that not everyone can play needs no more bits in H.264 than, at the most, twice what it had,
    // and may well turn out smaller; a large one is to use what it is given.
    const size = Math.min(maxBytes, probe.bytes * 2);
    const least = probe.bytes > maxBytes ? maxBytes * LEAST_USED : 0;
    const plan = planFit(probe, size);
    if (!plan)
      throw mediaError("cannot-fit", { detail: `${input.path}: ${probe.seconds} s into ${maxBytes} bytes` });
    const work = { programs, input, probe, plan, folder, signal };
    const bytes = await encodeToSize(work, unfinished, { least, most: size }, options.onProgress);
    return { how: "encoded", bytes, width: plan.width, height: plan.height, seconds: probe.seconds };
  });
  options.onProgress?.(1);
  return made;
}

function playsEverywhere({ codec, pixelFormat, rotation, sound, mp4 }: Probe): boolean {
  const goodSound = sound === undefined || sound.codec === "aac";
  return mp4 && codec === "h264" && /^yuvj?420p$/.test(pixelFormat) && rotation === 0 && goodSound;
}

interface Work {
  programs: Programs;
  input: Input;
  probe: Probe;
  plan: FitPlan;
  folder: string;
  signal: AbortSignal | undefined;
}

/** The index moved to the front and nothing else. */
async function repack(
  { ffmpeg }: Programs,
  input: Input,
  probe: Probe,
  out: string,
  { folder, signal }: { folder: string; signal: AbortSignal | undefined },
): Promise<void> {
  const args = [...FFMPEG_ARGS, ...inputArgs(input), "-map", "0:v:0", "-map", "0:a:0?", "-c", "copy"];
  const timeLimitMs = encodeTimeLimitMs(probe.seconds);
  await ffmpeg({
    args: [...args, ...MP4_ARGS, fileUrl(out)],
    folder,
    timeLimitMs,
    signal,
    onSeconds: () => {},
  });
}

async function encodeToSize(
  work: Work,
  out: string,
  { least, most }: { least: number; most: number },
  onProgress: ((share: number) => void) | undefined,
): Promise<number> {
  const tell = progressParts(onProgress, [
    0.4,
    ...Array.from({ length: SECOND_PASSES }, (_, again) => 0.6 / 8 ** again),
  ]);
  await pass(work, 1, work.plan.videoBits, out, tell[0]);
  let { videoBits } = work.plan;
  for (let attempt = 1; attempt <= SECOND_PASSES; attempt++) {
    await pass(work, 2, videoBits, out, tell[attempt]);
    const { size: bytes } = await stat(out);
    // Pictures that can't get any better don't use more bits, however often they are offered.
    const enough = bytes >= least || attempt > 2;
    if (bytes <= most && enough) return bytes;
    // Towards the middle of what is allowed, and each time a little lower.
    const pictureBytes = Math.max(1, bytes - work.plan.otherBytes);
    const aim = most * (0.965 - 0.01 * attempt) - work.plan.otherBytes;
    videoBits = Math.floor((videoBits * aim) / pictureBytes);
  }
  throw mediaError("cannot-fit", {
    detail: `${work.input.path}: ${SECOND_PASSES} attempts at ${most} bytes`,
  });
}

async function pass(
  { programs, input, probe, plan, folder, signal }: Work,
  number: 1 | 2,
  videoBits: number,
  out: string,
  tell: ((share: number) => void) | undefined,
): Promise<void> {
  const filters = [`fps=${plan.fps}:start_time=0`, ...pictureFilters(probe, plan)].join(",");
  await programs.ffmpeg({
    args: [
      ...FFMPEG_ARGS,
      ...inputArgs(input),
      ...["-map", "0:v:0", "-vf", filters],
      ...["-c:v", "libx264", "-preset", PRESET, "-profile:v", "high", "-g", String(Math.round(plan.fps * 5))],
      ...["-b:v", String(videoBits), "-pass", String(number), "-passlogfile", "passes"],
      ...["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"],
      ...["-threads", String(programs.threads)],
      ...(number === 1 ? ["-an", "-f", "null", "-"] : [...soundArgs(plan), ...MP4_ARGS, fileUrl(out)]),
    ],
    folder,
    timeLimitMs: encodeTimeLimitMs(probe.seconds),
    signal,
    onSeconds: (seconds) => tell?.(seconds / probe.seconds),
  });
  tell?.(1);
}

function soundArgs({ soundKbits }: FitPlan): string[] {
  return soundKbits === 0 ? ["-an"] : ["-map", "0:a:0", ...filmSoundArgs(soundKbits)];
}
