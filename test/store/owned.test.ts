import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, expect, it } from "vitest";
import type { ErrorCode } from "../../src/core/error-codes.ts";
import { fingerprintKey } from "../../src/core/film/mark.ts";
import { shotKey } from "../../src/store/owned.ts";
import { ownerOf } from "../../src/store/owner-names.ts";
import { createStore } from "../../src/store/store.ts";
import { createTidying } from "../../src/studio/tidying.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, type RigOptions, startRig } from "../fixtures/rig.ts";

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };
const HOUR_MS = 60 * 60 * 1000;

let rig: Rig;
let asked = 0;
let now = Date.now();
afterEach(() => rig.stop());

async function start(options: Pick<RigOptions, "freeDiskBytes"> = {}): Promise<void> {
  now = Date.now();
  rig = await startRig({
    workers: false,
    cards: false,
    now: () => now,
    env: { MAX_CLIPS_IN_FLIGHT: "100", ...(options.freeDiskBytes && { MIN_FREE_DISK_MB: "1" }) },
    ...options,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
}

function ask(prompt = "a fox") {
  now += 1;
  return rig.studio.admit({
    request: { prompt, seconds: 2, seed: 1 },
    person: ann,
    surface,
    idempotencyKey: `ask-${++asked}`,
  });
}

/** A clip whose one shot is made and whose file is there, ended this way. */
async function ended(how: "delivered" | "failed", prompt?: string, code: ErrorCode = "shot-lost") {
  const { id } = await ask(prompt);
  const begun = await rig.life.beginShot({ clipId: id, index: 0, queue: "instant", turn: 0 });
  if (begun.answer === "make") {
    const file = join(rig.config.dataDir, "shot.mp4");
    await writeFile(file, "a shot");
    await rig.store.put(shotKey(begun.shot.digest), file, { move: true });
    await rig.life.shotMade(begun.clip, 0, { warnings: [] }, 1);
  }
  const clip = await rig.record.clips.load(id);
  if (!clip) throw new Error("no clip");
  if (how === "delivered") await rig.life.delivered(clip);
  else await rig.life.fail(id, { code, message: "No." });
  return { id, digest: clip.shots[0]?.digest ?? "" };
}

const isThere = (digest: string) => rig.store.has(shotKey(digest));

it("keeps a deleted clip's shot for as long as another clip stands on it", async () => {
  await start();
  const first = await ended("delivered");
  const second = await ask();
  expect(second.shots[0]).toMatchObject({ state: "kept", digest: first.digest });
  await rig.studio.remove(first.id, ann, surface);
  expect(await isThere(first.digest)).toBe(true);
  await rig.studio.remove(second.id, ann, surface);
  expect(await isThere(first.digest)).toBe(false);
});

it("lets go of the shot it was making when it ends, and of nobody else's", async () => {
  await start();
  const { redis, keys } = rig;
  const [first, second] = [await ask(), await ask()];
  const claim = keys.making(first.shots[0]?.digest ?? "");
  const begin = (clipId: string) => rig.life.beginShot({ clipId, index: 0, queue: "instant", turn: 0 });
  expect((await begin(first.id)).answer).toBe("make");
  expect((await begin(second.id)).answer).toBe("wait");
  await rig.life.cancel(second.id);
  expect(await redis.get(claim)).toBe(`${first.id} 0`);
  await rig.life.cancel(first.id);
  expect(await redis.exists(claim)).toBe(0);
});

it("forgets with a deleted clip what it looks like", async () => {
  await start();
  const { id } = await ended("delivered");
  const clip = await rig.record.clips.load(id);
  if (!clip) throw new Error("no clip");
  const key = fingerprintKey(clip);
  await rig.store.write(key, Readable.from(["what it looks like"]));
  await rig.studio.remove(id, ann, surface);
  expect(await rig.store.has(key)).toBe(false);
});

it("never keeps a shot that is deleted while the clip that wants it is being admitted", async () => {
  await start();
  for (let round = 0; round < 10; round++) {
    const first = await ended("delivered", `a fox ${round}`);
    const [second] = await Promise.all([ask(`a fox ${round}`), rig.studio.remove(first.id, ann, surface)]);
    if (second.shots[0]?.state === "kept") expect(await isThere(first.digest)).toBe(true);
    await rig.studio.cancel(second.id, ann, surface);
  }
});

it("lets a failed clip hold its shot for whoever tries again, and lets go of it after six hours", async () => {
  await start();
  const failed = await ended("failed");
  now += 5 * HOUR_MS;
  await rig.tidying.letGo();
  await rig.tidying.deleteFiles();
  expect(await isThere(failed.digest)).toBe(true);
  now += HOUR_MS;
  await rig.tidying.letGo();
  await rig.tidying.deleteFiles();
  expect(await isThere(failed.digest)).toBe(false);
  expect((await ask()).shots[0]?.state).toBe("waiting");
});

it("lets go at once of what a clip holds that failed for want of disk", async () => {
  await start();
  const failed = await ended("failed", "a fox", "no-disk-space");
  await rig.tidying.letGo();
  await rig.tidying.deleteFiles();
  expect(await isThere(failed.digest)).toBe(false);
});

it("makes room at once by what failed clips hold, and leaves what others stand on", async () => {
  await start();
  const failed = await ended("failed", "a fox");
  const delivered = await ended("delivered", "an owl");
  await rig.tidying.makeRoom();
  expect([await isThere(failed.digest), await isThere(delivered.digest)]).toEqual([false, true]);
});

it("takes a clip on a full disk once what failed clips hold is gone, and refuses the next when there is no more", async () => {
  const held: string[] = [];
  const full = async () => ((await Promise.all(held.map(isThere))).includes(true) ? 0 : 2 ** 30);
  await start({ freeDiskBytes: full });
  const [failed, delivered] = [await ended("failed", "a fox"), await ended("delivered", "an owl")];
  held.push(failed.digest);
  expect((await ask("a hen")).state).toBe("waiting");
  expect([await isThere(failed.digest), await isThere(delivered.digest)]).toEqual([false, true]);

  held.push(delivered.digest);
  await expect(ask("a cow")).rejects.toMatchObject({ code: "no-disk-space" });
  expect(await isThere(delivered.digest)).toBe(true);
});

it("deletes nothing that clips may share before all clips of an older version are looked through", async () => {
  await start();
  const first = await ended("delivered");
  const second = await ask();
  // As 0.1.0 left it: nobody knows who stands on what.
  await rig.redis.del(rig.keys.schema, rig.keys.owners(first.digest));
  await rig.studio.remove(first.id, ann, surface);
  expect(await isThere(first.digest)).toBe(true);

  const names = { newLinkCode: () => "CODE", newSecret: () => "secret" };
  const reopened = await createStore({ redis: rig.redis, prefix: rig.keys.prefix, now: () => now, ...names });
  expect(await reopened.owned.isComplete()).toBe(true);
  expect((await rig.redis.smembers(rig.keys.owners(first.digest))).map(ownerOf)).toEqual([second.id]);
  expect(await rig.redis.zrange(rig.keys.clipsBy(ann.id), 0, "-1")).toEqual([first.id, second.id]);
  await rig.studio.remove(second.id, ann, surface);
  await createTidying({ record: reopened, media: rig.store }).deleteFiles();
  expect(await isThere(first.digest)).toBe(false);
  await reopened.close();
});

it("goes on with an upgrade where it was broken off", async () => {
  await start();
  const clips = [];
  for (let index = 0; index < 3; index++) clips.push(await ask(`a fox ${index}`));
  const digests = clips.map(({ shots }) => shots[0]?.digest ?? "");
  await rig.redis.del(rig.keys.schema, ...digests.map((digest) => rig.keys.owners(digest)));
  await rig.redis.set(rig.keys.upgradedTo, "2");
  expect(await rig.record.upgrade.goOn(0)).toBe(true);
  const owners = await Promise.all(digests.map((digest) => rig.redis.scard(rig.keys.owners(digest))));
  expect(owners).toEqual([0, 0, 1]);
});

it("keeps who stands on a shot as a number, and takes off whoever stands there by the id of earlier versions", async () => {
  await start();
  const first = await ended("delivered");
  const owners = rig.keys.owners(first.digest);
  expect(await rig.redis.object("ENCODING", owners)).toBe("intset");
  const [name = ""] = await rig.redis.smembers(owners);
  expect(ownerOf(name)).toBe(first.id);
  await rig.redis.multi().del(owners).sadd(owners, first.id).exec();
  await rig.studio.remove(first.id, ann, surface);
  expect(await rig.redis.exists(owners)).toBe(0);
});

it("knows a made shot's file by what earlier versions wrote, and by what is written now", async () => {
  await start();
  const { digest } = await ended("delivered");
  const key = `shots/${digest}.mp4`;
  expect(await rig.record.owned.findShots([digest, "none"])).toEqual([key, undefined]);
  expect(await rig.redis.get(rig.keys.shot(digest))).toBe("1");
  await rig.redis.set(rig.keys.shot(digest), key);
  expect(await rig.record.owned.findShots([digest])).toEqual([key]);
});
