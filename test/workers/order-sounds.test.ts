import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Cue, SoundWish } from "../../src/core/film/sound.ts";
import { VOICES } from "../../src/core/film/voices.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createSpeechApiBackend } from "../../src/inference/speech-api/backend.ts";
import { createWaitForNews } from "../../src/making/wait-for-news.ts";
import { createOrderSounds } from "../../workers/order-sounds.ts";
import { createRunningJobs, HAND_BACK } from "../../workers/running-jobs.ts";
import { createFakeSpeechServer, type FakeSpeechServer } from "../fakes/speech-api/fake-speech-server.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

let folder: string;
let fake: FakeSpeechServer;
let rig: Rig;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-orders-"));
  fake = await createFakeSpeechServer();
});
afterEach(async () => {
  await rig.stop();
  await fake.close();
  await rm(folder, { recursive: true, force: true });
  expect(fake.violations).toEqual([]);
});

async function bot(usdPerMillionCharacters: number): Promise<void> {
  const file = await makeShotFile(folder, { seconds: 2 });
  const video = createInstantBackend({ file, model: { sound: false } });
  rig = await startRig({
    env: {
      NARRATOR_URL: fake.url,
      NARRATOR_API_KEY: fake.key,
      NARRATOR_USD_PER_MILLION_CHARACTERS: String(usdPerMillionCharacters),
      DAILY_BUDGET_USD: "1",
    },
    media: instantMedia(),
    realSound: true,
    backends: ({ store: media }) => {
      const narrator = rigNarrator(usdPerMillionCharacters, media);
      const backends = createBackends([video, { ...narrator, pollMs: { first: 5, longest: 20 } }]);
      return { ...backends, defaultModel: async () => (await video.models())[0] };
    },
  });
}
const rigNarrator = (
  usdPerMillionCharacters: number,
  media: Parameters<typeof createSpeechApiBackend>[0]["media"],
) =>
  createSpeechApiBackend({
    ...{ url: fake.url, model: "tts-1", key: fake.key, usdPerMillionCharacters, media, fetch },
  });

const LINE = 'A woman waits in the rain. Mara says "We are late again, and nobody is here."';
let asked = 0;
async function film(sound: SoundWish = { parts: ["voice", "captions"] }, more: object = {}): Promise<Clip> {
  const clip = await rig.studio.admit({
    request: { prompt: LINE, seconds: 8, seed: 7, model: "instant", sound, ...more },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: `ask-${asked++}`,
  });
  return rig.ended(clip.id);
}
const voices = ({ file }: Clip) => file?.cues?.filter(({ kind }) => kind === "voice") ?? [];

it("has a line spoken by the narrator that is set, pays for its characters, and asks once for the same line", async () => {
  await bot(100);
  const clip = await film();
  expect(clip.state).toBe("delivered");
  expect(fake.spoken).toEqual([{ input: "We are late again, and nobody is here.", voice: "nova" }]);
  expect(voices(clip)[0]?.made?.model).toBe("tts-1");
  expect(clip.warnings).toEqual([]);
  // 38 characters at $100 a million, next to shots that cost nothing.
  expect(clip.usd).toBeCloseTo(0.0038, 6);
  expect((await rig.record.ledgers.balance("money")).spent).toBe(3_800);

  const again = await film({ parts: ["voice", "captions"], gains: { voice: -3 } });
  expect(voices(again)[0]?.made?.model).toBe("tts-1");
  expect(fake.spoken).toHaveLength(1);
  expect(again.usd ?? 0).toBe(0);
});

it("speaks every line in the voice of the narrator's that is asked for, and says which there are", {
  tags: ["long"],
}, async () => {
  await bot(0);
  const clip = await film({ parts: ["voice"], voice: "Onyx" });
  expect(clip.state).toBe("delivered");
  expect(fake.spoken.map(({ voice }) => voice)).toEqual(["onyx"]);
  expect((await rig.studio.voices.ofModel())?.names).toEqual(expect.arrayContaining(["onyx"]));
  const [ann] = VOICES;
  const key = ann && (await rig.studio.voices.sample(ann));
  expect(key).toBe("voices/ann.wav");
  expect((await stat(await rig.store.path(String(key)))).size).toBeGreaterThan(100_000);
});

it("casts as usual where somebody's settings name a voice of a model that doesn't speak here", {
  tags: ["long"],
}, async () => {
  await bot(0);
  const sound = { parts: ["voice" as const], voice: "a-voice-of-a-model-that-is-gone" };
  const clip = await film(sound, { draft: true });
  expect(clip.state).toBe("delivered");
  const [line] = voices(clip);
  expect(VOICES.find(({ id }) => id === line?.voice)).toMatchObject({ language: "en", kind: "woman" });
  expect(line?.seconds).toBeGreaterThan(1);
});

it("speaks a draft with a voice of this machine, for nothing", async () => {
  await bot(100);
  const clip = await film(undefined, { draft: true });
  expect(clip.state).toBe("delivered");
  expect(voices(clip).map(({ text, made }) => [text, made])).toEqual([
    ["We are late again, and nobody is here.", undefined],
  ]);
  expect(fake.spoken).toEqual([]);
});

it.each(["silence", "noise"] as const)(
  "speaks with a voice of this machine, and says so, where the narrator answers with %s",
  async (what) => {
    await bot(0);
    fake.says = what;
    const clip = await film();
    expect(clip.state).toBe("delivered");
    expect(voices(clip)[0]?.made).toBeUndefined();
    expect(voices(clip)[0]?.seconds).toBeGreaterThan(1);
    expect(clip.warnings).toEqual([
      "The voice model gave no speech that can be used, so a voice of this machine speaks.",
    ]);
  },
);

it("waits out a throttled narrator, and never asks twice for what may have been paid", async () => {
  await bot(100);
  fake.refuses = { status: 429, times: 1 };
  expect(voices(await film())[0]?.made?.model).toBe("tts-1");

  fake.loses = 9;
  const lost = await film(undefined, { prompt: LINE.replace("late", "early") });
  expect(fake.spoken.filter(({ input }) => input.includes("early"))).toHaveLength(1);
  expect(lost.state).toBe("delivered");
  expect(voices(lost)[0]?.made).toBeUndefined();
  // It may have been paid for: it stays counted.
  expect((await rig.record.ledgers.balance("money")).spent).toBe(3_800 + 3_900);
});

it("orders nothing that the day's money doesn't reach for", async () => {
  await bot(1_000_000);
  await expect(film()).rejects.toMatchObject({ code: "dearer-than-budget" });
  expect(fake.spoken).toEqual([]);
});

it("pays once for a line that two films want, though the worker that has begun it hands it back", async () => {
  const backend = Object.assign(createInstantBackend({ file: await makeShotFile(folder, { seconds: 1 }) }), {
    kinds: ["speech"] as const,
  });
  let open = false;
  backend.answer = () =>
    open ? { state: "done", outputs: [{ source: "" }] } : { state: "running", progress: null };
  rig = await startRig({ workers: false, media: instantMedia() });
  const [one, other] = await Promise.all([1, 2].map(waiting));
  if (!one || !other) throw new Error("not recorded");
  const soundsOf = createOrderSounds({
    ...rig,
    ...rig.record,
    backends: createBackends([backend]),
    running: createRunningJobs(),
    waitForNews: createWaitForNews(rig.events),
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  const [line, handBack, ended] = [spoken(), new AbortController(), new AbortController()];
  const first = soundsOf(one, async () => {}).ordered(line, handBack.signal);
  await vi.waitFor(() => expect(backend.started).toHaveLength(1), { timeout: 20_000 });
  handBack.abort(HAND_BACK);
  await expect(first).rejects.toBe(HAND_BACK);

  const second = soundsOf(other, async () => {}).ordered(line, ended.signal);
  expect(await rig.life.claimOrder("same", other.id)).toBe(false);
  open = true;
  expect(await soundsOf(one, async () => {}).ordered(line, ended.signal)).toMatch(/sounds.same/);
  expect(await second).toMatch(/sounds.same/);
  expect(backend.started).toHaveLength(1);
});

async function waiting(number: number) {
  const { id } = await rig.studio.admit({
    request: { prompt: LINE, seconds: 8, seed: number },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: `waiting-${number}`,
  });
  return rig.life.load(id);
}
const spoken = (): Cue => ({
  ...{ kind: "voice", start: 0, seconds: 2, gain: 0, text: "We are late again." },
  made: { kind: "speech", digest: "same", model: "instant", backend: "instant" },
});
