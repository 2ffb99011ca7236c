import { describe, expect, it } from "vitest";
import { createFirstThings } from "../../../adapters/discord/first-things.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("first things first", () => {
  it("holds work back until what is urgent is done", async () => {
    const { first, afterwards } = createFirstThings();
    const order: string[] = [];
    let done = () => {};
    const acknowledged = first(
      new Promise<void>((resolve) => {
        done = () => {
          order.push("acknowledged");
          resolve();
        };
      }),
    );
    const worked = afterwards(async () => order.push("worked"));
    await turn();
    expect(order).toEqual([]);
    done();
    await Promise.all([acknowledged, worked]);
    expect(order).toEqual(["acknowledged", "worked"]);
  });

  it("begins a few pieces of work at once and the others as those end", async () => {
    const { afterwards } = createFirstThings();
    const ends: (() => void)[] = [];
    const all = Array.from({ length: 10 }, () =>
      afterwards(() => new Promise<void>((resolve) => ends.push(resolve))),
    );
    await turn();
    expect(ends).toHaveLength(4);
    ends[0]?.();
    await turn();
    expect(ends).toHaveLength(5);
    while (ends.length < 10) {
      for (const end of ends) end();
      await turn();
    }
    for (const end of ends) end();
    await Promise.all(all);
  });

  it("makes room for others where a piece of work only waits", async () => {
    const { afterwards } = createFirstThings();
    const never = () => new Promise<void>(() => {});
    for (let index = 0; index < 8; index++) void afterwards(never);
    await expect(afterwards(async () => "begun")).resolves.toBe("begun");
  });

  it("goes on after work that fails", async () => {
    const { afterwards } = createFirstThings();
    const failing = Array.from({ length: 5 }, () => afterwards(async () => Promise.reject(new Error("no"))));
    await Promise.allSettled(failing);
    await expect(afterwards(async () => "begun")).resolves.toBe("begun");
  });
});
