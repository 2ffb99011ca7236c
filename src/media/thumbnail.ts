import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Workbench } from "../core/ports/workbench.ts";
import type { Media } from "./media.ts";

/** What chat platforms take as the small picture of a film: Telegram's 320 pixels and less than 200 kB are the narrowest. */
const LIMITS = { maxSide: 320, maxBytes: 199_000 } as const;

/** A small JPEG out of a film, for the platforms that show one before the film is loaded. */
export function createThumbnail({
  media,
  store,
}: {
  media: Pick<Media, "poster">;
  store: Pick<Workbench, "workFolder">;
}): (filmPath: string) => Promise<Uint8Array> {
  return async (filmPath) => {
    const folder = await store.workFolder();
    try {
      const out = join(folder.path, "thumbnail.jpg");
      await media.poster(filmPath, out, LIMITS);
      return await readFile(out);
    } finally {
      await folder.remove();
    }
  };
}
