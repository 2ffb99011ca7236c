import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import { madePictureKey } from "../../src/core/film/made-picture.ts";
import type { Backends } from "../../src/core/ports/backends.ts";
import type { ImageOrder } from "../../src/core/ports/orders.ts";
import type { ModelDescription } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { MakingPaused } from "../../src/making/start-order.ts";
import { createWaitForNews } from "../../src/making/wait-for-news.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { createOrderPictures } from "../../workers/order-pictures.ts";
import { startWorkerPool } from "../../workers/pool.ts";
import { createRunningJobs, HAND_BACK } from "../../workers/running-jobs.ts";
import { createFakeClassifier } from "../fakes/moderation/fake-classifier.ts";
import { createInstantBackend, type InstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const STORY =
  "A red fox with a white scarf wakes in a snowy forest. The red fox runs between the trees. The red fox finds a stone. The red fox falls asleep.";

let folder: string;
let rig: Rig;
let video: InstantBackend;
let stills: InstantBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-pictures-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const file = await instantShot(folder);
  video = createInstantBackend({ file, billed: true, slots: 12 });
  stills = imageBackend(file);
});
afterEach(() => rig.stop());

/** Makes pictures alone, at 4 cents each. */
function imageBackend(file: string, takes: Partial<ModelDescription["takes"]> = {}): InstantBackend {
  const none = { startImage: false, endImage: false, sourceVideo: false, negative: false };
  const backend = createInstantBackend({
    file,
    billed: true,
    slots: 12,
    model: {
      ...{ id: "still", label: "Still", backend: "stills", kind: "image", usdPerPicture: 0.04 },
      takes: { ...none, references: true, seed: true, ...takes },
    },
  });
  backend.answer = () => ({ state: "done", outputs: [{ source: "" }], usd: 0.04 });
  return Object.assign(backend, { id: "stills", kinds: ["image"] as const });
}

const both = (): Backends => {
  const backends = createBackends([video, stills]);
  return {
    ...backends,
    defaultModel: async (use) => (await (use === "image" ? stills : video).models())[0],
  };
};
const start = async (options: Parameters<typeof startRig>[0] = {}) => {
  rig = await startRig({
    backends: both,
    media: instantMedia(),
    env: { DAILY_BUDGET_USD: "100" },
    ...options,
  });
};

let said = 0;
const asked = () => ({
  person: { id: "console:ann", name: "Ann" },
  surface: { platform: "console", chat: "main" },
  idempotencyKey: `said-${said++}`,
});
const board = async (prompt = STORY): Promise<Clip> => {
  const made = await rig.studio.openBoard({ ...asked(), request: { prompt, seconds: 16, seed: 7 } });
  video.started.length = 0;
  return shown(made);
};
const derive = async (clip: Clip, wanted: Derivation): Promise<Clip> =>
  shown((await rig.studio.derive(clip.id, wanted, asked()))[0] as Clip);
/** A film of a board is posted in its card's place, and waits for it. */
const shown = async (clip: Clip): Promise<Clip> => {
  await rig.studio.attachCard(clip.id, { platform: "console", chat: "main", message: `card-${clip.id}` });
  return clip;
};
const drawn = () => stills.started.map(({ order }) => order as unknown as ImageOrder);
const shot = () => video.started.map(({ order }) => order).filter(({ resolution }) => resolution !== "480p");

it("asks for pictures as they were ordered, though their model has a newer version by the time they are made", async () => {
  const published = { version: "1" };
  const { models } = stills;
  stills.models = async () => (await models()).map((model) => ({ ...model, ...published }));
  await start({ workers: false });
  const film = await derive(await board(), { kind: "render" });
  published.version = "2";
  const pool = await startWorkerPool({
    ...rig,
    cutAtOnce: 1,
    lockMs: 10_000,
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  await rig.ended(film.id);
  await pool.abandon();
  expect(new Set(drawn().map(({ version }) => version))).toEqual(new Set(["1"]));
});

it("draws the cast and the place once, from those each shot's first picture, and begins the shots from these, at the said price", async () => {
  await start({ env: { DAILY_BUDGET_USD: "100", DEFAULT_RESOLUTION: "720p" } });
  const asBoard = await board();
  expect(drawn()).toEqual([]);
  const film = await rig.ended((await derive(asBoard, { kind: "render" })).id);
  expect(film.failure).toBeUndefined();
  expect(film.state).toBe("delivered");
  expect(film.price).toBe(asBoard.finalRender?.credits);
  expect(film.charged).toBe(film.price);
  // A credit a second, and one a picture.
  expect(film.price).toBe(16 + drawn().length);
  const facts = (await rig.studio.card(asBoard)).facts;
  expect(facts.find(({ label }) => label === "Render")?.value).toContain(
    `${drawn().length} key pictures included`,
  );

  const sheets = drawn().filter(({ references }) => references === undefined);
  const frames = drawn().filter(({ references }) => references !== undefined);
  const count = film.plan.shots.length;
  expect(sheets.length).toBe((film.plan.story?.cast.length ?? 0) + (film.plan.story?.places.length ?? 0));
  // Cast and places are drawn side by side.
  expect(sheets.filter(({ prompt }) => prompt.includes("red fox with a white scarf"))).toHaveLength(1);
  expect(frames).toHaveLength(count);
  for (const { prompt, references = [] } of frames) {
    expect(references.length).toBeLessThanOrEqual(3);
    expect(prompt).toContain("Image 1 is red fox.");
    expect(prompt).not.toContain("Camera:");
  }
  const starts = shot().map(({ startImage }) => startImage);
  expect(starts).toHaveLength(count);
  expect(new Set(starts).size).toBe(count);
  expect(starts.every((key) => key?.startsWith("pictures/"))).toBe(true);
  // Four cents a picture, five a shot.
  expect(film.usd).toBeCloseTo(0.04 * drawn().length + 0.05 * count, 6);

  // One changed shot: its first picture and itself, and nothing else.
  const [before, beforeShots] = [drawn().length, shot().length];
  const change: Derivation = {
    ...{ kind: "remix", strength: "medium", request: {} },
    words: "shot 3: the red fox jumps over the stone",
  };
  const takes = await rig.studio.previewDerived(film.id, change, asked());
  expect(takes).toMatchObject({ shots: [3], of: count, pictures: 1 });
  expect(takes.usd).toBeGreaterThan(0.04);
  const remix = await derive(film, change);
  expect(remix.price).toBe(takes.credits);
  expect((await rig.ended(remix.id)).state).toBe("delivered");
  expect([drawn().length - before, shot().length - beforeShots]).toEqual([1, 1]);
});

it("asks for nothing twice when the process is killed over its pictures", async () => {
  let open = false;
  stills.answer = () =>
    open ? { state: "done", outputs: [{ source: "" }], usd: 0.04 } : { state: "running", progress: null };
  await start({ lockMs: 1_000 });
  const clip = await derive(await board(), { kind: "render" });
  await vi.waitFor(() => expect(drawn().length).toBeGreaterThan(0), { timeout: 20_000 });
  const drawing = await rig.record.clips.load(clip.id);
  expect(drawing && (await rig.studio.card(drawing)).headline).toBe(
    `Drawing key pictures, 0 of ${clip.plan.pictures?.length} done`,
  );
  const first = rig;
  await first.kill();
  open = true;
  await start({ lockMs: 1_000, beside: first });
  expect((await rig.ended(clip.id)).state).toBe("delivered");
  const keys = stills.started.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(drawn().length).toBe(clip.plan.pictures?.length);
  await first.stop();
}, 60_000);

it("pays once for a picture that two films want, though the worker that has begun it hands it back", async () => {
  let open = false;
  stills.answer = () =>
    open ? { state: "done", outputs: [{ source: "" }], usd: 0.04 } : { state: "running", progress: null };
  await start({ workers: false });
  const [one, other] = await Promise.all(
    [await board(), await board()].map(async (asBoard) =>
      rig.life.load((await derive(asBoard, { kind: "render" })).id),
    ),
  );
  if (!one || !other) throw new Error("not recorded");
  const picturesOf = createOrderPictures({
    ...rig,
    ...rig.record,
    running: createRunningJobs(),
    lookAtPicture: async () => {},
    waitForNews: createWaitForNews(rig.events),
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  const make = (clip: StoredClip, { signal } = new AbortController()) =>
    picturesOf(clip, 0, async () => {}).make(signal);
  const handBack = new AbortController();
  const first = make(one, handBack);
  await vi.waitFor(() => expect(drawn().length).toBeGreaterThan(0), { timeout: 20_000 });
  const begun = drawn().length;
  handBack.abort(HAND_BACK);
  await expect(first).rejects.toBe(HAND_BACK);
  open = true;
  expect(await make(other)).toBe("wait");
  expect(drawn()).toHaveLength(begun);

  expect(await make(one)).toBe("made");
  expect(await make(other)).toBe("made");
  const prompts = drawn().map(({ prompt }) => prompt);
  expect(new Set(prompts).size).toBe(prompts.length);
});

it("leaves a picture to the next film that wants it once the one that has begun it has ended", async () => {
  let open = false;
  stills.answer = () =>
    open ? { state: "done", outputs: [{ source: "" }], usd: 0.04 } : { state: "running", progress: null };
  await start();
  const asBoard = await board();
  const first = await derive(asBoard, { kind: "render" });
  await vi.waitFor(() => expect(drawn().length).toBeGreaterThan(0), { timeout: 20_000 });
  await rig.studio.cancel(first.id, asked().person, asked().surface);
  open = true;
  const second = await derive(asBoard, { kind: "render" });
  expect((await rig.ended(second.id)).state).toBe("delivered");
});

it("stops the pictures of a film that is cancelled, and orders none of those that come after", async () => {
  stills.answer = () => ({ state: "running", progress: null });
  await start();
  const clip = await derive(await board(), { kind: "render" });
  await vi.waitFor(() => expect(drawn().length).toBeGreaterThan(0), { timeout: 20_000 });
  await rig.studio.cancel(clip.id, asked().person, asked().surface);
  await vi.waitFor(() => expect(stills.canceled.length).toBe(drawn().length), { timeout: 20_000 });
  expect(shot()).toEqual([]);
  // Nobody says yet what they came to: each counts at its price.
  const { charged } = await rig.ended(clip.id);
  expect(charged).toBeGreaterThanOrEqual(drawn().length);
});

it("says on the card of a cancelled film that a picture of it can't be stopped", async () => {
  stills.answer = () => ({ state: "running", progress: null });
  stills.cancel = async () => ({ usd: 0.04, runsOn: true });
  await start();
  const clip = await derive(await board(), { kind: "render" });
  await vi.waitFor(() => expect(drawn().length).toBeGreaterThan(0), { timeout: 20_000 });
  await rig.studio.cancel(clip.id, asked().person, asked().surface);
  await vi.waitFor(async () => expect((await rig.life.load(clip.id))?.runsOn).toBe(true), {
    timeout: 20_000,
  });
});

it("stops and books what was paid for a picture of a cancelled film, though every note of it is lost", async () => {
  stills.answer = () => ({ state: "running", progress: null });
  await start({ workers: false });
  const film = await rig.life.load((await derive(await board(), { kind: "render" })).id);
  if (!film) throw new Error("not recorded");
  const pictures = (forgotBefore: () => Promise<number | undefined>) =>
    createOrderPictures({
      ...rig,
      ...rig.record,
      forgotBefore,
      running: createRunningJobs(),
      waitForNews: createWaitForNews(rig.events),
      lookAtPicture: async () => {},
      now: Date.now,
      log: pino({ level: "silent" }),
    })(film, 0, async () => {});
  const dying = new AbortController();
  const making = pictures(async () => undefined).make(dying.signal);
  await vi.waitFor(() => expect(drawn().length).toBeGreaterThan(0), { timeout: 20_000 });
  dying.abort(HAND_BACK);
  await expect(making).rejects.toBe(HAND_BACK);
  const begun = stills.started.map(({ key }) => key);
  // Redis lost its last second in a power cut.
  const notes = await rig.redis.hkeys(rig.keys.clip(film.id));
  await rig.redis.hdel(rig.keys.clip(film.id), ...notes.filter((name) => name.includes(":picture:")));
  const startedAnew = Date.now();
  stills.findLost = async (_order, { idempotencyKey }) =>
    begun.includes(idempotencyKey) ? { id: idempotencyKey } : null;
  stills.answer = () => ({ state: "canceled", usd: 0.02 });
  // One came before the cut, and its file lies on another disk.
  const came = film.plan.pictures?.find(({ digest }) =>
    begun.some((key) => key.includes(digest.slice(0, 12))),
  );
  if (came) await rig.store.make(madePictureKey(came), (path) => writeFile(path, "a picture"));

  await pictures(async () => undefined).stop({ isLast: false });
  expect(stills.canceled).toEqual([]);
  expect(await pictures(async () => startedAnew).stop({ isLast: false })).toEqual({
    ...{ haveAll: true, runsOn: false },
  });
  expect(stills.canceled.map(({ id }) => id).sort()).toEqual(begun.toSorted());
  const costs = Object.entries(await rig.redis.hgetall(rig.keys.clip(film.id))).filter(([name]) =>
    name.startsWith("cost:picture:"),
  );
  const usd = costs.map(([, cost]) => (JSON.parse(cost) as { usd: number }).usd);
  expect(usd.filter((one) => one === 0.02)).toHaveLength(begun.length);
});

it("fails with a plain sentence and its credits back where a picture is refused; what was made is there for the next try", async () => {
  await start();
  let refused = true;
  stills.answer = (id) =>
    refused && stills.started.find(({ key }) => key === id)?.order.prompt.includes("finds a stone")
      ? {
          state: "failed",
          code: "refused-content",
          message: "The model refused that.",
          retryable: false,
          usd: 0,
        }
      : { state: "done", outputs: [{ source: "" }], usd: 0.04 };
  const asBoard = await board();
  const failed = await rig.ended((await derive(asBoard, { kind: "render" })).id);
  expect(failed).toMatchObject({ state: "failed", failure: { code: "refused-content" } });
  expect(failed.failure?.message).toMatch(
    /^The pictures that shot 3 is made from could not be made\. The model refused/u,
  );
  // The film without that shot is offered: what was made of the others is in it.
  expect(failed.failure?.shot).toBe(2);
  const { buttons } = await rig.studio.card(failed);
  expect(buttons.map(({ label }) => label)).toEqual(["Try again", "Without shot 3"]);
  expect(buttons[1]).toMatchObject({ command: "reorder", options: { drop: "3" } });
  const shorter = await rig.ended((await derive(failed, { kind: "reorder", order: [1, 2, 4] })).id);
  expect(shorter.state).toBe("delivered");
  expect(shorter.plan.shots.map(({ beat }) => beat)).toEqual(
    failed.plan.shots.filter(({ index }) => index !== 2).map(({ beat }) => beat),
  );
  refused = false;
  const sheets = () => drawn().filter(({ references }) => references === undefined).length;
  const before = sheets();
  const again = await rig.ended((await derive(asBoard, { kind: "render" })).id);
  expect(again.state).toBe("delivered");
  expect(sheets()).toBe(before);
});

it("says before anything is paid what its image model can't be given, and nothing of what it always says", async () => {
  stills.check = async (order) => [
    "It takes no seed.",
    ...("references" in order ? ["It takes 1 reference picture; the rest were left out."] : []),
  ];
  await start({ workers: false });
  const film = await derive(await board(), { kind: "render" });
  expect(film.plan.warnings).toContain("It takes 1 reference picture; the rest were left out.");
  expect(film.plan.warnings).not.toContain("It takes no seed.");
});

it("gives a model that keeps to pictures the sheets, named, and no first picture", async () => {
  const file = await instantShot(folder);
  video = createInstantBackend({ file, billed: true, slots: 12, model: { prefersReferences: true } });
  await start({ env: { DAILY_BUDGET_USD: "100", DEFAULT_RESOLUTION: "720p" } });
  const film = await rig.ended((await derive(await board(), { kind: "render" })).id);
  expect(film.state).toBe("delivered");
  expect(drawn().every(({ references }) => references === undefined)).toBe(true);
  for (const { prompt, startImage, references = [] } of shot()) {
    expect(startImage).toBeUndefined();
    expect(references.length).toBeGreaterThan(0);
    expect(references.length).toBeLessThanOrEqual(3);
    expect(prompt).toContain("Image 1 is red fox.");
  }
});

it("keeps no picture that may not be shown, makes nothing from it, and offers the film without that shot", async () => {
  const classifier = await createFakeClassifier();
  try {
    // The sheets are harmless, and so are all but one shot's frame.
    classifier.judge = ({ words, pictures }) =>
      pictures.length > 0 && words.includes("first moment") && words.includes("stone")
        ? { "violence/graphic": 0.95 }
        : {};
    await start({
      env: { DAILY_BUDGET_USD: "100", MODERATION_URL: classifier.url, MODERATION_API_KEY: classifier.key },
    });
    const film = await rig.ended((await derive(await board(), { kind: "render" })).id);
    expect(film.failure).toMatchObject({ code: "refused-picture", shot: 2 });
    expect(film.failure?.message).toMatch(
      /The picture was made but isn't shown: the first picture of shot 3 came out with graphic violence/,
    );
    const kept = await Promise.all(
      (film.plan.pictures ?? []).map(async (picture) => ({
        picture,
        isThere: await rig.store.has(madePictureKey(picture)),
      })),
    );
    const refused = kept.find(({ picture }) => picture.name === "shot 3");
    expect(refused?.isThere).toBe(false);
    expect(shot().map(({ startImage }) => startImage)).not.toContain(
      `pictures/${refused?.picture.digest}.png`,
    );
    expect((await rig.studio.card(film)).buttons.map(({ label }) => label)).toEqual(["Without shot 3"]);
    expect(classifier.violations).toEqual([]);
  } finally {
    await classifier.close();
  }
});

it("makes no picture that nobody could look at", async () => {
  await start({ workers: false });
  const film = await rig.life.load((await derive(await board(), { kind: "render" })).id);
  if (!film) throw new Error("not recorded");
  const away = async () => {
    throw new BackendError("classifier-away", "It gives no answer.", { retryable: true });
  };
  const picturesOf = createOrderPictures({
    ...rig,
    ...rig.record,
    running: createRunningJobs(),
    waitForNews: createWaitForNews(rig.events),
    lookAtPicture: away,
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  const making = picturesOf(film, 0, async () => {}).make(new AbortController().signal);
  await expect(making).rejects.toMatchObject({ code: "classifier-away", retryable: true });
  for (const picture of film.plan.pictures ?? [])
    expect(await rig.store.has(madePictureKey(picture))).toBe(false);
});

it("orders no picture that it may not pay for: another worker's, one that nothing was set aside for, or while making is paused", async () => {
  await start({ workers: false });
  const film = await rig.life.load((await derive(await board(), { kind: "render" })).id);
  if (!film) throw new Error("not recorded");
  const parts = {
    ...rig,
    ...rig.record,
    running: createRunningJobs(),
    waitForNews: createWaitForNews(rig.events),
    lookAtPicture: async () => {},
    now: Date.now,
    log: pino({ level: "silent" }),
  };
  const make = (more: Partial<typeof parts>, clip: StoredClip, hold = async () => {}) =>
    createOrderPictures({ ...parts, ...more })(clip, 0, hold).make(new AbortController().signal);
  const gone = async () => {
    throw new Error("another worker has taken this work over");
  };
  await expect(make({}, film, gone)).rejects.toThrow("another worker has taken this work over");
  await expect(make({ stillMay: async () => undefined }, film)).rejects.toThrow(MakingPaused);
  const pictures = film.plan.pictures?.map(({ usd: _, ...picture }) => picture);
  const unpaid = { ...film, plan: { ...film.plan, ...(pictures && { pictures }) } };
  await expect(make({}, unpaid)).rejects.toMatchObject({ code: "picture-gone" });
  expect(drawn()).toEqual([]);
  expect(await make({}, film)).toBe("made");
});

it("tells on the film what is off with its shots", async () => {
  const second = Array.from({ length: 24 }, (_, at) => new Uint8Array(48 * 48 * 3).fill(100 + at));
  await start({ media: { ...instantMedia(), smallFrames: async () => second } });
  const clip = await derive(await board("A red fox sleeps in the snow. It wakes."), { kind: "render" });
  const film = await rig.ended(clip.id);
  expect(film.state).toBe("delivered");
  const short = film.plan.shots.map(({ index, seconds }) => ({
    shot: index,
    says: expect.stringContaining(`is 1 s long instead of ${seconds} s`),
  }));
  expect(film.file?.remarks).toEqual(expect.arrayContaining(short));
});
