import { pino } from "pino";
import { expect, it } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { StartedOrder } from "../../src/core/ports/orders.ts";
import type { OperationStatus, VideoBackend } from "../../src/core/ports/video-backend.ts";
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

/** An order whose backend says these one after the other, until its worker dies at the first that isn't there. */
function placed({ billed, statuses, keep = async () => {} }: Placed) {
  const seen = { starts: 0, looks: 0, noted: [] as StartedOrder[], costs: [] as number[] };
  let started = NOT_STARTED;
  let isDead = false;
  const write = async (changed: StartedOrder) => {
    if (isDead) throw new Error("dead");
    started = changed;
    seen.noted.push(changed);
  };
  const notes: OrderNotes = {
    started: () => started,
    note: write,
    key: () => "k",
    async atStake(changed) {
      await write(changed);
      return "written";
    },
    async cost(usd) {
      seen.costs.push(usd);
    },
  };
  const makeOrder = createMakeOrder({
    paidOrders: { note: async () => {}, find: async () => undefined, forget: async () => {} },
    waitForNews: async () => {},
    now: () => 5,
    untilOnDisk: async () => true,
  });
  const live = async () => {
    isDead = false;
    await makeOrder({
      order: async () => shotOrder({ model: "m" }),
      digest: "d",
      backend: {
        id: "some",
        billed,
        pollMs: { first: 1, longest: 1 },
        async start(_order: unknown, { aboutToPay }: { aboutToPay?: () => Promise<void> }) {
          await aboutToPay?.();
          seen.starts += 1;
          return { id: "op" };
        },
        async recover() {
          return { id: "op" };
        },
        async status() {
          const status = statuses[seen.looks++];
          if (status instanceof BackendError) throw status;
          if (status) return status;
          isDead = true;
          throw new Error("dead");
        },
      } as unknown as VideoBackend,
      notes,
      signal: new AbortController().signal,
      keep,
      log: pino({ level: "silent" }),
    });
  };
  return { seen, live };
}
interface Placed {
  billed: boolean;
  statuses: (OperationStatus | BackendError | undefined)[];
  keep?: () => Promise<void>;
}

const RUNNING: OperationStatus = { state: "running", progress: null };
const DONE: OperationStatus = { state: "done", outputs: [], usd: 0.06 };
const operation = { id: "op" };

it.each([
  ["has ended at the first look", { billed: false, statuses: [DONE] }, []],
  ["runs on", { billed: false, statuses: [RUNNING, RUNNING, DONE] }, [{ operation }]],
  ["is paid for", { billed: true, statuses: [DONE] }, [{ startingAt: 5 }, { operation }]],
])(
  "writes down how far an order has come that %s only as far as that can be of use",
  async (_what, how, noted) => {
    const { seen, live } = placed(how);
    await live();
    expect(seen.noted).toMatchObject(noted);
    expect(seen.noted).toHaveLength(noted.length);
  },
);

it("writes down what has ended and could not be kept, so that it is fetched and not made anew", async () => {
  let tries = 0;
  const { seen, live } = placed({
    billed: false,
    statuses: [DONE, DONE],
    async keep() {
      if (++tries === 1) throw new Error("no room");
    },
  });
  await expect(live()).rejects.toThrow("no room");
  await live();
  expect(seen).toMatchObject({ starts: 1, noted: [{ operation }] });
});

it("writes down what it can't hear of for a moment, so that it is stopped where nobody wants it any more", async () => {
  const away = new BackendError("backend-down", "It is away.", { retryable: true });
  const { seen, live } = placed({ billed: false, statuses: [away, DONE] });
  await live();
  expect(seen).toMatchObject({ starts: 1, noted: [{ operation }] });
  const gone = new BackendError("model-failed", "It failed.");
  const never = placed({ billed: false, statuses: [gone] });
  await expect(never.live()).rejects.toThrow("failed");
  expect(never.seen).toMatchObject({ starts: 1, noted: [{ operation }] });
});

it.each([
  ["made anew where it costs nothing", false, 2, []],
  ["found where it is paid for", true, 1, [0.06]],
])("of a worker that dies before its first look the order is %s", async (_what, billed, starts, costs) => {
  const { seen, live } = placed({ billed, statuses: [undefined, DONE] });
  await expect(live()).rejects.toThrow("dead");
  await live();
  expect(seen).toMatchObject({ starts, costs });
});
