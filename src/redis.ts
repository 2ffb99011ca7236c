import { Redis } from "ioredis";
import type { Logger } from "pino";

/** Connects to a Redis by address or socket path. It reconnects by itself, for ever; trouble is logged once a spell. */
export function connectRedis(
  address: string,
  log: Logger,
  options: { maxRetriesPerRequest: number | null },
): Redis {
  const target = address.replace(/^unix:\/\//, "");
  const redis = new Redis(target, {
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 2_000),
    ...options,
  });
  let away = false;
  redis.on("error", (error) => {
    if (!away) log.error({ err: error }, "Redis can't be reached; trying again until it can");
    away = true;
  });
  redis.on("ready", () => {
    if (away) log.info("Redis is back");
    away = false;
  });
  return redis;
}
