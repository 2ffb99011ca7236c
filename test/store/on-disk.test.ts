import { createServer, type Server, type Socket } from "node:net";
import { Redis } from "ioredis";
import { afterEach, expect, it } from "vitest";
import { createKeys } from "../../src/store/keys.ts";
import { createOnDisk } from "../../src/store/on-disk.ts";
import { testRedis } from "../fixtures/redis.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** As much of a Redis 7.2 with `appendfsync everysec` as is asked here, after https://redis.io/docs/latest/commands/waitaof/. */
async function redis72(answer: () => Promise<number>) {
  const heard: string[] = [];
  const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
  async function reply([name = "", ...args]: string[]): Promise<string> {
    const command = name.toUpperCase();
    if (command === "HELLO") return `%1\r\n${bulk("proto")}:3\r\n`;
    if (command === "INFO") return bulk("redis_version:7.2.4\r\nloading:0\r\naof_enabled:1\r\n");
    if (command === "CONFIG") return `*2\r\n${bulk("appendfsync")}${bulk("everysec")}`;
    if (command === "CLIENT") return "+OK\r\n";
    heard.push([command, ...args].join(" "));
    if (command === "SET") return "+OK\r\n";
    if (command === "WAITAOF") return `*2\r\n:${await answer()}\r\n:0\r\n`;
    return "-ERR unknown command\r\n";
  }
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let text = "";
    let turn = Promise.resolve();
    socket.on("data", (chunk) => {
      text += chunk;
      for (;;) {
        const parts = text.split("\r\n");
        const count = 1 + 2 * Number(parts[0]?.slice(1));
        if (!text.startsWith("*") || parts.length <= count) return;
        const words = parts.slice(1, count).filter((_, at) => at % 2 === 1);
        text = parts.slice(count).join("\r\n");
        turn = turn.then(async () => void socket.write(await reply(words)));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new Redis((server.address() as { port: number }).port);
  client.on("error", () => {});
  const onDisk = createOnDisk({ redis: client, keys: createKeys("rushes"), now: Date.now });
  closing.push(
    () => server.close(),
    () => {
      for (const socket of sockets) socket.destroy();
    },
    () => client.disconnect(),
    () => onDisk.close(),
  );
  return { heard, onDisk };
}

it("asks a server that writes its file once a second, once for all that wait", async () => {
  const answers: ((acknowledged: number) => void)[] = [];
  const { heard, onDisk } = await redis72(() => new Promise((resolve) => answers.push(resolve)));
  let isThere = false;
  const first = onDisk.until().then((there) => {
    isThere = true;
    return there;
  });
  await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(1);
  // Written after the first was asked for, they wait for another round, together.
  const later = [onDisk.until(), onDisk.until()];
  expect(isThere).toBe(false);
  answers[0]?.(1);
  expect(await first).toBe(true);
  await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(2);
  answers[1]?.(1);
  expect(await Promise.all(later)).toEqual([true, true]);
  const round = ["SET rushes:on-disk 1 EX 60", "WAITAOF 1 0 5000"];
  expect(heard).toEqual([...round, ...round]);
});

it("says so where it isn't on disk in time", async () => {
  const { onDisk } = await redis72(async () => 0);
  expect(await onDisk.until()).toBe(false);
});

it("says since when nothing is lost, on a server that may have lost something and can't be asked", async () => {
  const told = async (info: string, fsync: string) => {
    const client = { info: async () => info, config: async () => ["appendfsync", fsync], on: () => {} };
    const onDisk = createOnDisk({
      redis: client as unknown as Redis,
      keys: createKeys("rushes"),
      now: () => 1e12,
    });
    return onDisk.forgotBefore();
  };
  const server = (version: string, uptime: number, file = 1) =>
    `redis_version:${version}\r\nuptime_in_seconds:${uptime}\r\naof_enabled:${file}\r\n`;
  const itsStart = 1e12 - 30_000;
  expect(await told(server("7.0.15", 30), "everysec")).toBe(itsStart);
  expect(await told(server("7.0.15", 30), "always"), "it forgets nothing").toBeUndefined();
  expect(await told(server("7.2.4", 30), "everysec"), "payments waited for the disk").toBeUndefined();
  expect(await told(server("7.2.4", 30), "no")).toBe(itsStart);
  expect(await told(server("7.2.4", 30, 0), "everysec"), "it has no file at all").toBe(itsStart);
});

it("waits for nothing on a server that can't be asked", async () => {
  const redis = testRedis();
  closing.push(redis.close);
  const keys = createKeys(redis.prefix);
  const onDisk = createOnDisk({ redis: redis.client, keys, now: Date.now });
  expect(await onDisk.until()).toBe(true);
  expect(await redis.client.exists(keys.onDisk)).toBe(0);
});
