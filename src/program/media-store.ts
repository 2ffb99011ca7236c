import { join } from "node:path";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Config } from "../host/config.ts";
import { createLocalMediaStore } from "../media-store/local.ts";
import { createS3MediaStore } from "../media-store/s3.ts";

/** Where files lie: in a bucket where one is set, which machines share, else in a folder of this one. Work is always done here. */
export function openMediaStore(
  { dataDir, s3 }: Pick<Config, "dataDir" | "s3">,
  now: () => number,
): Promise<MediaStore> {
  const workFolder = join(dataDir, "work");
  return s3
    ? createS3MediaStore(s3, {
        cacheFolder: join(dataDir, "cache"),
        cacheBytes: s3.cacheBytes,
        workFolder,
        now,
      })
    : createLocalMediaStore({ folder: join(dataDir, "media"), workFolder, now });
}
