import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Rate } from "../../src/core/ports/pace.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createRedisPace } from "../../src/store/pace.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
const clock = { now: 1_790_000_000_000 };
const key = "telegram:-100700";
const two: Rate[] = [{ most: 2, perMs: 1_000 }];
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

/** The pace as one more process sees it. */
const process = () =>
  createRedisPace({ redis: redis.client, keys: createKeys(redis.prefix), now: () => clock.now });

describe("the pace of all processes together", () => {
  it("lets so many begin at once whichever process they are of, and keeps turns for the others in their order", async () => {
    const [one, other] = [process(), process()];
    const waits = [];
    for (const [at, pace] of [one, other, one, other, one].entries()) {
      waits.push(await pace.turn({ key, id: `m${at}`, rates: two, keep: true }));
    }
    expect(waits).toEqual([0, 0, 1_000, 1_000, 2_000]);
    clock.now += 1_000;
    expect(await other.turn({ key, id: "m2", rates: two, keep: true })).toBe(0);
    expect(await one.turn({ key, id: "m4", rates: two, keep: true })).toBe(1_000);
  });

  it("keeps no turn for what will be asked anew, and holds places free for what matters more", async () => {
    const pace = process();
    const sparing: Rate[] = [{ most: 1, perMs: 1_000 }];
    expect(await pace.turn({ key, id: "edit-1", rates: sparing, keep: false })).toBe(0);
    expect(await pace.turn({ key, id: "edit-2", rates: sparing, keep: false })).toBe(1_000);
    expect(await pace.turn({ key, id: "message", rates: two, keep: true })).toBe(0);
  });

  it("gives nobody a turn in a pause, and those that had one in it another, one after the other", async () => {
    const pace = process();
    const rates: Rate[] = [{ most: 1, perMs: 1_000 }];
    expect(await pace.turn({ key, id: "a", rates, keep: true })).toBe(0);
    expect(await pace.turn({ key, id: "b", rates, keep: true })).toBe(1_000);
    expect(await pace.turn({ key, id: "c", rates, keep: true })).toBe(2_000);
    await pace.pause(key, 8_000);
    await pace.pause(key, 10);
    const anew = [];
    for (const id of ["b", "c", "d"]) anew.push(await pace.turn({ key, id, rates, keep: true }));
    expect(anew).toEqual([8_000, 9_000, 10_000]);
  });

  it("lets nobody wait for a clock that was days ahead", async () => {
    const pace = process();
    const rates: Rate[] = [{ most: 1, perMs: 1_000 }];
    await pace.turn({ key, id: "a", rates, keep: true });
    clock.now -= 3 * 24 * 3600_000;
    expect(await pace.turn({ key, id: "b", rates, keep: true })).toBe(0);
  });

  it("counts what took long from its end", async () => {
    const pace = process();
    const rates: Rate[] = [{ most: 1, perMs: 1_000 }];
    await pace.turn({ key, id: "film", rates, keep: true });
    clock.now += 900;
    await pace.spent({ key, id: "film" });
    expect(await pace.turn({ key, id: "next", rates, keep: true })).toBe(1_000);
  });

  it("keeps one limit out of another's way, and by Redis's clock where it is given none", async () => {
    const pace = createRedisPace({ redis: redis.client, keys: createKeys(redis.prefix) });
    expect(await pace.turn({ key, id: "a", rates: [{ most: 1, perMs: 60_000 }], keep: false })).toBe(0);
    expect(await pace.turn({ key: "other", id: "b", rates: [{ most: 1, perMs: 60_000 }], keep: false })).toBe(
      0,
    );
    const wait = await pace.turn({ key, id: "c", rates: [{ most: 1, perMs: 60_000 }], keep: false });
    expect(wait).toBeGreaterThan(55_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });
});
