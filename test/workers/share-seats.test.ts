import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { shootQueue } from "../../src/queue/clip-queue.ts";
import { seatsOf } from "../../workers/share-seats.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { overhear } from "../fixtures/overhear.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const SLOTS = 6;
/** So long a worker may give no sign before it counts as gone; this machine may be busy. */
const LOCK_MS = 3_000;
const WITHIN = { timeout: 30_000, interval: 20 };

let folder: string;
let rigs: Rig[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-seats-"));
  await writeFile(join(folder, "shot"), "a shot");
});
afterEach(async () => {
  for (const rig of rigs.toReversed()) await rig.stop();
  rigs = [];
  await rm(folder, { recursive: true, force: true });
});

/** A backend of one process: its orders run until they are let go. */
function backendOf(slots = SLOTS) {
  const underWay = new Set<string>();
  const given = { isHeld: false };
  const backend = createInstantBackend({ file: join(folder, "shot"), slots });
  const { start } = backend;
  backend.start = (order, options) => {
    underWay.add(options.idempotencyKey);
    return start(order, options);
  };
  backend.answer = (id) => {
    if (given.isHeld) return { state: "running", progress: null };
    underWay.delete(id);
    return { state: "done", outputs: [{ source: "" }] };
  };
  return { underWay, given, backend };
}

/** Two processes that work, each of which has looked who else is there since. `slots`: as the first has it set. */
async function startTwo(slots = SLOTS) {
  const both = [backendOf(slots), backendOf()] as const;
  for (const { backend } of both) {
    const [beside] = rigs;
    rigs.push(
      await startRig({
        ...{ backends: () => onlyBackend(backend), media: instantMedia(), cards: false, lockMs: LOCK_MS },
        ...(beside && { beside }),
        env: { MAX_CLIPS_IN_FLIGHT: "1000", CREDITS_PER_DAY: "1000000", MODERATION_RULES: "off" },
      }),
    );
  }
  const [{ redis, keys }] = rigs as [Rig];
  const startedAt = Number((await redis.time())[0]) * 1000 + 1000;
  const line = keys.lineWorkers(shootQueue("instant"));
  await expect.poll(() => redis.zcount(line, startedAt, "+inf"), WITHIN).toBe(2);
  return both;
}

let said = 0;
function ask(count: number): Promise<string[]> {
  const [{ studio }] = rigs as [Rig];
  return Promise.all(
    Array.from({ length: count }, async () => {
      const prompt = `clip ${++said}`;
      const { id } = await studio.admit({
        request: { prompt, seconds: 2, seed: said },
        person: { id: "console:ann", name: "Ann" },
        surface: { platform: "console", chat: "main" },
        idempotencyKey: prompt,
      });
      return id;
    }),
  );
}

it.each([
  [6, 4, [2, 2, 1, 1]],
  [6, 1, [6]],
  [2, 4, [1, 1, 1, 1]],
])("gives of %s places to each of %s workers its part, and one at least", (slots, of, parts) => {
  expect(parts.map((_, index) => seatsOf({ slots, index, of }))).toEqual(parts);
});

it("divides a line's places evenly among those who work, and gives them to who is left", async () => {
  const [one, other] = await startTwo();
  for (const { given } of [one, other]) given.isHeld = true;
  const ids = await ask(4 * SLOTS);
  const open = () => [one.underWay.size, other.underWay.size];
  await expect.poll(open, WITHIN).toEqual([SLOTS / 2, SLOTS / 2]);
  // Not one of those that the other is at has ended by then.
  await (rigs[1] as Rig).kill();
  await expect.poll(() => one.underWay.size, WITHIN).toBe(SLOTS);
  one.given.isHeld = false;
  await Promise.all(ids.map((id) => (rigs[0] as Rig).ended(id)));
}, 60_000);

it("divides the bound that holds, that of the last to start, though another has less of it set", async () => {
  const both = await startTwo(2);
  for (const { given } of both) given.isHeld = true;
  const ids = await ask(2 * SLOTS);
  await expect.poll(() => both.map(({ underWay }) => underWay.size), WITHIN).toEqual([SLOTS / 2, SLOTS / 2]);
  for (const { given } of both) given.isHeld = false;
  await Promise.all(ids.map((id) => (rigs[0] as Rig).ended(id)));
}, 60_000);

it("wakes nobody in vain while a line is at its bound", async () => {
  const both = await startTwo();
  for (const { given } of both) given.isHeld = true;
  const count = 10 * SLOTS;
  const ids = await ask(count);
  await expect.poll(() => both[0].underWay.size + both[1].underWay.size, WITHIN).toBe(SLOTS);
  const [{ redis, ended, record }] = rigs as [Rig];
  const heard = await overhear(redis.options.path ?? "", async () => {
    for (const { given } of both) given.isHeld = false;
    await Promise.all(ids.map((id) => ended(id)));
  });
  const waiting = `"bzpopmin" "${record.queuePrefix}:${shootQueue("instant")}:`;
  expect(heard.length).toBeGreaterThan(count);
  expect(heard.filter((line) => line.includes(waiting)).length).toBeLessThan(count / 4);
}, 60_000);
