import type { Operation } from "../core/ports/video-backend.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** A shot that is paid for and lies at its backend still. */
export interface Unfetched {
  backend: string;
  operation: Operation;
  /** How long making it took, in milliseconds. */
  tookMs: number;
}

/** Backends keep a finished file for an hour (Replicate's data retention), in seconds. */
const KEPT_S = 60 * 60;

/** Finished shots whose files could not be fetched yet, by digest: whoever asks for one again gets that file. */
export function createUnfetched({ redis, keys }: { redis: Connection; keys: Keys }) {
  return {
    async note(digest: string, shot: Unfetched): Promise<void> {
      await redis.set(keys.unfetched(digest), JSON.stringify(shot), "EX", KEPT_S);
    },
    async find(digest: string): Promise<Unfetched | undefined> {
      const written = await redis.get(keys.unfetched(digest));
      return written === null ? undefined : (JSON.parse(written) as Unfetched);
    },
    async forget(digest: string): Promise<void> {
      await redis.del(keys.unfetched(digest));
    },
  };
}
