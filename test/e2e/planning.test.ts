import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeCard } from "../../src/core/card/make-card.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createFakeChatServer, type FakeChatServer } from "../fakes/chat-completions/fake-chat-server.ts";
import { createFakeClassifier } from "../fakes/moderation/fake-classifier.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };
const IDEA = "A fox wakes in the snow. It runs through the forest. It sleeps under a tree.";

const STORY = JSON.stringify({
  cast: [{ id: "fox", name: "fox", description: "a small red fox with a white-tipped tail" }],
  places: [{ id: "forest", name: "forest", description: "a dark spruce forest" }],
  beats: ["A fox wakes in the snow", "It runs", "It sleeps"].map((text) => ({
    text,
    english: text,
    cast: ["fox"],
    place: "forest",
    light: null,
    weather: null,
    lines: [],
  })),
  look: [],
});
const shots = (count = 3) =>
  JSON.stringify({
    shots: Array.from({ length: count }, (_, i) => ({
      beat: Math.min(3, i + 1),
      cast: ["fox"],
      framing: ["wide", "close", "full"][i % 3],
      angle: "eye-level",
      camera: "static",
      seconds: 4,
      first: `The fox in picture ${i + 1}`,
      motion: "snow falls",
      last: null,
      light: null,
      transition: "cut",
    })),
  });

let server: FakeChatServer;
let rigs: Rig[];
beforeEach(async () => {
  server = await createFakeChatServer();
  server.answers = (body) => (body.response_format?.type === "json_schema" ? answerTo(body) : "?");
  rigs = [];
});
afterEach(async () => {
  for (const rig of rigs) await rig.stop();
  await server.close();
  expect(server.violations).toEqual([]);
});

type Body = Parameters<FakeChatServer["answers"]>[0];
const isStory = ({ response_format: format }: Body) =>
  format?.type === "json_schema" && format.json_schema.name === "story";
const answerTo = (body: Body) => (isStory(body) ? STORY : shots());

async function start(more: Parameters<typeof startRig>[0] = {}): Promise<Rig> {
  const film = createInstantBackend({ file: "none" });
  const draft = createInstantBackend({ file: "none", model: { id: "animatic", backend: "animatic" } });
  const rig = await startRig({
    backends: () => createBackends([film, Object.assign(draft, { id: "animatic" })]),
    workers: false,
    ...more,
    env: { DIRECTOR_URL: server.url, DIRECTOR_USD_PER_CALL: "0.01", ...more.env },
  });
  rigs.push(rig);
  return rig;
}

let count = 0;
const asked = () => ({ person: ann, surface, idempotencyKey: `plan-${++count}` });
const never = new AbortController().signal;

test("a film stands on its card at once, by rules, while a language model writes its plan; then that one is made", async () => {
  const rig = await start();
  const before = await rig.studio.admit({ request: { prompt: IDEA, seconds: 12 }, ...asked() });
  expect(before).toMatchObject({
    state: "waiting",
    planning: { by: "language model" },
    plan: { director: "rules" },
  });
  expect(makeCard(before).headline).toBe("Writing the plan, with language model");
  expect(server.asked).toHaveLength(0);
  await expect(rig.studio.derive(before.id, { kind: "reroll" }, asked())).rejects.toMatchObject({
    code: "plan-being-written",
  });

  await rig.writePlan(before.id, never);
  const after = await rig.record.clips.load(before.id);
  expect(after).toMatchObject({ state: "waiting", plan: { director: "language model" } });
  expect(after?.planning).toBeUndefined();
  expect(after?.plan.shots.map(({ framing }) => framing)).toEqual(["wide", "close", "full"]);
  expect(after?.shots.map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
  expect((await rig.record.ledgers.balance("words:console:ann")).spent).toBe(20_000);
  expect(await waitingShots(rig)).toBe(3);
  // Whoever comes a second time changes nothing.
  await rig.writePlan(before.id, never);
  expect(server.asked).toHaveLength(2);
  expect(await waitingShots(rig)).toBe(3);
});

test("a board's words and price stand at once, it can't be rendered before its plan is written, and its words are then as written", async () => {
  const rig = await start();
  const board = await rig.studio.openBoard({ request: { prompt: IDEA, seconds: 12 }, ...asked() });
  const card = await rig.studio.card(board);
  expect(card.headline).toContain("language model is writing the plan");
  expect(card.buttons.map(({ label }) => label)).toEqual(["Drop"]);
  const render = { kind: "render", model: "instant", resolution: "480p" } as const;
  await expect(rig.studio.derive(board.id, render, asked())).rejects.toMatchObject({
    code: "plan-being-written",
  });
  await rig.writePlan(board.id, never);
  const written = await rig.record.clips.load(board.id);
  expect(written?.board).toMatchObject({ version: 1 });
  expect(written?.plan.shots[0]?.prompt).toContain("a small red fox with a white-tipped tail");
  const [film] = await rig.studio.derive(board.id, render, asked());
  expect(film?.plan.shots.map(({ prompt }) => prompt)).toEqual(
    written?.plan.shots.map(({ prompt }) => prompt),
  );
  expect(film?.planning).toBeUndefined();
});

test.each([
  ["answers in prose", () => "What a lovely fox."],
  ["is down", () => ({ status: 500, body: {} })],
  ["plans 300 shots", (body: Body) => (isStory(body) ? STORY : shots(300))],
] as const)(
  "where the language model %s, the rules' plan is made and people are told so",
  async (_, answers) => {
    server.answers = answers;
    const rig = await start();
    const { id, plan } = await rig.studio.admit({ request: { prompt: IDEA, seconds: 12 }, ...asked() });
    await rig.writePlan(id, never);
    const after = await rig.record.clips.load(id);
    expect(after?.planning).toBeUndefined();
    expect(after?.plan).toEqual(plan);
    expect(after?.warnings).toEqual([
      "The language model wrote no plan that could be used; this one is by rules.",
    ]);
    expect(await waitingShots(rig)).toBe(plan.shots.length);
  },
);

test("a plan that would cost more than was said is not made", async () => {
  // The model makes shots of 5 s alone: six of them are 30 s.
  const film = createInstantBackend({ file: "none", model: { lengths: { choices: [5, 10] } } });
  server.answers = (body) => (isStory(body) ? STORY : shots(6));
  const rig = await start({ backends: () => createBackends([film]) });
  const { id, price, plan } = await rig.studio.admit({ request: { prompt: IDEA, seconds: 15 }, ...asked() });
  await rig.writePlan(id, never);
  const after = await rig.record.clips.load(id);
  expect(after?.plan).toEqual(plan);
  expect(after?.price).toBe(price);
  expect(after?.warnings).toEqual([
    "The language model's plan would have cost more than was said; this one is by rules.",
  ]);
});

test("who dies over the question is not asked again: the rules' plan is made, and one answer alone was booked", async () => {
  server.answers = () => "never";
  const rig = await start();
  const { id } = await rig.studio.admit({ request: { prompt: IDEA, seconds: 12 }, ...asked() });
  const controller = new AbortController();
  const first = rig.writePlan(id, controller.signal).catch((error: unknown) => error);
  await expect.poll(() => server.asked.length, { timeout: 20_000 }).toBe(1);
  controller.abort(new Error("killed"));
  expect(await first).toEqual(new Error("killed"));
  await rig.writePlan(id, never);
  expect(server.asked).toHaveLength(1);
  expect((await rig.record.ledgers.balance("words:console:ann")).spent).toBe(10_000);
  expect(await rig.queue.knows((await rig.record.clips.load(id)) as never)).toBe(true);
});

test("who dies over the second question goes on from the answer to the first, asks that again of nobody, and the plan is by rules", async () => {
  server.answers = (body) => (isStory(body) ? STORY : "never");
  const rig = await start();
  const { id } = await rig.studio.admit({ request: { prompt: IDEA, seconds: 12 }, ...asked() });
  const controller = new AbortController();
  const first = rig.writePlan(id, controller.signal).catch((error: unknown) => error);
  await expect.poll(() => server.asked.length, { timeout: 20_000 }).toBe(2);
  controller.abort(new Error("killed"));
  await first;
  await rig.writePlan(id, never);
  expect(server.asked).toHaveLength(2);
  expect((await rig.record.ledgers.balance("words:console:ann")).spent).toBe(20_000);
  expect(await rig.record.clips.load(id)).toMatchObject({ plan: { director: "rules" } });
});

test("who dies between the answer and the plan has the plan all the same, and nobody is asked twice", async () => {
  const rig = await start();
  const { id } = await rig.studio.admit({ request: { prompt: IDEA, seconds: 12 }, ...asked() });
  const { writePlan } = rig.record.admission;
  Object.assign(rig.record.admission, { writePlan: () => Promise.reject(new Error("killed")) });
  await expect(rig.writePlan(id, never)).rejects.toThrow("killed");
  expect(server.asked).toHaveLength(2);
  Object.assign(rig.record.admission, { writePlan });
  await rig.writePlan(id, never);
  expect(await rig.record.clips.load(id)).toMatchObject({ plan: { director: "language model" } });
  expect(server.asked).toHaveLength(2);
  expect((await rig.record.ledgers.balance("words:console:ann")).spent).toBe(20_000);
});

test("a change whose words a language model reads is asked for once, however often its message is handed on", async () => {
  const rig = await start();
  const board = await rig.studio.openBoard({ request: { prompt: IDEA, seconds: 12 }, ...asked() });
  await rig.writePlan(board.id, never);
  server.answers = () => JSON.stringify({ shots: [{ shot: 2, beat: "The fox dances on a frozen pond" }] });
  const change = () =>
    rig.studio.derive(
      board.id,
      {
        kind: "remix",
        words: "shot 2 could do with more of that certain something",
        strength: "medium",
        request: {},
      },
      { person: ann, surface, idempotencyKey: "said-once" },
    );
  const { admit } = rig.record.admission;
  Object.assign(rig.record.admission, { admit: () => Promise.reject(new Error("killed")) });
  await expect(change()).rejects.toThrow("killed");
  const asks = server.asked.length;
  Object.assign(rig.record.admission, { admit });
  const [next] = await change();
  expect(next?.plan.shots[1]?.beat).toBe("The fox dances on a frozen pond");
  expect([asks, server.asked.length]).toEqual([3, 3]);
  expect((await rig.record.ledgers.balance("words:console:ann")).spent).toBe(30_000);
});

test("a film cancelled while its plan is written is neither planned nor made", async () => {
  let rig: Rig | undefined;
  let id = "";
  server.answers = async (body) => {
    if (!isStory(body)) await rig?.studio.cancel(id, ann, surface);
    return answerTo(body);
  };
  rig = await start();
  ({ id } = await rig.studio.admit({ request: { prompt: IDEA, seconds: 12 }, ...asked() }));
  await rig.writePlan(id, never);
  expect(await rig.record.clips.load(id)).toMatchObject({ state: "canceled", plan: { director: "rules" } });
  expect(await waitingShots(rig)).toBe(0);
});

test("a worker writes the plan by itself", async () => {
  const rig = await start({ workers: true });
  const { id } = await rig.studio.admit({ request: { prompt: IDEA, seconds: 12 }, ...asked() });
  const film = await rig.when(id, ({ planning }) => planning === undefined);
  expect(film.plan.director).toBe("language model");
}, 60_000);

test.each([
  ["refused", 0.9, "rules", undefined],
  ["in doubt", 0.6, "rules", undefined],
  ["behind a spoiler", 0.35, "language model", true],
  ["harmless", 0, "language model", undefined],
] as const)(
  "a plan that is %s only together with the given picture is looked at with it",
  async (_, sexual, director, spoiler) => {
    const classifier = await createFakeClassifier();
    classifier.judge = ({ words, pictures }) =>
      pictures.length > 0 && words.includes("in picture 1") ? { sexual } : {};
    try {
      const rig = await start({
        env: { MODERATION_URL: classifier.url, MODERATION_API_KEY: classifier.key },
      });
      // There are people to decide about a doubt; of a plan the rules' stands instead.
      await rig.record.cases.setReviewPlace({ platform: "console", chat: "reviews" });
      const path = join(rig.config.dataDir, "picture.png");
      await sharp({ create: { width: 320, height: 240, channels: 3, background: "#c86" } }).toFile(path);
      await rig.store.put("uploads/picture.png", path);
      const request = {
        prompt: IDEA,
        seconds: 12,
        images: [{ key: "uploads/picture.png", role: "start" as const }],
      };
      const { id, spoiler: before } = await rig.studio.admit({ request, ...asked() });
      expect(before).toBeUndefined();
      await rig.writePlan(id, never);
      expect(server.asked).toHaveLength(2);
      const after = await rig.record.clips.load(id);
      expect(after).toMatchObject({ state: "waiting", plan: { director } });
      expect(after?.spoiler).toBe(spoiler);
      expect(await rig.record.cases.open()).toEqual([]);
      expect(classifier.violations).toEqual([]);
    } finally {
      await classifier.close();
    }
  },
);

async function waitingShots(rig: Rig): Promise<number | undefined> {
  const lines = await rig.queue.lines();
  return lines.find(({ name }) => name === "shoot-instant")?.waiting;
}
