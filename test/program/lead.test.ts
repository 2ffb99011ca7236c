import pino from "pino";
import { afterEach, expect, it } from "vitest";
import { type Lead, standForLead } from "../../src/program/lead.ts";

const log = pino({ level: "silent" });
const standing: Lead[] = [];
afterEach(async () => {
  for (const lead of standing.splice(0)) await lead.stop();
});

/** A lease as all see it, and whose it is; who can't reach it gets an error. */
function sharedLease() {
  const shared = { holder: undefined as string | undefined, away: new Set<string>() };
  const of = (name: string) => ({
    async hold() {
      if (shared.away.has(name)) throw new Error("connection lost");
      shared.holder ??= name;
      return shared.holder === name;
    },
    async leave() {
      if (shared.holder === name) shared.holder = undefined;
    },
  });
  const stand = async (name: string) => {
    const lead = await standForLead({ lease: of(name), log, lookMs: 5 });
    standing.push(lead);
    return lead;
  };
  return { shared, stand };
}

it("is the first one's, and the next one's when that has stopped", async () => {
  const { stand } = sharedLease();
  const one = await stand("one");
  const two = await stand("two");
  expect([one.leads(), two.leads()]).toEqual([true, false]);
  await one.stop();
  await two.won;
  expect(two.leads()).toBe(true);
});

it("goes to the next one when the first gives no sign, and tells the first when it comes to", async () => {
  const { shared, stand } = sharedLease();
  const one = await stand("one");
  const two = await stand("two");
  shared.away.add("one");
  shared.holder = undefined;
  await two.won;
  expect(one.leads()).toBe(true);
  shared.away.clear();
  await expect(one.lost).rejects.toThrow("another bot on this Redis has taken over");
});

it("is nobody's who is stopping: what it wins in that moment it lets go of", async () => {
  let asked = 0;
  let left = 0;
  let answer = (_mine: boolean) => {};
  const lead = await standForLead({
    lease: {
      hold: async () =>
        ++asked === 1
          ? false
          : new Promise<boolean>((resolve) => {
              answer = resolve;
            }),
      leave: async () => {
        left += 1;
      },
    },
    log,
    lookMs: 5,
  });
  let isWon = false;
  void lead.won.then(() => {
    isWon = true;
  });
  await expect.poll(() => asked).toBeGreaterThan(1);
  const stopping = lead.stop();
  answer(true);
  await stopping;
  expect([isWon, left]).toEqual([false, 1]);
});

it("stays with whoever had it while Redis is away for all", async () => {
  const { shared, stand } = sharedLease();
  const one = await stand("one");
  let isLost = false;
  one.lost.catch(() => {
    isLost = true;
  });
  shared.away.add("one");
  shared.holder = undefined;
  shared.away.clear();
  await expect.poll(() => shared.holder).toBe("one");
  expect([one.leads(), isLost]).toEqual([true, false]);
});
