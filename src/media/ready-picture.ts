import { open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { MediaError } from "../core/errors.ts";
import { HEAD_BYTES, kindOfFile } from "../core/talk/sent-files.ts";
import { fromFileError, mediaError } from "./errors.ts";
import type { Runner } from "./run-ffmpeg.ts";

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
 * whole file is decoded. Throws MediaError for one that is none, cut off, damaged, too large or too small.
 */
export async function readyPicture(
  node: Runner,
  path: string,
  out: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<ReadyPicture> {
  const input = resolve(path);
  await checkKind(input);
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

async function checkKind(path: string): Promise<void> {
  const file = await open(path).catch((error: unknown) => {
    throw fromFileError(error, path);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    if (bytesRead === 0) throw mediaError("media-empty", { detail: path });
    const kind = kindOfFile(buffer.subarray(0, bytesRead));
    if (kind === "heic") throw mediaError("heic-picture", { detail: path });
    if (kind?.kind !== "image") throw mediaError("not-a-picture", { detail: path });
  } finally {
    await file.close();
  }
}
