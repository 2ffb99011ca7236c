import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRedisClock } from "../../src/store/redis-clock.ts";

const TOLD = Date.UTC(2026, 10, 30);
const ASKED_EVERY_MS = 30_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A Redis and a machine that has not been told the time. */
function house() {
  const at = { steady: 5_000, redis: TOLD };
  /** How long the next answers take to come back, in milliseconds. */
  const tooks: number[] = [];
  let away = false;
  const pass = (ms: number) => {
    at.steady += ms;
    at.redis += ms;
  };
  const time = async (): Promise<[number, number]> => {
    if (away) throw new Error("Redis is away");
    const told: [number, number] = [Math.floor(at.redis / 1000), (at.redis % 1000) * 1000];
    pass(tooks.shift() ?? 0);
    return told;
  };
  const open = () => createRedisClock({ redis: { time } as never, steady: () => at.steady });
  return {
    ...{ at, tooks, pass, open },
    leave: () => {
      away = true;
    },
  };
}

it("goes on by the machine's steady clock between two questions, and while Redis is away", async () => {
  const { at, pass, open, leave } = house();
  const clock = await open();
  expect(clock.now()).toBe(TOLD);
  pass(12_345);
  expect(clock.now()).toBe(at.redis);
  leave();
  await vi.advanceTimersByTimeAsync(ASKED_EVERY_MS);
  pass(60_000);
  expect(clock.now()).toBe(at.redis);
  clock.close();
});

it("is right again soon after the machine was suspended, when its steady clock stood still", async () => {
  const { at, open } = house();
  const clock = await open();
  at.redis += 3_600_000;
  await vi.advanceTimersByTimeAsync(ASKED_EVERY_MS);
  expect(clock.now()).toBe(at.redis);
  clock.close();
});

it("believes no answer that was long on its way, neither the first nor a later one", async () => {
  const { at, tooks, open } = house();
  tooks.push(18_000, 10);
  const clock = await open();
  expect(Math.abs(clock.now() - at.redis)).toBeLessThanOrEqual(5);
  tooks.push(18_000);
  await vi.advanceTimersByTimeAsync(ASKED_EVERY_MS);
  expect(Math.abs(clock.now() - at.redis)).toBeLessThanOrEqual(5);
  clock.close();
});
