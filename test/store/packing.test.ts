import { afterEach, beforeEach, expect, it } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import { packRecord, readRecord } from "../../src/store/kept-record.ts";
import { temporaryFolder } from "../fixtures/footage.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "console:ann", name: "Ann" };
const bob = { id: "console:bob", name: "Bob" };
const surface = { platform: "console", chat: "main" };
const IDEA = "A red fox wakes up in the snow. It trots to a frozen pond. At night it meets an owl.";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let rig: Rig;
let clock = Date.now();
beforeEach(async () => {
  folder = await temporaryFolder();
  clock = Date.now();
  const file = await instantShot(folder.path);
  rig = await startRig({
    now: () => clock,
    media: instantMedia(),
    backends: () => onlyBackend(createInstantBackend({ file })),
  });
});
afterEach(async () => {
  await rig.stop();
  await folder.remove();
});

let asked = 0;
const ask = (person = ann) => ({ person, surface, idempotencyKey: `ask-${asked++}` });
const film = async (): Promise<Clip> =>
  rig.ended((await rig.studio.admit({ request: { prompt: IDEA, seconds: 12, seed: 7 }, ...ask() })).id);
const derive = async (clip: Clip, wanted: Derivation, person = ann): Promise<Clip> =>
  rig.ended((await rig.studio.derive(clip.id, wanted, ask(person)))[0]?.id ?? "");
async function pack(): Promise<void> {
  clock += 2 * 3_600_000;
  await rig.record.packing.ended();
}
const bytes = async ({ id }: Clip) =>
  Object.entries(await rig.redis.hgetall(rig.keys.clip(id))).join("").length;

it("keeps an ended clip small an hour later, and says the same of it as before", async () => {
  const clip = await film();
  const [before, large] = [await rig.life.load(clip.id), await bytes(clip)];
  await rig.record.packing.ended();
  expect(await bytes(clip)).toBe(large);
  await pack();
  expect(await rig.life.load(clip.id)).toEqual(before);
  expect((await bytes(clip)) * 3).toBeLessThan(large);
  expect(await rig.redis.zcard(rig.keys.unpacked)).toBe(0);
  await pack();
  expect(await rig.life.load(clip.id)).toEqual(before);
});

it("has the server keep a packed clip as one piece of memory, where it is let to", async () => {
  // As the private Redis is started; for others it changes nothing but how much memory they take.
  await rig.redis.config("SET", "hash-max-ziplist-value", "4096");
  const clip = await film();
  const kept = () => rig.redis.object("ENCODING", rig.keys.clip(clip.id));
  // A text that is longer than that makes it a table, which it stays by itself.
  await rig.redis.hset(rig.keys.clip(clip.id), "long", "x".repeat(5_000));
  await rig.redis.hdel(rig.keys.clip(clip.id), "long");
  expect(await kept()).toBe("hashtable");
  await pack();
  expect(await kept()).toBe("listpack");
});

it("makes new clips of a packed one, which keep what they share with it", async () => {
  const clip = await film();
  await pack();
  const remix = await derive(clip, {
    ...{ kind: "remix", strength: "medium", request: {} },
    words: "shot 2: the fox jumps over a log",
  });
  expect(remix.state).toBe("delivered");
  expect(remix.shots.map(({ state }) => state)).toEqual(["kept", "made", "kept"]);
  expect(remix.lineage).toMatchObject({ parent: clip.id, version: 2 });
});

it("leaves no word of a packed clip that is deleted, packed again or not", async () => {
  const clip = await film();
  await pack();
  await rig.studio.remove(clip.id, ann, surface);
  const look = async () => {
    const { record = "" } = await rig.redis.hgetall(rig.keys.clip(clip.id));
    return JSON.stringify(readRecord(record));
  };
  expect(await look()).not.toMatch(/fox|owl|pond/);
  const deleted = await rig.life.load(clip.id);
  expect(deleted).toMatchObject({ id: clip.id, state: "delivered", request: { prompt: "" } });
  expect(deleted?.file).toBeUndefined();
  expect(deleted?.shots.map(({ digest }) => digest)).toEqual(clip.shots.map(({ digest }) => digest));
  await pack();
  expect(await look()).not.toMatch(/fox|owl|pond/);
  expect(await rig.life.load(clip.id)).toEqual(deleted);
});

it("leaves alone what was written while it was packed", async () => {
  const clip = await film();
  clock += 2 * 3_600_000;
  const packing = rig.record.packing.ended();
  await rig.studio.remove(clip.id, ann, surface);
  await packing;
  expect((await rig.life.load(clip.id))?.request.prompt).toBe("");
  expect((await rig.life.load(clip.id))?.deletedAt).toBeDefined();
});

it("blanks whose a packed clip's parent was, once they have themselves forgotten", async () => {
  const clip = await film();
  const remix = await derive(clip, { kind: "reroll" }, bob);
  expect(remix.lineage.parentMaker).toBe("Ann");
  await pack();
  await rig.record.forgetting.blank((await rig.life.load(clip.id)) as never);
  const after = await rig.life.load(remix.id);
  expect(after?.lineage.parentMaker).toBeUndefined();
  expect(after?.shots.map(({ state }) => state)).toEqual(remix.shots.map(({ state }) => state));
  const { record = "" } = await rig.redis.hgetall(rig.keys.clip(clip.id));
  expect(JSON.stringify(readRecord(record))).not.toContain("console:ann");
});

it("reads what it has packed, whatever words there are, and what never was packed", () => {
  const kept = {
    record: { id: "a", plan: { shots: [{ prompt: '一只狐狸 🦊 \u2028 \\ " k1:' }] } },
    fields: { take: "1" },
  };
  expect(readRecord(packRecord(kept))).toEqual(kept);
  expect(readRecord(JSON.stringify(kept.record))).toEqual({ record: kept.record, fields: {} });
});

// Records packed by any version are read by every later one.
it("reads what the first version packed", () => {
  expect(readRecord(FIRST)).toEqual({
    record: { schema: 2, id: "hmz5gmf4n8", price: 8 },
    fields: { take: "1" },
  });
});

it("packs bytes of any length as ASCII, a seventh longer than they are", () => {
  for (let length = 0; length < 40; length++) {
    const kept = { record: { prompt: "狐🦊é".repeat(length) }, fields: {} };
    const packed = packRecord(kept);
    expect(packed).toMatch(/^k2:[\0-\x7f]+$/);
    expect(readRecord(packed)).toEqual(kept);
  }
});

const FIRST = "k1:i8YsfDNyq0zTc9NM8iyUEEkHlATgAVUbCwA=";
