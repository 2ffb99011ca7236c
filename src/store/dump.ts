import type { Redis } from "ioredis";

/** One key as Redis itself writes it down, and how long it is still kept. */
export interface DumpedKey {
  key: string;
  /** Base64 of what DUMP gives. */
  value: string;
  /** Milliseconds; 0: for ever. */
  keptMs: number;
}

const AT_ONCE = 500;

/** Every key under a prefix. Nobody may write meanwhile, or what belongs together is torn apart. */
export async function* dumpKeys(redis: Redis, prefix: string): AsyncGenerator<DumpedKey> {
  const pattern = `${prefix.replace(/[[\]*?\\]/g, "\\$&")}:*`;
  const seen = new Set<string>();
  let cursor = "0";
  do {
    const [next, found] = await redis.scan(cursor, "MATCH", pattern, "COUNT", AT_ONCE);
    cursor = next;
    // A scan may tell a key twice.
    const fresh = found.filter((key) => !seen.has(key));
    for (const key of fresh) seen.add(key);
    const values = await Promise.all(
      fresh.map(async (key) => ({
        key,
        value: await redis.dumpBuffer(key),
        keptMs: await redis.pttl(key),
      })),
    );
    for (const { key, value, keptMs } of values) {
      if (value !== null) yield { key, value: value.toString("base64"), keptMs: Math.max(0, keptMs) };
    }
  } while (cursor !== "0");
}

/** Puts keys back; a key that is there already is an error, since two histories can't be mixed. */
export async function restoreKeys(redis: Redis, keys: AsyncIterable<DumpedKey>): Promise<number> {
  let count = 0;
  for await (const { key, value, keptMs } of keys) {
    await redis.restore(key, keptMs, Buffer.from(value, "base64"));
    count++;
  }
  return count;
}

/** Whether anything is kept under a prefix. */
export async function holdsKeys(redis: Redis, prefix: string): Promise<boolean> {
  for await (const _ of dumpKeys(redis, prefix)) return true;
  return false;
}
