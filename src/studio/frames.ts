import type { MediaStore } from "../core/ports/media-store.ts";
import type { Media } from "../media/media.ts";
import { frameKey } from "../store/owned.ts";

/** Pictures out of made shots: where another shot goes on from, or starts again. */
export interface Frames {
  /** Media key of a shot's first or last frame; taken out of the shot's file the first time it is asked for. */
  keyOf(
    shot: { digest: string; key: string },
    which: "first" | "last",
    signal?: AbortSignal,
  ): Promise<string>;
}

export function createFrames({ media, store }: { media: Media; store: MediaStore }): Frames {
  return {
    async keyOf(shot, which, signal) {
      const key = frameKey(shot.digest, which);
      if (await store.has(key)) return key;
      const file = await store.path(shot.key);
      await store.make(key, (path) =>
        which === "last" ? media.lastFrame(file, path, { signal }) : media.frameAt(file, path, 0, { signal }),
      );
      return key;
    },
  };
}
