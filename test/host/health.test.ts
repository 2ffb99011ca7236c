import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHealth } from "../../src/host/health.ts";
import { type PrivateRedis, startPrivateRedis } from "../../src/host/private-redis.ts";
import { canWrite } from "../../src/store/can-write.ts";
import { createKeys } from "../../src/store/keys.ts";

const up = { id: "animatic", health: async () => ({ ok: true }) };
const down = { id: "gpu", health: async () => ({ ok: false, detail: "away" }) };

async function health(parts: Partial<Parameters<typeof createHealth>[0]>) {
  const all = { backends: { all: [up] }, listeners: [], canKeep: async () => true, ...parts };
  const answer = await createHealth(all as unknown as Parameters<typeof createHealth>[0]).request("/healthz");
  return { status: answer.status, body: await answer.json() };
}

describe("/healthz", () => {
  it("says ok while one backend is up and everything else works", async () => {
    expect(await health({ backends: { all: [up, down] } } as object)).toEqual({
      status: 200,
      body: { ok: true, redis: true, backends: { animatic: true, gpu: false }, platforms: {} },
    });
  });

  it("says which backend is there but no longer paid for", async () => {
    const unpaid = { id: "replicate", health: async () => ({ ok: false, detail: "", lacks: "money" }) };
    expect((await health({ backends: { all: [up, unpaid] } } as object)).body).toMatchObject({
      ok: true,
      backends: { animatic: true, replicate: false },
      lacking: { replicate: "money" },
    });
  });

  it("says so when a platform no longer hears anybody", async () => {
    const deaf = { platform: "discord", health: () => ({ ok: false as const, why: "the token was reset" }) };
    expect(await health({ listeners: [deaf, { platform: "telegram" }] })).toMatchObject({
      status: 503,
      body: { ok: false, platforms: { discord: false, telegram: true } },
    });
  });

  it("is of use while it stands by, although it hears nobody", async () => {
    const deaf = { platform: "discord", health: () => ({ ok: false as const, why: "not connected" }) };
    expect(await health({ listeners: [deaf], standsBy: () => true })).toMatchObject({
      status: 200,
      body: { ok: true, standsBy: true, platforms: {} },
    });
  });
});

it("/livez answers whatever is away, since starting again would help nobody", async () => {
  const routes = createHealth({ canKeep: async () => false, backends: { all: [] }, listeners: [] });
  expect((await routes.request("/livez")).status).toBe(200);
});

describe("a Redis that answers PING", () => {
  let folder: string;
  let own: PrivateRedis;
  let redis: Redis;
  const keys = createKeys("health-test");
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rushes-health-"));
    own = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    redis = new Redis(own.socket);
  });
  afterAll(async () => {
    redis.disconnect();
    await own.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("can be full, or a read-only replica, and is healthy again afterwards", async () => {
    expect(await canWrite(redis, keys)).toBe(true);
    await redis.config("SET", "maxmemory", "1");
    expect([await redis.ping(), await canWrite(redis, keys)]).toEqual(["PONG", false]);
    await redis.config("SET", "maxmemory", "0");
    expect(await canWrite(redis, keys)).toBe(true);
    await redis.call("REPLICAOF", "127.0.0.1", "1");
    expect([await redis.ping(), await canWrite(redis, keys)]).toEqual(["PONG", false]);
    await redis.call("REPLICAOF", "NO", "ONE");
    expect(await canWrite(redis, keys)).toBe(true);
  });
});
