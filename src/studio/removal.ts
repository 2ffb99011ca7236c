import type { Clip } from "../core/film/clip.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Store } from "../store/store.ts";

export interface ClipRemoval {
  /** Takes an ended clip's posted message and files away; its record stays. Safe to repeat. */
  remove(clip: Clip): Promise<void>;
}

/** Deleting a clip: what others still need stays. */
export function createClipRemoval({
  record,
  media,
  sender,
  now,
}: {
  record: Store;
  media: MediaStore;
  sender: (platform: string) => ChatSender | undefined;
  now: () => number;
}): ClipRemoval {
  return {
    async remove(clip) {
      await record.clips.change(clip.id, { deletedAt: now() });
      await record.families.forget(clip);
      for (const ref of [clip.posted, clip.card]) {
        if (ref) await sender(ref.platform)?.deleteMessage(ref);
      }
      for await (const { key } of media.list(`clips/${clip.id}/`)) await media.delete(key);
      const kept = await shotsOfOthers(record, clip.id);
      for (const shot of clip.shots) {
        if (!shot.key || kept.has(shot.digest)) continue;
        // First forgotten, then removed: a clip admitted in between makes the shot anew.
        await record.madeShots.forget(shot.digest);
        await media.delete(shot.key);
      }
    },
  };
}

/** Digests of the shots that clips other than this one, not deleted themselves, stand on. */
async function shotsOfOthers({ clips }: Pick<Store, "clips">, except: string): Promise<Set<string>> {
  const digests = new Set<string>();
  for await (const clip of clips.every()) {
    if (clip.id === except || clip.deletedAt !== undefined) continue;
    for (const shot of clip.shots) digests.add(shot.digest);
  }
  return digests;
}
