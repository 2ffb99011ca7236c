import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import { filmSeconds } from "../../src/core/film/film-plan.ts";
import type { Surface } from "../../src/core/surface.ts";
import { FFMPEG_TEST_MS } from "../fixtures/footage.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const ben: Person = { id: "console:ben", name: "Ben" };
const surface: Surface = { platform: "console", chat: "main" };
const STORY =
  "A red fox wakes in its den. It trots through the snow. It meets a grey owl. They share a berry. Night falls over the forest. The fox curls up to sleep.";

let folder: string;
let rig: Rig;
let backend: InstantBackend;
let parent: Clip;
let asked = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-remix-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `filmed`: with real films, where their lengths and pictures are looked at; otherwise they are text. */
async function open(filmed: boolean): Promise<void> {
  const file = filmed ? shotFiles(inject("footage")) : await instantShot(folder);
  backend = createInstantBackend({ file, slots: 8 });
  rig = await startRig({
    ...(filmed ? {} : { media: instantMedia() }),
    backends: () => onlyBackend(backend),
    env: { CREDITS_PER_DAY: "100000" },
  });
  parent = await ask(STORY, 24);
  backend.started.length = 0;
}

afterEach(() => {
  backend.started.length = 0;
});

async function ask(prompt: string, seconds: number, person = ann): Promise<Clip> {
  const { id } = await rig.studio.admit({
    request: { prompt, seconds, seed: ++asked },
    person,
    surface,
    idempotencyKey: `ask-${asked}`,
  });
  return rig.ended(id);
}

async function derive(from: Clip, change: Derivation, person = ann): Promise<Clip[]> {
  const made = await rig.studio.derive(from.id, change, {
    person,
    surface,
    idempotencyKey: `derive-${++asked}`,
  });
  return Promise.all(made.map(({ id }) => rig.ended(id)));
}

const remix = async (words: string, from = parent, person = ann) =>
  (await derive(from, { kind: "remix", words, strength: "medium", request: {} }, person))[0] as Clip;

const secondsOf = (clip: Clip) => clip.file?.seconds ?? 0;

describe("a remix", () => {
  beforeAll(() => open(false));

  it("of what is to be gone begins from no picture that has it; of what else is changed, from the old one", async () => {
    const dressed = await ask(
      "A man in a red hat opens a shop. He sweeps the floor. He waves to a woman.",
      12,
    );
    const bare = await remix("shot 2 without the hat", dressed);
    expect(bare.plan.shots[1]?.beat).toContain("without the hat");
    expect(bare.plan.shots[1]?.startImage).toBeUndefined();
    const slower = await remix("shot 2: he sweeps the stairs", dressed);
    expect(slower.plan.shots[1]?.startImage).toMatch(/-first\.png$/u);
  });
  afterAll(() => rig.stop());

  it.each([
    ["no captions", { captions: "off" }],
    ["another voice", { turns: { voice: 1 } }],
    ["quieter music", { gains: { music: -6 } }],
    ["music like a waltz", { music: "waltz" }],
    ["say 'we made it' in shot 3", { parts: ["voice", "effects", "captions"] }],
  ])("of the sound alone makes no shot: %s", async (words, sound) => {
    const clip = await remix(words);
    expect(clip.request.sound).toMatchObject(sound);
    const said = clip.plan.shots[2]?.lines?.map(({ text }) => text);
    expect(said).toEqual(
      words.startsWith("say") ? ["we made it"] : parent.plan.shots[2]?.lines?.map(({ text }) => text),
    );
    expect(backend.started).toEqual([]);
    expect(clip.shots.every(({ state }) => state === "kept")).toBe(true);
    expect(clip.charged).toBe(0);
    expect(clip.state).toBe("delivered");
  });

  it("that touches one shot renders that one, and the others cost nothing", async () => {
    expect(parent.shots.length).toBeGreaterThanOrEqual(6);
    const clip = await remix("shot 2: the fox jumps over a log");
    expect(backend.started.map(({ order }) => order.shotNumber)).toEqual([2]);
    expect(clip.shots.filter(({ state }) => state === "kept")).toHaveLength(parent.shots.length - 1);
    expect(clip.charged).toBe(Math.ceil(parent.plan.shots[1]?.seconds ?? 0));
    expect(clip.plan.shots[1]?.beat).toContain("jumps over a log");
    expect(clip.changes.length).toBeGreaterThan(0);
    expect(clip.lineage).toMatchObject({ kinship: "remix", parent: parent.id, root: parent.id });
  });

  it("of the whole look renders every shot", async () => {
    const clip = await remix("same but in watercolour");
    expect(clip.request.style).toBe("watercolour");
    expect(backend.started).toHaveLength(clip.shots.length);
  });

  it("by another person is theirs to pay, and names the maker", async () => {
    const before = await rig.studio.quota(ann, surface);
    const clip = await remix("at night", parent, ben);
    expect(clip.lineage.parentMaker).toBe("Ann");
    expect((await rig.studio.quota(ann, surface)).spent).toBe(before.spent);
    expect((await rig.studio.quota(ben, surface)).spent).toBe(clip.charged);
    await rig.studio.remove(clip.id, ben, surface);
    expect(JSON.stringify(await rig.record.clips.load(clip.id))).not.toContain('"Ann"');
  });

  it("of a private or deleted clip, or of a failed one, is refused in a sentence", async () => {
    const secret = await ask("a secret fox", 2);
    await rig.studio.setPrivate(secret.id, ann, true, surface);
    await expect(remix("at night", secret, ben)).rejects.toMatchObject({ code: "no-such-clip" });
    await rig.studio.remove(secret.id, ann, surface);
    await expect(remix("at night", secret)).rejects.toMatchObject({ code: "clip-deleted" });
  });

  it("re-rolls with another seed, keeping the plan", async () => {
    const [clip] = await derive(parent, { kind: "reroll", seed: 99 });
    expect(clip?.request.seed).toBe(99);
    expect(clip?.plan.shots.map(({ beat }) => beat)).toEqual(parent.plan.shots.map(({ beat }) => beat));
    expect(backend.started).toHaveLength(parent.shots.length);
  });

  it("gives all takes or none", async () => {
    const poor = { id: "console:poor", name: "Poor", plan: "none" };
    const small = await startRig({
      beside: rig,
      workers: false,
      cards: false,
      env: { CREDITS_PER_DAY: "5" },
      backends: () => onlyBackend(backend),
    });
    const short = await ask("another short fox", 2);
    const wanted = small.studio.derive(
      short.id,
      { kind: "vary", takes: 4 },
      { person: poor, surface, idempotencyKey: "poor" },
    );
    await expect(wanted).rejects.toMatchObject({ code: "not-enough-credits" });
    expect(await small.studio.quota(poor, surface)).toMatchObject({ reserved: 0, spent: 0 });
    await small.stop();
  });

  it("leaves children whole when their parent is deleted", async () => {
    const short = await ask("a fox with children", 4);
    const child = await remix("make it 3 seconds", short);
    const [trimmed] = (await derive(short, { kind: "trim", from: 0, to: 2 })) as [Clip];
    await rig.studio.remove(short.id, ann, surface);
    for (const clip of [child, trimmed]) {
      for (const shot of clip.shots) expect(await rig.store.has(shot.key ?? "")).toBe(true);
      expect(await rig.store.has(clip.file?.key ?? "")).toBe(true);
    }
    expect(await rig.store.has(short.file?.key ?? "")).toBe(false);
  });
});

describe("deriving", { timeout: FFMPEG_TEST_MS }, () => {
  beforeAll(() => open(true));
  afterAll(() => rig.stop());

  it("varies into takes that share a batch, one of which can be picked", { tags: ["long"] }, async () => {
    const short = await ask("one short fox", 2);
    const takes = await derive(short, { kind: "vary", takes: 3 });
    expect(new Set(takes.map(({ lineage }) => lineage.batch)).size).toBe(1);
    expect(new Set(takes.map(({ request }) => request.seed)).size).toBe(3);
    expect(new Set(takes.map(({ lineage }) => lineage.version)).size).toBe(3);
    const [first, second] = takes as [Clip, Clip, Clip];
    await rig.studio.pick(first.id, ann, surface);
    await rig.studio.pick(second.id, ann, surface);
    expect((await rig.studio.clip(first.id, ann, surface))?.picked).toBe(false);
    expect((await rig.studio.clip(second.id, ann, surface))?.picked).toBe(true);
    expect(await rig.store.has(await rig.studio.contactSheet(takes))).toBe(true);
  });

  it("extends from the last frame and renders only what is new", { tags: ["long"] }, async () => {
    const [clip] = (await derive(parent, {
      kind: "extend",
      seconds: 5,
      words: "The fox dreams of summer.",
    })) as [Clip];
    expect(backend.started.every(({ order }) => order.shotNumber > parent.shots.length)).toBe(true);
    expect(backend.started[0]?.order.startImage).toMatch(/-last\.png$/);
    expect(secondsOf(clip)).toBeCloseTo(secondsOf(parent) + 5, 1);
  });

  it("trims without rendering anything, and trims what was trimmed before", { tags: ["long"] }, async () => {
    const [once] = (await derive(parent, { kind: "trim", from: 3, to: 13 })) as [Clip];
    const [twice] = (await derive(once, { kind: "trim", from: 1, to: 9 })) as [Clip];
    expect(backend.started).toHaveLength(0);
    expect([once.charged, twice.charged]).toEqual([0, 0]);
    expect(secondsOf(once)).toBeCloseTo(10, 1);
    expect(secondsOf(twice)).toBeCloseTo(8, 1);
  });

  it("re-orders and drops shots without rendering", async () => {
    const [clip] = (await derive(parent, { kind: "reorder", order: [3, 1] })) as [Clip];
    expect(clip.plan.shots.map(({ beat }) => beat)).toEqual(
      [2, 0].map((index) => parent.plan.shots[index]?.beat),
    );
    expect(backend.started).toHaveLength(0);
    expect(secondsOf(clip)).toBeCloseTo(filmSeconds(clip.plan), 1);
  });

  it("loops, reframes and renders larger", { tags: ["long"] }, async () => {
    const short = await ask("a looping fox", 4);
    const [loop] = (await derive(short, { kind: "loop" })) as [Clip];
    expect(loop).toMatchObject({ state: "delivered", charged: 0, finishing: { loop: true } });
    const [tall] = (await derive(short, { kind: "reframe", aspect: "9:16" })) as [Clip];
    expect(tall.file).toMatchObject({ width: 480, height: 854 });
    const [large] = (await derive(short, { kind: "render" })) as [Clip];
    expect(large.file).toMatchObject({ width: 1280, height: 720 });
  });

  it("blends two clips, making only the transition", { tags: ["long"] }, async () => {
    const one = await ask("a fox", 3);
    const other = await ask("an owl", 3);
    backend.started.length = 0;
    const [clip] = (await derive(one, { kind: "blend", with: other.id })) as [Clip];
    expect(clip).toMatchObject({ state: "delivered", lineage: { secondParent: other.id } });
    expect(backend.started).toHaveLength(1);
    expect(backend.started[0]?.order).toMatchObject({
      startImage: expect.stringMatching(/-last\.png$/),
      endImage: expect.stringMatching(/-first\.png$/),
    });
    expect(secondsOf(clip)).toBeCloseTo(8, 1);
  });
});

describe("a storyboard that has the shots' numbers in its pictures", () => {
  it("is re-ordered and trimmed without drawing anything, and a moved shot is drawn anew only when it changes", {
    tags: ["long"],
  }, async () => {
    const drawing = createInstantBackend({
      file: shotFiles(inject("footage")),
      model: { numbersShots: true },
    });
    const board = await startRig({ backends: () => onlyBackend(drawing), media: instantMedia() });
    try {
      const asking = { person: ann, surface };
      const { id } = await board.studio.admit({
        request: {
          prompt: "A red fox wakes in its den. It meets a grey owl. They share a berry.",
          seconds: 9,
          seed: 1,
        },
        ...asking,
        idempotencyKey: "ask",
      });
      const whole = await board.ended(id);
      const change = async (of: Clip, derivation: Derivation) => {
        drawing.started.length = 0;
        const key = `derive-${++asked}`;
        const [made] = await board.studio.derive(of.id, derivation, { ...asking, idempotencyKey: key });
        return board.ended(made?.id ?? "");
      };
      const reordered = await change(whole, { kind: "reorder", order: [3, 1] });
      expect([reordered.charged, drawing.started.length]).toEqual([0, 0]);
      const trimmed = await change(whole, { kind: "trim", from: 7, to: 9 });
      expect([trimmed.charged, drawing.started.length]).toEqual([0, 0]);
      const words = { strength: "medium", request: {} } as const;
      const dropped = await change(whole, { kind: "remix", words: "drop shot 2", ...words });
      expect([dropped.charged, drawing.started.length]).toEqual([0, 0]);
      await change(reordered, { kind: "remix", words: "shot 1: an owl sings", ...words });
      expect(drawing.started.map(({ order }) => order.shotNumber)).toEqual([1]);
      await expect(change(whole, { kind: "trim", from: 0, to: 9 })).rejects.toThrow(/nothing-changes/);
    } finally {
      await board.stop();
    }
  });
});
