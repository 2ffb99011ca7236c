import { open, rename } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { MediaError } from "../core/errors.ts";
import { HEAD_BYTES, isVideo, kindOfFile } from "../core/talk/sent-files.ts";
import { fromFileError, mediaError } from "./errors.ts";
import type { Programs } from "./programs.ts";
import type { Runner } from "./run-ffmpeg.ts";
import { takeFrame } from "./stills.ts";
import { makeWhole } from "./work-folder.ts";

export interface ReadyPicture {
  width: number;
  height: number;
  /** false: it was ready as it is, and nothing was written. */
  changed: boolean;
}

const PROCESS = fileURLToPath(new URL("./picture-process.mjs", import.meta.url));
const TIME_LIMIT_MS = 60_000;

const LIMITS = {
  /** A phone's 50 megapixels, and nothing that would fill the memory: a progressive JPEG takes six bytes for each. */
  maxPixels: 8_192 * 8_192,
  /** That of 4K film: no video model works on more. */
  longestSide: 3_840,
  shortestSide: 16,
  /** Models take 10 MB of picture, some of them (Kling's API), and base64 makes more of it. */
  maxPngBytes: 7_000_000,
};

const Answer = z.union([
  z.strictObject({ width: z.number(), height: z.number(), changed: z.boolean() }),
  z.strictObject({
    refused: z.enum(["media-truncated", "media-broken", "picture-too-large", "picture-too-small"]),
    detail: z.string(),
  }),
]);

/**
 * Writes to `out` what every model can take of a picture somebody sent: upright, opaque (on white), 8 bit of
 * sRGB, at most 3840 pixels long, a PNG or JPEG with nothing hidden in it; of what moves the first picture. The
 * whole file is decoded. `fromFilm`: a film may stand for a picture, as what Telegram's apps make of a GIF does, and is
 * one by its first frame. Throws MediaError for one that is none, cut off, damaged, too large or too small.
 */
export async function readyPicture(
  programs: Programs & { node: Runner },
  path: string,
  out: string,
  { signal, fromFilm = false }: { signal?: AbortSignal | undefined; fromFilm?: boolean | undefined } = {},
): Promise<ReadyPicture> {
  const input = resolve(path);
  if ((await kindOf(input, fromFilm)) === "picture") return processed(programs.node, input, out, signal);
  return makeWhole(out, async ({ folder, unfinished }) => {
    const frame = join(folder, "frame");
    await takeFrame(programs, input, frame, { at: 0, signal });
    const ready = await processed(programs.node, frame, unfinished, signal);
    if (!ready.changed) await rename(frame, unfinished);
    return { ...ready, changed: true };
  });
}

async function processed(
  node: Runner,
  input: string,
  out: string,
  signal: AbortSignal | undefined,
): Promise<ReadyPicture> {
  const text = await node({
    args: [PROCESS, input, resolve(out), JSON.stringify(LIMITS)],
    folder: dirname(resolve(out)),
    timeLimitMs: TIME_LIMIT_MS,
    signal,
  }).catch((error: unknown) => {
    const hasCrashed =
      error instanceof MediaError && (error.code === "ffmpeg-failed" || error.code === "ffmpeg-killed");
    throw hasCrashed ? mediaError("media-broken", { detail: input, cause: error }) : error;
  });
  const answer = Answer.parse(JSON.parse(text));
  if ("refused" in answer) throw mediaError(answer.refused, { detail: `${input}: ${answer.detail}` });
  return answer;
}

async function kindOf(path: string, fromFilm: boolean): Promise<"picture" | "film"> {
  const file = await open(path).catch((error: unknown) => {
    throw fromFileError(error, path);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    if (bytesRead === 0) throw mediaError("media-empty", { detail: path });
    const head = buffer.subarray(0, bytesRead);
    if (fromFilm && isVideo(head)) return "film";
    const kind = kindOfFile(head);
    if (kind === "heic") throw mediaError("heic-picture", { detail: path });
    if (kind?.kind !== "image") throw mediaError("not-a-picture", { detail: path });
    return "picture";
  } finally {
    await file.close();
  }
}
