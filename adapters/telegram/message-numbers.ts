import type { Transformer } from "grammy";
import type { Update } from "grammy/types";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";

/** Telegram counts messages per supergroup (ids -100…), and over all other chats of one bot together. */
export function countsItsOwn(chat: string): boolean {
  return chat.startsWith("-100");
}

function counterOf(chat: string): string {
  return countsItsOwn(chat) ? chat : "account";
}

const SOMETHING_ELSE = "something else";
/** As long as what was sent may still be looked for, in milliseconds: outlives every retry of a delivery by far. */
export const LOOKED_FOR_MS = 30 * 24 * 3600_000;

/**
 * Remembers the newest message id seen per counter, to know where a message whose id was lost must stand; and which of our
 * messages with a picture or film are taken by something else, since their captions are not to be touched in looking for it.
 */
export function createMessageNumbers({
  notebook,
  log,
}: {
  notebook: Pick<Notebook, "get" | "set" | "claim">;
  log: Log;
}) {
  const newest = new Map<string, number>();
  const takenKey = (chat: string, message: number) => `taken:${chat}:${message}`;

  function saw(chat: string, message: number): void {
    const counter = counterOf(chat);
    if (message <= (newest.get(counter) ?? 0)) return;
    newest.set(counter, message);
    // Only ever a hint, so nobody waits for it.
    keep(counter, message).catch((error: unknown) => {
      log.debug({ err: error }, "the newest message id could not be kept");
    });
  }

  /** What is heard may have waited for long, while others went on. */
  async function keep(counter: string, message: number): Promise<void> {
    const known = await notebook.get<number>(`newest:${counter}`);
    if (message > (known ?? 0)) await notebook.set(`newest:${counter}`, message);
  }

  /** What people say counts like what the bot says, and may be all that is said for long. */
  function heard(updates: readonly Update[]): void {
    const last = new Map<string, number>();
    for (const { message, edited_message, callback_query } of updates) {
      const told = message ?? edited_message ?? callback_query?.message;
      if (!told) continue;
      const chat = String(told.chat.id);
      last.set(chat, Math.max(told.message_id, last.get(chat) ?? 0));
    }
    const newestFirst = [...last].sort(([, one], [, other]) => other - one);
    for (const [chat, message] of newestFirst) saw(chat, message);
  }

  /**
   * A message with a picture or film that nobody looks for: a notice's, a document, or a card that a film is put into. Never
   * fails: what is sent already must not be taken for what wasn't.
   */
  async function takeForElse(chat: unknown, message: unknown): Promise<void> {
    if (chat === undefined || message === undefined) return;
    const key = takenKey(String(chat), Number(message));
    await notebook.claim(key, SOMETHING_ELSE, { ttlMs: LOOKED_FOR_MS }).catch((error: unknown) => {
      log.debug({ err: error }, "whose a message is could not be kept");
    });
  }

  return {
    heard,
    /** Under which key this message of ours was sent; undefined: none is known, so it may be one whose answer was lost. */
    takenBy: (chat: string, message: number) => notebook.get<string>(takenKey(chat, message)),
    /** This message is the one that was sent under that key. */
    async take(chat: string, message: number, key: string): Promise<void> {
      await notebook.set(takenKey(chat, message), key, { ttlMs: LOOKED_FOR_MS });
    },
    /** The newest id known, by this process or any other. */
    async newest(chat: string): Promise<number> {
      const counter = counterOf(chat);
      return Math.max(newest.get(counter) ?? 0, (await notebook.get<number>(`newest:${counter}`)) ?? 0);
    },
    /** Sees every message that is sent, and those that are fetched. */
    watch(): Transformer {
      return async (prev, method, payload, signal) => {
        // Before it has a caption, so that there is no moment in which it could be given another.
        if (method === "editMessageMedia") {
          const { chat_id, message_id } = payload as { chat_id?: unknown; message_id?: unknown };
          await takeForElse(chat_id, message_id);
        }
        const answer = await prev(method, payload, signal);
        if (answer.ok && method === "getUpdates") heard(answer.result as unknown as Update[]);
        if (answer.ok && method.startsWith("send")) {
          const sent = [answer.result as unknown].flat();
          for (const one of sent) if (isMessage(one)) saw(String(one.chat.id), one.message_id);
          const [one] = sent;
          if (["sendPhoto", "sendDocument"].includes(method) && isMessage(one))
            await takeForElse(one.chat.id, one.message_id);
        }
        return answer;
      };
    },
  };
}

function isMessage(thing: unknown): thing is { chat: { id: number }; message_id: number } {
  return typeof thing === "object" && thing !== null && "message_id" in thing && "chat" in thing;
}

export type MessageNumbers = ReturnType<typeof createMessageNumbers>;
