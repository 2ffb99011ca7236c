import { open } from "node:fs/promises";
import { fromFileError, mediaError } from "./errors.ts";

/** The top level of an MP4 file, read without starting a program. */
export interface Mp4File {
  /** The index: everything about the tracks. */
  moov: Buffer;
  /** The index stands before the pictures, so that playing begins before all is loaded. */
  fastStart: boolean;
  /** Size of the whole file. */
  bytes: number;
}

export interface Box {
  type: string;
  /** What is inside, without the header. */
  body: Buffer;
}

/** An hour of video has an index of a few MB. */
const MOOV_LIMIT = 32 * 1024 * 1024;
const TOP_LEVEL_BOXES_LIMIT = 10_000;

/**
 * Walks the top-level boxes. A box that promises more bytes than the file has, or a file without an index, is
 * a file that was cut off: `media-truncated`.
 */
export async function readMp4(path: string): Promise<Mp4File> {
  const file = await open(path, "r").catch((error) => {
    throw fromFileError(error, path);
  });
  try {
    const { size: fileBytes } = await file.stat();
    const header = Buffer.alloc(16);
    let moov: Buffer | undefined;
    let mdatSeen = false;
    let fastStart = false;
    let at = 0;
    for (let count = 0; at + 8 <= fileBytes && count < TOP_LEVEL_BOXES_LIMIT; count++) {
      await file.read(header, 0, 16, at);
      const { type, headerBytes, bytes } = readHeader(header, fileBytes - at);
      if (bytes < headerBytes)
        throw mediaError("media-broken", { detail: `${path}: box of ${bytes} bytes at ${at}` });
      // Trailing zeros and the like are no harm; a cut index or cut pictures are.
      if (at + bytes > fileBytes && (type === "moov" || type === "mdat" || type === "moof")) {
        throw mediaError("media-truncated", {
          detail: `${path}: ${type} ends at ${at + bytes} of ${fileBytes}`,
        });
      }
      if (type === "mdat") mdatSeen = true;
      if (type === "moov" && !moov) {
        if (bytes > MOOV_LIMIT)
          throw mediaError("media-broken", { detail: `${path}: index of ${bytes} bytes` });
        moov = Buffer.alloc(bytes - headerBytes);
        await file.read(moov, 0, moov.length, at + headerBytes);
        fastStart = !mdatSeen;
      }
      at += bytes;
    }
    if (!moov) throw mediaError("media-truncated", { detail: `${path}: no index` });
    return { moov, fastStart, bytes: fileBytes };
  } finally {
    await file.close();
  }
}

/** The boxes inside a box; stops quietly at the first that doesn't fit. */
export function boxesIn(body: Buffer): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= body.length) {
    const { type, headerBytes, bytes } = readHeader(body.subarray(at, at + 16), body.length - at);
    if (bytes < headerBytes || at + bytes > body.length) break;
    boxes.push({ type, body: body.subarray(at + headerBytes, at + bytes) });
    at += bytes;
  }
  return boxes;
}

/** The box at the end of a path of names, such as `mdia.minf.stbl`. */
export function findBox(body: Buffer, path: string): Buffer | undefined {
  let found: Buffer | undefined = body;
  for (const name of path.split(".")) {
    if (!found) return undefined;
    found = boxesIn(found).find((box) => box.type === name)?.body;
  }
  return found;
}

function readHeader(header: Buffer, left: number): { type: string; headerBytes: number; bytes: number } {
  const type = header.toString("latin1", 4, 8);
  const short = header.readUInt32BE(0);
  if (short === 0) return { type, headerBytes: 8, bytes: left };
  if (short !== 1 || header.length < 16) return { type, headerBytes: 8, bytes: short };
  return { type, headerBytes: 16, bytes: Number(header.readBigUInt64BE(8)) };
}
