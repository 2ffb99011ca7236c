import { close, closeSync, fsync, open, writeFile } from "node:fs";
import { promisify } from "node:util";
import type { Bytes } from "../core/ports/media-store.ts";
import { fromFileError, mediaError } from "../media/errors.ts";

const openFile = promisify(open);
const write = promisify(writeFile);
const writeThrough = promisify(fsync);
const closeFile = promisify(close);

/** Writes what comes into a new file; fails with MediaError `too-large` past `maxBytes`. `isSynced`: it is on disk afterwards. */
export async function writeStream(
  path: string,
  bytes: Bytes,
  {
    maxBytes = Number.POSITIVE_INFINITY,
    isSynced = false,
  }: { maxBytes?: number | undefined; isSynced?: boolean } = {},
): Promise<{ bytes: number }> {
  const file = await openFile(path, "wx");
  let written = 0;
  let isOnDisk = false;
  try {
    for await (const chunk of bytes) {
      const buffer = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      written += buffer.length;
      if (written > maxBytes) throw mediaError("too-large", { detail: `more than ${maxBytes} bytes` });
      await write(file, buffer);
    }
    if (isSynced) await writeThrough(file);
    isOnDisk = isSynced;
  } catch (error) {
    throw fromFileError(error, path);
  } finally {
    // At once where nothing is left to wait for: asking a thread to close it costs ten times as much.
    if (isOnDisk) closeSync(file);
    else await closeFile(file);
  }
  return { bytes: written };
}
