import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { BackendError } from "../../core/errors.ts";
import { once } from "../../core/once.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import { orderBody, type PredictionOrder, refused, unreachable } from "./box.ts";
import { type Report, type Results, reportSchema } from "./results.ts";

/** A holder shows every so often that it is alive; without a sign for this long it is thought dead. In milliseconds. */
const SIGN_MS = 4_000;
const DEAD_MS = 15_000;
/** Nothing runs longer: the worker's own deadline is 45 minutes. In milliseconds. */
const LONGEST_MS = 60 * 60_000;
/** A video as text in JSON; more is taken for a mistake. */
const ANSWER_BYTES = 400_000_000;

/** Orders whose request is kept open until they are done, for containers that can't report to us. */
export interface Holder {
  /** Sends the order and returns at once; the result is taken in when it comes. */
  hold(url: string, order: PredictionOrder): Promise<void>;
  /** Whether a living process holds an order at this container. */
  holdsAt(url: string): Promise<boolean>;
  /** Whether an order sent to it may still run there though nobody holds it any more. */
  mayRunAt(url: string): Promise<boolean>;
  /** It has answered, and has nothing to do. */
  isIdle(url: string): Promise<void>;
  /** Whether a living process holds it. */
  isHeld(id: string): Promise<boolean>;
  /** Tells whoever holds it to let go. */
  letGo(id: string, url: string): Promise<void>;
  close(): void;
}

export function createHolder({
  notebook,
  results,
  onEnded,
}: {
  notebook: Notebook;
  results: Results;
  /** An order has come to its end, good or bad. */
  onEnded(id: string): Promise<void>;
}): Holder {
  const held = new Map<string, { url: string; abort: AbortController; sign: NodeJS.Timeout }>();
  const listen = once(() => notebook.subscribe<string>("let-go", drop));
  const signKey = (id: string) => `held:${id}`;
  const placeKey = (url: string) => `holding-at:${url}`;
  const runKey = (url: string) => `runs-at:${url}`;
  const show = (id: string, url: string) =>
    Promise.all([
      notebook.set(signKey(id), true, { ttlMs: DEAD_MS }),
      notebook.set(placeKey(url), id, { ttlMs: DEAD_MS }),
    ]).catch(() => {});

  async function run(url: string, order: PredictionOrder, signal: AbortSignal): Promise<void> {
    try {
      const report = await send(url, order, signal);
      await Promise.all([notebook.delete(runKey(url)), notebook.delete(placeKey(url))]);
      await results.take(order.id, report);
    } catch (error) {
      // Let go on purpose: whoever did that has said what it is.
      if (signal.aborted) return;
      await notebook.delete(placeKey(url));
      const fault = error instanceof BackendError ? error : unreachable(url, error);
      await results.set(order.id, {
        state: "failed",
        code: fault.code,
        message: fault.userMessage,
        retryable: fault.retryable,
      });
    }
  }

  function drop(id: string): void {
    const entry = held.get(id);
    if (!entry) return;
    clearInterval(entry.sign);
    entry.abort.abort();
    held.delete(id);
  }

  return {
    async hold(url, order) {
      await listen();
      drop(order.id);
      await show(order.id, url);
      await notebook.set(runKey(url), order.id, { ttlMs: LONGEST_MS });
      const abort = new AbortController();
      const sign = setInterval(() => show(order.id, url), SIGN_MS);
      const entry = { url, abort, sign };
      held.set(order.id, entry);
      run(url, order, abort.signal)
        .finally(() => {
          clearInterval(sign);
          if (held.get(order.id) === entry) held.delete(order.id);
        })
        .then(async () => {
          if (!abort.signal.aborted) await onEnded(order.id);
        })
        .catch(() => {});
    },
    holdsAt: async (url) => (await notebook.get(placeKey(url))) !== undefined,
    mayRunAt: async (url) => (await notebook.get(runKey(url))) !== undefined,
    isIdle: (url) => notebook.delete(runKey(url)),
    isHeld: async (id) => held.has(id) || (await notebook.get(signKey(id))) !== undefined,
    async letGo(id, url) {
      drop(id);
      if ((await notebook.get(placeKey(url))) === id) await notebook.delete(placeKey(url));
      await notebook.delete(signKey(id));
      await notebook.publish("let-go", id);
    },
    close() {
      for (const id of [...held.keys()]) drop(id);
    },
  };
}

/**
 * A request by hand: fetch gives up on an answer after five minutes, a model may take longer. The worker's own
 * deadline ends it.
 */
function send(url: string, { id, input }: PredictionOrder, signal: AbortSignal): Promise<Report> {
  const address = new URL(`${url}/predictions/${id}`);
  const request = address.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(
      address,
      { method: "PUT", headers: { "content-type": "application/json", accept: "application/json" }, signal },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > ANSWER_BYTES) response.destroy(new Error("the answer is too large"));
          else chunks.push(chunk);
        });
        response.on("error", reject);
        response.on("end", () => {
          const body = Buffer.concat(chunks).toString();
          const status = response.statusCode ?? 0;
          if (status !== 200 && status !== 202) return reject(refused(status, body.slice(0, 2_000), url));
          try {
            resolve(reportSchema.parse(JSON.parse(body)));
          } catch (cause) {
            reject(unreachable(url, cause));
          }
        });
      },
    );
    sent.on("error", reject);
    sent.end(JSON.stringify(orderBody(input)));
  });
}
