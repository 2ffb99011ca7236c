import type { Connection } from "./connection.ts";

/** Names that Redis looks at in one go. */
const AT_ONCE = 1_000;

/** Every key whose name is like the pattern; one that comes or goes meanwhile may be missed or told twice. Reads all names there are. */
export async function* keysLike(redis: Connection, pattern: string): AsyncGenerator<string> {
  let cursor = "0";
  do {
    const [next, some] = await redis.scan(cursor, "MATCH", pattern, "COUNT", AT_ONCE);
    yield* some;
    cursor = next;
  } while (cursor !== "0");
}
