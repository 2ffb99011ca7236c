import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { PageError } from "../../web/page-error.ts";

const TYPES: Record<string, string> = {
  ".mp4": "video/mp4",
  ".webm": "video/webm",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".avif": "image/avif",
  ".json": "application/json",
};

/**
 * Answers with a local file, or with the part a video player asks for when it seeks.
 * `download`: to be saved, not shown.
 */
export async function sendFile(
  context: Context,
  path: string,
  options: { name: string; download: boolean },
): Promise<Response> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new PageError(404, "not-here", "This file is no longer in the local chat.");
  const { size, mtimeMs } = found;
  const type = TYPES[extname(path).toLowerCase()];
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  context.header("ETag", tag);
  context.header("Accept-Ranges", "bytes");
  // Asked about every time: a deleted clip is gone at once, and one that is still there costs no second sending.
  context.header("Cache-Control", "private, no-cache");
  context.header("Content-Type", type ?? "application/octet-stream");
  // Whatever the file holds, it stays inert when opened by itself.
  context.header("Content-Security-Policy", "default-src 'none'; media-src 'self'; img-src 'self'; sandbox");
  const shown = type?.startsWith("video/") || type?.startsWith("image/");
  context.header("Content-Disposition", disposition(options.download || !shown, options.name));
  if (context.req.header("if-none-match") === tag) return context.body(null, 304);

  const asked = context.req.header("range");
  const condition = context.req.header("if-range");
  const range = asked && (!condition || condition === tag) ? parseRange(asked, size) : undefined;
  if (range === "outside") {
    context.header("Content-Range", `bytes */${size}`);
    throw new PageError(416, "range", "There is no such part of this file. Please reload the page.");
  }
  const { from, to } = range ?? { from: 0, to: size - 1 };
  context.header("Content-Length", String(to - from + 1));
  if (range) context.header("Content-Range", `bytes ${from}-${to}/${size}`);
  const status = range ? 206 : 200;
  if (context.req.method === "HEAD" || size === 0) return context.body(null, status);
  return context.body(
    Readable.toWeb(createReadStream(path, { start: from, end: to })) as ReadableStream,
    status,
  );
}

/** One range, as players ask for; several at once, or nonsense, get the whole file, as HTTP allows. */
export function parseRange(
  header: string,
  size: number,
): { from: number; to: number } | "outside" | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  if (match[1] === "") {
    const last = Number(match[2]);
    return last === 0 || size === 0 ? "outside" : { from: Math.max(0, size - last), to: size - 1 };
  }
  const from = Number(match[1]);
  const to = match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (match[2] !== "" && Number(match[2]) < from) return undefined;
  return from >= size ? "outside" : { from, to };
}

function disposition(download: boolean, name: string): string {
  const plain = name.replace(/[^\w.-]+/g, "_").slice(0, 100) || "file";
  return `${download ? "attachment" : "inline"}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
