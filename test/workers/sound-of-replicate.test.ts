import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import type { SoundWish } from "../../src/core/film/sound.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createReplicateBackend } from "../../src/inference/replicate/backend.ts";
import { startWorkerPool } from "../../workers/pool.ts";
import { createFakeReplicate, type FakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { fixedCatalogue } from "../fixtures/catalogue.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, type RigOptions, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

const run = promisify(execFile);
/** The catalogue as it is delivered, of which models of sound are what matters here. */
const catalogue = fixedCatalogue(
  JSON.parse(readFileSync(new URL("../../models.json", import.meta.url), "utf8")),
);
let folder: string;
let shot: string;
/** A line spoken, and music longer than the film, as models would give them. */
let spoken: Buffer;
let music: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-sound-"));
  shot = await makeShotFile(folder, { seconds: 2 });
  const make = async (name: string, ...args: string[]) => {
    await run("ffmpeg", ["-v", "error", "-nostdin", "-y", "-f", "lavfi", ...args, join(folder, name)]);
    return readFile(join(folder, name));
  };
  spoken = await make("line.mp3", "-i", "flite=text='We are late again, and nobody is here.':voice=slt");
  music = await make("music.mp3", "-i", "sine=f=220:d=20");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let fake: FakeReplicate;
let rig: Rig;
afterEach(async () => {
  await rig.stop();
  await fake.close();
  expect(fake.violations).toEqual([]);
});

async function bot(env: Record<string, string>, { hasOwnSound = false } = {}): Promise<void> {
  fake = await createFakeReplicate({ unofficial: ["vaibhavs10/incredibly-fast-whisper"] });
  fake.serve = (path, response) => {
    const bytes = path.startsWith("music") ? music : spoken;
    response.writeHead(200, { "content-type": "audio/mpeg", "content-length": bytes.length }).end(bytes);
  };
  rig = await startBot({ DAILY_BUDGET_USD: "5", ...env }, {}, { hasOwnSound });
}

function startBot(
  env: Record<string, string>,
  options: Pick<RigOptions, "beside" | "workers">,
  { hasOwnSound = false } = {},
): Promise<Rig> {
  const video = createInstantBackend({ file: shot, model: { sound: hasOwnSound } });
  return startRig({
    ...options,
    env,
    media: instantMedia(),
    realSound: true,
    lockMs: 1_000,
    backends: ({ store: media, notebook }) => {
      const replicate = createReplicateBackend({
        ...{ token: fake.token, baseUrl: fake.baseUrl, fetch, catalogue, media },
        ...{ notebook: notebook("replicate"), settleMs: 300, now: Date.now },
        log: { warn: () => {}, error: () => {} },
      });
      const backends = createBackends([video, { ...replicate, pollMs: { first: 5, longest: 20 } }], {
        catalogue,
      });
      return { ...backends, defaultModel: async () => (await video.models())[0] };
    },
  });
}

const LINE = 'A woman waits in the rain. Mara says "We are late again, and nobody is here."';
let asked = 0;
async function ask(sound: SoundWish): Promise<string> {
  const clip = await rig.studio.admit({
    request: { prompt: LINE, seconds: 8, seed: 7, model: "instant", sound },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: `ask-${asked++}`,
  });
  return clip.id;
}
/** The model's runs that nobody has answered yet, ended with what they are to give. */
async function answer(model: string, output: unknown): Promise<Record<string, unknown>> {
  const waiting = () => fake.predictions.find((one) => one.model === model && one.status === "starting");
  await expect.poll(waiting, { timeout: 20_000 }).toBeDefined();
  const prediction = waiting();
  if (!prediction) throw new Error(`nobody asked ${model}`);
  await fake.succeed(prediction.id, output, { predict_time: 2 });
  return prediction.input;
}
const lines = ({ file }: Clip) => file?.cues?.filter(({ kind }) => kind === "voice") ?? [];
const SPEECH = "minimax/speech-2.8-turbo";
const MUSIC = "stability-ai/stable-audio-2.5";
const WHISPER = "vaibhavs10/incredibly-fast-whisper";

it("has a line spoken and the music played by models there, each paid for once", async () => {
  await bot({ NARRATOR_MODEL: "speech", MUSIC_MODEL: "stable-audio" });
  const wish: SoundWish = { parts: ["voice", "music", "captions"] };
  const first = await ask(wish);
  const said = await answer(SPEECH, fake.outputUrl("line.mp3"));
  expect(said).toMatchObject({
    text: "We are late again, and nobody is here.",
    voice_id: expect.any(String),
  });
  const played = await answer(MUSIC, fake.outputUrl("music.mp3"));
  expect(played).toMatchObject({ duration: 8, prompt: expect.stringContaining("film music") });
  const clip = await rig.ended(first);
  expect(clip.state).toBe("delivered");
  expect(clip.warnings).toEqual([]);
  expect(lines(clip)[0]).toMatchObject({ made: { model: "speech" }, seconds: expect.closeTo(2.3, 0) });
  expect(clip.file?.cues?.find(({ kind }) => kind === "music")).toMatchObject({
    made: { model: "stable-audio" },
  });
  // 38 characters at $60 a million, and a piece at 20 cents.
  expect(clip.usd).toBeCloseTo(0.2 + 0.00228, 5);

  const again = await rig.ended(await ask({ ...wish, gains: { music: -6 } }));
  expect(again.state).toBe("delivered");
  expect(again.usd ?? 0).toBe(0);
  expect(fake.creations()).toBe(2);
});

it("composes and speaks here, and says so, where models there fail", async () => {
  await bot({ NARRATOR_MODEL: "speech", MUSIC_MODEL: "stable-audio" });
  const id = await ask({ parts: ["voice", "music"] });
  for (const model of [SPEECH, MUSIC]) {
    const waiting = () => fake.predictions.find((one) => one.model === model && one.status === "starting");
    await expect.poll(waiting, { timeout: 20_000 }).toBeDefined();
    await fake.fail(String(waiting()?.id), "flagged as sensitive content (E005)");
  }
  const clip = await rig.ended(id);
  expect(clip.state).toBe("delivered");
  expect(clip.warnings.toSorted()).toEqual([
    "The music model gave no music that can be used, so it is played here.",
    "The voice model gave no speech that can be used, so a voice of this machine speaks.",
  ]);
  expect(lines(clip)[0]?.seconds).toBeGreaterThan(1);
});

it("captions what a shot's own model says when it is heard, transcribed once however often the film is remade", async () => {
  await bot({ TRANSCRIPT_MODEL: "whisper" }, { hasOwnSound: true });
  const chunks = "We are late again and nobody is here".split(" ").map((text, index) => ({
    text: ` ${text}`,
    timestamp: [1 + index * 0.25, 1.2 + index * 0.25],
  }));
  const first = await ask({ captions: "file" });
  const heard = await answer(WHISPER, { text: "", chunks });
  expect(heard).toMatchObject({
    timestamp: "word",
    language: "english",
    audio: expect.stringMatching(/^(?:data:|http)/),
  });
  const clip = await rig.ended(first);
  expect(clip.state).toBe("delivered");
  expect(clip.warnings).toEqual([]);
  const [line] = lines(clip);
  const begin = clip.plan.shots.slice(0, line?.shot).reduce((sum, { seconds }) => sum + seconds, 0);
  expect(line).toMatchObject({ text: "We are late again, and nobody is here.", speaker: "Mara" });
  expect(line?.start).toBeCloseTo(begin + 1, 2);
  expect(line?.seconds).toBeCloseTo(1.95, 2);
  expect(clip.usd).toBeCloseTo(0.0037, 5);

  const again = await rig.ended(await ask({ captions: "burned" }));
  expect(lines(again)[0]?.start).toBe(line?.start);
  expect(again.usd ?? 0).toBe(0);
  expect(fake.creations()).toBe(1);
});

it("captions what is heard where the shot's model says something else, and as planned where nothing can be had", async () => {
  await bot({ TRANSCRIPT_MODEL: "whisper" }, { hasOwnSound: true });
  const first = await ask({ captions: "file" });
  await answer(WHISPER, { chunks: [{ text: " Where is the bus", timestamp: [1, 2] }] });
  const clip = await rig.ended(first);
  expect(lines(clip).map(({ text }) => text)).toEqual(["Where is the bus"]);
  expect(clip.warnings).toEqual([
    expect.stringMatching(/^In shot \d “Where is the bus” is heard instead of “We are late/),
  ]);

  const second = await rig.studio.admit({
    request: {
      prompt: LINE.replace("late", "lost"),
      seconds: 8,
      seed: 8,
      model: "instant",
      sound: { captions: "file" },
    },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: "ask-lost",
  });
  await answer(WHISPER, { text: "no times", chunks: "none" });
  const lost = await rig.ended(second.id);
  expect(lines(lost).map(({ text }) => text)).toEqual(["We are lost again, and nobody is here."]);
  expect(lost.warnings).toEqual([
    "What is said could not be transcribed, so its captions are timed as planned.",
  ]);
});

/** A film whose worker died over its line and its music, for a bot beside the dead one. */
async function bereft(
  options: Pick<RigOptions, "workers">,
  then: (id: string) => Promise<void>,
): Promise<void> {
  await bot({ NARRATOR_MODEL: "speech", MUSIC_MODEL: "stable-audio" });
  const id = await ask({ parts: ["voice", "music"] });
  await expect.poll(() => fake.creations(), { timeout: 20_000 }).toBe(2);
  const dead = rig;
  await dead.kill();
  try {
    rig = await startBot({}, { ...options, beside: dead });
    await then(id);
  } finally {
    await dead.stop();
  }
}
const bothAreStopped = () =>
  expect
    .poll(() => fake.predictions.map(({ status }) => status), { timeout: 60_000 })
    .toEqual(["aborted", "aborted"]);

it("stops and books the line and the music of a cancelled film whose worker died over them", () =>
  bereft({}, async (id) => {
    await rig.life.cancel(id);
    await bothAreStopped();
    await expect.poll(async () => (await rig.record.clips.load(id))?.usd, { timeout: 20_000 }).toBe(0);
  }));

it("finds, stops and books what was paid for a cancelled film's sound, though every note of it is lost", () =>
  bereft({ workers: false }, async (id) => {
    // Redis lost its last second in a power cut.
    const noted = await rig.redis.hkeys(rig.keys.clip(id));
    await rig.redis.hdel(rig.keys.clip(id), ...noted.filter((name) => name.includes(":sound:")));
    await rig.redis.del(rig.keys.notebook("replicate"));
    await rig.life.cancel(id);
    const startedAnew = Date.now();
    const pool = await startWorkerPool({
      ...rig,
      record: { ...rig.record, forgotBefore: async () => startedAnew },
      ...{ cutAtOnce: 1, lockMs: 1_000, now: Date.now, log: pino({ level: "silent" }) },
    });
    try {
      await bothAreStopped();
    } finally {
      await pool.abandon();
    }
    expect(fake.creations()).toBe(2);
  }));
