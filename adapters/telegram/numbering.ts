import type { Transformer } from "grammy";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";

/** Telegram counts messages per supergroup (ids -100…), and over all other chats of one bot together. */
export function countsItsOwn(chat: string): boolean {
  return chat.startsWith("-100");
}

function counterOf(chat: string): string {
  return countsItsOwn(chat) ? chat : "account";
}

/** Remembers the newest message id seen per counter, to know where a message whose id was lost must stand. */
export function createNumbering({ notebook, log }: { notebook: Pick<Notebook, "get" | "set">; log: Log }) {
  const newest = new Map<string, number>();

  function saw(chat: string, message: number): void {
    const counter = counterOf(chat);
    if (message <= (newest.get(counter) ?? 0)) return;
    newest.set(counter, message);
    // Only ever a hint, so nobody waits for it.
    notebook.set(`newest:${counter}`, message).catch((error: unknown) => {
      log.debug({ error }, "the newest message id could not be kept");
    });
  }

  return {
    saw,
    /** The newest id known, by this process or any other. */
    async newest(chat: string): Promise<number> {
      const counter = counterOf(chat);
      return Math.max(newest.get(counter) ?? 0, (await notebook.get<number>(`newest:${counter}`)) ?? 0);
    },
    /** Sees every message that is sent. */
    watch(): Transformer {
      return async (prev, method, payload, signal) => {
        const answer = await prev(method, payload, signal);
        if (answer.ok && method.startsWith("send")) {
          const sent = [answer.result as unknown].flat();
          for (const one of sent) if (isMessage(one)) saw(String(one.chat.id), one.message_id);
        }
        return answer;
      };
    },
  };
}

function isMessage(thing: unknown): thing is { chat: { id: number }; message_id: number } {
  return typeof thing === "object" && thing !== null && "message_id" in thing && "chat" in thing;
}

export type Numbering = ReturnType<typeof createNumbering>;
