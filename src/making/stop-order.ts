import { BotError } from "../core/errors.ts";
import type { Order } from "../core/ports/orders.ts";
import type { Operation, VideoBackend } from "../core/ports/video-backend.ts";
import { type ForgotBefore, findStarted, mayBeForgotten } from "./find-started.ts";
import type { OrderNotes } from "./order-notes.ts";
import { asStarted } from "./smaller.ts";
import { noteCost } from "./start-order.ts";

/** How long the answer to what something came to that was stopped may take. */
const STATUS_MS = 30_000;

export interface Stopping {
  order: () => Promise<Order>;
  /** As for making it: where every note of it may be lost, it is looked for from then on. */
  askedAt?: number;
  backend: VideoBackend;
  notes: OrderNotes;
}

interface Stopped {
  usd?: number;
  runsOn?: boolean;
}

/**
 * Stops what is left of an order that nobody wants any more, and writes down what it cost. `nothing`: nothing was
 * started; `stopping`: it hasn't stopped yet, so ask again. Asking twice is fine.
 */
export async function stopOrder(
  stopping: Stopping,
  { isLast, forgotBefore = async () => undefined }: { isLast: boolean; forgotBefore?: ForgotBefore },
): Promise<"nothing" | "stopping" | Stopped> {
  const { backend, notes } = stopping;
  const operation = await leftOver(stopping, forgotBefore);
  if (!operation) {
    await noteCost({ backend, notes }, 0);
    return "nothing";
  }
  const stopped = await stop(backend, operation);
  if (!stopped && !isLast) return "stopping";
  await noteCost({ backend, notes }, stopped?.usd);
  return stopped ?? {};
}

/** What became of stopping all of a piece of work. */
export interface AllStopped {
  /** False: some is stopping yet, so ask again. */
  haveAll: boolean;
  /** Some can't be stopped and is made to its end all the same. */
  runsOn: boolean;
}

/**
 * The same for several orders of one piece of work, each whatever becomes of the others; of which nothing can have been sent is left
 * alone. Throws what kept it from one of them, and rather what asking again may help against.
 */
export async function stopOrders(
  all: readonly (Stopping & { askedAt: number })[],
  { isLast, forgotBefore }: { isLast: boolean; forgotBefore: ForgotBefore },
): Promise<AllStopped> {
  let [haveAll, runsOn] = [true, false];
  const faults: unknown[] = [];
  for (const stopping of all) {
    try {
      const wasSent = stopping.notes.started().startingAt > 0;
      if (!wasSent && !(await mayBeForgotten(stopping.askedAt, forgotBefore))) continue;
      const stopped = await stopOrder(stopping, { isLast, forgotBefore });
      if (stopped === "stopping") haveAll = false;
      else if (stopped !== "nothing" && stopped.runsOn) runsOn = true;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0)
    throw faults.find((fault) => !(fault instanceof BotError) || fault.retryable) ?? faults[0];
  return { haveAll, runsOn };
}

/** What was started; looked for where it isn't known whether anything was. */
async function leftOver(stopping: Stopping, forgotBefore: ForgotBefore): Promise<Operation | undefined> {
  const { notes } = stopping;
  const { operation } = notes.started();
  if (operation) return operation;
  const { signal } = new AbortController();
  const order = async () => asStarted(await stopping.order(), notes.started());
  return (await findStarted({ ...stopping, order, signal }, { forgotBefore, toStop: true }))?.operation;
}

/**
 * What it cost is often known only once it has stopped, or had ended before: then it is asked for. Undefined where it
 * is still stopping.
 */
async function stop(backend: VideoBackend, operation: Operation): Promise<Stopped | undefined> {
  const told = await backend.cancel(operation);
  if (!backend.billed || told.usd !== undefined) return told;
  const status = await backend.status(operation, { signal: AbortSignal.timeout(STATUS_MS) });
  if (status.state === "lost") return { ...told, usd: 0 };
  if (status.state === "waiting" || status.state === "running") return undefined;
  return status.usd === undefined ? told : { ...told, usd: status.usd };
}
