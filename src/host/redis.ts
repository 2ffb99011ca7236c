import { readFileSync } from "node:fs";
import type { Duplex } from "node:stream";
import { Redis, type RedisOptions } from "ioredis";
import type { Logger } from "pino";
import { ConfigError } from "../core/errors.ts";

const CONNECT_WITHIN_MS = 5_000;
/** A server that takes no writes for longer than changing roles takes isn't about to. */
const REFUSES_AT_MOST_MS = 30_000;

/** Where a Redis answers: its address or socket path, and the file with the authority that vouches for it over TLS. */
export interface RedisPlace {
  url: string;
  tlsCa?: string | undefined;
}

/**
 * Has a connection say when it has ended, and each copy of it. ioredis (6.0.0) keeps silent where it is told to end while it waits
 * to connect anew, and whoever waits for that word, as BullMQ does, waits for ever; so it is ended in a try.
 */
function endingWhenTold(line: Redis): Redis {
  const disconnect = line.disconnect.bind(line);
  const duplicate = line.duplicate.bind(line);
  line.disconnect = (reconnect = false) => {
    if (!reconnect && line.status === "reconnecting") line.connect().catch(() => {});
    disconnect(reconnect);
  };
  line.duplicate = ((override) => endingWhenTold(duplicate(override))) as typeof line.duplicate;
  return line;
}

/**
 * Has a connection, and each copy of it, send what is asked of it in one round of the loop as one write: answers of Redis and of the disk
 * come several at once, each by a turn of its own, and what they set off is asked at once again. A write by itself is a call of the
 * system here, and there a turn of Redis' loop with its write to disk.
 */
function writingTogether(line: Redis): Redis {
  const duplicate = line.duplicate.bind(line);
  // ioredis (6.0.0) makes a stream for each time it connects, and has told of it by then.
  line.on("connect", () => {
    const { stream } = line as unknown as { stream: Duplex };
    const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
    stream.write = (...given: unknown[]) => {
      if (stream.writableCorked === 0) {
        stream.cork();
        setImmediate(() => stream.uncork());
      }
      return write(...given);
    };
  });
  line.duplicate = ((override) => writingTogether(duplicate(override))) as typeof line.duplicate;
  return line;
}

/**
 * Connects to a Redis. It reconnects by itself, for ever; trouble is logged once a spell. Behind the address another server
 * may take over: what the old one refuses since it is a replica now, or the new one since it is still reading its file, is
 * sent again over a new connection.
 */
export function connectRedis(
  place: RedisPlace,
  log: Logger,
  { now = Date.now, ...options }: { maxRetriesPerRequest: number | null; now?: () => number },
): Redis {
  let refusedSince: number | undefined;
  const connected = new Redis(targetOf(place), {
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 2_000),
    reconnectOnError(error) {
      if (!/^(?:READONLY|LOADING|MASTERDOWN)\b/.test(error.message)) return false;
      if (refusedSince === undefined || now() - refusedSince > 2 * REFUSES_AT_MOST_MS) {
        refusedSince = now();
        log.warn({ reason: error.message }, "Redis takes no writes; connecting anew and sending them again");
      }
      // 2: and send it again.
      return now() - refusedSince < REFUSES_AT_MOST_MS ? 2 : 1;
    },
    ...tlsOf(place),
    ...options,
  });
  const redis = writingTogether(endingWhenTold(connected));
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
export async function reachRedis(place: RedisPlace): Promise<Redis> {
  const redis = new Redis(targetOf(place), {
    ...tlsOf(place),
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
export async function requireRedis(place: RedisPlace): Promise<void> {
  const redis = await reachRedis(place).catch((error: Error) => {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(
      "redis-unreachable",
      `The Redis of REDIS_URL can't be reached: ${error.message}. Start it, or correct REDIS_URL; npm run doctor looks closer.`,
      { cause: error },
    );
  });
  redis.disconnect();
}

function targetOf({ url }: RedisPlace): string {
  return url.replace(/^unix:\/\//, "");
}

/** An authority of one's own; rediss:// by itself trusts those that Node does. */
function tlsOf({ url, tlsCa }: RedisPlace): Pick<RedisOptions, "tls"> {
  if (tlsCa === undefined || !url.startsWith("rediss:")) return {};
  try {
    return { tls: { ca: readFileSync(tlsCa, "utf8") } };
  } catch (error) {
    throw new ConfigError(
      "redis-tls-ca",
      `REDIS_TLS_CA can't be read: ${(error as Error).message}. Name the PEM file of the authority that signed your Redis' certificate.`,
      { cause: error },
    );
  }
}
