import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createLifecycle } from "../../src/host/lifecycle.ts";

const log = pino({ level: "silent" });

describe("the lifecycle", () => {
  it("stops parts in the reverse order of starting, once, each in its own try", async () => {
    const order: string[] = [];
    const lifecycle = createLifecycle({ log });
    lifecycle.onStop("first", () => void order.push("first"));
    lifecycle.onStop("broken", () => {
      order.push("broken");
      throw new Error("no");
    });
    lifecycle.onStop("last", async () => void order.push("last"));
    const [one, other] = await Promise.all([lifecycle.stop(), lifecycle.stop()]);
    expect(order).toEqual(["last", "broken", "first"]);
    expect([one, other]).toEqual([false, false]);
    expect(lifecycle.stopping).toBe(true);
  });

  it("does not wait for ever for a part that won't stop", async () => {
    const lifecycle = createLifecycle({ log, withinMs: 10 });
    lifecycle.onStop("stuck", () => new Promise(() => {}));
    expect(await lifecycle.stop()).toBe(false);
  });
});
