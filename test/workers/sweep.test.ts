import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fingerprintKey } from "../../src/core/film/mark.ts";
import { createSweep } from "../../workers/sweep.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

let rig: Rig;
let asked = 0;
beforeEach(async () => {
  rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
});
afterEach(() => rig.stop());

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };
const inTwoHours = () => Date.now() + 2 * 60 * 60 * 1000;

/** A clip whose file was written by a worker that did not live to say so. */
async function clipWithStrayFile(): Promise<{ id: string; key: string }> {
  const { id } = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 2 },
    person: ann,
    surface,
    idempotencyKey: `ask-${++asked}`,
  });
  const file = join(rig.config.dataDir, "stray.mp4");
  await writeFile(file, "a film");
  const key = `clips/${id}/clip.mp4`;
  await rig.store.put(key, file, { move: true });
  return { id, key };
}

it("removes what was cut for a clip that was canceled meanwhile, and leaves a running clip's file", async () => {
  const canceled = await clipWithStrayFile();
  const running = await clipWithStrayFile();
  await rig.studio.cancel(canceled.id, ann, surface);
  const sweep = createSweep({ ...rig, now: inTwoHours, log: pino({ level: "silent" }) });
  expect(await sweep.files()).toBe(1);
  expect(await rig.store.has(canceled.key)).toBe(false);
  expect(await rig.store.has(running.key)).toBe(true);
});

it("leaves a delivered clip its film, poster, captions and fingerprint, and takes away what its sound was made of", async () => {
  const { id, key } = await clipWithStrayFile();
  const named = (name: string) => `clips/${id}/${name}`;
  const captions = { srt: named("captions.srt"), vtt: named("captions.vtt") };
  const posterKey = named("poster.jpg");
  for (const other of [posterKey, captions.srt, captions.vtt, named("seen.json"), named("voice.wav")])
    await rig.store.make(other, (path) => writeFile(path, "a file"));
  const clip = await rig.life.load(id);
  if (!clip) throw new Error("no clip");
  const looks = fingerprintKey(clip);
  const looksOfNone = fingerprintKey({ ...clip, id: "gone" });
  for (const other of [looks, looksOfNone])
    await rig.store.make(other, (path) => writeFile(path, "what it looks like"));
  const file = { key, posterKey, captions, bytes: 6, width: 16, height: 9, seconds: 2 };
  await rig.life.cutDone(clip, file, []);
  await rig.life.delivered(clip);
  const sweep = createSweep({ ...rig, now: inTwoHours, log: pino({ level: "silent" }) });
  expect(await sweep.files()).toBe(2);
  expect(await rig.store.has(looksOfNone)).toBe(false);
  for (const kept of [key, looks, posterKey, captions.srt, captions.vtt, named("seen.json")])
    expect(await rig.store.has(kept)).toBe(true);
});

it("asks for a look at what an appeal holds, though the process died before it did", async () => {
  const { id } = await clipWithStrayFile();
  await rig.record.cases.note({
    id: "appealed",
    at: Date.now(),
    about: "order",
    person: ann,
    account: ann.id,
    surface,
    outcome: "refuse",
  });
  await rig.redis.hset(rig.keys.clip(id), {
    state: JSON.stringify("held"),
    held: JSON.stringify({ case: "appealed", of: "order" }),
  });
  // Longer ago than whoever appealed may be at it.
  await rig.redis.zadd(rig.keys.active, Date.now() - 60_000, id);
  await createSweep({ ...rig, now: inTwoHours, log: pino({ level: "silent" }) }).clips();
  expect(await rig.record.cases.open()).toMatchObject([{ id: "appealed", state: "open", clip: id }]);
  expect(await rig.life.load(id)).toMatchObject({ state: "held" });
});

it("puts work that a power cut took in line again, once, and fails a clip whose work is gone for another reason", async () => {
  const { id } = await clipWithStrayFile();
  const other = await clipWithStrayFile();
  const later = await startRig({
    ...{ beside: rig, workers: false, cards: false, now: () => Date.now() + 60_000 },
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
  const begunAt = (await rig.life.load(other.id))?.createdAt as number;
  const sweep = createSweep({
    ...later,
    record: { ...later.record, forgotBefore: async () => begunAt },
    now: inTwoHours,
    log: pino({ level: "silent" }),
  });
  try {
    const loseWork = () => Promise.all(rig.queue.opened().map((line) => line.obliterate({ force: true })));
    const stateOf = async (clip: string) => (await rig.life.load(clip))?.state;
    await loseWork();
    await sweep.clips();
    expect(await Promise.all([id, other.id].map(stateOf))).toEqual(["waiting", "failed"]);
    const clip = await rig.life.load(id);
    expect(clip && (await rig.queue.knows(clip))).toBe(true);
    await loseWork();
    await sweep.clips();
    expect(await stateOf(id)).toBe("failed");
  } finally {
    await later.stop();
  }
});

it("looks after many clips side by side, and after the others where it fails for one", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 3; count++) ids.push((await clipWithStrayFile()).id);
  for (const id of ids) await rig.redis.zadd(rig.keys.active, Date.now() - 60_000, id);
  const looked = new Set<string>();
  let allAsked = () => {};
  const all = new Promise<void>((resolve) => {
    allAsked = resolve;
  });
  const knows = async ({ id }: { id: string }) => {
    looked.add(id);
    if (looked.size === ids.length) allAsked();
    await all;
    if (id === ids[0]) throw new Error("Redis is loading");
    return false;
  };
  await createSweep({
    ...rig,
    queue: { ...rig.queue, knows },
    now: inTwoHours,
    log: pino({ level: "silent" }),
  }).clips();
  const states = await Promise.all(ids.map(async (id) => (await rig.life.load(id))?.state));
  expect(states).toEqual(["waiting", "failed", "failed"]);
});

const fileAt = (key: string) => ({ key, posterKey: key, bytes: 6, width: 16, height: 9, seconds: 2 });

it("puts in line to be posted what was cut and handed to nobody, as by a worker of an earlier version, once", async () => {
  const { id, key } = await clipWithStrayFile();
  const clip = await rig.life.load(id);
  if (!clip) throw new Error("no clip");
  await rig.life.cutDone(clip, fileAt(key), []);
  const sweep = createSweep({ ...rig, now: inTwoHours, log: pino({ level: "silent" }) });
  for (const state of ["delivering", "failed"]) {
    for (const line of rig.queue.opened()) await line.obliterate({ force: true });
    await rig.redis.zadd(rig.keys.active, Date.now() - 60_000, id);
    await sweep.clips();
    expect(await rig.queue.knows(clip)).toBe(state === "delivering");
    expect(await rig.life.load(id)).toMatchObject({ state });
  }
});

it("takes for handed to nobody what was cut since it began to look", async () => {
  const { id, key } = await clipWithStrayFile();
  for (const line of rig.queue.opened()) await line.obliterate({ force: true });
  await rig.redis.zadd(rig.keys.active, Date.now() - 60_000, id);
  const { queue } = rig;
  const knows: typeof queue.knows = async (clip) => {
    await rig.life.cutDone(clip, fileAt(key), []);
    return queue.knows(clip);
  };
  const sweep = { ...rig, queue: { ...queue, knows }, now: inTwoHours, log: pino({ level: "silent" }) };
  await createSweep(sweep).clips();
  expect(await rig.life.load(id)).toMatchObject({ state: "delivering" });
});
