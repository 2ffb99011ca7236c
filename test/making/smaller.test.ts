import { pino } from "pino";
import { expect, test } from "vitest";
import type { Order, StartedOrder } from "../../src/core/ports/orders.ts";
import type { OperationStatus, VideoBackend } from "../../src/core/ports/video-backend.ts";
import { createMakeOrder, type Done } from "../../src/making/make-order.ts";
import { NOT_STARTED } from "../../src/making/order-notes.ts";
import { shotOrder } from "../fixtures/order.ts";

const OUT_OF_MEMORY: OperationStatus = {
  state: "failed",
  code: "model-out-of-memory",
  message: "The GPU ran out of memory.",
  retryable: false,
};
const DONE: OperationStatus = { state: "done", outputs: [{ source: "x" }], usd: 0 };

/** Makes an order where each attempt ends as it is told, in turn. */
async function made(order: Order, ends: OperationStatus[]) {
  const sent: { order: Order; key: string }[] = [];
  let started: StartedOrder = NOT_STARTED;
  const backend: VideoBackend = {
    id: "own",
    slots: 1,
    pollMs: { first: 1, longest: 1 },
    billed: false,
    models: async () => [],
    check: async () => [],
    async start(given, { idempotencyKey }) {
      sent.push({ order: given, key: idempotencyKey });
      return { id: String(sent.length) };
    },
    recover: async () => null,
    status: async () => ends[sent.length - 1] as OperationStatus,
    cancel: async () => ({}),
    download: async () => {},
    health: async () => ({ ok: true }),
    close: async () => {},
  };
  const makeOrder = createMakeOrder({
    paidOrders: { note: async () => {}, find: async () => undefined, forget: async () => {} },
    waitForNews: async () => {},
    now: () => 1,
    untilOnDisk: async () => true,
  });
  const kept = await makeOrder<Done | Error>({
    order: async () => order,
    digest: "d",
    backend,
    notes: {
      started: () => started,
      async note(changed) {
        started = changed;
      },
      key: () => `k-${started.attempt}`,
      atStake: async () => "written",
      cost: async () => {},
    },
    signal: new AbortController().signal,
    keep: async (done) => done,
    log: pino({ level: "silent" }),
  }).catch((error: Error) => error);
  return { sent, kept };
}
const sizes = (sent: { order: Order }[]) =>
  sent.map(({ order }) => ("resolution" in order ? order.resolution : undefined));

test("out of memory there is one smaller try under a key of its own, and it is said", async () => {
  const { sent, kept } = await made(shotOrder({ model: "wan", resolution: "720p" }), [OUT_OF_MEMORY, DONE]);
  expect(sizes(sent)).toEqual(["720p", "480p"]);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  expect(kept).toMatchObject({
    warnings: ["The GPU ran out of memory at 720p, so this was made at 480p."],
  });
});

test("a second time it is over, and at the smallest size there is no other try", async () => {
  const twice = await made(shotOrder({ model: "wan", resolution: "1080p" }), [OUT_OF_MEMORY, OUT_OF_MEMORY]);
  expect(sizes(twice.sent)).toEqual(["1080p", "720p"]);
  expect(twice.kept).toMatchObject({ code: "model-out-of-memory" });
  const small = await made(shotOrder({ model: "wan", resolution: "480p" }), [OUT_OF_MEMORY]);
  expect(sizes(small.sent)).toEqual(["480p"]);
  expect(small.kept).toMatchObject({ code: "model-out-of-memory" });
});

test("what fails otherwise after a smaller try stays small", async () => {
  const failed: OperationStatus = { state: "failed", code: "model-failed", message: "No.", retryable: true };
  const { sent } = await made(shotOrder({ model: "wan", resolution: "720p" }), [OUT_OF_MEMORY, failed, DONE]);
  expect(sizes(sent)).toEqual(["720p", "480p", "480p"]);
});
