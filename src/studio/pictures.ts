import { join } from "node:path";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Media } from "../media/media.ts";

/**
 * Pictures people sent, as models are given them. A picture is made ready where it lies, under the key it has: orders,
 * and shots made of it, know it by that, also those from before there was such a step.
 */
export function createPictures({
  media,
  store,
}: {
  media: Pick<Media, "readyPicture">;
  store: Pick<MediaStore, "path" | "put" | "workFolder">;
}) {
  return {
    /**
     * Throws MediaError for one that no model should be given. Costs one decoding where it is ready. Chats keep a film for a
     * picture only where it is what they made of a GIF.
     */
    async makeReady(key: string): Promise<void> {
      const path = await store.path(key);
      const work = await store.workFolder();
      try {
        const ready = join(work.path, "ready");
        const { changed } = await media.readyPicture(path, ready, { fromFilm: true });
        if (changed) await store.put(key, ready, { move: true });
      } finally {
        await work.remove();
      }
    },
  };
}
