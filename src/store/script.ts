import { createHash } from "node:crypto";
import type { Redis } from "ioredis";

/** A Lua script that Redis runs as one atomic step; sent whole only when the server doesn't know it yet. */
export function createScript<Result>(redis: Redis, lua: string) {
  const sha = createHash("sha1").update(lua).digest("hex");
  return async (keys: readonly string[], args: readonly (string | number)[]): Promise<Result> => {
    try {
      return (await redis.evalsha(sha, keys.length, ...keys, ...args)) as Result;
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
      return (await redis.eval(lua, keys.length, ...keys, ...args)) as Result;
    }
  };
}
