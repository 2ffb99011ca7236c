import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { fromFileError, mediaError } from "../media/errors.ts";

/** Writes a stream into a new file; fails with MediaError `too-large` past `maxBytes`. */
export async function writeStream(
  path: string,
  bytes: Readable,
  maxBytes: number,
): Promise<{ bytes: number }> {
  const file = await open(path, "wx");
  let written = 0;
  try {
    for await (const chunk of bytes) {
      const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      written += buffer.length;
      if (written > maxBytes) throw mediaError("too-large", { detail: `more than ${maxBytes} bytes` });
      await file.writeFile(buffer);
    }
  } catch (error) {
    throw fromFileError(error, path);
  } finally {
    await file.close();
  }
  return { bytes: written };
}
