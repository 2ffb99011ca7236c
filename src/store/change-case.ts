import type { Case } from "../core/ports/cases.ts";
import type { Connection } from "./connection.ts";
import { createScript } from "./script.ts";

/**
 * Changes what stands of a case (a key), begun anew where somebody else has changed it meanwhile; `undefined`: it stays. Whether there
 * was one.
 */
export type ChangeCase = (key: string, change: (entry: Case) => object | undefined) => Promise<boolean>;

export function createChangeCase(redis: Connection): ChangeCase {
  const write = createScript<number>(redis, "change-entry");
  return async (key, change) => {
    for (;;) {
      const before = await redis.hget(key, "entry");
      if (before === null) return false;
      const after = change(JSON.parse(before) as Case);
      if (after === undefined) return true;
      if ((await write({ case: key }, {}, { before, after: JSON.stringify(after) })) === 1) return true;
    }
  };
}
