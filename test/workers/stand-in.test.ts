import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { clipButtons } from "../../src/core/card/buttons.ts";
import { makeCard } from "../../src/core/card/make-card.ts";
import { type Clip, isEnded } from "../../src/core/film/clip.ts";
import { markOf } from "../../src/core/film/mark.ts";
import type { ModelDescription, OperationStatus } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { startWorkerPool, type WorkerPool } from "../../workers/pool.ts";
import { fixedCatalogue } from "../fixtures/catalogue.ts";
import { createInstantBackend, type InstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const BROKEN = {
  state: "failed",
  code: "model-failed",
  message: "The model broke.",
  retryable: false,
} as const;
const person = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };
const where = { person, surface };

let folder: string;
let file: string;
let rig: Rig;
let backend: InstantBackend;
let pools: WorkerPool[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-stand-in-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const pool of pools) await pool.abandon();
  pools = [];
  await rig.stop();
});

/** A house with a model, "first", and the one that stands in for it; what becomes of an order is said by its model and beat. */
async function house({
  spare = {},
  becomes,
}: {
  spare?: Partial<ModelDescription>;
  becomes: (order: { model: string; shotNumber: number }) => OperationStatus | undefined;
}): Promise<void> {
  backend = createInstantBackend({
    file,
    billed: true,
    model: { id: "first", label: "First", version: "1" },
  });
  const [first] = await backend.models();
  const other = { ...first, id: "spare", label: "Spare", version: "9", ...spare } as ModelDescription;
  const done = backend.answer;
  Object.assign(backend, {
    models: async () => [first, other],
    answer: (id: string, asked: number) => {
      const order = backend.started.find(({ key }) => key === id)?.order;
      return (order && becomes(order)) ?? done(id, asked);
    },
  });
  const entry = { backend: "fal", summary: "Films.", rate: 1 };
  const catalogue = fixedCatalogue({
    models: [
      { ...entry, id: "first", label: "First", instead: ["spare"] },
      // Each stands in for the other: a shot that neither makes must not go to and fro.
      { ...entry, id: "spare", label: "Spare", instead: ["first"] },
    ],
  });
  rig = await startRig({
    workers: false,
    media: instantMedia(),
    backends: () => createBackends([backend], { catalogue }),
  });
}

async function worker(record = rig.record): Promise<WorkerPool> {
  const pool = await startWorkerPool({
    ...rig,
    record,
    cutAtOnce: 1,
    lockMs: 1_000,
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  pools.push(pool);
  return pool;
}

let asked = 0;
const ask = () =>
  rig.studio.admit({
    request: { prompt: "A fox wakes. A fox runs. A fox sleeps.", seconds: 12, seed: 7, model: "first" },
    ...where,
    idempotencyKey: `ask-${++asked}`,
  });
const ordered = () => backend.started.map(({ order }) => `${order.shotNumber} by ${order.model}`).sort();
const secondBreaks = ({ model, shotNumber }: { model: string; shotNumber: number }) =>
  model === "first" && shotNumber === 2 ? BROKEN : undefined;
const free = { ...BROKEN, usd: 0 };
const costsNothing = (order: { model: string; shotNumber: number }) => secondBreaks(order) && free;

describe("a shot that its model can't make", () => {
  it("is made by the model that its catalogue names, for no more, and the card and the file's marks say so", async () => {
    await house({ becomes: costsNothing });
    await worker();
    const clip = await ask();
    const ended = await rig.ended(clip.id);
    expect(ended.state).toBe("delivered");
    expect(ordered()).toEqual(["1 by first", "2 by first", "2 by spare", "3 by first"]);
    expect(ended.shots.map(({ by }) => by)).toEqual([undefined, "spare", undefined]);
    expect(ended.charged).toBe(clip.price);
    const told = "Shot 2 is made by Spare, for no more: First could not make it.";
    expect(makeCard(ended).warnings).toContain(told);
    expect(markOf(ended, { parents: [], madeAt: 0 }).model).toBe("first, spare");
    expect(clipButtons(ended).length).toBeGreaterThan(0);
  });

  const none = "is given to none that %s: the film is offered without it";
  const givenToNone = async (_why: string, spare: Partial<ModelDescription>) => {
    await house({ spare, becomes: costsNothing });
    await worker();
    const ended = await rig.ended((await ask()).id);
    expect(ended).toMatchObject({ state: "failed", failure: { code: "model-failed", shot: 1 }, charged: 0 });
    expect(ordered()).not.toContain("2 by spare");
    expect(makeCard(ended).buttons.map(({ label }) => label)).toEqual(["Try again", "Without shot 2"]);
  };
  it.each<[string, Partial<ModelDescription>]>([
    ["takes more credits", { creditsPerSecond: 2 }],
    ["takes more money at this size", { usdPerSecondAt: { "480p": 0.02 } }],
  ])(none, givenToNone);
  it.each<[string, Partial<ModelDescription>]>([
    ["takes more money", { usdPerSecond: 0.02 }],
    ["can't make its length", { lengths: { choices: [11] } }],
    ["can't make its shape", { aspects: ["1:1"] }],
    ["is silent beside the others", { sound: false }],
    ["is another plan's", { plans: ["patron"] }],
  ])(none, { tags: ["long"] }, givenToNone);

  it.each<[string, OperationStatus]>([
    ["was refused for what it shows", { ...free, code: "refused-content" }],
    ["may have been paid for already", BROKEN],
  ])("is given to nobody where it %s", async (_why, status) => {
    await house({ becomes: (order) => secondBreaks(order) && status });
    await worker();
    const ended = await rig.ended((await ask()).id);
    expect(ended.state).toBe("failed");
    expect(ordered()).not.toContain("2 by spare");
  });

  it("never makes the film dearer than what was set aside for it, whatever the first model took for nothing", async () => {
    await house({ becomes: (order) => secondBreaks(order) && { ...BROKEN, usd: 0.04 } });
    await worker();
    const clip = await ask();
    const ended = await rig.ended(clip.id);
    expect(ended).toMatchObject({ state: "failed", failure: { code: "retry-too-dear", shot: 1 } });
    expect(ordered()).not.toContain("2 by spare");
  });

  it("fails the film where neither can make it, and what was made is not paid for again", async () => {
    let breaks = true;
    // It would come to an end even if it went to and fro.
    const isBroken = (shot: number) => breaks && shot === 2 && backend.started.length < 9;
    await house({ becomes: ({ shotNumber }) => (isBroken(shotNumber) ? free : undefined) });
    await worker();
    const clip = await ask();
    const ended = await rig.when(clip.id, (one) => isEnded(one.state));
    expect(ended.state).toBe("failed");
    expect(ended.failure?.message).toMatch(/^Shot 2 could not be made, neither by first nor by Spare\./);
    breaks = false;
    await expect.poll(() => ordered().length).toBe(4);
    const again = await retry(ended);
    expect((await rig.ended(again.id)).state).toBe("delivered");
    expect(ordered()).toEqual(["1 by first", "2 by first", "2 by first", "2 by spare", "3 by first"]);
  });

  it("stays what it is in whatever is made from the film", async () => {
    await house({ becomes: costsNothing });
    await worker();
    const film = await rig.ended((await ask()).id);
    const [remix] = await rig.studio.derive(
      film.id,
      { kind: "remix", words: "shot 3: it yawns", strength: "medium", request: {} },
      { ...where, idempotencyKey: "remix" },
    );
    const remixed = await rig.ended(remix?.id ?? "");
    expect(film.shots.map(({ version }) => version)).toEqual(["1", "9", "1"]);
    // Of one that is taken over, the film's own model's version would be wrong.
    expect(remixed.shots.map(({ state, by, version }) => [state, by, version])).toEqual([
      ["kept", undefined, "1"],
      ["kept", "spare", undefined],
      ["made", undefined, "1"],
    ]);
    expect(ordered()).toHaveLength(5);
  });

  it("is ordered once from the other where the worker dies before its job knows of it", async () => {
    await house({ becomes: costsNothing });
    let die = () => {};
    const dead = new Promise<void>((resolve) => {
      die = resolve;
    });
    const { life } = rig.record;
    const standIn: typeof life.standIn = async (...given) => {
      await life.standIn(...given);
      die();
      return new Promise<never>(() => {});
    };
    const doomed = await worker({ ...rig.record, life: { ...life, standIn } });
    const clip = await ask();
    await dead;
    await doomed.abandon();
    await worker();
    const ended = await rig.ended(clip.id);
    expect(ended.state).toBe("delivered");
    expect(ordered()).toEqual(["1 by first", "2 by first", "2 by spare", "3 by first"]);
  }, 30_000);

  it("lets go of its files with its clip, under either name", async () => {
    await house({ becomes: costsNothing });
    await worker();
    const film = await rig.ended((await ask()).id);
    const stood = await rig.redis.keys(`${rig.keys.owners("")}*`);
    expect(stood).toHaveLength(3);
    await rig.studio.remove(film.id, person, surface);
    expect(await rig.redis.keys(`${rig.keys.owners("")}*`)).toEqual([]);
  });
});

const retry = (clip: Clip) =>
  rig.dispatcher
    .dispatch({ command: "retry", options: { clip: clip.id }, ...where, idempotencyKey: "retry" })
    .then(() => rig.record.clips.since(0, 1))
    .then(async ([id]) => ({ id: id ?? "" }));
