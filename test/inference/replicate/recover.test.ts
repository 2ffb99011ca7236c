import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import type { VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createReplicateBackend, type ReplicateSettings } from "../../../src/inference/replicate/backend.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { killedAtEveryStep } from "../../contracts/killed-at-every-step.ts";
import {
  createFakeReplicate,
  type FakeReplicate,
  type FakeReplicateOptions,
} from "../../fakes/replicate/fake-replicate.ts";
import { fixedCatalogue, testCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { type PublishedModel, publishedModel } from "../../fixtures/models.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const KLING = {
  id: "kling",
  label: "Kling 2.6",
  backend: "replicate",
  model: "kwaivgi/kling-v2.6",
  summary: "Lively movement.",
  rate: 2,
};
const MINUTE = 60_000;
const SETTLED = 46_000;

let fake: FakeReplicate;
let media: Awaited<ReturnType<typeof testMedia>>;
let redis: TestRedis;
/** This machine's clock, and how far the provider's is before it. */
let clock: number;
let ahead: number;
const signal = new AbortController().signal;
/** A model without a seed: another take is asked for in the very same words. */
const order = shotOrder({ model: "kling" });

beforeEach(async () => {
  redis = testRedis();
  media = await testMedia();
  clock = 1_800_000_000_000;
  ahead = 0;
});
afterEach(async () => {
  await fake.close();
  await media.remove();
  await redis.close();
  expect(fake.violations).toEqual([]);
});

async function open(options: FakeReplicateOptions = {}, changes: Partial<ReplicateSettings> = {}) {
  fake = await createFakeReplicate({ now: () => clock + ahead, ...options });
  return worker(changes);
}

/** As another process would have it: all it shares with the others is Redis. */
function worker(changes: Partial<ReplicateSettings> = {}): VideoBackend {
  return createReplicateBackend({
    token: fake.token,
    baseUrl: fake.baseUrl,
    fetch,
    catalogue: testCatalogue(),
    media,
    notebook: createRedisNotebook(redis.client, redis.prefix),
    now: () => clock,
    log: { warn: () => {}, error: () => {} },
    ...changes,
  });
}

const start = (backend: VideoBackend, idempotencyKey: string, changes: Partial<ShotOrder> = {}) =>
  backend.start({ ...order, ...changes }, { idempotencyKey, signal });

/** Starts an order whose answer never comes; when that was, by this machine's clock. */
async function lose(backend: VideoBackend, key: string, reset: "before" | "after"): Promise<number> {
  await backend.check(order);
  const startedAt = clock;
  fake.faults.push({ method: "POST", path: /predictions$/, reset });
  await expect(start(backend, key)).rejects.toMatchObject({ code: "start-unknown" });
  return startedAt;
}

const recover = (backend: VideoBackend, idempotencyKey: string, startedAt: number) =>
  backend.recover(order, { idempotencyKey, startedAt, signal });

test.each([
  ["that shows webhooks' addresses", { showsWebhook: true }, "https://bot.example"],
  ["that shows inputs alone", {}, undefined],
] as const)(
  "killed at any step one prediction is paid for, with a list %s",
  async (_list, options, publicUrl) => {
    let now = Date.now;
    fake = await createFakeReplicate({ now: () => now(), ...options });
    const steps = await killedAtEveryStep(async () => {
      fake.predictions.splice(0);
      return {
        order,
        notebook: createRedisNotebook(redis.client, `${redis.prefix}${randomBytes(4).toString("hex")}`),
        make(reach) {
          now = reach.now;
          return worker({ publicUrl, ...reach });
        },
        taken: () => fake.predictions.length,
      };
    });
    expect(steps).toBeGreaterThan(8);
  },
  60_000,
);

describe("a prediction whose answer was lost is found", () => {
  test.each([-5 * MINUTE, -MINUTE, 5 * MINUTE])(
    "though the provider's clock is %d ms before ours",
    async (apart) => {
      ahead = apart;
      const backend = await open();
      const startedAt = await lose(backend, "ada-0-1", "after");
      clock += SETTLED;
      expect((await recover(worker(), "ada-0-1", startedAt))?.id).toBe(fake.predictions[0]?.id);
    },
  );

  test.each([
    [
      "is told to send other inputs",
      [{ ...KLING, input: { generate_audio: true }, price: { per: "video", usd: 9 } }],
    ],
    ["was taken out of the catalogue", []],
  ])("though the model %s since, at the price it was sent for", async (_, models) => {
    const backend = await open();
    const { usd } = await start(worker(), "bo-0-1", { prompt: "something else" });
    const startedAt = await lose(backend, "ada-0-1", "after");
    clock += SETTLED;
    const changed = fixedCatalogue({ models, unlisted: { allowed: false } });
    const found = await recover(worker({ catalogue: changed }), "ada-0-1", startedAt);
    expect(found).toMatchObject({ id: fake.predictions[0]?.id, usd });
  });

  test("though our own clock was put right in between", async () => {
    ahead = -5 * MINUTE;
    const backend = await open();
    const startedAt = await lose(backend, "ada-0-1", "after");
    clock += SETTLED - 5 * MINUTE;
    ahead = 0;
    expect((await recover(worker(), "ada-0-1", startedAt))?.id).toBe(fake.predictions[0]?.id);
  });

  test.each([-9 * MINUTE, 9 * MINUTE])(
    "though the provider's clock was set %d ms further just before it got the order",
    async (jump) => {
      const backend = await open();
      await backend.check(order);
      const startedAt = clock;
      ahead = jump;
      fake.faults.push({ method: "POST", path: /predictions$/, reset: "after" });
      await expect(start(backend, "ada-0-1")).rejects.toMatchObject({ code: "start-unknown" });
      clock += SETTLED;
      expect((await recover(worker(), "ada-0-1", startedAt))?.id).toBe(fake.predictions[0]?.id);
    },
  );

  test("no sooner given up because the provider's clock was set further", async () => {
    const backend = await open();
    const startedAt = await lose(backend, "ada-0-1", "before");
    clock += 1_000;
    ahead = 9 * MINUTE;
    await expect(recover(worker(), "ada-0-1", startedAt)).rejects.toMatchObject({ code: "start-unknown" });
    clock += SETTLED;
    expect(await recover(worker(), "ada-0-1", startedAt)).toBeNull();
  });

  test("though our own clock jumped ahead, it isn't given up before the list surely shows it", async () => {
    const backend = await open();
    const startedAt = await lose(backend, "ada-0-1", "before");
    clock += 10 * MINUTE;
    ahead = -10 * MINUTE + 2_000;
    await expect(recover(worker(), "ada-0-1", startedAt)).rejects.toMatchObject({ code: "start-unknown" });
    clock += SETTLED;
    expect(await recover(worker(), "ada-0-1", startedAt)).toBeNull();
  });

  test("without a list where its answer came and only the worker died", async () => {
    const operation = await start(await open(), "ada-0-1");
    const before = fake.requests.length;
    expect(await recover(worker(), "ada-0-1", clock)).toEqual(operation);
    expect(fake.requests.slice(before)).toEqual([`GET /v1/predictions/${operation.id}`]);
  });
});

describe("of equal orders", () => {
  test("is found by when it was asked for where every note of its start is lost", async () => {
    const backend = await open();
    const askedAt = clock;
    clock += 10 * MINUTE;
    await start(backend, "lost-0-1");
    const notebook = createRedisNotebook(redis.client, `${redis.prefix}:afterwards`);
    clock += 5 * MINUTE;
    const lost = { idempotencyKey: "lost-0-1", since: askedAt, until: clock - 5 * MINUTE + 1_000, signal };
    const found = await worker({ notebook }).findLost?.(order, lost);
    expect(found).toMatchObject({ id: fake.predictions[0]?.id });
    const other = { ...order, prompt: "something else" };
    expect(await worker({ notebook }).findLost?.(other, { ...lost, idempotencyKey: "lost-1-1" })).toBeNull();
    const justNow = worker({ notebook }).findLost?.(other, { ...lost, until: clock });
    await expect(justNow, "it may not be listed yet").rejects.toMatchObject({ code: "start-unknown" });
  });

  test.each([-10 * MINUTE, 10 * MINUTE])(
    "is found where every note of its start is lost, though the provider's clock was set by %d ms since",
    async (set) => {
      const backend = await open();
      const askedAt = clock;
      await start(backend, "lost-0-1");
      const notebook = createRedisNotebook(redis.client, `${redis.prefix}:afterwards`);
      clock += 5 * MINUTE;
      ahead = set;
      const lost = { idempotencyKey: "lost-0-1", since: askedAt, until: askedAt + 1_000, signal };
      expect(await worker({ notebook }).findLost?.(order, lost)).toMatchObject({
        id: fake.predictions[0]?.id,
      });
    },
  );

  test("none takes a prediction that another shot holds", async () => {
    const backend = await open();
    const adas = await start(backend, "ada-0-1");
    const startedAt = await lose(worker(), "bo-0-1", "before");
    clock += SETTLED;
    expect(await recover(worker(), "bo-0-1", startedAt)).toBeNull();
    expect(await recover(worker(), "ada-0-1", startedAt)).toEqual(adas);
  });

  test("one that is older than the start is never taken, though nobody holds it", async () => {
    const backend = await open();
    await start(backend, "old-0-1");
    clock += 60_000;
    // As if what is known of the old one had been lost.
    const notebook = createRedisNotebook(redis.client, `${redis.prefix}-another`);
    const startedAt = await lose(worker({ notebook }), "bo-0-1", "before");
    clock += SETTLED;
    expect(await recover(worker({ notebook }), "bo-0-1", startedAt)).toBeNull();
  });

  test("one of other words in the same moment is never taken, though nobody holds it", async () => {
    // Another program's on the same account: nothing is known of it here.
    await start(await open(), "other-0-1", { prompt: "Quite another thing." });
    const notebook = createRedisNotebook(redis.client, `${redis.prefix}-another`);
    const startedAt = await lose(worker({ notebook }), "bo-0-1", "before");
    clock += SETTLED;
    expect(await recover(worker({ notebook }), "bo-0-1", startedAt)).toBeNull();
  });

  test("the later waits until it is known what became of the earlier, and is not sent meanwhile", async () => {
    const backend = await open();
    const startedAt = await lose(backend, "ada-0-1", "after");
    const paying: string[] = [];
    const later = worker().start(order, {
      idempotencyKey: "bo-0-1",
      signal,
      aboutToPay: async () => void paying.push("bo"),
    });
    await expect(later).rejects.toMatchObject({
      code: "equal-order-starting",
      retryable: true,
      retryAfterMs: expect.any(Number),
    });
    expect(paying).toEqual([]);
    expect(fake.creations()).toBe(1);
    clock += SETTLED;
    const adas = await recover(worker(), "ada-0-1", startedAt);
    const bos = await start(worker(), "bo-0-1");
    expect(new Set([adas?.id, bos.id])).toEqual(new Set(fake.predictions.map(({ id }) => id)));
  });

  test("the later need not wait for one that was refused, nor for one of other inputs", async () => {
    const backend = await open();
    await backend.check(order);
    fake.faults.push({ method: "POST", path: /predictions$/, status: 429 });
    await expect(start(backend, "ada-0-1")).rejects.toMatchObject({ code: "backend-throttled" });
    await start(worker(), "bo-0-1");
    await lose(worker(), "cy-0-1", "before");
    await start(worker(), "di-0-1", { prompt: "Quite another thing." });
    expect(fake.predictions).toHaveLength(2);
  });

  test("each gets its own where both answers were lost, one after the other", async () => {
    const backend = await open();
    const first = await lose(backend, "ada-0-1", "after");
    clock += SETTLED;
    const adas = await recover(worker(), "ada-0-1", first);
    const second = await lose(worker(), "bo-0-1", "after");
    clock += SETTLED;
    const bos = await recover(worker(), "bo-0-1", second);
    expect([adas?.id, bos?.id]).toEqual(fake.predictions.map(({ id }) => id).reverse());
  });
});

test("a model with a field for the user is marked there, so that equal orders need not wait", async () => {
  const plain = publishedModel("kwaivgi/kling-v2.6");
  const schemas = plain.openapi_schema.components.schemas as Record<string, { properties: object }>;
  const models: PublishedModel[] = [
    {
      ...plain,
      model: "acme/marked",
      openapi_schema: {
        components: {
          schemas: {
            ...schemas,
            Input: {
              ...schemas.Input,
              properties: { ...schemas.Input?.properties, user_id: { type: "string", title: "User Id" } },
            },
          },
        },
      },
    },
  ];
  const catalogue = fixedCatalogue({
    models: [
      {
        id: "kling",
        label: "Marked",
        backend: "replicate",
        model: "acme/marked",
        summary: "Has a user.",
        rate: 1,
        input: { generate_audio: false },
      },
    ],
  });
  const backend = await open({ models }, { catalogue });
  const startedAt = await lose(backend, "ada-0-1", "after");
  const bos = await start(worker({ catalogue }), "bo-0-1");
  expect(fake.predictions).toHaveLength(2);
  expect(fake.predictions.map(({ input }) => input.user_id)).toEqual([
    expect.stringMatching(/^[\w-]{16,64}$/),
    expect.stringMatching(/^[\w-]{16,64}$/),
  ]);
  expect(fake.predictions[0]?.input.prompt).toBe(fake.predictions[1]?.input.prompt);
  clock += SETTLED;
  const adas = await recover(worker({ catalogue }), "ada-0-1", startedAt);
  expect(adas?.id).toBe(fake.predictions[1]?.id);
  expect(bos.id).toBe(fake.predictions[0]?.id);
});
