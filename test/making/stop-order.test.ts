import { expect, it } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import { NOT_STARTED, type OrderNotes } from "../../src/making/order-notes.ts";
import { stopOrders } from "../../src/making/stop-order.ts";
import { shotOrder } from "../fixtures/order.ts";

/** A started order that can't be stopped for this reason. */
function kept(fault: Error) {
  const started = { ...NOT_STARTED, startingAt: 1, operation: { id: "op" } };
  const notes: OrderNotes = {
    started: () => started,
    note: async () => {},
    key: () => "k",
    atStake: async () => "written",
    cost: async () => {},
  };
  const backend = {
    id: "one",
    cancel: async () => {
      throw fault;
    },
  } as unknown as VideoBackend;
  return { order: async () => shotOrder({ model: "m" }), backend, notes, askedAt: 1 };
}

it("tells of several orders that couldn't be stopped what asking again may help against: a busy backend, or Redis away", async () => {
  const refused = new BackendError("backend-refused-token", "It doesn't know the token.");
  const busy = new BackendError("backend-busy", "It is busy.", { retryable: true });
  const away = new Error("Reached the max retries per request limit");
  const options = { isLast: false, forgotBefore: async () => undefined };
  await expect(stopOrders([kept(refused), kept(busy)], options)).rejects.toBe(busy);
  await expect(stopOrders([kept(refused), kept(away)], options)).rejects.toBe(away);
  await expect(stopOrders([kept(refused)], options)).rejects.toBe(refused);
});
