import { describe, expect, it } from "vitest";
import { once } from "../../src/core/once.ts";

describe("work done once", () => {
  it("is begun when first asked for, and not again", async () => {
    let begun = 0;
    const work = once(async () => ++begun);
    expect(begun).toBe(0);
    expect(await Promise.all([work(), work()])).toEqual([1, 1]);
    expect(await work()).toBe(1);
  });

  it("is begun anew after it failed", async () => {
    const outcomes = [Promise.reject(new Error("no line")), Promise.resolve("there")];
    const work = once(() => outcomes.shift() as Promise<string>);
    await expect(work()).rejects.toThrow("no line");
    expect(await work()).toBe("there");
  });
});
