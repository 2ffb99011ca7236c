import { pino } from "pino";
import { expect, test } from "vitest";
import type { StartedOrder } from "../../src/core/ports/orders.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import { NOT_STARTED, type OrderNotes } from "../../src/making/order-notes.ts";
import { startOnce } from "../../src/making/start-order.ts";
import { shotOrder } from "../fixtures/order.ts";

/** An order to a paid backend, started whenever `start` is called; the disk says `onDisk`. */
function place({
  askedAt = 2,
  found = null as object | null,
  forgotBefore = undefined as number | undefined,
} = {}) {
  const seen = {
    lookedThrough: [] as [number, number][],
    sent: 0,
    lookedFor: 0,
    onDisk: true,
    noted: NOT_STARTED as StartedOrder,
  };
  const backend = {
    id: "paid",
    billed: true,
    async start(_order: unknown, { aboutToPay }: { aboutToPay?: () => Promise<void> }) {
      await aboutToPay?.();
      seen.sent++;
      return { id: "op" };
    },
    async recover() {
      seen.lookedFor++;
      return null;
    },
    async findLost(_order: unknown, { since, until }: { since: number; until: number }) {
      seen.lookedThrough.push([since, until]);
      return found;
    },
  } as unknown as VideoBackend;
  const notes: OrderNotes = {
    started: () => seen.noted,
    async note(changed) {
      seen.noted = changed;
    },
    key: () => "k",
    async atStake(changed) {
      seen.noted = changed;
      return "written";
    },
    cost: async () => {},
  };
  const signal = new AbortController().signal;
  const log = pino({ level: "silent" });
  const start = () =>
    startOnce(
      { order: shotOrder({ model: "m" }), askedAt, backend, notes, signal, log },
      { now: () => 5, untilOnDisk: async () => seen.onDisk, forgotBefore: async () => forgotBefore },
    );
  return { seen, start };
}

test("what the disk didn't take isn't sent, and the next try looks for nothing", async () => {
  const { seen, start } = place();
  seen.onDisk = false;
  await expect(start()).rejects.toThrow("did not write its file");
  expect(seen).toMatchObject({ sent: 0, noted: NOT_STARTED });
  seen.onDisk = true;
  expect(await start()).toMatchObject({ operation: { id: "op" }, startedAt: 5 });
  expect(seen).toMatchObject({ sent: 1, lookedFor: 0, noted: { startingAt: 5, operation: { id: "op" } } });
});

test("what may have been sent once stays noted, and is looked for again", async () => {
  const { seen, start } = place();
  seen.noted = { ...NOT_STARTED, startingAt: 3 };
  seen.onDisk = false;
  await expect(start()).rejects.toThrow("did not write its file");
  expect(seen).toMatchObject({ sent: 0, lookedFor: 1, noted: { startingAt: 3 } });
  await expect(start()).rejects.toThrow("did not write its file");
  expect(seen.lookedFor).toBe(2);
});

test("what notes may be lost of is looked for since it was asked for, before it is sent", async () => {
  const none = place({ forgotBefore: 4 });
  expect(await none.start()).toMatchObject({ operation: { id: "op" }, startedAt: 5 });
  expect(none.seen).toMatchObject({ sent: 1, lookedThrough: [[2, 4]] });

  const found = place({ forgotBefore: 4, found: { id: "paid before" } });
  expect(await found.start()).toMatchObject({ operation: { id: "paid before" }, startedAt: 2 });
  expect(found.seen).toMatchObject({ sent: 0, noted: { startingAt: 2, operation: { id: "paid before" } } });

  for (const usual of [place(), place({ forgotBefore: 1 })]) {
    await usual.start();
    expect(usual.seen, "nothing of it can be lost").toMatchObject({ sent: 1, lookedThrough: [] });
  }
});
