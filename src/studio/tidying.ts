import type { MediaStore } from "../core/ports/media-store.ts";
import type { Store } from "../store/store.ts";

/** Taking away what nobody needs any more. Each is safe to repeat, and to do in several processes at once. */
export interface Tidying {
  /** Deletes the files that are noted for it. */
  deleteFiles(): Promise<void>;
  /** Lets failed and cancelled clips that have held their files for long enough let go of them. */
  letGo(): Promise<void>;
  /** The disk is full: they all let go at once, and what nobody else needs is deleted. */
  makeRoom(): Promise<void>;
}

export function createTidying({
  record: { clips, owned },
  media,
}: {
  record: Pick<Store, "clips" | "owned">;
  media: MediaStore;
}): Tidying {
  async function deleteFiles(): Promise<void> {
    for (;;) {
      const keys = await owned.toDelete();
      if (keys.length === 0) return;
      for (const key of keys) if (await owned.strike(key)) await media.delete(key);
    }
  }

  async function letGo({ all = false } = {}): Promise<void> {
    for (;;) {
      const ids = await owned.lettingGo({ all });
      if (ids.length === 0) return;
      for (const id of ids) {
        const clip = await clips.load(id);
        await (clip ? owned.letGo(clip) : owned.nothingHeld(id));
      }
    }
  }

  return {
    deleteFiles,
    letGo: () => letGo(),
    async makeRoom() {
      await letGo({ all: true });
      await deleteFiles();
    },
  };
}
