import { expect, it } from "vitest";
import { createTogether } from "../../src/core/together.ts";

it("does together what is asked for while it is being done, and tells everyone how their own round went", async () => {
  const rounds: number[][] = [];
  const ends: (() => void)[] = [];
  const together = createTogether(async (all: number[]) => {
    rounds.push(all);
    await new Promise<void>((resolve, reject) => {
      ends.push(all.includes(3) ? () => reject(new Error("no line")) : resolve);
    });
  });
  const first = together(1);
  await expect.poll(() => ends.length).toBe(1);
  const [second, third] = [together(2), together(3)];
  ends[0]?.();
  await first;
  await expect.poll(() => ends.length).toBe(2);
  const fourth = together(4);
  ends[1]?.();
  await expect(second).rejects.toThrow("no line");
  await expect(third).rejects.toThrow("no line");
  await expect.poll(() => ends.length).toBe(3);
  ends[2]?.();
  await fourth;
  expect(rounds).toEqual([[1], [2, 3], [4]]);
});
