import { stat } from "node:fs/promises";
import { mediaError } from "./errors.ts";
import { JPEG_FILTERS, PNG_FILTERS, pictureFilters } from "./film-format.ts";
import { fileUrl, inputArgs, openInput } from "./input.ts";
import type { Probe } from "./probe.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { probeQuickly } from "./quick-probe.ts";
import { SHORT_TIME_LIMIT_MS } from "./time-limit.ts";
import { makeWhole } from "./work-folder.ts";

export interface PosterOptions {
  /** Second of the film; default a third of the way in, where a film has usually begun to show what it is about. */
  at?: number | undefined;
  /** The longer side in pixels is at most this; default as it is. Telegram takes thumbnails of 320. */
  maxSide?: number | undefined;
  /** Telegram takes thumbnails below 200 kB. */
  maxBytes?: number | undefined;
  signal?: AbortSignal | undefined;
}

export interface Still {
  width: number;
  height: number;
  bytes: number;
}

/** JPEG quality on ffmpeg's scale, best first. */
const QUALITIES = [3, 6, 11, 18, 31];

/** A picture of the film as a JPEG. */
export async function makePoster(
  programs: Programs,
  path: string,
  out: string,
  options: PosterOptions,
): Promise<Still> {
  const { signal, maxBytes = Number.POSITIVE_INFINITY } = options;
  const probe = await probeQuickly(programs.ffprobe, path, { signal });
  const size = within(probe, options.maxSide);
  return makeWhole(out, async ({ folder, unfinished }) => {
    for (const quality of QUALITIES) {
      const coding = ["-c:v", "mjpeg", "-q:v", String(quality)];
      const filters = [...pictureFilters(probe, size), ...JPEG_FILTERS];
      const at = options.at ?? probe.seconds / 3;
      await still(programs, { path, probe, at, filters, coding }, { folder, unfinished, signal });
      const { size: bytes } = await stat(unfinished);
      if (bytes <= maxBytes) return { ...size, bytes };
    }
    throw mediaError("cannot-fit", { detail: `${path}: a picture of ${maxBytes} bytes` });
  });
}

/** The frame shown at a second of the film as a PNG, whole and upright. */
export async function takeFrame(
  programs: Programs,
  path: string,
  out: string,
  options: { at: number | "last"; signal?: AbortSignal | undefined },
): Promise<Still> {
  const { signal } = options;
  const probe = await probeQuickly(programs.ffprobe, path, { signal });
  const size = within(probe, undefined);
  const filters = [...pictureFilters(probe, size), ...PNG_FILTERS];
  return makeWhole(out, async ({ folder, unfinished }) => {
    const coding = ["-c:v", "png"];
    await still(programs, { path, probe, at: options.at, filters, coding }, { folder, unfinished, signal });
    return { ...size, bytes: (await stat(unfinished)).size };
  });
}

/** Seconds before the end from which a search for the last frame begins, the shortest first. */
const SEARCHES = [1, 10, 3_600];

/** One frame, filtered and coded as said, at `at` seconds. Throws MediaError `media-broken` where the file shows nothing there. */
async function still(
  { ffmpeg }: Programs,
  {
    path,
    probe,
    at,
    filters,
    coding,
  }: {
    path: string;
    probe: Probe;
    at: number | "last";
    filters: readonly string[];
    coding: readonly string[];
  },
  { folder, unfinished, signal }: { folder: string; unfinished: string; signal: AbortSignal | undefined },
): Promise<void> {
  const input = await openInput(path);
  // A second beyond the end is the end; and a slow film may show nothing new in its last second.
  const searches =
    at === "last" || at > probe.seconds - 1.5 / probe.frameRate
      ? SEARCHES.map((seconds) => ({ seek: ["-sseof", `-${seconds}`], count: [] as string[] }))
      : [{ seek: ["-ss", beforeFrame(at, probe).toFixed(6)], count: ["-frames:v", "1"] }];
  for (const { seek, count } of searches) {
    await ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...inputArgs(input, [...seek, "-an"]),
        ...["-map", "0:v:0", "-vf", filters.join(","), ...count],
        ...coding,
        ...["-update", "1", "-f", "image2", fileUrl(unfinished)],
      ],
      folder,
      timeLimitMs: SHORT_TIME_LIMIT_MS,
      signal,
      onSeconds: () => {},
    });
    if ((await stat(unfinished).catch(() => undefined))?.size) return;
  }
  throw mediaError("media-broken", { detail: `${path} shows nothing at ${at}` });
}

/** ffmpeg takes the first frame that begins at or after a second; the one shown then began up to a frame's time before. */
function beforeFrame(at: number, { frameRate }: Probe): number {
  return Math.max(0, at - 0.95 / frameRate);
}

function within({ width, height }: Probe, maxSide: number | undefined): { width: number; height: number } {
  const scale = Math.min(1, (maxSide ?? Number.POSITIVE_INFINITY) / Math.max(width, height));
  const even = (pixels: number) => Math.max(2, Math.floor((pixels * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}
