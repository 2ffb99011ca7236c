import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startPrivateRedis } from "../../src/host/private-redis.ts";

let folder: string;
const path = process.env.PATH ?? "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-redis-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function connect(socket: string): Redis {
  const client = new Redis(socket, { retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on("error", () => {});
  return client;
}

async function serverProcess(client: Redis): Promise<number> {
  return Number(/process_id:(\d+)/.exec(await client.info("server"))?.[1]);
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

describe("the private Redis", () => {
  it("keeps what was written over a stop and a start, and throws nothing out", async () => {
    const first = await startPrivateRedis({ folder, path });
    const writer = connect(first.socket);
    await writer.set("film", "rushes");
    expect(await writer.config("GET", "maxmemory-policy")).toEqual(["maxmemory-policy", "noeviction"]);
    // What was answered outlasts a power cut, too.
    expect(await writer.config("GET", "appendfsync")).toEqual(["appendfsync", "always"]);
    writer.disconnect();
    await first.stop();
    expect(existsSync(first.socket)).toBe(false);

    const second = await startPrivateRedis({ folder, path });
    const reader = connect(second.socket);
    expect(await reader.get("film")).toBe("rushes");
    reader.disconnect();
    await second.stop();
  });

  it("comes back with its data when it is killed", async () => {
    const own = await startPrivateRedis({ folder, path });
    const client = connect(own.socket);
    await client.config("SET", "appendfsync", "always");
    await client.set("film", "rushes");
    const before = await serverProcess(client);
    process.kill(before, "SIGKILL");
    await until(() => !isAlive(before));
    expect(await client.get("film")).toBe("rushes");
    expect(await serverProcess(client)).not.toBe(before);
    client.disconnect();
    await own.stop();
  });

  it("ends with the bot, even one that is killed", async () => {
    const module = fileURLToPath(new URL("../../src/host/private-redis.ts", import.meta.url));
    const script = `import { startPrivateRedis } from ${JSON.stringify(module)};
const own = await startPrivateRedis({ folder: ${JSON.stringify(folder)}, path: process.env.PATH });
process.stdout.write(own.socket);
setInterval(() => {}, 1000);`;
    const bot = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const socket = await new Promise<string>((resolve) =>
      bot.stdout?.once("data", (chunk) => resolve(String(chunk))),
    );
    const client = connect(socket);
    const redisProcess = await serverProcess(client);
    client.disconnect();
    bot.kill("SIGKILL");
    await until(() => !isAlive(redisProcess));
    expect(await readFile(join(folder, "redis.log"), "utf8")).toContain("User requested shutdown");
  });

  it("says what to install where there is none", async () => {
    await expect(startPrivateRedis({ folder, path: "/nowhere" })).rejects.toThrow(/redis-server.*REDIS_URL/);
  });
});
