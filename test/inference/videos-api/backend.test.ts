import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createVideosApiBackend } from "../../../src/inference/videos-api/backend.ts";
import { checkVideosApi } from "../../../src/inference/videos-api/findings.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { killedAtEveryStep } from "../../contracts/killed-at-every-step.ts";
import { videoBackendContract } from "../../contracts/video-backend.ts";
import { createFakeVideoServer, type FakeVideoServer } from "../../fakes/videos-api/fake-video-server.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const MODEL = "Wan-AI/Wan2.2-TI2V-5B-Diffusers";
const signal = new AbortController().signal;
const order = shotOrder({ model: MODEL, seconds: 3, resolution: "480p", negative: "rain" });

let fakes: FakeVideoServer[];
let redis: TestRedis;
let media: Awaited<ReturnType<typeof testMedia>>;

beforeEach(async () => {
  redis = testRedis();
  media = await testMedia();
  fakes = [await createFakeVideoServer()];
});

afterEach(async () => {
  for (const fake of fakes) await fake.close();
  await redis.close();
  await media.remove();
  expect(fakes.flatMap(({ violations }) => violations)).toEqual([]);
});

const first = () => fakes[0] as FakeVideoServer;

function backend({ models = [] as object[], settleMs = 0, now = Date.now } = {}): VideoBackend {
  return createVideosApiBackend({
    urls: fakes.map(({ url }) => `${url}/v1`),
    key: "test-key",
    catalogue: fixedCatalogue({ models }),
    media,
    notebook: createRedisNotebook(redis.client, redis.prefix),
    settleMs,
    fetch,
    now,
  });
}

async function only(flavour: "vllm" | "sglang" | "plain"): Promise<FakeVideoServer> {
  for (const fake of fakes) await fake.close();
  fakes = [await createFakeVideoServer(flavour)];
  return first();
}

const start = (from: VideoBackend, changes: Partial<ShotOrder> = {}, key = "clip1-0") =>
  from.start({ ...order, ...changes }, { idempotencyKey: key, signal });
const recover = (from: VideoBackend, changes: Partial<ShotOrder> = {}, key = "clip1-0") =>
  from.recover({ ...order, ...changes }, { idempotencyKey: key, startedAt: 0, signal });
const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => undefined,
    (error) => error.code,
  );
const picture = () => writeFile(join(media.folder, "p.png"), Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1"));

videoBackendContract("A video server", async () => ({
  backend: backend(),
  order,
  another: async () => backend(),
  finish: async (operation) => first().finish(String(operation.id)),
  close: async () => {},
}));

test.each(["vllm", "sglang"] as const)(
  "killed at any step one video is begun on %s",
  async (flavour) => {
    const fake = await only(flavour);
    const steps = await killedAtEveryStep(async () => {
      // SGLang shows no prompts: what another life of this test left there would be taken for this one.
      fake.restart();
      fake.begun.splice(0);
      const notebook = createRedisNotebook(redis.client, `${redis.prefix}${randomBytes(4).toString("hex")}`);
      const settings = {
        urls: [fake.url],
        key: "test-key",
        catalogue: fixedCatalogue({ models: [] }),
        media,
      };
      return {
        order: { ...order, prompt: `${order.prompt} ${randomBytes(4).toString("hex")}` },
        notebook,
        make: (reach) => createVideosApiBackend({ ...settings, ...reach }),
        taken: () => fake.begun.length,
      };
    });
    expect(steps).toBeGreaterThan(5);
  },
  60_000,
);

test("while no server answers an order waits for hours, and what is asked for meanwhile waits with it", async () => {
  let time = Date.now();
  const asking = backend({ now: () => time });
  await asking.models();
  await first().close();
  expect(await asking.health()).toMatchObject({ ok: false, waits: true });
  await expect(start(asking)).rejects.toMatchObject({
    code: "backend-unreachable",
    retryAfterMs: 3_000,
    waiting: { says: "The machine with the GPU gives no answer; it may be asleep.", forMs: 12 * 3_600_000 },
  });
  time += 60_000;
  await expect(start(asking)).rejects.toMatchObject({ retryAfterMs: 30_000 });
});

test("what vLLM-Omni says it takes is sent as a form, by the frame and to the pixel", async () => {
  await start(backend());
  expect(first().begun[0]).toMatchObject({
    sentAs: "form",
    fields: {
      model: MODEL,
      prompt: order.prompt,
      negative_prompt: "rain",
      seed: "42",
      num_frames: "73",
      fps: "24",
      width: "864",
      height: "480",
    },
  });
});

test("SGLang has words as JSON, with whole frames, and a picture as a file", async () => {
  const fake = await only("sglang");
  await start(backend());
  await picture();
  await start(backend(), { startImage: "p.png" }, "clip2-0");
  expect(fake.begun.map(({ sentAs }) => sentAs)).toEqual(["json", "form"]);
  expect(fake.begun[0]?.fields).toMatchObject({ num_frames: 73, fps: 24, size: "832x480" });
  expect(fake.begun[1]?.picture?.subarray(1, 4).toString()).toBe("PNG");
});

test("a server that says nothing of itself gets OpenAI's own five fields, and whole seconds", async () => {
  const fake = await only("plain");
  const warnings = await backend().check(order);
  await start(backend());
  expect(fake.begun[0]?.fields).toEqual({
    model: MODEL,
    prompt: `${order.prompt}\nAvoid: rain`,
    seconds: "3",
    size: "832x480",
  });
  expect(warnings.join(" ")).toContain("takes no seed");
});

test("lengths, sizes and pictures are the catalogue's where it has the model", async () => {
  await only("plain");
  const entry = {
    id: "wan",
    label: "Wan",
    backend: "videos-api",
    model: MODEL,
    summary: "Ours.",
    rate: 2,
    lengths: [2, 4],
    sizes: ["704x1280", "1280x704"],
    picture: "no",
  };
  const [model] = await backend({ models: [entry] }).models();
  expect(model).toMatchObject({
    id: "wan",
    lengths: { choices: [2, 4] },
    takes: { startImage: false },
    creditsPerSecond: 2,
    usdPerSecond: 0,
  });
});

test("a start whose answer was lost is found again in the list, by a clock that is ahead too", async () => {
  first().aheadMs = 5 * 60_000;
  first().losesNext = "answer";
  expect(await codeOf(start(backend()))).toBe("start-unknown");
  const found = await recover(backend());
  expect(found).toEqual({ id: first().begun[0]?.id, url: first().url, usd: 0 });
  expect(first().begun).toHaveLength(1);
});

test("it is found though the catalogue was changed meanwhile, and the model taken out of it", async () => {
  const entry = (changes: object) => ({
    id: "cheap",
    label: "Cheap",
    backend: "videos-api",
    model: MODEL,
    summary: "A proxy's.",
    rate: 1,
    price: { per: "second", usd: 0.1 },
    ...changes,
  });
  await only("sglang");
  first().losesNext = "answer";
  expect(await codeOf(start(backend({ models: [entry({})] }), { model: "cheap" }))).toBe("start-unknown");
  const dearer = backend({ models: [entry({ id: "other", price: { per: "second", usd: 7 } })] });
  const found = await recover(dearer, { model: "cheap", seconds: 3 });
  expect(found?.id).toBe(first().begun[0]?.id);
  expect(Number(found?.usd)).toBeGreaterThan(0);
  expect(Number(found?.usd)).toBeLessThan(2);
});

describe("a priced order that the version before sent, without an answer,", () => {
  const paid = () =>
    backend({
      models: [
        {
          id: "paid",
          label: "Paid",
          backend: "videos-api",
          model: MODEL,
          summary: "A proxy's.",
          rate: 1,
          price: { per: "second", usd: 0.1 },
        },
      ],
    });

  async function sentByTheVersionBefore(): Promise<void> {
    expect(await codeOf(start(paid(), { model: "paid" }))).toBe("start-unknown");
    const notebook = createRedisNotebook(redis.client, redis.prefix);
    await notebook.delete("sent:clip1-0");
    await notebook.set("begun:clip1-0", { url: first().url, at: Date.now() });
  }

  test("is found in the server's list", async () => {
    first().losesNext = "answer";
    await sentByTheVersionBefore();
    const found = await recover(paid(), { model: "paid" });
    expect(found).toMatchObject({ id: first().begun[0]?.id, url: first().url });
    expect(Number(found?.usd)).toBeGreaterThan(0);
  });

  test("counts as spent on a server without a list", async () => {
    (await only("plain")).hidesList = true;
    first().losesNext = "answer";
    await sentByTheVersionBefore();
    expect(await codeOf(recover(paid(), { model: "paid" }))).toBe("start-untold");
  });

  test("is sent anew, by this version's note, where it never arrived", async () => {
    first().losesNext = "order";
    await sentByTheVersionBefore();
    expect(await recover(paid(), { model: "paid" })).toBeNull();
    expect(await createRedisNotebook(redis.client, redis.prefix).get("begun:clip1-0")).toBeUndefined();
    await start(paid(), { model: "paid" });
    expect(first().begun).toHaveLength(1);
  });
});

test("an order that never arrived is started anew once the list surely has nothing of it", async () => {
  first().losesNext = "order";
  expect(await codeOf(start(backend()))).toBe("start-unknown");
  expect(await codeOf(recover(backend({ settleMs: 60_000 })))).toBe("start-unknown");
  expect(await recover(backend())).toBeNull();
  await start(backend());
  expect(first().begun).toHaveLength(1);
});

test("two equal orders never get the same job, whatever is lost", async () => {
  const fake = await only("sglang");
  fake.losesNext = "answer";
  expect(await codeOf(start(backend()))).toBe("start-unknown");
  // While nobody knows what became of the first, an equal one waits.
  expect(await codeOf(start(backend(), { seed: 7 }, "clip2-0"))).toBe("equal-order-starting");
  const one = await recover(backend());
  const other = await start(backend(), { seed: 7 }, "clip2-0");
  expect(one?.id).not.toBe(other.id);
  expect(fake.begun).toHaveLength(2);
});

test("SGLang shows no prompts, so nobody gets a job of others who use the server too", async () => {
  const fake = await only("sglang");
  const another = (prompt: string) =>
    fetch(`${fake.url}/v1/videos`, {
      method: "POST",
      headers: { authorization: "Bearer test-key", "content-type": "application/json" },
      body: JSON.stringify({ ...fake.begun[0]?.fields, prompt }),
    });
  const ours = await start(backend(), {}, "clip0-0");
  await another("theirs of before");
  fake.losesNext = "order";
  expect(await codeOf(start(backend()))).toBe("start-unknown");
  await another("theirs of just now");
  expect(await recover(backend())).toBeNull();
  const again = await start(backend());
  const made = fake.begun.find(({ id }) => id === again.id);
  expect(made?.fields.prompt).toBe(fake.begun[0]?.fields.prompt);
  expect(again.id).not.toBe(ours.id);
});

test("a priced server without a list counts an unanswered start as spent, and never sends it again", async () => {
  await only("plain");
  first().hidesList = true;
  const entry = {
    id: "paid",
    label: "Paid",
    backend: "videos-api",
    model: MODEL,
    summary: "A proxy's.",
    rate: 1,
    price: { per: "second", usd: 0.1 },
  };
  const paid = () => backend({ models: [entry] });
  first().losesNext = "answer";
  expect(await codeOf(start(paid(), { model: "paid" }))).toBe("start-unknown");
  // Asked twice, as after a death in between.
  for (const _ of [1, 2]) {
    const refused = await recover(paid(), { model: "paid" }).catch((error) => error);
    expect(refused).toMatchObject({ code: "start-untold", retryable: false });
  }
  expect(first().begun).toHaveLength(1);
});

test("what a shot of a priced model costs is told when it is done", async () => {
  const entry = {
    id: "paid",
    label: "Paid",
    backend: "videos-api",
    model: MODEL,
    summary: "A proxy's.",
    rate: 1,
    price: { per: "video", usd: 0.3 },
  };
  const paid = backend({ models: [entry] });
  const operation = await start(paid, { model: "paid" });
  first().finish();
  expect(await paid.status(operation, { signal })).toMatchObject({ state: "done", usd: 0.3 });
});

test("a priced order whose server was taken out of the settings meanwhile is not sent to another one", async () => {
  const entry = {
    id: "paid",
    label: "Paid",
    backend: "videos-api",
    model: MODEL,
    summary: "A proxy's.",
    rate: 1,
    price: { per: "second", usd: 0.1 },
  };
  const gone = first();
  gone.losesNext = "answer";
  expect(await codeOf(start(backend({ models: [entry] }), { model: "paid" }))).toBe("start-unknown");
  await only("plain");
  const left = backend({ models: [entry] });
  // Asked twice, as after a death in between.
  for (const _ of [1, 2]) {
    const refused = await recover(left, { model: "paid" }).catch((error) => error);
    expect(refused).toMatchObject({ code: "start-untold", retryable: false });
  }
  expect(first().begun).toEqual([]);
});

test("a job that a server forgot when it was started anew is lost, and a cancelled one is not", async () => {
  const ours = backend();
  const operation = await start(ours);
  first().restart();
  expect(await ours.status(operation, { signal })).toEqual({ state: "lost" });
  const other = await start(ours, {}, "clip2-0");
  await ours.cancel(other);
  expect(first().deleted).toEqual([other.id]);
  expect(await ours.status(other, { signal })).toEqual({ state: "canceled", usd: 0 });
});

test("SGLang's engine goes on with a deleted job, and that is said", async () => {
  await only("sglang");
  const ours = backend();
  expect(await ours.cancel(await start(ours))).toEqual({ usd: 0, runsOn: true });
});

test("a finished film is not thrown away by a late cancel", async () => {
  const ours = backend();
  const operation = await start(ours);
  first().finish();
  expect(await ours.cancel(operation)).toEqual({});
  expect(first().deleted).toEqual([]);
});

test("several servers share the work, and each is asked for what it took", async () => {
  fakes.push(await createFakeVideoServer());
  const ours = backend();
  const operations: Operation[] = [];
  for (const key of ["a-0", "b-0", "c-0", "d-0"]) operations.push(await start(ours, { prompt: key }, key));
  expect(fakes.map(({ begun }) => begun.length)).toEqual([2, 2]);
  for (const fake of fakes)
    expect(
      (await ours.status(operations.find(({ url }) => url === fake.url) as Operation, { signal })).state,
    ).toBe("waiting");
});

test("a server that is away is passed over, and its model stays on offer", async () => {
  fakes.push(await createFakeVideoServer());
  const ours = backend();
  expect((await ours.models()).map(({ id }) => id)).toEqual([MODEL]);
  first().answersWith = 503;
  const operation = await start(ours);
  expect(operation.url).toBe(fakes[1]?.url);
  expect(await ours.health()).toMatchObject({ ok: true });
});

test("a refusal names what is wrong, and a full memory says what to do", async () => {
  const ours = backend();
  const operation = await start(ours);
  first().fail("500", "CUDA out of memory. Tried to allocate 2 GiB");
  expect(await ours.status(operation, { signal })).toMatchObject({
    code: "model-out-of-memory",
    retryable: false,
  });
  first().answersWith = 422;
  const refused = await start(ours, {}, "clip2-0").catch((error) => error);
  expect(refused.retryable).toBe(false);
});

test("a shot of another server than those set up is lost, and its key goes nowhere else", async () => {
  const ours = backend();
  expect(await ours.status({ id: "x", url: "http://127.0.0.1:1", usd: 0 }, { signal })).toEqual({
    state: "lost",
  });
});

test("doctor says what each server has and takes, and what a wrong key means", async () => {
  const [good] = await checkVideosApi({ urls: [first().url], key: "test-key", fetch });
  expect(good).toMatchObject({ verdict: "good" });
  expect(good?.detail).toContain(
    `${MODEL} takes prompt, negative_prompt, seed, num_frames, fps, width, height, input_reference`,
  );
  const [wrong] = await checkVideosApi({ urls: [first().url], key: "wrong", fetch });
  expect(wrong).toMatchObject({ verdict: "problem", remedy: "Set VIDEO_API_KEY to the server's key." });
});
