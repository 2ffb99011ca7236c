/** @module-tag long */

import { expect, test } from "vitest";
import { everyOrder, faultOf } from "./every-order.ts";

test("what is sent is valid by schema and rules, and every wish not honoured is told, in all orders", () => {
  const faults = new Map<string, string>();
  let made = 0;
  for (const { model, order, sound } of everyOrder()) {
    const fault = faultOf(model, order, sound);
    if (fault === undefined) made++;
    else if (fault !== "refused" && !faults.has(model)) faults.set(model, fault);
  }
  expect(Object.fromEntries(faults)).toEqual({});
  expect(made).toBeGreaterThan(70_000);
}, 600_000);
