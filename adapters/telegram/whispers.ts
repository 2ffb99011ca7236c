import type { Api } from "grammy";
import type { InlineKeyboardMarkup, MessageEntity } from "grammy/types";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Surface } from "../../src/core/surface.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import { targetOf } from "./place.ts";

/** What a server can or can't is believed for so long; it may have been replaced by then. */
const CAN_MS = 30 * 24 * 3600_000;
const CAN_NOT_MS = 24 * 3600_000;
/** Where the bot is no administrator a press is needed, so a refusal in one chat says little, and for a while. */
const REFUSED_MS = 15 * 60_000;
const KEY = "whispers";

/** To whom, and the press it answers, which a bot that is no administrator needs (within 15 seconds). */
export interface WhisperedTo {
  surface: Surface;
  user: number;
  press?: string | undefined;
}

export interface Whispered {
  text: string;
  entities?: MessageEntity[];
  markup?: InlineKeyboardMarkup | undefined;
}

/**
 * Messages in a group that one person alone sees (Bot API 10.2 and later, `EphemeralMessageParameters`). A server that
 * doesn't know them posts the message for all, so nothing private goes this way before the server has shown, on words
 * that everybody may read, that it answers with an `ephemeral_message_id`.
 */
export function createWhispers({
  api,
  notebook,
  isOn,
  log,
}: {
  api: Pick<Api, "sendMessage" | "deleteMessage">;
  notebook: Pick<Notebook, "get" | "set">;
  /** Whether it may be tried with this server at all. */
  isOn: boolean;
  log: Log;
}) {
  const refusedKey = ({ chat }: Surface) => `whisper-refused:${chat}`;

  async function send({ surface, user, press }: WhisperedTo, { text, entities, markup }: Whispered) {
    const { chat_id, ...target } = targetOf(surface);
    const message = await api.sendMessage(chat_id, text, {
      ...target,
      ...(entities ? { entities } : {}),
      link_preview_options: { is_disabled: true },
      ...(markup ? { reply_markup: markup } : {}),
      ephemeral_message_parameters: {
        receiver_user_id: user,
        ...(press === undefined ? {} : { callback_query_id: press }),
      },
    });
    const isHidden = "ephemeral_message_id" in message && message.ephemeral_message_id !== undefined;
    await notebook.set(KEY, isHidden, { ttlMs: isHidden ? CAN_MS : CAN_NOT_MS });
    return { message, isHidden };
  }

  /** What came of it where Telegram refuses: nothing was shown to anybody. */
  async function unlessRefused<Result>(surface: Surface, work: () => Promise<Result>) {
    try {
      return await work();
    } catch (error) {
      const { retryable } = toPlatformError(error);
      if (retryable) throw error;
      log.debug({ trouble: troubleOf(error) }, "one person alone could not be told in the group");
      await notebook.set(refusedKey(surface), true, { ttlMs: REFUSED_MS });
      return undefined;
    }
  }

  const isRefused = async ({ surface, press }: WhisperedTo) =>
    press === undefined && (await notebook.get<boolean>(refusedKey(surface))) === true;

  return {
    /** Tells one person what nobody else may read; whether it did. */
    async alone(to: WhisperedTo, words: Whispered): Promise<boolean> {
      if (!isOn || (await notebook.get<boolean>(KEY)) !== true || (await isRefused(to))) return false;
      const sent = await unlessRefused(to.surface, () => send(to, words));
      if (!sent) return false;
      if (sent.isHidden) return true;
      // A server that could and can no more; nothing of it is to stay.
      log.warn({}, "the Telegram server shows everybody what is for one person; it is taken back");
      await api.deleteMessage(sent.message.chat.id, sent.message.message_id);
      return false;
    },

    /** Says to one person, if that can be, what everybody may read, and learns by it whether it can; whether it was said. */
    async openly(to: WhisperedTo, words: Whispered): Promise<boolean> {
      if (!isOn || (await notebook.get<boolean>(KEY)) === false || (await isRefused(to))) return false;
      return (await unlessRefused(to.surface, () => send(to, words))) !== undefined;
    },
  };
}

export type Whispers = ReturnType<typeof createWhispers>;
