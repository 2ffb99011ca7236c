import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** Redis answers within this, or it is of no use to anybody who waits. */
const ANSWER_WITHIN_MS = 2_000;
/** The mark is of no use later. */
const MARK_SECONDS = 60;

/**
 * Whether Redis takes what is written to it. A full one, a read-only replica and one whose disk is full all answer
 * PING, and refuse every clip.
 */
export async function canWrite(redis: Connection, keys: Keys): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
  });
  const written = redis.set(keys.health, "1", "EX", MARK_SECONDS).then(
    () => true,
    () => false,
  );
  return Promise.race([written, tooLate]).finally(() => clearTimeout(timer));
}
