import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import { BackendError, UserMistake } from "../../src/core/errors.ts";
import type { OperationStatus } from "../../src/core/ports/video-backend.ts";
import type { Surface } from "../../src/core/surface.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const ben: Person = { id: "console:ben", name: "Ben" };
const surface: Surface = { platform: "console", chat: "main" };

let folder: string;
let file: ReturnType<typeof shotFiles>;
let text: string;
let rig: Rig;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-e2e-"));
  file = shotFiles(inject("footage"));
  text = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => rig.stop());

async function start(
  options: Omit<NonNullable<Parameters<typeof startRig>[0]>, "backends"> & {
    billed?: boolean;
    slots?: number;
    /** With real pictures and films; otherwise they are text. */
    filmed?: boolean;
  } = {},
): Promise<void> {
  backend = createInstantBackend({
    file: options.filmed ? file : text,
    billed: options.billed ?? false,
    slots: options.slots ?? 4,
  });
  const media = options.filmed ? {} : { media: instantMedia() };
  rig = await startRig({ ...media, ...options, backends: () => onlyBackend(backend) });
}

let asked = 0;
const ask = (prompt: string, more: { seconds?: number; person?: Person; seed?: number } = {}) =>
  rig.studio.admit({
    request: { prompt, seconds: more.seconds ?? 2, seed: more.seed ?? ++asked },
    person: more.person ?? ann,
    surface,
    idempotencyKey: `ask-${++asked}`,
  });

/** The backend says "running" until told otherwise. */
function hold(): { release(): void } {
  const finished = backend.answer;
  backend.answer = () => ({ state: "running", progress: 0.5 });
  return {
    release() {
      backend.answer = finished;
    },
  };
}

describe("a clip", () => {
  it("goes from the asking to the delivered file, and its credits are settled", async () => {
    await start({ filmed: true });
    const admitted = await ask("a red fox", { seconds: 4 });
    const clip = await rig.ended(admitted.id);
    expect(clip).toMatchObject({ state: "delivered", charged: 4, file: { width: 854, height: 480 } });
    expect(clip.file?.seconds).toBeCloseTo(4, 1);
    expect(await rig.media.probe(await rig.store.path(clip.file?.key ?? ""))).toMatchObject({
      codec: "h264",
    });
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ spent: 4, reserved: 0, available: 596 });
  });

  it("is one clip however often the same message is handed on", async () => {
    await start();
    const request = { request: { prompt: "a fox" }, person: ann, surface, idempotencyKey: "same" };
    const clips = await Promise.all(Array.from({ length: 5 }, () => rig.studio.admit(request)));
    expect(new Set(clips.map(({ id }) => id)).size).toBe(1);
    await rig.ended(clips[0]?.id ?? "");
    expect(backend.started).toHaveLength(1);
  });

  it("is found again as equal work: the second costs nothing and renders nothing", async () => {
    await start();
    await rig.ended((await ask("a red fox", { seed: 7 })).id);
    const again = await rig.ended((await ask("a red fox", { seed: 7, person: ben })).id);
    expect(again).toMatchObject({ state: "delivered", price: 0, charged: 0, shots: [{ state: "kept" }] });
    expect(backend.started).toHaveLength(1);
  });

  it("waits for an equal shot that is being made for another clip, and then takes it", async () => {
    await start();
    const held = hold();
    const first = await ask("a red fox", { seed: 7 });
    await rig.when(first.id, ({ shots }) => shots[0]?.state === "shooting");
    const second = await ask("a red fox", { seed: 7, person: ben });
    held.release();
    expect(await rig.ended(first.id)).toMatchObject({ charged: 2 });
    expect(await rig.ended(second.id)).toMatchObject({
      state: "delivered",
      charged: 0,
      shots: [{ state: "kept" }],
    });
    expect(backend.started).toHaveLength(1);
  });

  it("is refused when the credits don't reach, and nothing is recorded or charged", async () => {
    await start({ env: { CREDITS_PER_DAY: "5" } });
    await expect(ask("too long", { seconds: 6 })).rejects.toMatchObject({ code: "not-enough-credits" });
    expect(await rig.studio.history(ann, { offset: 0, count: 5 })).toEqual({ clips: [], total: 0 });
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ spent: 0, reserved: 0 });
  });

  it("goes to one of many who ask for the last credits at once", async () => {
    await start({ env: { CREDITS_PER_DAY: "2" }, workers: false });
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => ask("a fox", { seconds: 2 })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ reserved: 2, available: 0 });
  });

  it("is refused when too many are under way, of one person or of all", async () => {
    await start({ env: { MAX_CLIPS_IN_FLIGHT: "1", MAX_QUEUE: "2" }, workers: false });
    await ask("one");
    await expect(ask("two")).rejects.toMatchObject({ code: "too-many-in-flight" });
    await ask("three", { person: ben });
    await expect(ask("four", { person: { id: "console:cid", name: "Cid" } })).rejects.toMatchObject({
      code: "queue-full",
    });
  });

  it("is refused with a file that is no picture, or one that would fill the memory", async () => {
    await start({ filmed: true, workers: false });
    const side = Buffer.alloc(4);
    side.writeUInt32BE(30_000);
    const header = Buffer.concat([Buffer.from("IHDR"), side, side, Buffer.from([8, 6, 0, 0, 0])]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(header));
    const bomb = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\r", "latin1"), header, sum]);
    const files = { "picture-too-large": bomb, "not-a-picture": Buffer.from("<svg/>") };
    for (const [code, bytes] of Object.entries(files)) {
      const key = `uploads/${code}.png`;
      await rig.store.write(key, Readable.from([bytes]));
      const request = { prompt: "a fox", images: [{ key, role: "start" as const }] };
      const refused = await rig.studio
        .admit({ request, person: ann, surface, idempotencyKey: code })
        .catch((error) => error);
      expect(refused).toBeInstanceOf(UserMistake);
      expect(refused.code).toBe(code);
    }
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ reserved: 0 });
  });

  it("costs nothing and reaches no model with half a picture", async () => {
    await start({ filmed: true, billed: true });
    const noise = { type: "gaussian" as const, mean: 128, sigma: 50 };
    const whole = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#888", noise } })
      .png()
      .toBuffer();
    await rig.store.write("uploads/half.png", Readable.from([whole.subarray(0, whole.length / 2)]));
    const request = { prompt: "a fox", images: [{ key: "uploads/half.png", role: "start" as const }] };
    await expect(
      rig.studio.admit({ request, person: ann, surface, idempotencyKey: "half" }),
    ).rejects.toMatchObject({ code: "media-truncated" });
    expect(backend.started).toHaveLength(0);
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ reserved: 0 });
  });

  it("gives models a picture upright under the key it has, also one that was sent before there was such a step", async () => {
    await start({ filmed: true, workers: false });
    const key = "uploads/fg3pnvjqpc3q.webp";
    const turned = await sharp({ create: { width: 64, height: 32, channels: 4, background: "#c83214" } })
      .withMetadata({ orientation: 6 })
      .webp()
      .toBuffer();
    await rig.store.write(key, Readable.from([turned]));
    const request = { prompt: "a fox", images: [{ key, role: "start" as const }] };
    const clip = await rig.studio.admit({ request, person: ann, surface, idempotencyKey: "turned" });
    expect(clip.request.images).toEqual([{ key, role: "start" }]);
    const facts = await sharp(await rig.store.path(key)).metadata();
    expect(facts).toMatchObject({ format: "jpeg", width: 32, height: 64, hasAlpha: false, space: "srgb" });
    expect(facts).not.toHaveProperty("exif");
  });

  it("is refused while the disk is full", async () => {
    await start({ env: { MIN_FREE_DISK_MB: "999999999" } });
    await expect(ask("a fox")).rejects.toMatchObject({ code: "no-disk-space" });
  });

  it("is refused when the day's money for paid models is used up, unknown prices counted at the dearest", async () => {
    await start({ billed: true, env: { DAILY_BUDGET_USD: "0.03" }, workers: false });
    await ask("three cents", { seconds: 3 });
    await expect(ask("one more", { seconds: 1 })).rejects.toMatchObject({ code: "money-budget-spent" });
  });
});

describe("canceling", () => {
  it("stops a running shot at its backend and gives the credits back", async () => {
    await start();
    hold();
    const { id } = await ask("a fox");
    await rig.when(id, ({ shots }) => shots[0]?.state === "shooting");
    const canceled = await rig.studio.cancel(id, ann, surface);
    expect(canceled).toMatchObject({ state: "canceled", charged: 0 });
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ spent: 0, reserved: 0 });
    await expect.poll(() => backend.canceled).toEqual([{ id: `${id}-0-1` }]);
  });

  it("charges for shots that were paid for, and only for those", async () => {
    await start({ billed: true, slots: 1 });
    backend.answer = (key) => {
      if (key.includes("-0-")) return { state: "done", outputs: [{ source: "" }], usd: 0.06 };
      // Being told to stop, it says nothing of money: what it came to is known once it has stopped.
      return backend.canceled.length > 0
        ? { state: "canceled", usd: 0 }
        : { state: "running", progress: null };
    };
    const { id } = await ask("One thing happens. Then quite another thing happens.", { seconds: 12 });
    const half = await rig.when(
      id,
      ({ shots }) => shots[0]?.state === "made" && shots[1]?.state === "shooting",
    );
    // Until the backend says what the shot under way cost, it counts as paid for.
    await rig.studio.cancel(id, ann, surface);
    const paid = half.shots[0]?.credits ?? 0;
    expect(paid).toBeGreaterThan(0);
    const charged = async () => (await rig.record.clips.load(id))?.charged;
    await expect.poll(charged, { timeout: 30_000 }).toBe(paid);
  });

  it("takes a waiting clip out of the queue before anything is started", async () => {
    await start({ slots: 1 });
    const held = hold();
    const first = await ask("first");
    await rig.when(first.id, ({ shots }) => shots[0]?.state === "shooting");
    const second = await ask("second");
    expect((await rig.studio.card(second)).place).toBe(1);
    await rig.studio.cancel(second.id, ann, surface);
    held.release();
    await rig.ended(first.id);
    await ask("third").then(({ id }) => rig.ended(id));
    expect(backend.started.map(({ order }) => order.filmPrompt)).toEqual(["first", "third"]);
  });

  it("is refused to others, except to managers of the same community", async () => {
    await start({ workers: false });
    const { id } = await rig.studio.admit({
      request: { prompt: "mine" },
      person: ann,
      surface: { ...surface, group: "g1" },
      idempotencyKey: "mine",
    });
    const elsewhere = { ...surface, group: "g2" };
    await expect(rig.studio.cancel(id, ben, surface)).rejects.toMatchObject({ code: "not-yours" });
    await expect(rig.studio.cancel(id, { ...ben, manager: true }, elsewhere)).rejects.toMatchObject({
      code: "not-yours",
    });
    expect(await rig.studio.cancel(id, { ...ben, manager: true }, { ...surface, group: "g1" })).toMatchObject(
      { state: "canceled" },
    );
    await expect(rig.studio.cancel(id, ann, surface)).rejects.toMatchObject({ code: "already-ended" });
  });
});

describe("failing", () => {
  it("gives the credits back and says why, when the model refuses", async () => {
    await start();
    backend.answer = () => ({
      state: "failed",
      code: "refused",
      message: "The model refused this prompt.",
      retryable: false,
    });
    const clip = await rig.ended((await ask("a fox")).id);
    expect(clip).toMatchObject({ state: "failed", charged: 0, failure: { code: "refused" } });
    expect(clip.failure?.message).toContain("The model refused this prompt.");
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ spent: 0, reserved: 0 });
  });

  it("starts a shot anew under another key when the backend says that can help, three times at most", async () => {
    await start();
    backend.answer = () => ({ state: "failed", code: "model-failed", message: "It broke.", retryable: true });
    const clip = await rig.ended((await ask("a fox")).id);
    expect(clip.state).toBe("failed");
    expect(backend.started.map(({ key }) => key)).toEqual(
      [1, 2, 3].map((attempt) => `${clip.id}-0-${attempt}`),
    );
  });

  it("asks the backend what became of a start with an unknown outcome, and pays once", async () => {
    await start({ billed: true });
    const start1 = backend.start;
    let lostAnswers = 0;
    backend.start = async (order, options) => {
      const operation = await start1(order, options);
      if (lostAnswers++ === 0)
        throw new BackendError("start-unknown", "No answer.", { retryable: true, retryAfterMs: 1 });
      return operation;
    };
    const clip = await rig.ended((await ask("a fox")).id);
    expect(clip.state).toBe("delivered");
    expect(backend.started).toHaveLength(1);
  });

  it("begins a lost shot again, where nothing was charged for it", async () => {
    await start();
    const answers: OperationStatus[] = [{ state: "lost" }];
    const finished = backend.answer;
    backend.answer = (...given) => answers.shift() ?? finished(...given);
    expect(await rig.ended((await ask("a fox")).id)).toMatchObject({ state: "delivered" });
    expect(backend.started).toHaveLength(2);
  });

  it("stays with a shot about which its backend gives no answer for a while", async () => {
    await start({ billed: true });
    const answer = backend.status;
    let asked = 0;
    backend.status = async (operation, options) => {
      asked += 1;
      if (asked > 2 && asked < 20)
        throw new BackendError("backend-down", "It has a fault.", { retryable: true });
      const status = await answer(operation, options);
      return asked < 20 ? { state: "running", progress: null } : status;
    };
    expect((await rig.ended((await ask("a fox")).id)).state).toBe("delivered");
    expect(backend.started).toHaveLength(1);
    expect(rig.logged().filter(({ msg }) => msg === "will be tried again")).toEqual([]);
  });

  it("does not wait for half a day where a backend asks for it", async () => {
    await start();
    backend.beforeStart = () => {
      const retryAfterMs = 12 * 60 * 60 * 1000;
      throw new BackendError("backend-throttled", "Asked too often.", { retryable: true, retryAfterMs });
    };
    const clip = await rig.ended((await ask("a fox")).id);
    expect(clip.failure?.message).toContain("Asked too often.");
  });

  it("asks once where the model can't do what was asked", async () => {
    await start();
    let asked = 0;
    backend.beforeStart = () => {
      asked += 1;
      throw new UserMistake("shot-too-long", "Instant makes shots of 5 s, not of 2 s.");
    };
    expect((await rig.ended((await ask("a fox")).id)).failure?.code).toBe("shot-too-long");
    expect(asked).toBe(1);
  });

  it("ends in a clear sentence when the model's file is no video", async () => {
    await start({ filmed: true });
    const clip = await ask("a fox");
    backend.answer = () => ({ state: "done", outputs: [{ source: import.meta.filename }] });
    expect((await rig.ended(clip.id)).failure?.message).toMatch(/Shot 1 could not be made/);
  });
});

describe("a killed worker", () => {
  it("is replaced by another that goes on with the same operation", async () => {
    await start({ lockMs: 500, billed: true });
    hold();
    const { id } = await ask("a fox");
    await rig.when(id, ({ shots }) => shots[0]?.state === "shooting");
    await expect.poll(() => backend.started.length).toBe(1);
    await rig.kill();

    const second = await startRig({
      media: instantMedia(),
      beside: rig,
      lockMs: 500,
      backends: () => onlyBackend(backend),
    });
    backend.answer = () => ({ state: "done", outputs: [{ source: "" }], usd: 0.05 });
    expect(await second.ended(id)).toMatchObject({ state: "delivered", charged: 2 });
    expect(backend.started).toHaveLength(1);
    await second.stop();
  });

  it("leaves nothing in the outbox: what was recorded but not queued is queued by the sweeper", async () => {
    await start({ workers: false });
    const { id } = await ask("a fox");
    // As if the bot had died between recording the clip and queuing its jobs.
    await rig.redis.del(...(await rig.redis.keys(`${rig.keys.queues}:*`)));
    await rig.redis.zadd(rig.keys.outbox, 0, id);
    await rig.redis.zadd(rig.keys.active, 0, id);
    const second = await startRig({
      media: instantMedia(),
      beside: rig,
      backends: () => onlyBackend(backend),
    });
    expect(await second.ended(id)).toMatchObject({ state: "delivered" });
    await second.stop();
  });

  it("whose jobs are nowhere any more costs the person nothing", async () => {
    await start({ workers: false });
    const { id } = await ask("a fox");
    await rig.redis.del(...(await rig.redis.keys(`${rig.keys.queues}:*`)));
    await rig.redis.zadd(rig.keys.active, 0, id);
    const second = await startRig({
      media: instantMedia(),
      beside: rig,
      backends: () => onlyBackend(backend),
    });
    expect(await second.ended(id)).toMatchObject({ state: "failed", failure: { code: "work-lost" } });
    expect(await second.studio.quota(ann, surface)).toMatchObject({ reserved: 0, spent: 0 });
    await second.stop();
  });
});

describe("the queue", () => {
  it("lets another's first clip pass before one person's ten", async () => {
    await start({ slots: 1, workers: false, env: { MAX_CLIPS_IN_FLIGHT: "20" } });
    const many = [];
    for (let index = 0; index < 10; index++) many.push(await ask(`ann ${index}`, { seconds: 4 }));
    const first = await ask("ben 0", { seconds: 4, person: ben });
    expect((await rig.studio.card(first)).place).toBe(2);
    const second = await startRig({
      media: instantMedia(),
      beside: rig,
      backends: () => onlyBackend(backend),
    });
    await expect.poll(() => backend.started.length, { timeout: 20_000 }).toBe(11);
    await second.kill();
    const order = backend.started.map(({ order: { filmPrompt } }) => filmPrompt);
    expect(order.indexOf("ben 0")).toBeLessThanOrEqual(1);
    expect(order.filter((prompt) => prompt.startsWith("ann"))).toEqual(
      many.map((_, index) => `ann ${index}`),
    );
    await second.stop();
  });
});

describe("a model with fewer slots than its backend", () => {
  it("never has more shots under way than it allows, and all of them get made", async () => {
    backend = createInstantBackend({ file, slots: 8, model: { slots: 1 } });
    rig = await startRig({ backends: () => onlyBackend(backend) });
    let most = 0;
    let underWay = 0;
    const finished = backend.answer;
    backend.beforeStart = () => {
      underWay += 1;
      most = Math.max(most, underWay);
    };
    backend.answer = (id, askedTimes) => {
      if (askedTimes < 3) return { state: "running", progress: 0.5 };
      underWay -= 1;
      return finished(id, askedTimes);
    };
    const clips = await Promise.all([ask("one"), ask("two"), ask("three")]);
    for (const { id } of clips) expect(await rig.ended(id)).toMatchObject({ state: "delivered" });
    expect(most).toBe(1);
    // Waiting for a place is no failure, and is not counted as one.
    expect(rig.logged().filter(({ msg }) => msg === "will be tried again")).toEqual([]);
  });
});

describe("canceling while the clip is being sent", () => {
  it("takes the message away again, and the credits come back", async () => {
    await start();
    const sender = rig.senders[0] as (typeof rig.senders)[number];
    const post = sender.postClip;
    let sent = () => {};
    const sending = new Promise<void>((resolve) => {
      sent = resolve;
    });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const removed: unknown[] = [];
    sender.deleteMessage = async (ref) => {
      removed.push(ref);
      return "gone";
    };
    sender.postClip = async (...given) => {
      const posted = await post(...given);
      sent();
      await held;
      return posted;
    };
    const { id } = await ask("a fox");
    await sending;
    expect(await rig.studio.cancel(id, ann, surface)).toMatchObject({ state: "canceled", charged: 0 });
    letGo();
    await expect.poll(() => removed.length).toBe(1);
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ spent: 0, reserved: 0 });
  });
});
