import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** Where a worker stands among all those at a line: `index` from 0, each worker another. `slots`: what the line is bound to. */
export interface LineShare {
  index: number;
  of: number;
  slots: number;
}

/** `meta`: BullMQ's key of what holds for a whole line, its bound among it. */
export interface BoundLine {
  name: string;
  meta: string;
}

/** Who works on lines whose bound holds over all workers, so that each takes its part of it. */
export interface LineShares {
  /** The worker's share of each line, in their order. Whoever hasn't asked for `silentMs` has none. */
  take(lines: readonly BoundLine[], worker: string, silentMs: number): Promise<LineShare[]>;
  leave(lines: readonly BoundLine[], worker: string): Promise<void>;
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
  const share = createScript<[slots: string | null, workers: string[]][]>(redis, "share-lines");
  return {
    async take(lines, worker, silentMs) {
      const at = await share(
        { lines: lines.map(({ name }) => keys.lineWorkers(name)), bounds: lines.map(({ meta }) => meta) },
        { worker, silentMs, now: now?.() },
      );
      return at.map(([slots, workers]) => ({
        ...{ index: workers.indexOf(worker), of: workers.length },
        // Whoever was started last may have none.
        slots: Number(slots ?? Number.POSITIVE_INFINITY),
      }));
    },
    async leave(lines, worker) {
      await Promise.all(lines.map(({ name }) => redis.zrem(keys.lineWorkers(name), worker)));
    },
  };
}
