import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** Something that one process of all has at a time. */
export interface Lease {
  /** Takes it, or has it for another `ttlMs`; false: somebody else has it, or has had it since this one last did. */
  hold(ttlMs: number): Promise<boolean>;
  leave(): Promise<void>;
}

export function createLeases({ redis, keys }: { redis: Connection; keys: Keys }) {
  const hold = createScript<number>(redis, "hold-lease");
  const leave = createScript<null>(redis, "leave-lease");
  /** `holder`: a name that no other process has at the same time. */
  return (name: string, holder: string): Lease => {
    const [lease, last] = [keys.lease(name), keys.lastHolder(name)];
    let held = false;
    return {
      async hold(ttlMs) {
        held = (await hold({ lease, last }, { holder, ttlMs, held })) === 1;
        return held;
      },
      async leave() {
        held = false;
        await leave({ lease }, { holder });
      },
    };
  };
}
