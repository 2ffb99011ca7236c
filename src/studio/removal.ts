import type { ChatSender } from "../core/ports/chat.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import { standsForOthers } from "./shared-card.ts";
import type { Tidying } from "./tidying.ts";

export interface ClipRemoval {
  /**
   * Takes an ended clip's posted message and files away; its record stays. Safe to repeat. `messageStays`: a platform
   * didn't let one of its messages be removed.
   */
  remove(clip: StoredClip): Promise<{ messageStays: boolean }>;
}

/** Deleting a clip: what others still need stays. */
export function createClipRemoval({
  record,
  tidying,
  sender,
}: {
  record: Pick<Store, "clips" | "owned" | "shown">;
  tidying: Pick<Tidying, "deleteFiles">;
  sender: (platform: string) => ChatSender | undefined;
}): ClipRemoval {
  /** Whether one was left standing: a card too shows the words. */
  async function deleteMessages(clip: StoredClip): Promise<boolean> {
    let isLeft = false;
    for (const ref of await record.shown.messagesOf(clip.id, clip)) {
      const stands = await standsForOthers(record.clips, clip, ref);
      const left = await sender(ref.platform)?.deleteMessage(ref, stands ? clip.id : undefined);
      if (stands) await record.shown.openAgain(clip.takes?.[0] ?? clip.id);
      isLeft ||= left === "stays";
    }
    return isLeft;
  }

  return {
    async remove(clip) {
      await record.owned.deleted(clip);
      const messageStays = await deleteMessages(clip);
      await tidying.deleteFiles();
      return { messageStays };
    },
  };
}
