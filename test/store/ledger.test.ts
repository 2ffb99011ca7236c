import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeys } from "../../src/store/keys.ts";
import { createLedgers, WINDOW_MS } from "../../src/store/ledger.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeAll(() => {
  redis = testRedis();
});
afterAll(() => redis.close());

const rules = ["times", "ledger"]
  .map((name) =>
    readFileSync(new URL(`../../src/store/scripts/includes/${name}.lua`, import.meta.url), "utf8"),
  )
  .join("\n");

/** The ledger's functions, called one by one as the record's scripts do. */
function openLedger(account: string) {
  const keys = createKeys(redis.prefix);
  const run = async (lua: string, ...args: (string | number)[]) =>
    redis.client.eval(
      `${rules}\nlocal ledger = ledgers_of(KEYS)[1]\n${lua}`,
      3,
      ...keys.ledger(account),
      ...args,
    );
  return {
    reserve: async (clip: string, amount: number, granted: number, now: number) =>
      (await run(
        `local spent, reserved = ledger_used(ledger, tonumber(ARGV[4]), tonumber(ARGV[5]))
if tonumber(ARGV[2]) > tonumber(ARGV[3]) - spent - reserved then return 0 end
ledger_reserve(ledger, tonumber(ARGV[2]))
return 1`,
        clip,
        amount,
        granted,
        now,
        WINDOW_MS,
      )) === 1,
    settle: (clip: string, reserved: number, used: number, now: number) =>
      run(
        "ledger_settle(ledger, ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]))",
        clip,
        reserved,
        used,
        now,
      ),
    /** Reserved as versions did that noted it with the ledger. */
    hold: (clip: string, amount: number) =>
      run(
        "redis.call('HSET', ledger.held, ARGV[1], ARGV[2]); ledger_reserve(ledger, tonumber(ARGV[2]))",
        clip,
        amount,
      ),
    settleHeld: (clip: string, used: number, now: number) =>
      run(
        "ledger_settle(ledger, ARGV[1], ledger_take_held(ledger, ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]))",
        clip,
        used,
        now,
      ),
    read: (now: number) => createLedgers({ redis: redis.client, keys, now: () => now }).balance(account),
  };
}

describe("the ledger", () => {
  it("gives the last credit to exactly one of many who ask at once", async () => {
    const ledger = openLedger("race");
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => ledger.reserve(`clip-${index}`, 10, 10, 1_000)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await ledger.read(1_000)).toMatchObject({ spent: 0, reserved: 10 });
  });

  it("settles what an earlier version reserved once, however often it is told", async () => {
    const ledger = openLedger("twice");
    await ledger.hold("a", 10);
    await Promise.all(Array.from({ length: 10 }, () => ledger.settleHeld("a", 7, 1)));
    expect(await ledger.read(1)).toMatchObject({ spent: 7, reserved: 0 });
  });

  it("gives spent credits back after a rolling day, to the millisecond", async () => {
    const ledger = openLedger("window");
    await ledger.reserve("a", 10, 100, 0);
    await ledger.settle("a", 10, 10, 500);
    expect(await ledger.read(500 + WINDOW_MS - 1)).toMatchObject({ spent: 10, nextBackAt: 500 + WINDOW_MS });
    expect(await ledger.read(500 + WINDOW_MS)).toEqual({ spent: 0, reserved: 0 });
  });

  it("balances after any sequence of reserving, settling and waiting", async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant("reserve" as const),
        clip: fc.nat(12),
        amount: fc.integer({ min: 1, max: 60 }),
      }),
      fc.record({
        kind: fc.constant("settle" as const),
        clip: fc.nat(12),
        share: fc.integer({ min: 0, max: 100 }),
      }),
      fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: WINDOW_MS / 2 }) }),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 0, max: 200 }),
        async (steps, granted) => {
          const ledger = openLedger(`any-${run++}`);
          let now = 1;
          let number = 0;
          const held = new Map<number, { id: string; amount: number }>();
          const spends: { at: number; amount: number }[] = [];
          for (const each of steps) {
            const spent = () =>
              spends.filter(({ at }) => at > now - WINDOW_MS).reduce((sum, { amount }) => sum + amount, 0);
            const reserved = () => [...held.values()].reduce((sum, { amount }) => sum + amount, 0);
            if (each.kind === "wait") now += each.ms;
            else if (each.kind === "reserve" && !held.has(each.clip)) {
              const id = `clip-${number++}`;
              const fits = each.amount <= granted - spent() - reserved();
              expect(await ledger.reserve(id, each.amount, granted, now)).toBe(fits);
              if (fits) held.set(each.clip, { id, amount: each.amount });
            } else if (each.kind === "settle") {
              const reservation = held.get(each.clip);
              if (!reservation) continue;
              const used = Math.floor((reservation.amount * each.share) / 100);
              await ledger.settle(reservation.id, reservation.amount, used, now);
              held.delete(each.clip);
              if (used > 0) spends.push({ at: now, amount: used });
            }
            expect(await ledger.read(now)).toMatchObject({ spent: spent(), reserved: reserved() });
            expect(spent() + reserved()).toBeLessThanOrEqual(granted);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
