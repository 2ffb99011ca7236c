import type { Clip } from "../core/film/clip.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { Tidying } from "./tidying.ts";

export interface ClipRemoval {
  /** Takes an ended clip's posted message and files away; its record stays. Safe to repeat. */
  remove(clip: StoredClip): Promise<void>;
}

/** Deleting a clip: what others still need stays. */
export function createClipRemoval({
  record,
  tidying,
  sender,
}: {
  record: Pick<Store, "owned">;
  tidying: Pick<Tidying, "deleteFiles">;
  sender: (platform: string) => ChatSender | undefined;
}): ClipRemoval {
  async function deleteMessages({ posted, card }: Clip): Promise<void> {
    for (const ref of [posted, card]) if (ref) await sender(ref.platform)?.deleteMessage(ref);
  }

  return {
    async remove(clip) {
      await record.owned.deleted(clip);
      await deleteMessages(clip);
      await tidying.deleteFiles();
    },
  };
}
