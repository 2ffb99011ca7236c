import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { pino } from "pino";
import { isEnded } from "../../src/core/film/states.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { createParts, type Parts } from "../../src/program/parts.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { startWorkerPool } from "../../workers/pool.ts";
import { createSweep } from "../../workers/sweep.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import type { Bench, BenchResult } from "./bench.ts";
import { best } from "./best.ts";

const [FEW, MANY] = [100, 100_000];
/** Each person has so many clips; with more clips there are more people. */
const CLIPS_EACH = 100;
const AT_ONCE = 200;
const TIMES = 5;
/** Of each kind of work, so that the clock sees it. */
const ROUNDS = 20;
/** For what a clip takes of Redis: most have one shot, some four. */
const WEIGHED = 20_000;
/** Each clears away at most a hundred of what is over. */
const LATER = 400;
/** After so many the queue's own streams of events are as long as they get. */
const BEFORE = 3_000;
const IDEA =
  "a red fox with a white scarf runs through fresh snow in the early morning, stops at a frozen pond, looks at itself in the ice, and goes on uphill";
const DAY_MS = 86_400_000;
const WEEK_S = 7 * 86_400;
// As in a chat that keeps its own messages.
const surface = { platform: "telegram", chat: "77" };
const person = (index: number) => ({ id: `telegram:${index}`, name: "Ann" });
let posted = 0;
const sender: ChatSender = {
  platform: "telegram",
  limits: { editIntervalMs: 0, chatEditIntervalMs: 0 },
  uploadLimit: async () => Number.POSITIVE_INFINITY,
  cardLook: () => "",
  editCard: async () => "gone",
  postClip: async () => ({ ref: { ...surface, message: String(++posted) } }),
  postNotice: async () => undefined,
  deleteMessage: async () => "gone",
  close: async () => {},
};

const log = pino({ level: "silent" });

/** What grows with work must not grow with history: the same few things with a hundred clips on record and with 100,000. */
export const history: Bench = {
  name: "history",
  async run() {
    const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rushes-bench-"));
    const server = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const redis = new Redis(server.socket);
    const lifecycle = createLifecycle({ log });
    try {
      const open = (prefix: string) => openParts(server.socket, folder, prefix, lifecycle);
      const [few, many] = [await open("few"), await open("many")];
      const bytes = await bytesAClip(redis, many, lifecycle);
      await recordMany(few, FEW);
      await recordMany(many, MANY);
      const results: BenchResult[] = [];
      const compare = async (name: string, work: (parts: Parts) => Promise<unknown>, aim: number) => {
        const run = (parts: Parts) => async () => {
          for (let round = 0; round < ROUNDS; round++) await work(parts);
        };
        const [reference, ours] = await best(TIMES, [run(few), run(many)]);
        const note = `with ${MANY} clips on record against ${FEW}; aim at most ${aim}`;
        results.push({
          ...{
            name: `history: ${name}`,
            ours: (ours / ROUNDS) * 1000,
            reference: (reference / ROUNDS) * 1000,
          },
          ...{ ratio: ours / reference, unit: "ms", note },
        });
      };
      await compare("/history", ({ studio }) => studio.history(person(0), { offset: 0, count: 5 }), 1.5);
      await compare(
        "/delete",
        async ({ studio }) => {
          const { clips } = await studio.history(person(0), { offset: 0, count: 1 });
          const [newest] = clips;
          if (newest) await studio.remove(newest.id, person(0), surface);
        },
        1.5,
      );
      await compare(
        "sweep",
        (parts) => createSweep({ ...parts, ...parts.workshop, now: Date.now, log }).clips(),
        1.5,
      );
      let opened = 0;
      await compare(
        "restart",
        async (parts) => {
          const again = await open(parts === few ? "few" : "many");
          await admit(again, `restart-${opened++}`);
        },
        1.2,
      );
      results.push({
        ...{ name: "history: Redis", ours: (bytes * 1e6) / 2 ** 30, reference: 2, unit: "GiB" },
        ratio: (bytes * 1e6) / 2 ** 31,
        note: `a million delivered clips, four in five of one shot and one in five of four, prompts of 150 characters, from what ${WEIGHED} take; aim under 2`,
      });
      return results;
    } finally {
      await lifecycle.stop();
      redis.disconnect();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function openParts(
  socket: string,
  folder: string,
  prefix: string,
  lifecycle: ReturnType<typeof createLifecycle>,
): Promise<Parts> {
  const file = join(folder, "shot.mp4");
  await writeFile(file, "a shot");
  const config = loadConfig({
    DATA_DIR: join(folder, prefix),
    REDIS_URL: socket,
    REDIS_PREFIX: prefix,
    MAX_CLIPS_IN_FLIGHT: "10000",
    MAX_QUEUE: "1000000",
    CREDITS_PER_DAY: "1000000",
    MIN_FREE_DISK_MB: "0",
  });
  const backend = createInstantBackend({
    file,
    slots: AT_ONCE,
    model: { lengths: { min: 2, max: 8, step: 1 } },
  });
  return createParts(config, {
    now: () => Date.now() + ahead,
    redisPlace: { url: socket },
    log,
    lifecycle,
    makeBackends: () => onlyBackend(backend),
    makeSenders: () => [sender],
    media: instantMedia(),
  });
}

/** How far on all clocks are, in milliseconds. */
let ahead = 0;

let admitted = 0;
async function admit({ studio }: Parts, key: string, shots = 1): Promise<string> {
  const by = person(Math.floor(admitted++ / CLIPS_EACH));
  const asked = { person: by, surface, idempotencyKey: key };
  const { id } = await studio.admit({
    request: { prompt: IDEA, seconds: 8 * shots, seed: admitted },
    ...asked,
  });
  return id;
}

/** Bytes of Redis for a delivered clip as the whole system makes it, its file, jobs and messages included. */
async function bytesAClip(
  redis: Redis,
  parts: Parts,
  lifecycle: ReturnType<typeof createLifecycle>,
): Promise<number> {
  const pool = await startWorkerPool({
    ...parts,
    ...{ senders: parts.chat.senders, cutAtOnce: 8, now: Date.now, log },
  });
  lifecycle.onStop("workers", () => pool.stop(0));
  const made = async (from: number, to: number) => {
    for (let at = from; at < to; at += AT_ONCE) {
      const ids = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, next) =>
          admit(parts, `weighed-${at + next}`, next % 5 === 0 ? 4 : 1),
        ),
      );
      await Promise.all(ids.map((id) => ended(parts, id)));
    }
  };
  const used = async () => {
    await dropSoon(redis);
    return Number(/used_memory:(\d+)/.exec(await redis.info("memory"))?.[1]);
  };
  await made(0, BEFORE);
  ahead += DAY_MS;
  while (await parts.record.packing.ended());
  const before = await used();
  await made(BEFORE, BEFORE + WEIGHED);
  // As they lie there for good: packed, and the spends of days that are over cleared away by those who come later.
  ahead += 31 * DAY_MS;
  while (await parts.record.packing.ended());
  await made(BEFORE + WEIGHED, BEFORE + WEIGHED + LATER);
  ahead += DAY_MS;
  while (await parts.record.packing.ended());
  const bytes = ((await used()) - before) / (WEIGHED + LATER);
  await pool.stop(0);
  return bytes;
}

/** What is gone after a week by itself is no part of what a million clips leave behind. */
async function dropSoon(redis: Redis): Promise<void> {
  for await (const page of redis.scanStream({ count: 1_000 })) {
    for (const key of page as string[]) {
      const left = await redis.ttl(key);
      if (left >= 0 && left <= WEEK_S) await redis.del(key);
    }
  }
}

function ended({ record }: Parts, id: string): Promise<void> {
  return new Promise((resolve) => {
    const look = async () => {
      const clip = await record.clips.load(id);
      if (!clip || !isEnded(clip.state)) return;
      stop();
      resolve();
    };
    const stop = record.events.onState(({ clipId, state }) => {
      if (clipId === id && state && isEnded(state)) void look();
    });
    void look();
  });
}

/** Delivered clips, recorded and settled by the same scripts, without making anything. */
async function recordMany(parts: Parts, count: number): Promise<void> {
  const { admission, life, access, clips } = parts.record;
  admitted = 0;
  const template = await clips.load(await admit(parts, "template"));
  if (!template) throw new Error("no template");
  await parts.studio.cancel(template.id, person(0), surface);
  const version = await access.version();
  const one = async (index: number): Promise<void> => {
    const { shots, state: _state, private: _private, ...kept } = template;
    const [id, by] = [`kept-${index}`, person(Math.floor(index / CLIPS_EACH))];
    const record = { ...kept, id, maker: by, account: by.id, lineage: { ...template.lineage, root: id } };
    await admission.admit({
      ...{ record, shots, private: false, idempotencyKey: id, access: version, secondsToMake: 2, share: 1 },
      most: { inFlight: 1e6, inQueue: 1e9 },
      granted: {
        ...{ drafts: 1e6, person: 1e6, month: 1e6, group: 1e7, total: 1e7 },
        ...{ money: 1e12, moneyGroup: 1e12, moneyMonth: 1e12, moneyPerson: 1e12 },
      },
    });
    const clip = await life.load(id);
    if (clip)
      await life.delivered({
        ...clip,
        shots: clip.shots.map((shot) => ({ ...shot, state: "made" })),
      } as StoredClip);
  };
  for (let at = 0; at < count; at += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, next) => one(at + next)));
}
