import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fromFileError, mediaError } from "./errors.ts";

/** The demuxers ffmpeg may use, each chosen by us from the file's own first bytes, never by its name or by ffmpeg. */
type Demuxer = "mov" | "matroska" | "gif" | "png_pipe" | "jpeg_pipe" | "webp_pipe";

/** A local file whose kind is known. */
export interface Input {
  /** Absolute. */
  path: string;
  bytes: number;
  demuxer: Demuxer;
  /** The size that a GIF's header claims: ffprobe says nothing at all of one that its decoder refuses. */
  claimed: { width: number; height: number } | undefined;
}

/** Decoders for what cameras, browsers and video models write; all others stay shut. */
const DECODERS = [
  ..."h264 hevc av1 libdav1d libaom-av1 vp8 vp9 libvpx libvpx-vp9 mpeg4 mjpeg prores png apng gif webp".split(
    " ",
  ),
  ..."aac mp3 mp3float ac3 eac3 opus libopus vorbis flac alac pcm_s16le pcm_s16be pcm_s24le pcm_f32le".split(
    " ",
  ),
].join(",");

const HEAD_BYTES = 24;

/** Pixels of one picture, that of 8K cinema: a decoder keeps up to twenty pictures at once. */
export const MAX_PIXELS = 8_192 * 4_320;

/**
 * Looks at a file's first bytes. A playlist, a script, a concat list or a page of text has none of these
 * beginnings, so ffmpeg never gets to see it.
 */
export async function openInput(path: string): Promise<Input> {
  const absolute = resolve(path);
  const translate = (error: unknown) => {
    throw fromFileError(error, absolute);
  };
  // Before opening: to open a pipe is to wait for somebody to write into it.
  const found = await stat(absolute).catch(translate);
  if (!found.isFile()) throw mediaError("not-a-video", { detail: `${absolute} is not a plain file` });
  if (found.size === 0) throw mediaError("media-empty", { detail: absolute });
  const file = await open(absolute, "r").catch(translate);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const demuxer = demuxerOf(head);
    if (!demuxer)
      throw mediaError("not-a-video", { detail: `${absolute} begins with ${head.toString("hex")}` });
    return {
      path: absolute,
      bytes: found.size,
      demuxer,
      claimed: demuxer === "gif" ? sizeInGif(head) : undefined,
    };
  } finally {
    await file.close();
  }
}

/** Logical screen width and height (GIF89a, 18). */
function sizeInGif(head: Buffer): Input["claimed"] {
  return head.length < 10 ? undefined : { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
}

function demuxerOf(head: Buffer): Demuxer | undefined {
  const at = (offset: number, text: string) =>
    head.subarray(offset, offset + text.length).equals(Buffer.from(text, "latin1"));
  if (at(4, "ftyp")) return "mov";
  if (at(0, "\x1aE\xdf\xa3")) return "matroska";
  if (at(0, "GIF87a") || at(0, "GIF89a")) return "gif";
  if (at(0, "\x89PNG\r\n\x1a\n")) return "png_pipe";
  if (at(0, "\xff\xd8\xff")) return "jpeg_pipe";
  if (at(0, "RIFF") && at(8, "WEBP")) return "webp_pipe";
  return undefined;
}

export function isPicture(input: Input): boolean {
  return input.demuxer.endsWith("_pipe");
}

/** How ffmpeg is told to read it: this file and no other, by this demuxer and no other. `before`: further input options. */
export function inputArgs(input: Input, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...["-protocol_whitelist", "file"],
    ...["-format_whitelist", input.demuxer],
    ...["-codec_whitelist", DECODERS],
    ...["-max_pixels", String(MAX_PIXELS)],
    ...["-f", input.demuxer],
    ...["-i", fileUrl(input.path)],
  ];
}

/** A path no part of which ffmpeg can take for an option or a protocol. */
export function fileUrl(path: string): string {
  return `file:${resolve(path)}`;
}
