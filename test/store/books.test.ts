import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";
import { openBooks, type Rounds, rounds } from "./books.ts";

let redis: TestRedis;
beforeAll(() => {
  redis = testRedis();
});
afterAll(() => redis.close());

let rooms = 0;
async function play(played: Rounds): Promise<void> {
  const books = await openBooks(redis, `${redis.prefix}:${rooms++}`);
  try {
    await books.play(played);
  } finally {
    await books.close();
  }
}

const EVEN =
  "is even at any moment for every person, pool and budget, whatever is ordered, ended, given, bought, refunded and linked at once in two processes: granted + gifts + paid - spent - reserved = left, and what is booked is what was charged";

it(EVEN, async () => {
  await fc.assert(fc.asyncProperty(rounds, play), { numRuns: 12 });
  expect(rooms).toBeGreaterThan(11);
});

it("is even where what a clip came to is told after its maker was linked, and they part again", async () => {
  const [one, two] = ["discord:1", "telegram:2"] as const;
  const then = (...deeds: Rounds[number]["deeds"]): Rounds[number] => ({ deeds, hours: 0, twice: false });
  await play([
    then({ kind: "give", to: two, amount: 9, days: undefined }),
    // 20 of the plan and 5 of the gift.
    then({ kind: "ask", who: two, price: 15, inGroup: false, isFree: false }),
    then({ kind: "ask", who: two, price: 10, inGroup: false, isFree: false }),
    then(
      { kind: "pay", which: 1, shot: 0, percent: 40, told: "later", isForgotten: false },
      { kind: "pay", which: 1, shot: 1, percent: 40, told: "later", isForgotten: false },
    ),
    then({ kind: "end", which: 1, how: "canceled" }),
    then({ kind: "end", which: 0, how: "canceled" }),
    then({ kind: "link" }),
    then({ kind: "tell", which: 0 }, { kind: "tell", which: 1 }),
    then({ kind: "ask", who: one, price: 3, inGroup: false, isFree: true }),
    then({ kind: "end", which: 0, how: "delivered" }),
    then({ kind: "unlink", who: two }),
  ]);
});

it.each(
  (["canceled", "failed", "delivered"] as const).flatMap((how) =>
    ([0, 1, 7] as const).map((hours) => ({ how, hours })),
  ),
)(
  "is even where the note of what was paid for a $how clip was lost, and what it came to is told $hours hours later",
  async ({ how, hours }) => {
    const then = (...deeds: Rounds[number]["deeds"]): Rounds[number] => ({ deeds, hours: 0, twice: false });
    await play([
      then({ kind: "ask", who: "discord:1", price: 8, inGroup: true, isFree: false }),
      then({ kind: "pay", which: 0, shot: 0, percent: 100, told: "later", isForgotten: true }),
      { ...then({ kind: "end", which: 0, how }), hours },
      then({ kind: "tell", which: 0 }),
      then({ kind: "words", who: "discord:1", micros: 1 }),
    ]);
  },
);

it(`${EVEN} (many times)`, { tags: ["long"], timeout: 600_000 }, async () => {
  await fc.assert(fc.asyncProperty(rounds, play), { numRuns: 150 });
});
