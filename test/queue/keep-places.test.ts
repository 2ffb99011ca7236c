import { readFileSync } from "node:fs";
import { Queue, Worker } from "bullmq";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { keepPlaces } from "../../src/queue/keep-places.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createTurns, priorityOf } from "../../src/store/turns.ts";
import { testRedis } from "../fixtures/redis.ts";

const YEAR_S = 365 * 24 * 3_600;
/** Far longer than any film, so that a year goes by in some hundred of them. */
const LONGEST_S = 600_000;
const LUA = readFileSync("src/store/scripts/includes/turns.lua", "utf8");

interface Waiting {
  id: string;
  turn: number;
}

/** A line on the real Redis that is never idle, and beside it the fair queue of the paper, which counts without an end. */
async function openLine() {
  const { client: redis, prefix, close } = testRedis();
  const keys = createKeys(prefix);
  const key = keys.turns("x");
  const options = { connection: redis, prefix: keys.queues };
  const line = new Queue("shoot-x", options);
  const worker = new Worker("shoot-x", null, { ...options, autorun: false });
  /** Time goes on by a second with each step. */
  let ms = 0;
  const processes = [1, 2].map(() => createTurns({ redis, keys, now: () => ms }));
  const [turns] = processes as [(typeof processes)[0] & {}];
  const reference = { clock: 0, tags: new Map<string, number>(), waiting: [] as Waiting[] };
  const lua = (call: string, ...given: (string | number)[]) => redis.eval(LUA + call, 1, key, ...given);
  let count = 0;

  return {
    reference,
    line,
    turns,
    pass: () => {
      ms += 1_000;
    },
    /** By one of two processes, each of which knows the base as it was some seconds ago. What is called then adds the job. */
    async ask(account: string, seconds: number, by = 0): Promise<() => Promise<void>> {
      const id = `clip-${++count}`;
      const written = await lua(
        "return tostring(turns_take(KEYS[1], ARGV[1], tonumber(ARGV[2])))",
        account,
        seconds,
      );
      const due = Math.max(reference.clock, reference.tags.get(account) ?? 0);
      expect(Number(written)).toBe(due);
      reference.tags.set(account, due + seconds);
      reference.waiting.push({ id, turn: due });
      const priority = priorityOf(due, await (processes[by] ?? turns).base("x"));
      return async () => {
        await line.add("shoot", { clipId: id, queue: "x", turn: due }, { jobId: id, priority });
      };
    },
    /** Whoever is next is begun and made. */
    async serve(): Promise<Waiting | undefined> {
      const job = await worker.getNextJob("token", { block: false });
      if (!job) return undefined;
      const { clipId: id, turn } = job.data as { clipId: string; turn: number };
      await lua("turns_begin(KEYS[1], tonumber(ARGV[1]))", turn);
      reference.clock = Math.max(reference.clock, turn);
      await job.moveToCompleted("", "token", false);
      reference.waiting = reference.waiting.filter((other) => other.id !== id);
      return { id, turn };
    },
    /** `dies`: after so many jobs; `meanwhile`: while they are looked through. */
    look: ({ dies, meanwhile }: { dies?: number; meanwhile?: () => Promise<void> } = {}) => {
      // As the sweeper has it: a base is known everywhere by the next look.
      ms += 8_000;
      const watched = new Proxy(line, {
        get(target, name) {
          if (name !== "getRanges") return Reflect.get(target, name);
          return async (...given: Parameters<Queue["getRanges"]>) => {
            const ids = await target.getRanges(...given);
            if (given[0][0] === "prioritized") await meanwhile?.();
            else if (dies !== undefined) throw new Error("killed");
            return dies === undefined ? ids : ids.slice(0, dies);
          };
        },
      });
      return keepPlaces({ lines: [watched], queues: ["x"] }, turns);
    },
    order: async () =>
      (await line.getJobs(["prioritized"], 0, -1, true)).map((job) => job.data.turn as number),
    tags: async () => (await redis.hkeys(key)).filter((field) => !field.startsWith(":")).length,
    async close() {
      await Promise.all([worker.close(true), line.close()]);
      await close();
    },
  };
}

const firstOf = (waiting: readonly Waiting[]) =>
  waiting.reduce((first, other) => (other.turn < first.turn ? other : first)).id;

const step = fc.record({
  asks: fc.array(fc.tuple(fc.nat({ max: 4 }), fc.integer({ min: 1, max: LONGEST_S })), { maxLength: 3 }),
  looks: fc.boolean(),
});

it("serves people in turn for a year on a line that is never idle, as a queue that counts without an end", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 50, maxLength: 50 }), async (steps) => {
      const { reference, ask, serve, look, pass, tags, close } = await openLine();
      try {
        let people = 0;
        for (let round = 0; reference.clock < YEAR_S; round++) {
          const { asks, looks } = steps[round % steps.length] as (typeof steps)[number];
          pass();
          for (const [who, seconds] of asks) await (await ask(`person-${who}`, seconds))();
          // Somebody new each time, and somebody who wants it all: it is never idle.
          await (await ask(`guest-${++people}`, LONGEST_S))();
          if (reference.waiting.length < 5) await (await ask("hog", LONGEST_S))();
          if (looks) await look();
          const due = firstOf(reference.waiting);
          expect((await serve())?.id).toBe(due);
          if (reference.waiting.length > 2) await serve();
        }
        for (let looks = 0; looks < 3; looks++) await look();
        // Those who came once and never again are not remembered.
        expect(await tags()).toBeLessThan(people / 4);
      } finally {
        await close();
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
});

const troubledStep = fc.record({
  asks: fc.array(
    fc.record({
      who: fc.nat({ max: 4 }),
      seconds: fc.integer({ min: 1, max: LONGEST_S }),
      by: fc.nat({ max: 1 }),
    }),
    { maxLength: 3 },
  ),
  look: fc.constantFrom("none", "whole", "dies", "beside", "late"),
  after: fc.nat({ max: 6 }),
});

it("loses nobody and comes to the right order again when a look dies, and when others ask meanwhile from an older base", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(troubledStep, { minLength: 40, maxLength: 60 }), async (steps) => {
      const { reference, turns, ask, serve, look, pass, order, close } = await openLine();
      const served = new Set<string>();
      let asked = 0;
      const askOne = async (who: string, seconds: number, by: number) => {
        asked += 1;
        await (await ask(who, seconds, by))();
      };
      const serveOne = async () => {
        const one = await serve();
        if (!one) return false;
        expect(served.has(one.id)).toBe(false);
        served.add(one.id);
        return true;
      };
      try {
        for (const { asks, look: how, after } of steps) {
          pass();
          for (const { who, seconds, by } of asks) await askOne(`person-${who}`, seconds, by);
          await askOne("hog", LONGEST_S, after % 2);
          if (how === "whole") await look();
          if (how === "dies")
            await look({ dies: after }).catch((error: Error) => expect(error.message).toBe("killed"));
          if (how === "late") {
            asked += 1;
            const add = await ask(`late-${asked}`, LONGEST_S, 1);
            for (let others = 0; others < after; others++) await serveOne();
            await look();
            await add();
          }
          if (how === "beside")
            await look({
              meanwhile: async () => {
                await askOne(`guest-${asked}`, LONGEST_S, 1);
                await serveOne();
              },
            });
          await serveOne();
        }
        for (let looks = 0; looks < 3; looks++) await look();
        const { base } = await turns.moveBase("x");
        const places = (await order()).map((turn) => priorityOf(turn, base));
        expect(places).toEqual([...places].sort((one, other) => one - other));
        expect(await look()).toBe(0);
        while (await serveOne());
        expect(served.size).toBe(asked);
        expect(reference.waiting).toEqual([]);
      } finally {
        await close();
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
});

it("gives whoever is tried again, waits for another job, or is at work their place, too", async () => {
  const { ask, serve, look, line, turns, close } = await openLine();
  const worker = new Worker("shoot-x", null, { ...line.opts, autorun: false });
  try {
    for (const name of ["retried", "stalled", "parent"]) await (await ask(name, 1))();
    const [retried, stalled] = [await worker.getNextJob("token"), await worker.getNextJob("token")];
    const job = { queue: "x", turn: 1_200_000 };
    for (const one of [retried, stalled]) await one?.updateData({ ...one.data, ...job });
    await retried?.moveToDelayed(Date.now() + 100_000, "token");
    // The clock goes far.
    await (await ask("hog", 1_200_000))();
    await (await ask("hog", 1))();
    while (await serve());
    await look();
    expect((await turns.moveBase("x")).base).toBe(1_200_000);
    await retried?.promote();
    for (const one of [retried, stalled]) expect((await line.getJob(one?.id ?? ""))?.priority).toBe(1);
    expect((await worker.getNextJob("token"))?.id).toBe(retried?.id);
  } finally {
    await worker.close(true);
    await close();
  }
});

it("asks once for the base of a line, however many clips come at once, and again after some seconds", async () => {
  const { client: redis, prefix, close } = testRedis();
  let ms = 0;
  const turns = createTurns({ redis, keys: createKeys(prefix), now: () => ms });
  const asked = vi.spyOn(redis, "hget");
  const all = () => Promise.all(Array.from({ length: 50 }, () => turns.base("x")));
  expect(await all()).toEqual(Array.from({ length: 50 }, () => 0));
  expect(asked).toHaveBeenCalledTimes(1);
  ms = 5_000;
  await all();
  expect(asked).toHaveBeenCalledTimes(2);
  await close();
});
