import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { shootQueue } from "../../src/queue/clip-queue.ts";
import { seatsOf } from "../../workers/share-seats.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const SLOTS = 6;
const WITHIN = { timeout: 20_000, interval: 20 };

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
function backendOf() {
  const underWay = new Set<string>();
  const given = { isHeld: false };
  const backend = createInstantBackend({ file: join(folder, "shot"), slots: SLOTS });
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

/** Two processes that work, each of which has looked who else is there since. */
async function startTwo() {
  const both = [backendOf(), backendOf()] as const;
  for (const { backend } of both) {
    const [beside] = rigs;
    rigs.push(
      await startRig({
        ...{ backends: () => onlyBackend(backend), media: instantMedia(), cards: false, lockMs: 500 },
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
  expect(parts.map((_, index) => seatsOf(slots, { index, of }))).toEqual(parts);
});

it("divides a line's places evenly among those who work, and gives them to who is left", async () => {
  const [one, other] = await startTwo();
  for (const { given } of [one, other]) given.isHeld = true;
  const ids = await ask(4 * SLOTS);
  const open = () => [one.underWay.size, other.underWay.size];
  await expect.poll(open, WITHIN).toEqual([SLOTS / 2, SLOTS / 2]);
  await (rigs[1] as Rig).kill();
  one.given.isHeld = false;
  await Promise.all(ids.map((id) => (rigs[0] as Rig).ended(id)));
  one.given.isHeld = true;
  await ask(4 * SLOTS);
  await expect.poll(() => one.underWay.size, WITHIN).toBe(SLOTS);
  one.given.isHeld = false;
}, 40_000);

it("wakes nobody in vain while a line is at its bound", async () => {
  const both = await startTwo();
  for (const { given } of both) given.isHeld = true;
  const count = 10 * SLOTS;
  const ids = await ask(count);
  await expect.poll(() => both[0].underWay.size + both[1].underWay.size, WITHIN).toBe(SLOTS);
  const [{ redis, ended }] = rigs as [Rig];
  const monitor = await redis.duplicate().monitor();
  let waits = 0;
  monitor.on("monitor", (_at: string, [command, key]: string[]) => {
    if (command?.toLowerCase() === "bzpopmin" && key?.includes(shootQueue("instant"))) waits += 1;
  });
  for (const { given } of both) given.isHeld = false;
  await Promise.all(ids.map((id) => ended(id)));
  monitor.disconnect();
  expect(waits).toBeLessThan(count / 4);
}, 40_000);
