import { Redis } from "ioredis";
import type { Logger } from "pino";
import { ConfigError } from "../core/errors.ts";

const CONNECT_WITHIN_MS = 5_000;

/** Connects to a Redis by address or socket path. It reconnects by itself, for ever; trouble is logged once a spell. */
export function connectRedis(
  address: string,
  log: Logger,
  options: { maxRetriesPerRequest: number | null },
): Redis {
  const redis = new Redis(targetOf(address), {
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

/** A connection that is made now or not at all; throws what kept it from being made. */
export async function reachRedis(address: string): Promise<Redis> {
  const redis = new Redis(targetOf(address), {
    lazyConnect: true,
    connectTimeout: CONNECT_WITHIN_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  // The call itself only says that the connection is closed.
  let cause: Error | undefined;
  redis.on("error", (error) => {
    cause ??= error;
  });
  try {
    await redis.connect();
    return redis;
  } catch (error) {
    redis.disconnect();
    throw cause ?? error;
  }
}

/** Lets a start with a wrong REDIS_URL end with a sentence; later losses are waited out. */
export async function requireRedis(address: string): Promise<void> {
  const redis = await reachRedis(address).catch((error: Error) => {
    throw new ConfigError(
      "redis-unreachable",
      `The Redis of REDIS_URL can't be reached: ${error.message}. Start it, or correct REDIS_URL; npm run doctor looks closer.`,
      { cause: error },
    );
  });
  redis.disconnect();
}

function targetOf(address: string): string {
  return address.replace(/^unix:\/\//, "");
}
