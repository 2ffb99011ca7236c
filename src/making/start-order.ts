import type { Logger } from "pino";
import { BackendError, BotError } from "../core/errors.ts";
import type { Order, PaidOrder } from "../core/ports/orders.ts";
import type { Operation, OperationStatus, VideoBackend } from "../core/ports/video-backend.ts";
import { type ForgotBefore, findStarted } from "./find-started.ts";
import type { OrderNotes } from "./order-notes.ts";
import { canBeSmaller } from "./smaller.ts";

/** An order is started anew this often at most when an attempt of its own came to nothing. */
const MAX_ATTEMPTS = 3;
/** The same where the backend lost it, as one does that is started anew itself. */
const MAX_LOST = 10;

export type Ended = Exclude<OperationStatus, { state: "waiting" } | { state: "running" }>;

/** An order and whoever makes it. */
export interface Placed {
  order: Order;
  /** Nothing of it was sent before, milliseconds since 1970; it is looked for from then on where a note of it may be lost. */
  askedAt?: number | undefined;
  backend: VideoBackend;
  notes: OrderNotes;
  signal: AbortSignal;
  log: Logger;
}

export interface StartingDependencies {
  now: () => number;
  /** Whether all that was noted so far would outlast a power cut. */
  untilOnDisk: () => Promise<boolean>;
  forgotBefore?: ForgotBefore | undefined;
}

/** An operation of a backend's. */
interface Begun {
  operation: Operation;
  startedAt: number;
  /** Writes it down unless that is done. What is paid for always is; what costs nothing may have ended at the first look. */
  note: () => Promise<void>;
}

/** Whoever runs the bot stopped making at the very moment it was to be paid for: nothing was, and it waits. */
export class MakingPaused extends Error {}

/**
 * Starts the order, or finds the operation that an earlier worker started. How far it has come is noted before and
 * after the step that costs money: nothing is ever started blindly again. Of what costs nothing the caller has it noted.
 */
export async function startOnce(
  { order, askedAt, backend, notes, signal, log }: Placed,
  { now, untilOnDisk, forgotBefore = async () => undefined }: StartingDependencies,
): Promise<Begun> {
  const known = notes.started();
  const isNoted = async () => {};
  if (known.operation) return { operation: known.operation, startedAt: known.startingAt, note: isNoted };
  const idempotencyKey = notes.key();

  const found = await findStarted(
    { order: async () => order, askedAt, backend, notes, signal },
    { forgotBefore },
  );
  if (found) {
    log.info({ backend: backend.id }, "order taken over");
    await notes.note({ ...known, startingAt: found.startedAt, operation: found.operation });
    return { ...found, note: isNoted };
  }
  let startingAt = now();
  /** The mark for what must not be started twice; preparing an order may have taken its time. */
  const aboutToPay = async () => {
    startingAt = now();
    const stake = await notes.atStake({ ...known, startingAt });
    signal.throwIfAborted();
    if (stake === "ended") throw new Error("nobody wants this any more");
    if (stake === "too-much") throw tooDear();
    if (stake === "paused") throw new MakingPaused();
    if (await untilOnDisk()) return;
    // Nothing was sent: the next try needn't look for what can't be there.
    await notes.note(known);
    throw new Error("Redis did not write its file through in time");
  };
  const options = { idempotencyKey, signal, ...(backend.billed && { aboutToPay }) };
  const operation = await backend.start(order, options).catch(async (error: unknown) => {
    // Refused before any work began: it cost nothing, and the next try needn't look for it first.
    if (error instanceof BotError && error.code !== "start-unknown") {
      await noteCost({ backend, notes }, 0);
      await notes.note({ ...known, startingAt: 0 });
    }
    throw error;
  });
  log.info({ backend: backend.id, model: order.model, attempt: known.attempt }, "order started");
  let noted: Promise<void> | undefined;
  const note = () => {
    noted ??= notes.note({ ...known, startingAt, operation });
    return noted;
  };
  if (backend.billed) await note();
  return { operation, startedAt: startingAt, note };
}

/** After an attempt that surely came to nothing: throws if another can't help, else notes it under a new key. */
export async function prepareAnother(
  status: Exclude<Ended, { state: "done" }>,
  { order, backend, notes, log }: Placed,
): Promise<void> {
  const started = notes.started();
  const { attempt, lostUsd } = started;
  const isTooLarge =
    status.state === "failed" && status.code === "model-out-of-memory" && canBeSmaller(order, started);
  if (status.state === "canceled") {
    throw new BackendError(
      "canceled-by-provider",
      "The model's provider stopped this before it was made. Please try again.",
    );
  }
  if (status.state === "failed" && !isTooLarge && (!status.retryable || attempt >= MAX_ATTEMPTS)) {
    throw new BackendError(status.code, status.message);
  }
  if (attempt >= MAX_LOST) {
    throw new BackendError(
      "shot-lost",
      "The model's machine loses this again and again. Try again later, or choose another model.",
    );
  }
  const usd = status.state === "lost" || !backend.billed ? 0 : status.usd;
  // What nobody says the price of may have cost all that was set aside.
  if (usd === undefined) throw tooDear();
  log.warn({ state: status.state, attempt }, "order is started anew");
  const smaller = started.smaller === true || isTooLarge;
  await notes.note({
    attempt: attempt + 1,
    startingAt: 0,
    lostUsd: lostUsd + usd,
    ...(smaller && { smaller }),
  });
}

/**
 * Writes down what an attempt cost, on top of those before it; undefined: nobody says, so what was set aside stands. `paid`: what is
 * finished and lies at its backend.
 */
export async function noteCost(
  { backend, notes }: Pick<Placed, "backend" | "notes">,
  usd: number | undefined,
  paid?: PaidOrder,
): Promise<void> {
  if (backend.billed && usd !== undefined) await notes.cost(notes.started().lostUsd + usd, paid);
}

function tooDear(): BackendError {
  return new BackendError(
    "retry-too-dear",
    "The model failed after it had been paid, and another try would cost more than was set aside for it. Try again, or choose another model.",
  );
}
