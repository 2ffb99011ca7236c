import { open } from "node:fs/promises";
import { HEAD_BYTES, kindOfFile } from "../core/talk/sent-files.ts";

/** What a file is, by its first bytes: names in the store say little. */
export async function mimeOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    await file.read(head, 0, HEAD_BYTES, 0);
    const kind = kindOfFile(head);
    if (typeof kind === "object" && kind.kind === "image") return kind.mime;
    if (head.toString("latin1", 4, 8) === "ftyp") return "video/mp4";
    if (head.readUInt32BE(0) === 0x1a45dfa3) return "video/webm";
    return "application/octet-stream";
  } finally {
    await file.close();
  }
}
