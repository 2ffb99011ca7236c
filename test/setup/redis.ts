import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    redisSocket: string;
  }
}

/** One real Redis for the whole run, on a unix socket; every test keeps to a key prefix of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "rushes-test-redis-"));
  const socket = join(folder, "redis.sock");
  const server = spawn(
    "redis-server",
    [
      "--port",
      "0",
      "--unixsocket",
      socket,
      "--save",
      "",
      "--appendonly",
      "no",
      "--maxmemory-policy",
      "noeviction",
      "--dir",
      folder,
      // One test's tidying once took what three hundred others were at.
      ...["FLUSHDB", "FLUSHALL", "SWAPDB"].flatMap((command) => ["--rename-command", command, ""]),
    ],
    { stdio: "ignore" },
  );
  await untilAnswering(socket, server);
  project.provide("redisSocket", socket);
  return async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

async function untilAnswering(socket: string, server: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  server.once("error", (error) => {
    failure = new Error("redis-server could not be started: npm test installs it where it may", {
      cause: error,
    });
  });
  for (let attempt = 0; attempt < 200; attempt++) {
    if (failure) throw failure;
    const client = new Redis(socket, { lazyConnect: true, retryStrategy: () => null });
    client.on("error", () => {});
    try {
      await client.connect();
      return;
    } catch {
      await sleep(50);
    } finally {
      client.disconnect();
    }
  }
  throw new Error("redis-server did not answer within 10 s");
}
