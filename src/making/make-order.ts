import type { Logger } from "pino";
import { BotError, UserMistake } from "../core/errors.ts";
import type { Order, OrderKind, PaidOrder } from "../core/ports/orders.ts";
import type { OperationStatus, VideoBackend } from "../core/ports/video-backend.ts";
import { mayBeForgotten } from "./find-started.ts";
import { type OnProgress, untilEnded } from "./follow-order.ts";
import type { OrderNotes } from "./order-notes.ts";
import { asStarted, sayIfSmaller } from "./smaller.ts";
import { noteCost, prepareAnother, type StartingDependencies, startOnce } from "./start-order.ts";
import type { WaitForNews } from "./wait-for-news.ts";

export type Done = Extract<OperationStatus, { state: "done" }>;

/** Orders that were paid for and lie at their backend still, by digest. */
export interface PaidOrders {
  note(paid: PaidOrder): Promise<void>;
  find(digest: string): Promise<Omit<PaidOrder, "digest"> | undefined>;
  forget(digest: string): Promise<void>;
}

export interface Making<Kept> {
  /** Asked for only when it is needed: what it goes on from may have to be cut out of a file first. */
  order: () => Promise<Order>;
  /** The same for all orders that would make the same. */
  digest: string;
  /** When what it is for was asked for, milliseconds since 1970. */
  askedAt?: number;
  /** false: no such order was paid for before. */
  paidBefore?: boolean;
  backend: VideoBackend;
  notes: OrderNotes;
  signal: AbortSignal;
  onProgress?: OnProgress;
  /** Fetches what was made, sees that it is what was ordered, and puts it away; repeating it gives the same. */
  keep: (done: Done, startedAt: number) => Promise<Kept>;
  log: Logger;
}

/**
 * Makes an order once, whatever it is of: starts it or takes over what was started, waits for its end, keeps what came, and
 * writes down what it cost; where an attempt came to nothing it tries again, within bounds. May be begun again at any
 * moment by any process with the same notes.
 */
export function createMakeOrder({
  paidOrders,
  waitForNews,
  now,
  untilOnDisk,
  forgotBefore = async () => undefined,
}: StartingDependencies & { paidOrders: PaidOrders; waitForNews: WaitForNews }) {
  return async function makeOrder<Kept>(making: Making<Kept>): Promise<Kept> {
    const { askedAt, backend, digest, notes, signal, onProgress, keep, log } = making;
    const paid = await keepPaid(making);
    if (paid) return paid.kept;
    const order = await making.order();
    refuseOtherKind(backend, order.kind);
    for (;;) {
      const placed = { order: asStarted(order, notes.started()), askedAt, backend, notes, signal, log };
      const { operation, startedAt, note } = await startOnce(placed, { now, untilOnDisk, forgotBefore });
      const unlessNoted = async (error: unknown) => {
        // Whoever tries again finds it, and whoever gives up can stop it.
        await note();
        throw error;
      };
      const stopped = (usd: number | undefined) => noteCost(placed, usd);
      const status = await untilEnded({
        ...{ backend, operation, startedAt, signal },
        ...{ onProgress, runsOn: note, stopped, waitForNews, now },
      }).catch(unlessNoted);
      const usd = status.state === "lost" ? 0 : status.usd;
      const isPaid = status.state === "done" && backend.billed;
      const paid = isPaid ? { digest, backend: backend.id, operation, tookMs: now() - startedAt } : undefined;
      const notedAt = now();
      await noteCost(placed, usd, paid);
      // Nobody says what it cost, so nothing of that was written.
      if (paid && usd === undefined) await paidOrders.note(paid);
      if (status.state === "done") {
        const told = sayIfSmaller(order, notes.started());
        const warnings = [...(status.warnings ?? []), ...(told === undefined ? [] : [told])];
        const done = { ...status, ...(warnings.length > 0 && { warnings }) };
        const kept = await keep(done, startedAt).catch(unlessNoted);
        // A power cut while its file was fetched: what it cost is told by nobody else, now that it is made.
        if (await mayBeForgotten(notedAt, forgotBefore)) await noteCost(placed, usd, paid);
        log.info({ backend: backend.id, usd: status.usd, ms: now() - startedAt }, `${order.kind} made`);
        return kept;
      }
      await prepareAnother(status, placed);
    }
  };

  /**
   * An equal order was paid for before, and its file could not be fetched, as when the file host was away, or is lost
   * since: it is fetched, while it is there, before anything is ordered again.
   */
  async function keepPaid<Kept>(making: Making<Kept>): Promise<{ kept: Kept } | undefined> {
    const { backend, digest, notes, signal, keep, log, paidBefore = true } = making;
    if (!paidBefore || !backend.billed || notes.started().startingAt > 0) return undefined;
    const paid = await paidOrders.find(digest);
    if (paid?.backend !== backend.id) return undefined;
    try {
      const status = await backend.status(paid.operation, { signal });
      if (status.state === "done") {
        const kept = await keep(status, now() - paid.tookMs);
        await noteCost(making, 0);
        log.info({ backend: backend.id }, "fetched what was paid for before");
        return { kept };
      }
    } catch (error) {
      // The file may be there yet: whoever has paid for it waits for it as for any other.
      if (signal.aborted || !(error instanceof BotError) || error.retryable) throw error;
      log.warn({ err: error }, "what was paid for before can't be had any more");
    }
    await paidOrders.forget(digest);
    return undefined;
  }
}

/** A backend that says nothing of kinds makes shots alone. */
function makes({ kinds = ["video"] }: Pick<VideoBackend, "kinds">, kind: OrderKind): boolean {
  return kinds.includes(kind);
}

function refuseOtherKind(backend: VideoBackend, kind: OrderKind): void {
  if (makes(backend, kind)) return;
  throw new UserMistake(
    "wrong-kind",
    `The model's backend doesn't make ${NAMES[kind]}. Choose another model.`,
  );
}

const NAMES: Record<OrderKind, string> = {
  video: "videos",
  image: "pictures",
  text: "words",
  speech: "speech",
  music: "music",
  transcript: "transcripts",
};
