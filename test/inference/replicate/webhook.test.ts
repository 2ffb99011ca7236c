import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createReplicateBackend } from "../../../src/inference/replicate/backend.ts";
import { createReplicateWebhook } from "../../../src/inference/replicate/webhook.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { createFakeReplicate, type FakeReplicate } from "../../fakes/replicate/fake-replicate.ts";
import { testCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

let fake: FakeReplicate;
let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;
let backend: VideoBackend;
let server: ReturnType<typeof serve>;
let heard: { operationId: string; idempotencyKey: string }[];
let refuse = false;
let ahead = 0;
let origin: string;
let app: Hono;
const signal = new AbortController().signal;

beforeEach(async () => {
  fake = await createFakeReplicate();
  redis = testRedis();
  media = await testMedia();
  heard = [];
  refuse = false;
  ahead = 0;
  const access = { token: fake.token, baseUrl: fake.baseUrl, fetch, now: () => Date.now() + ahead };
  const notebook = createRedisNotebook(redis.client, redis.prefix);
  const log = { warn: () => {}, debug: () => {}, error: () => {} };
  app = createReplicateWebhook({
    ...access,
    log,
    notebook,
    async onFinished({ operationId, idempotencyKey }) {
      if (refuse) throw new Error("Redis is away");
      heard.push({ operationId, idempotencyKey });
    },
  });
  app.onError((_error, context) => context.text("fault", 500));
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () => resolve());
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  backend = createReplicateBackend({
    ...access,
    log,
    media,
    notebook,
    catalogue: testCatalogue(),
    publicUrl: origin,
    settleMs: 0,
  });
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await fake.close();
  await media.remove();
  await redis.close();
  expect(fake.violations).toEqual([]);
});

const start = (key = "clip:1/0") =>
  backend.start(shotOrder({ model: "seedance" }), { idempotencyKey: key, signal });

/** Sends a body of ten pieces without a length, and how much of it is read. */
async function sendInPieces(address: string, headers: Record<string, string>, piece = 600) {
  let read = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(sent) {
        if (read === 10 * piece) return sent.close();
        read += piece;
        sent.enqueue(new Uint8Array(piece));
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", body, duplex: "half", headers } as RequestInit;
  const { status } = await app.request(new Request(address, init));
  return { status, read };
}

test("a finished prediction wakes whoever waits for it, by its id and the shot's key", async () => {
  const { id } = await start();
  expect(fake.predictions[0]?.events).toEqual(["completed"]);
  await fake.succeed(String(id));
  expect(heard).toEqual([{ operationId: id, idempotencyKey: "clip:1/0" }]);
});

test("a failed one does too", async () => {
  const { id } = await start();
  await fake.fail(String(id), "E005");
  expect(heard).toHaveLength(1);
});

test("the same report delivered again counts once", async () => {
  const { id } = await start();
  await fake.succeed(String(id));
  heard = [];
  expect(await fake.report(String(id), { webhookId: "msg_1" })).toEqual([204]);
  expect(await fake.report(String(id), { webhookId: "msg_1" })).toEqual([204]);
  expect(heard).toHaveLength(1);
});

test("a report that could not be passed on counts when it is delivered again", async () => {
  const { id } = await start();
  refuse = true;
  const delivered = fake.succeed(String(id));
  await expect.poll(async () => fake.predictions[0]?.status).toBe("succeeded");
  refuse = false;
  await delivered;
  expect(await fake.report(String(id))).toEqual([204]);
  expect(heard.length).toBeGreaterThan(0);
});

test("one that is not signed with the account's secret is refused", async () => {
  const { id } = await start();
  const answers = await fake.report(String(id), {
    secret: `whsec_${Buffer.from("wrong").toString("base64")}`,
  });
  expect(new Set(answers)).toEqual(new Set([401]));
  expect(heard).toEqual([]);
});

test("one of yesterday, of tomorrow, or without a time is refused", async () => {
  const { id } = await start();
  await fake.succeed(String(id));
  heard = [];
  const now = Math.floor(Date.now() / 1000);
  for (const timestamp of [now - 310, now + 310, Number.NaN]) {
    expect((await fake.report(String(id), { timestamp }))[0]).toBe(400);
  }
  expect(heard).toEqual([]);
});

test("an address nobody here made is not found", async () => {
  await start();
  const [prediction] = fake.predictions;
  const address = new URL(prediction?.webhook ?? "");
  expect(address.pathname).toMatch(/^\/webhooks\/replicate\/clip%3A1%2F0\/[\w-]{32}$/);
  const guessed = `${origin}/webhooks/replicate/clip2/${address.pathname.split("/").pop()}`;
  expect((await fetch(guessed, { method: "POST", body: "{}" })).status).toBe(404);
  expect((await fetch(guessed.replace(/.$/, ""), { method: "POST", body: "{}" })).status).toBe(404);
});

test("a changed body, an empty one and a huge one are refused", async () => {
  await start();
  const address = fake.predictions[0]?.webhook ?? "";
  const headers = {
    "webhook-id": "msg_2",
    "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
    "webhook-signature": "v1,AAAA v2,BBBB nonsense",
  };
  expect((await fetch(address, { method: "POST", headers, body: "{}" })).status).toBe(401);
  expect((await fetch(address, { method: "POST", headers })).status).toBe(401);
  expect((await fetch(address, { method: "POST", headers, body: "x".repeat(9 * 1024 * 1024) })).status).toBe(
    413,
  );
  expect(heard).toEqual([]);
});

test("a renewed secret is picked up after a minute", async () => {
  const { id } = await start();
  await fake.succeed(String(id));
  heard = [];
  fake.webhookSecret = `whsec_${Buffer.from("another secret").toString("base64")}`;
  expect((await fake.report(String(id)))[0]).toBe(401);
  ahead = 61_000;
  expect(await fake.report(String(id))).toEqual([204]);
});

test("nothing is read of a report that has no signature, is old, or comes to an address somebody made up", async () => {
  await start();
  const address = String(fake.predictions[0]?.webhook);
  const now = String(Math.floor(Date.now() / 1_000));
  const signed = { "webhook-id": "msg_1", "webhook-timestamp": now, "webhook-signature": "v1,AAAA" };
  expect(await sendInPieces(`${address.slice(0, -4)}AAAA`, signed)).toEqual({ status: 404, read: 0 });
  const old = { ...signed, "webhook-timestamp": String(Number(now) - 400) };
  expect(await sendInPieces(address, old)).toEqual({ status: 400, read: 0 });
  for (const missing of ["webhook-id", "webhook-signature"])
    expect(await sendInPieces(address, { ...signed, [missing]: "" })).toEqual({ status: 401, read: 0 });
  expect(await sendInPieces(address, signed)).toEqual({ status: 401, read: 6_000 });
});

test("no more is read of a report than a real one may have", async () => {
  await start();
  const address = String(fake.predictions[0]?.webhook);
  const now = String(Math.floor(Date.now() / 1_000));
  const signed = { "webhook-id": "msg_1", "webhook-timestamp": now, "webhook-signature": "v1,AAAA" };
  const piece = 4_000_000 / 4;
  expect(await sendInPieces(address, signed, piece)).toEqual({ status: 413, read: 5 * piece });
});
