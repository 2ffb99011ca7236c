import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import type { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { ConfigError } from "../core/errors.ts";
import type { Config } from "./config.ts";
import type { RedisPlace } from "./redis.ts";

/** Where a bot's private Redis keeps its file. */
export function privateRedisFolder(dataDir: string): string {
  return join(resolve(dataDir), "redis");
}

/** The socket of the Redis kept in a folder: the same for whoever asks, so that other programs of ours find it. */
export function privateRedisSocket(folder: string): string {
  const near = join(resolve(folder), "redis.sock");
  if (Buffer.byteLength(near) <= SOCKET_PATH_MAX) return near;
  const name = createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 16);
  return join(tmpdir(), `rushes-${name}.sock`);
}

/** Where the bot's Redis answers: the host's, or its own while it runs. */
export function redisPlaceOf({ redis, dataDir }: Pick<Config, "redis" | "dataDir">): RedisPlace {
  return { ...redis, url: redis.url ?? privateRedisSocket(privateRedisFolder(dataDir)) };
}

export interface PrivateRedis {
  /** The unix socket to connect to. */
  socket: string;
  /** Rejects when the server has ended by itself so often that starting it again can't help. */
  lost: Promise<never>;
  /** Ends it after it has written everything down. */
  stop(): Promise<void>;
}

/** A unix socket's path may have 104 bytes on macOS, 108 on Linux. */
const SOCKET_PATH_MAX = 100;
const START_WITHIN_MS = 30_000;
/** A Redis that ends by itself more often than this in that time is given up. */
const RESTARTS_MOST = 5;
const RESTARTS_WITHIN_MS = 60_000;

/**
 * Runs a Redis of the bot's own, kept in `folder`, reachable only through a unix socket. Every change is on
 * disk before it is answered (append-only file, written through: a power cut must not forget what was paid for), and
 * nothing is ever thrown out for want of memory.
 *
 * The server runs in a session of its own, so that Ctrl-C reaches the bot alone, under a shell that stops it
 * when the pipe to the bot closes: even a bot that is killed leaves no Redis behind.
 */
export async function startPrivateRedis({
  folder,
  path,
}: {
  folder: string;
  path: string;
}): Promise<PrivateRedis> {
  const program = ["valkey-server", "redis-server"].find((name) => isOnPath(name, path));
  if (!program) {
    throw new ConfigError(
      "no-redis",
      "Neither redis-server nor valkey-server is installed, and REDIS_URL is not set. Install one, or set REDIS_URL.",
    );
  }
  const data = resolve(folder);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const socket = privateRedisSocket(data);
  await rm(socket, { force: true });

  const options = [
    ["--port", "0"],
    ["--unixsocket", socket],
    ["--unixsocketperm", "700"],
    ["--dir", data],
    ["--appendonly", "yes"],
    ["--appendfsync", "always"],
    ["--save", ""],
    ["--maxmemory-policy", "noeviction"],
    // By its older name, which all know: the record of an ended clip is one text of about a thousand bytes.
    ["--hash-max-ziplist-value", "4096"],
    ["--logfile", join(data, "redis.log")],
    ["--loglevel", "notice"],
  ].flat();
  let stopping = false;
  let server = spawnUnderShell(program, options);
  let giveUp: (error: Error) => void;
  const lost = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  lost.catch(() => {});
  const ends: number[] = [];

  function watch(): void {
    void server.ended.then(() => {
      if (stopping) return;
      ends.push(performance.now());
      const lately = ends.filter((at) => at > performance.now() - RESTARTS_WITHIN_MS);
      if (lately.length > RESTARTS_MOST) {
        giveUp(
          new ConfigError(
            "redis-ended",
            `The private Redis keeps ending. ${join(data, "redis.log")} says why.`,
          ),
        );
        return;
      }
      server = spawnUnderShell(program as string, options);
      watch();
    });
  }
  watch();

  await Promise.race([untilReady(socket), lost]);
  return {
    socket,
    lost,
    async stop() {
      stopping = true;
      server.letGo();
      await server.ended;
      await rm(socket, { force: true });
    },
  };
}

function spawnUnderShell(
  program: string,
  options: readonly string[],
): { ended: Promise<void>; letGo(): void } {
  // $0 is the program; cat ends when the bot's end of the pipe does, and Redis is asked to finish properly.
  const script =
    '"$0" "$@" </dev/null >/dev/null 2>&1 & server=$!; (cat >/dev/null; kill -TERM "$server" 2>/dev/null) <&3 & exec 3<&-; wait "$server"';
  const shell = spawn("/bin/sh", ["-c", script, program, ...options], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    detached: true,
  });
  const pipe = shell.stdio[3] as Writable;
  pipe.on("error", () => {});
  return {
    ended: new Promise((resolveEnded) => {
      shell.once("exit", () => resolveEnded());
      shell.once("error", () => resolveEnded());
    }),
    letGo: () => pipe.end(),
  };
}

/** Answering is not enough: it must have read its file back. */
async function untilReady(socket: string): Promise<void> {
  const deadline = performance.now() + START_WITHIN_MS;
  while (performance.now() < deadline) {
    const client = new Redis(socket, {
      lazyConnect: true,
      retryStrategy: () => null,
      maxRetriesPerRequest: 0,
    });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.ping();
      return;
    } catch {
      await sleep(20);
    } finally {
      client.disconnect();
    }
  }
  throw new ConfigError(
    "redis-not-ready",
    `The private Redis did not answer within ${START_WITHIN_MS / 1000} s.`,
  );
}

function isOnPath(program: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
