import type { Redis } from "ioredis";
import type { Clip } from "../core/film/clip.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { loadClips } from "../store/clips.ts";
import type { Keys } from "../store/keys.ts";

export interface ClipRemoval {
  /** Takes an ended clip's posted message and files away; its record stays. Safe to repeat. */
  remove(clip: Clip): Promise<void>;
}

/** Deleting a clip: what others still need stays. */
export function createClipRemoval({
  redis,
  keys,
  media,
  sender,
  now,
}: {
  redis: Redis;
  keys: Keys;
  media: MediaStore;
  sender: (platform: string) => ChatSender | undefined;
  now: () => number;
}): ClipRemoval {
  return {
    async remove(clip) {
      await redis.hset(keys.clip(clip.id), "deletedAt", now());
      await redis.zrem(keys.historyOf(clip.maker.id), clip.id);
      for (const ref of [clip.posted, clip.card]) {
        if (ref) await sender(ref.platform)?.deleteMessage(ref);
      }
      for await (const { key } of media.list(`clips/${clip.id}/`)) await media.delete(key);
      const kept = await shotsOfOthers(redis, keys, clip.id);
      for (const shot of clip.shots) {
        if (!shot.key || kept.has(shot.digest)) continue;
        // First forgotten, then removed: a clip admitted in between makes the shot anew.
        await redis.del(keys.shot(shot.digest));
        await media.delete(shot.key);
      }
    },
  };
}

/** Digests of the shots that clips other than this one, not deleted themselves, stand on. */
async function shotsOfOthers(redis: Redis, keys: Keys, except: string): Promise<Set<string>> {
  const digests = new Set<string>();
  const ids = await redis.zrange(keys.all, 0, "-1");
  for (let start = 0; start < ids.length; start += 200) {
    for (const clip of await loadClips(redis, keys, ids.slice(start, start + 200))) {
      if (clip.id === except || clip.deletedAt !== undefined) continue;
      for (const shot of clip.shots) digests.add(shot.digest);
    }
  }
  return digests;
}
