import { open } from "node:fs/promises";

/** What a file is, by its first bytes: names in the store say little. */
export async function mimeOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(16);
    await file.read(head, 0, 16, 0);
    const at = (from: number, to: number) => head.toString("latin1", from, to);
    if (at(0, 3) === "\xff\xd8\xff") return "image/jpeg";
    if (at(1, 4) === "PNG") return "image/png";
    if (at(0, 4) === "RIFF" && at(8, 12) === "WEBP") return "image/webp";
    if (at(0, 3) === "GIF") return "image/gif";
    if (at(4, 8) === "ftyp") return "video/mp4";
    if (head.readUInt32BE(0) === 0x1a45dfa3) return "video/webm";
    return "application/octet-stream";
  } finally {
    await file.close();
  }
}
