import { pino } from "pino";
import { expect } from "vitest";
import { BackendError, BotError } from "../../src/core/errors.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Order, StartedOrder } from "../../src/core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../src/core/ports/video-backend.ts";
import { NOT_STARTED, type OrderNotes } from "../../src/making/order-notes.ts";
import { startOnce } from "../../src/making/start-order.ts";

/** What a process reaches the world by. */
interface Reach {
  fetch: typeof globalThis.fetch;
  notebook: Notebook;
  now: () => number;
}

export interface Killable {
  order: Order;
  notebook: Notebook;
  /** A worker's own instance of the backend. */
  make(reach: Reach): VideoBackend;
  /** How many of the orders so far the other side has taken and would be paid for. */
  taken(): number;
  /** Lets whatever was taken come to its end, so that a list which shows what has ended shows it. */
  settle?(): void;
}

class Killed extends Error {}

/**
 * Starts one order with workers that die at step 1, 2, 3 … (before and after each request, and at each note); whoever
 * follows finishes it. Every time exactly one order is taken, or the last word is that it counts as paid. Gives the
 * number of steps there were.
 */
export async function killedAtEveryStep(prepare: () => Promise<Killable>): Promise<number> {
  for (let step = 1; ; step++) {
    const subject = await prepare();
    let time = Date.now();
    let started: StartedOrder = NOT_STARTED;
    const died = await lives(subject, step, () => time);
    subject.settle?.();
    const last = await goOn(subject);
    if (last === "untold") expect(subject.taken(), `killed at step ${step}`).toBeLessThanOrEqual(1);
    else expect(subject.taken(), `killed at step ${step}`).toBe(1);
    if (!died) return step - 1;

    async function lives({ order, make, notebook }: Killable, dies: number, now: () => number) {
      let count = 0;
      let isDead = false;
      const alive = () => {
        if (isDead) throw new Killed();
        count++;
        if (count >= dies) {
          isDead = true;
          throw new Killed();
        }
      };
      const reach: Reach = {
        now,
        async fetch(...request) {
          alive();
          const answer = await fetch(...request);
          // It was sent, and whoever sent it didn't live to read the answer.
          alive();
          return answer;
        },
        notebook: new Proxy(notebook, {
          get(target, name, receiver) {
            const value = Reflect.get(target, name, receiver);
            if (typeof value !== "function") return value;
            return async (...given: unknown[]) => {
              alive();
              return value.apply(target, given);
            };
          },
        }),
      };
      const backend = make(reach);
      await startOnce(
        { order, backend, notes: notes(alive), signal: new AbortController().signal, log },
        { now, untilOnDisk },
      )
        .then(({ note }) => note())
        .catch((error) => {
          if (!isDead) throw error;
        });
      await backend.close();
      return isDead;
    }

    async function goOn({ order, make, notebook }: Killable): Promise<Operation | "untold"> {
      for (let attempt = 0; attempt < 300; attempt++) {
        const backend = make({ fetch, notebook, now: () => time });
        const signal = new AbortController().signal;
        try {
          const { operation } = await startOnce(
            { order, backend, notes: notes(), signal, log },
            { now: () => time, untilOnDisk },
          );
          return operation;
        } catch (error) {
          if (error instanceof BotError && error.code === "start-untold") return "untold";
          if (!(error instanceof BackendError) || !error.retryable) throw error;
          time += Math.max(error.retryAfterMs ?? 0, 10_000);
        } finally {
          await backend.close();
        }
      }
      throw new Error("nobody could say what became of it");
    }

    function notes(alive: () => void = () => {}): OrderNotes {
      return {
        started: () => started,
        async note(changed) {
          alive();
          started = changed;
        },
        key: () => `clip-0-${started.attempt}`,
        async atStake(changed) {
          alive();
          started = changed;
          return "written";
        },
        async cost() {},
      };
    }
  }
}

const log = pino({ level: "silent" });
const untilOnDisk = async () => true;
