import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Transformer } from "grammy";
import type { Pace, Rate } from "../../src/core/ports/pace.ts";

/**
 * Telegram's advice on flooding (https://core.telegram.org/bots/faq, "My bot is hitting limits"): in one chat no more
 * than one message a second, short bursts allowed; in a group twenty a minute; over all chats about thirty a second.
 * Edits are said to count like messages, so they do here. What Telegram counts arrives a little later than
 * it was sent, hence two seconds more.
 */
const CHAT: readonly Rate[] = [{ most: 5, perMs: 5_000 }];
const GROUP: readonly Rate[] = [...CHAT, { most: 20, perMs: 62_000 }];
const ALL: readonly Rate[] = [{ most: 28, perMs: 1_000 }];
/** Progress leaves the rest of it to answers and films. */
const CHAT_PROGRESS: readonly Rate[] = [{ most: 3, perMs: 5_000 }];
const GROUP_PROGRESS: readonly Rate[] = [...CHAT_PROGRESS, { most: 12, perMs: 62_000 }];

/** Whoever waits looks this often whether something has changed, such as a pause that Telegram asked for. */
const LOOK_MS = 4_000;
/** Where so much stands before it, nothing more is put in line. */
const LONGEST_MS = 10 * 60_000;

const NEW_MESSAGE = /^(send(?!ChatAction|MessageDraft)|copy|forward)/;
const EDIT = /^edit/;

const isGroup = (chat: string) => chat.startsWith("-");

/**
 * What Telegram lets one bot say in a chat, counted over everything that speaks for it: answers, cards and films, in
 * whichever process. Messages wait in line; progress doesn't, because by then there is newer.
 */
export function createChatPace(pace: Pace) {
  const keyOf = (chat: string) => `telegram:${chat}`;

  async function wait(
    ask: Parameters<Pace["turn"]>[0],
    { signal, stillHere }: { signal?: AbortSignal; stillHere?: () => void } = {},
  ): Promise<void> {
    for (;;) {
      const waitMs = await pace.turn(ask);
      if (waitMs === 0) return;
      if (waitMs > LONGEST_MS) throw new LineTooLong(waitMs);
      await sleep(Math.min(waitMs, LOOK_MS), undefined, signal ? { signal } : {});
      stillHere?.();
    }
  }

  return {
    /** Resolves when one more message may be sent to the chat. Throws LineTooLong. */
    async message(chat: string, waiting: { signal?: AbortSignal; stillHere?: () => void } = {}) {
      const turn = { key: keyOf(chat), id: randomUUID() };
      await wait({ ...turn, rates: isGroup(chat) ? GROUP : CHAT, keep: true }, waiting);
      await wait({ key: "telegram", id: turn.id, rates: ALL, keep: true }, waiting);
      return turn;
    },
    /** It took long to send: it counts from now on. */
    spent: (turn: { key: string; id: string }) => pace.spent(turn),
    /** How long a card has to wait with its newest state, in milliseconds; 0: it may be edited now. Its last state keeps its turn. */
    async edit(chat: string, card: { message: string; last: boolean }): Promise<number> {
      const progress = isGroup(chat) ? GROUP_PROGRESS : CHAT_PROGRESS;
      const waitMs = await pace.turn({
        key: keyOf(chat),
        id: card.last ? `last:${card.message}` : randomUUID(),
        rates: card.last ? (isGroup(chat) ? GROUP : CHAT) : progress,
        keep: card.last,
      });
      return waitMs > 0 ? waitMs : pace.turn({ key: "telegram", id: randomUUID(), rates: ALL, keep: false });
    },
    /** Telegram asked for a pause in the chat: all that speaks there keeps it. */
    slowDown: (chat: string, ms: number) => pace.pause(keyOf(chat), ms),
  };
}

export type ChatPace = ReturnType<typeof createChatPace>;

class LineTooLong extends Error {
  readonly waitMs: number;
  constructor(waitMs: number) {
    super(`too much is to be said in this chat: ${Math.round(waitMs / 1000)} s`);
    this.waitMs = waitMs;
  }
}

/**
 * Lets every new message and every edit wait for its turn. What is not counted (chat actions, answers to buttons,
 * deleting) is not held up. Films see to theirs by themselves, before the upload.
 */
export function paced(pace: ChatPace): Transformer {
  return async (prev, method, payload, signal) => {
    const chat = "chat_id" in payload && payload.chat_id !== undefined ? String(payload.chat_id) : undefined;
    // Only looks for a lost film: mostly an id that is not there, and nothing that anybody would see.
    const isLook = method === "editMessageCaption" && chat !== undefined && !isGroup(chat);
    const counts = method !== "sendVideo" && (NEW_MESSAGE.test(method) || (EDIT.test(method) && !isLook));
    if (chat === undefined || !counts) return prev(method, payload, signal);
    try {
      await pace.message(chat);
    } catch (error) {
      if (!(error instanceof LineTooLong)) throw error;
      const retry_after = Math.ceil(error.waitMs / 1000);
      return {
        ok: false,
        error_code: 429,
        description: `Too Many Requests: ${error.message}`,
        parameters: { retry_after },
      };
    }
    const answer = await prev(method, payload, signal);
    const askedSeconds = answer.ok ? undefined : answer.parameters?.retry_after;
    if (askedSeconds !== undefined) await pace.slowDown(chat, askedSeconds * 1000);
    return answer;
  };
}
