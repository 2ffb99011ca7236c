import { pino } from "pino";
import { expect, it } from "vitest";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import { createMakeOrder } from "../../src/making/make-order.ts";
import { NOT_STARTED, type OrderNotes } from "../../src/making/order-notes.ts";
import { shotOrder } from "../fixtures/order.ts";

/** What is written down of an order that costs 0.06 dollars, while its file is fetched by `keep`. */
async function make(keep: (written: number[], passes: (ms: number) => void) => void): Promise<number[]> {
  let now = 1_000;
  const record = { costs: [] as number[], startedAt: 0 };
  let started = NOT_STARTED;
  const notes: OrderNotes = {
    started: () => started,
    async note(changed) {
      started = changed;
    },
    key: () => "k",
    atStake: async () => "written",
    async cost(usd) {
      record.costs.push(usd);
    },
  };
  const makeOrder = createMakeOrder({
    paidOrders: { note: async () => {}, find: async () => undefined, forget: async () => {} },
    waitForNews: async () => {},
    now: () => now,
    untilOnDisk: async () => true,
    forgotBefore: async () => record.startedAt,
  });
  await makeOrder({
    order: async () => shotOrder({ model: "m" }),
    digest: "d",
    backend: {
      id: "paid",
      billed: true,
      pollMs: { first: 1, longest: 1 },
      start: async () => ({ id: "op" }),
      status: async () => ({ state: "done", outputs: [], usd: 0.06 }),
    } as unknown as VideoBackend,
    notes,
    signal: new AbortController().signal,
    async keep() {
      keep(record.costs, (ms) => {
        now += ms;
        record.startedAt = now;
      });
    },
    log: pino({ level: "silent" }),
  });
  return record.costs;
}

it("writes down once what an order cost, and again where a power cut may have taken that while its file was fetched", async () => {
  expect(await make(() => {})).toEqual([0.06]);
  expect(
    await make((written, startsAgainAfter) => {
      written.length = 0;
      startsAgainAfter(500);
    }),
  ).toEqual([0.06]);
});
