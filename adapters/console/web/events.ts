import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { once } from "../../../src/core/once.ts";
import type { Log } from "../../../src/core/ports/log.ts";
import type { Message, Thread } from "../message.ts";
import { toPageMessage } from "../render.ts";
import type { Threads } from "../threads.ts";

/** Proxies close what is silent for a minute, and the page takes 40 s of silence for a lost connection. */
const BEAT_MS = 15_000;

interface Watcher {
  thread: string;
  viewer: string;
  /** Not sent yet: the newest state of each, so that a slow reader never falls behind. */
  messages: Map<string, Message>;
  threads: Map<string, Thread>;
  wake(): void;
}

export interface Events {
  /** Server-sent events of one thread: first its newest messages, then every change, and every thread's name. */
  stream(context: Context, watching: { thread: string; viewer: string }): Response;
  /** Ends every stream, so that the server can stop. */
  close(): Promise<void>;
}

export function createEvents({ threads, log }: { threads: Threads; log: Pick<Log, "warn"> }): Events {
  const watchers = new Set<Watcher>();
  let stopListening: (() => Promise<void>) | undefined;
  let closed = false;

  const listen = once(async () => {
    stopListening = await threads.watch((event) => {
      for (const watcher of watchers) {
        if ("thread" in event) watcher.threads.set(event.thread.id, event.thread);
        else if (event.message.thread === watcher.thread) {
          const waiting = watcher.messages.get(event.message.id);
          if (!waiting || waiting.revision <= event.message.revision) {
            watcher.messages.set(event.message.id, event.message);
          }
        } else continue;
        watcher.wake();
      }
    });
  });

  async function send(stream: SSEStreamingApi, watcher: Watcher): Promise<void> {
    const messages = [...watcher.messages.values()].sort((a, b) => a.number - b.number);
    const changed = [...watcher.threads.values()];
    watcher.messages.clear();
    watcher.threads.clear();
    for (const message of messages) {
      const seen = toPageMessage(message, watcher.viewer);
      if (seen) await stream.writeSSE({ event: "message", data: JSON.stringify(seen) });
    }
    for (const thread of changed) await stream.writeSSE({ event: "thread", data: JSON.stringify(thread) });
  }

  return {
    stream(context, { thread, viewer }) {
      context.header("X-Accel-Buffering", "no");
      context.header("Cache-Control", "no-store");
      return streamSSE(context, serve, async (error, stream) => {
        if (!closed && !stream.aborted) log.warn({ err: error, thread }, "a live stream broke off");
      });

      async function serve(stream: SSEStreamingApi): Promise<void> {
        let wake = () => {};
        const watcher: Watcher = {
          thread,
          viewer,
          messages: new Map(),
          threads: new Map(),
          wake: () => wake(),
        };
        watchers.add(watcher);
        stream.onAbort(() => wake());
        try {
          // Listening comes before reading: what happens in between is told twice, and revisions sort that out.
          await listen();
          const shown = (await threads.messages(thread))
            .map((message) => toPageMessage(message, viewer))
            .filter((message) => message !== undefined);
          await stream.writeSSE({
            event: "start",
            data: JSON.stringify({ messages: shown, threads: await threads.list() }),
          });
          while (!stream.aborted && !closed) {
            const woken = new Promise<void>((resolve) => {
              wake = resolve;
            });
            if (watcher.messages.size + watcher.threads.size === 0) {
              const beat = setTimeout(() => wake(), BEAT_MS);
              await woken;
              clearTimeout(beat);
            }
            if (stream.aborted || closed) break;
            if (watcher.messages.size + watcher.threads.size === 0) {
              await stream.writeSSE({ event: "beat", data: "" });
            } else await send(stream, watcher);
          }
        } finally {
          watchers.delete(watcher);
        }
      }
    },

    async close() {
      closed = true;
      for (const watcher of watchers) watcher.wake();
      await stopListening?.();
    },
  };
}
