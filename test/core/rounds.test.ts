import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { inRounds } from "../../src/core/rounds.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("begins no round while the last is under way, and goes on after one that failed", async () => {
  const ends: (() => void)[] = [];
  const failures: unknown[] = [];
  let begun = 0;
  const work = () => {
    begun += 1;
    return new Promise<void>((resolve, reject) => {
      ends.push(begun === 1 ? () => reject(new Error("no Redis")) : resolve);
    });
  };
  const end = inRounds(10_000, work, (error) => failures.push(error));
  await vi.advanceTimersByTimeAsync(35_000);
  expect(begun).toBe(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(2);
  expect(failures).toHaveLength(1);
  ends[1]?.();
  end();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(begun).toBe(2);
});
