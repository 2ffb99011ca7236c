import { openAsBlob } from "node:fs";
import { parse } from "node:path";
import type Replicate from "replicate";
import { BackendError } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import { mimeOf } from "../mime.ts";
import type { Fit } from "../schema/fit.ts";

/** Replicate's own advice: data addresses up to 256 kB, uploads beyond. Base64 makes four bytes of three. */
const INLINE_BYTES = 192 * 1024;
/** The files API takes less than 100 MB. */
const UPLOAD_BYTES = 99_000_000;

/** Makes the pictures and videos of an order reachable for Replicate: inside the request, or uploaded first. */
export async function sendFiles(
  files: Fit["files"],
  { client, media, signal }: { client: Replicate; media: MediaStore; signal: AbortSignal },
): Promise<Record<string, string | string[]>> {
  const input: Record<string, string | string[]> = {};
  for (const { field, keys, many } of files) {
    const addresses: string[] = [];
    for (const key of keys) addresses.push(await sendFile(key, { client, media, signal }));
    input[field] = many ? addresses : (addresses[0] as string);
  }
  return input;
}

async function sendFile(
  key: string,
  { client, media, signal }: { client: Replicate; media: MediaStore; signal: AbortSignal },
): Promise<string> {
  const path = await media.path(key);
  const type = await mimeOf(path);
  const blob = await openAsBlob(path, { type });
  if (blob.size > UPLOAD_BYTES) {
    throw new BackendError(
      "picture-too-large",
      "The file is too large for Replicate. Send one below 100 MB.",
    );
  }
  if (blob.size <= INLINE_BYTES) {
    return `data:${type};base64,${Buffer.from(await blob.arrayBuffer()).toString("base64")}`;
  }
  // Some models go by the ending, and a picture made ready may be of another kind than its key says.
  const name = `${parse(path).name.slice(-190)}.${type.split("/")[1]}`;
  const file = new File([blob], name, { type });
  const uploaded = await client.files.create(file, {}, { signal });
  return uploaded.urls.get;
}
