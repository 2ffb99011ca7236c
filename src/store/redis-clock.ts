import type { Connection } from "./connection.ts";

/** Redis' own clock, in milliseconds since 1970, which is the same for all machines whatever theirs say. */
export interface RedisClock {
  now(): number;
  close(): void;
}

/** A machine's steady clock goes wrong by far less than a millisecond in so long, but stands still while the machine is suspended. */
const ASKED_EVERY_MS = 30_000;
/** An answer that took longer says too little of when it was given, in milliseconds. */
const TOLD_WITHIN_MS = 500;
/** Where every answer takes longer, the best of so many has to do at first. */
const FIRST_ASKED = 5;

/** Asks Redis for its time now and then; in between the machine's steady clock, which nobody sets, tells how much has passed. */
export async function createRedisClock({
  redis,
  steady = () => performance.now(),
}: {
  redis: Pick<Connection, "time">;
  /** Milliseconds since whenever. */
  steady?: () => number;
}): Promise<RedisClock> {
  async function ask(): Promise<{ ahead: number; tookMs: number }> {
    const asked = steady();
    const [seconds, micros] = await redis.time();
    const tookMs = steady() - asked;
    return { ahead: Number(seconds) * 1000 + Number(micros) / 1000 - (asked + tookMs / 2), tookMs };
  }

  let told = await ask();
  for (let count = 1; count < FIRST_ASKED && told.tookMs > TOLD_WITHIN_MS; count++) {
    const again = await ask();
    if (again.tookMs < told.tookMs) told = again;
  }
  const timer = setInterval(() => {
    ask().then(
      (again) => {
        if (again.tookMs <= TOLD_WITHIN_MS) told = again;
      },
      // Redis is away: what it said last holds.
      () => {},
    );
  }, ASKED_EVERY_MS);
  timer.unref();
  return {
    now: () => Math.round(steady() + told.ahead),
    close: () => clearInterval(timer),
  };
}
