import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** The files made for shots, by digest. */
export function createMadeShots({ redis, keys }: { redis: Connection; keys: Keys }) {
  return {
    /** For each digest the media key of the file that was made for it, if one is known. */
    async find(digests: readonly string[]): Promise<(string | undefined)[]> {
      if (digests.length === 0) return [];
      const found = await redis.mget(digests.map((digest) => keys.shot(digest)));
      return found.map((key) => key ?? undefined);
    },
    async forget(digest: string): Promise<void> {
      await redis.del(keys.shot(digest));
    },
  };
}

/** Where a made shot lies in the media store. */
export function shotKey(digest: string): string {
  return `shots/${digest}.mp4`;
}
