import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** Where a worker stands among all those at a line: `index` from 0, each worker another. */
export interface LineShare {
  index: number;
  of: number;
}

/** Who works on lines whose bound holds over all workers, so that each takes its part of it. */
export interface LineShares {
  /** The worker's share of each line, in their order. Whoever hasn't asked for `silentMs` has none. */
  take(lines: readonly string[], worker: string, silentMs: number): Promise<LineShare[]>;
  leave(lines: readonly string[], worker: string): Promise<void>;
}

/** `now`: for tests; else Redis's own clock. */
export function createLineShares({
  redis,
  keys,
  now,
}: {
  redis: Connection;
  keys: Pick<Keys, "lineWorkers">;
  now?: () => number;
}): LineShares {
  const share = createScript<string[][]>(redis, "share-lines");
  return {
    async take(lines, worker, silentMs) {
      const at = await share({ lines: lines.map(keys.lineWorkers) }, { worker, silentMs, now: now?.() });
      return at.map((workers) => ({ index: workers.indexOf(worker), of: workers.length }));
    },
    async leave(lines, worker) {
      await Promise.all(lines.map((line) => redis.zrem(keys.lineWorkers(line), worker)));
    },
  };
}
