import { expect, test } from "vitest";
import { everyOrder, faultOf } from "./every-order.ts";

/** Shares no factor with the number of choices of any wish, so that all come together in the sample. */
const EVERY = 23;

test("what is sent is valid by schema and rules, and every wish not honoured is told: a sample of all orders", () => {
  const faults = new Map<string, string>();
  let number = 0;
  let made = 0;
  for (const { model, order, sound } of everyOrder()) {
    if (number++ % EVERY !== 0) continue;
    const fault = faultOf(model, order, sound);
    if (fault === undefined) made++;
    else if (fault !== "refused" && !faults.has(model)) faults.set(model, fault);
  }
  expect(Object.fromEntries(faults)).toEqual({});
  expect(made).toBeGreaterThan(3_000);
});
