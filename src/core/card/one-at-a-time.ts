import { PlatformError } from "../errors.ts";
import type { Notebook } from "../ports/notebook.ts";
import { stillHolds } from "./still-holds.ts";

/** Who changes the thing holds it for so long, in milliseconds; a process that dies lets go after it. */
const HELD_MS = 15_000;
/** Each of the others may have a slow upload to do. */
const PATIENCE_MS = 4 * 60_000;
const LOOK_MS = 200;

export interface Turn {
  /** Throws where the process stood still for so long that another one may have begun: nothing is to be written then. */
  requireHeld(): Promise<void>;
}

/**
 * Has `change` done while nobody else, in whichever process, changes what `key` names. Throws PlatformError `slow-down`
 * (retryable) where others need too long.
 */
export async function oneAtATime<Result>(
  {
    notebook,
    key,
    holder,
    wait,
  }: {
    notebook: Pick<Notebook, "claim" | "renew" | "leave">;
    key: string;
    /** Tells this turn from all others. */
    holder: string;
    wait: (ms: number) => Promise<unknown>;
  },
  change: (turn: Turn) => Promise<Result>,
): Promise<Result> {
  for (let waitedMs = 0; !(await notebook.claim(key, holder, { ttlMs: HELD_MS })); waitedMs += LOOK_MS) {
    if (waitedMs >= PATIENCE_MS)
      throw new PlatformError("slow-down", "That message is being changed just now.", { retryable: true });
    await wait(LOOK_MS);
  }
  const hold = () => stillHolds({ notebook, key, holder, ttlMs: HELD_MS });
  const holding = setInterval(() => {
    hold().catch(() => {});
  }, HELD_MS / 3);
  try {
    return await change({
      async requireHeld() {
        if (await hold()) return;
        throw new PlatformError("slow-down", "That message is being changed just now.", { retryable: true });
      },
    });
  } finally {
    clearInterval(holding);
    await notebook.leave(key, holder);
  }
}
