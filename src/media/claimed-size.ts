import type { FileHandle } from "node:fs/promises";

export interface Size {
  width: number;
  height: number;
}

export function sizeInGif(head: Buffer): Size | undefined {
  return head.length < 10 ? undefined : { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
}

export function sizeInPng(head: Buffer): Size | undefined {
  return head.length < 24 ? undefined : { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Segments of a camera's JPEG before its frame header: a few dozen at most, of EXIF, colour profile and preview. */
const MOST_SEGMENTS = 256;

/** In a JPEG the size stands behind whatever else the camera wrote: its segments are gone through one by one. */
export async function sizeInJpeg(file: FileHandle): Promise<Size | undefined> {
  let at = 2;
  for (let count = 0; count < MOST_SEGMENTS; count++) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(9), 0, 9, at);
    if (bytesRead < 9 || buffer[0] !== 0xff) return undefined;
    if (isFrameHeader(buffer[1] ?? 0))
      return { width: buffer.readUInt16BE(7), height: buffer.readUInt16BE(5) };
    at += 2 + buffer.readUInt16BE(2);
  }
  return undefined;
}

/** SOF0 to SOF15 without the tables that stand among them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
