import { open } from "node:fs/promises";
import type { Bytes } from "../core/ports/media-store.ts";
import { fromFileError, mediaError } from "../media/errors.ts";

/** Writes what comes into a new file; fails with MediaError `too-large` past `maxBytes`. `isSynced`: it is on disk afterwards. */
export async function writeStream(
  path: string,
  bytes: Bytes,
  {
    maxBytes = Number.POSITIVE_INFINITY,
    isSynced = false,
  }: { maxBytes?: number | undefined; isSynced?: boolean } = {},
): Promise<{ bytes: number }> {
  const file = await open(path, "wx");
  let written = 0;
  try {
    for await (const chunk of bytes) {
      const buffer = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      written += buffer.length;
      if (written > maxBytes) throw mediaError("too-large", { detail: `more than ${maxBytes} bytes` });
      await file.writeFile(buffer);
    }
    if (isSynced) await file.sync();
  } catch (error) {
    throw fromFileError(error, path);
  } finally {
    await file.close();
  }
  return { bytes: written };
}
