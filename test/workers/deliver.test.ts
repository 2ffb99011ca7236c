import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { PlatformError } from "../../src/core/errors.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import type { ClipLife } from "../../src/store/store.ts";
import { createDeliver } from "../../workers/deliver.ts";
import { createRunningJobs } from "../../workers/running-jobs.ts";
import { finishedClip, place } from "../fixtures/clip.ts";
import { instantMedia } from "../fixtures/instant-media.ts";

let folder: string;
afterEach(() => rm(folder, { recursive: true, force: true }));

it("takes up again chapters, and what the shots' makers wrote into them, where a film is made smaller for its platform", async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-deliver-"));
  const store = await createLocalMediaStore({
    folder: join(folder, "media"),
    workFolder: join(folder, "work"),
    now: Date.now,
  });
  const clip = finishedClip();
  const [first] = clip.shots;
  if (!clip.file || !first) throw new Error("the fixture has a film of one shot");
  const shots = [
    { ...first, key: "shots/a.mp4" },
    { ...first, key: "shots/swept.mp4" },
  ];
  const delivering = { ...clip, shots, file: { ...clip.file, bytes: 1_000_000 } } as StoredClip;
  for (const key of [delivering.file?.key ?? "", delivering.file?.posterKey ?? "", "shots/a.mp4"])
    await store.write(key, Readable.from(["a film"]));
  const upstreams: (readonly string[] | undefined)[] = [];
  const chapters: string[] = [];
  const life: Partial<ClipLife> = {
    beginDelivery: async () => delivering,
    load: async () => delivering,
    loadAll: async () => [],
    delivered: async () => true as never,
  };
  const sender: Partial<ChatSender> = {
    platform: place.platform,
    uploadLimit: async () => 100_000,
    postClip: async () => ({ ref: { ...place, message: "1" } }) as never,
  };
  const deliver = createDeliver({
    sender: sender as ChatSender,
    life: life as ClipLife,
    shown: { isAnothers: async () => false },
    holdingCard: (_id, _signal, work) => work(),
    media: {
      ...instantMedia(),
      addChapters: async (_film, given) => {
        expect(upstreams).toEqual([]);
        chapters.push(...given.map(({ title }) => title));
        return 40;
      },
    },
    store,
    marker: {
      reserveBytes: 10,
      mark: async (_path, _mark, { upstream } = {}) => {
        upstreams.push(upstream);
        return 50;
      },
    },
    running: createRunningJobs(),
    tidying: { makeRoom: async () => {} },
    missingFiles: {
      awaitShots: async () => [],
      awaitFilm: async () => ({
        path: await store.path(clip.file?.key ?? ""),
        posterPath: await store.path(clip.file?.posterKey ?? ""),
      }),
    },
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  await deliver({ data: { clipId: clip.id } } as never);
  expect(upstreams).toEqual([[await store.path("shots/a.mp4")]]);
  expect(chapters).toEqual(["Shot 1: beat 1", "Shot 2: beat 2"]);
});

it("leaves no card at Sending where a film may be posted nowhere: it is made, and waits in /history", async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-deliver-"));
  const workFolder = join(folder, "work");
  const store = await createLocalMediaStore({ folder: join(folder, "media"), workFolder, now: Date.now });
  const clip = finishedClip();
  const delivering = { ...clip, state: "delivering" } as StoredClip;
  for (const key of [clip.file?.key ?? "", clip.file?.posterKey ?? ""])
    await store.write(key, Readable.from(["a film"]));
  const settled: unknown[][] = [];
  const life: Partial<ClipLife> = {
    beginDelivery: async () => delivering,
    load: async () => delivering,
    loadAll: async () => [],
    delivered: async (...how) => settled.push(how) as never,
  };
  const sender: Partial<ChatSender> = {
    platform: place.platform,
    uploadLimit: async () => 1_000_000,
    postClip: () => Promise.reject(new PlatformError("nowhere-to-post", "I may not write there any more.")),
  };
  const deliver = createDeliver({
    sender: sender as ChatSender,
    life: life as ClipLife,
    shown: { isAnothers: async () => false },
    holdingCard: (_id, _signal, work) => work(),
    media: instantMedia(),
    store,
    marker: { reserveBytes: 10, mark: async () => 50 },
    running: createRunningJobs(),
    tidying: { makeRoom: async () => {} },
    missingFiles: {
      awaitShots: async () => [],
      awaitFilm: async () => ({
        path: await store.path(clip.file?.key ?? ""),
        posterPath: await store.path(clip.file?.posterKey ?? ""),
      }),
    },
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  await deliver({ data: { clipId: clip.id } } as never);
  expect(settled).toEqual([[delivering]]);
});

it("hears of a clip that ends while it is being read, and posts nothing of it", async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-deliver-"));
  const clip = { ...finishedClip(), state: "delivering" } as StoredClip;
  const running = createRunningJobs();
  const life: Partial<ClipLife> = {
    async beginDelivery() {
      running.clipEnded(clip.id);
      return clip;
    },
  };
  const posted: boolean[] = [];
  const sender: Partial<ChatSender> = {
    platform: place.platform,
    uploadLimit: async () => 1_000_000,
    async postClip(_surface, _post, { signal }) {
      signal.throwIfAborted();
      posted.push(true);
      return { ref: { ...place, message: "1" } } as never;
    },
  };
  const deliver = createDeliver({
    sender: sender as ChatSender,
    life: life as ClipLife,
    shown: { isAnothers: async () => false },
    holdingCard: (_id, _signal, work) => work(),
    media: instantMedia(),
    store: { find: async () => undefined } as never,
    marker: { reserveBytes: 0, mark: async () => 50 },
    running,
    tidying: { makeRoom: async () => {} },
    missingFiles: {
      awaitShots: async () => [],
      awaitFilm: async () => ({ path: "film.mp4", posterPath: "poster.jpg" }),
    },
    now: Date.now,
    log: pino({ level: "silent" }),
  });
  await deliver({ data: { clipId: clip.id } } as never);
  expect(posted).toEqual([]);
});
