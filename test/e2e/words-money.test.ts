import { afterEach, beforeEach, expect, test } from "vitest";
import type { Order } from "../../src/core/ports/orders.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };
const STORY = "A fox wakes in the snow. It runs through the forest. It sleeps under a tree.";

let rig: Rig;
let asked: Order[];
beforeEach(() => {
  asked = [];
});
afterEach(() => rig.stop());

/** A paid language model that never has a plan, so that what was asked of it shows. */
function scribe(): VideoBackend {
  const backend = createInstantBackend({
    file: "none",
    billed: true,
    model: { id: "scribe", label: "Scribe", backend: "scribe", kind: "language" },
  });
  return Object.assign(backend, {
    id: "scribe",
    start: async (order: Order) => {
      asked.push(order);
      return { id: "1" };
    },
    status: async () => ({ state: "done" as const, outputs: [], text: "no plan" }),
  });
}

async function start(env: Record<string, string>): Promise<void> {
  const film = createInstantBackend({ file: "none" });
  const draft = createInstantBackend({ file: "none", model: { id: "animatic", backend: "animatic" } });
  const backends = createBackends([film, scribe(), Object.assign(draft, { id: "animatic" })]);
  rig = await startRig({
    backends: () => backends,
    env: { DIRECTOR_MODEL: "scribe", DAILY_BUDGET_USD: "0.5", MAX_CLIPS_IN_FLIGHT: "2", ...env },
    workers: false,
    cards: false,
  });
}

let count = 0;
/** Asks for a film and has its plan written, as a worker does. */
async function ask(request: { draft?: boolean; images?: { key: string; role: "start" }[] } = {}) {
  const clip = await rig.studio.admit({
    request: { prompt: STORY, seconds: 12, ...request },
    person: ann,
    surface,
    idempotencyKey: `ask-${++count}`,
  });
  await rig.writePlan(clip.id, new AbortController().signal);
  return clip;
}
const spent = async (account: string) => (await rig.record.ledgers.balance(account)).spent;

test("whoever can't pay for a film costs nothing: no language model is asked, no picture looked at", async () => {
  await start({ CREDITS_PER_DAY: "0" });
  await expect(ask()).rejects.toMatchObject({ code: "not-enough-credits" });
  await expect(ask({ images: [{ key: "not-there.png", role: "start" }] })).rejects.toMatchObject({
    code: "not-enough-credits",
    userMessage: expect.stringContaining("at least 12 credits"),
  });
  expect(asked).toEqual([]);
  expect(await spent("money")).toBe(0);
});

test("25 films asked for with one credit leave the day's money whole", async () => {
  await start({ CREDITS_PER_DAY: "1" });
  for (let index = 0; index < 25; index++)
    await expect(ask()).rejects.toMatchObject({ code: "not-enough-credits" });
  expect(asked).toEqual([]);
  expect(await spent("money")).toBe(0);
});

test("free drafts of somebody with credits cost no more than their share of the day's money", async () => {
  await start({ CREDITS_PER_DAY: "100", MAX_CLIPS_IN_FLIGHT: "25" });
  for (let index = 0; index < 25; index++) await ask({ draft: true });
  expect(asked).toHaveLength(5);
  expect(await spent("money")).toBe(100_000);
  expect(await spent("words:console:ann")).toBe(100_000);
});

test("nobody with too many clips under way is planned for, and no remix of theirs is read by a language model", async () => {
  await start({ CREDITS_PER_DAY: "100" });
  const { id } = await ask();
  await ask();
  // Each of the two twice: what is no plan is asked for once more.
  expect(asked).toHaveLength(4);
  await expect(ask()).rejects.toMatchObject({ code: "too-many-in-flight" });
  const words = "everybody should feel that winter is ending";
  await expect(
    rig.studio.derive(
      id,
      { kind: "remix", words, strength: "medium", request: {} },
      { person: ann, surface, idempotencyKey: "remix" },
    ),
  ).rejects.toMatchObject({ code: "too-many-in-flight" });
  expect(asked).toHaveLength(4);
});

test("a look at what a film would be costs nothing", async () => {
  await start({ CREDITS_PER_DAY: "100" });
  const { credits } = await rig.studio.preview({
    request: { prompt: STORY, seconds: 12 },
    person: ann,
    surface,
    idempotencyKey: "look",
  });
  expect(credits).toBe(12);
  expect(asked).toEqual([]);
});

test("a group that has used up its credits is planned for by rules", async () => {
  await start({ CREDITS_PER_DAY: "100", GROUP_CREDITS_PER_DAY: "5" });
  const group = { ...surface, group: "club" };
  await expect(
    rig.studio.admit({
      request: { prompt: STORY, seconds: 12 },
      person: ann,
      surface: group,
      idempotencyKey: "group",
    }),
  ).rejects.toMatchObject({ code: "group-budget-spent" });
  expect(asked).toEqual([]);
});
