import { InputFile } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Card } from "../../src/core/card/card.ts";
import { isEnded } from "../../src/core/film/clip.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Pace } from "../../src/core/ports/pace.ts";
import type { MessageRef } from "../../src/core/surface.ts";
import { type Access, CLOUD_API_ROOT, createCardApi, createTelegramBot, createUploadApi } from "./api.ts";
import { createBoardMessages } from "./board-message.ts";
import { createBoardNotes } from "./board-notes.ts";
import { createChatPace } from "./chat-pace.ts";
import { createChats } from "./chats.ts";
import { isOfOtherKind, movedTo, toPlatformError, troubleOf } from "./errors.ts";
import { createFilmsByFile } from "./films-by-file.ts";
import { exampleButtons, toKeyboard } from "./keyboard.ts";
import { createMessageNumbers } from "./message-numbers.ts";
import { createNextNumber } from "./next-number.ts";
import { createPayments } from "./payments.ts";
import { privateChatOf } from "./people.ts";
import { PLATFORM, refOf, targetOf } from "./place.ts";
import { createClipPoster } from "./post-clip.ts";
import { createPostOnce } from "./post-once.ts";
import { cardText, noticeText, telegramLook } from "./render.ts";
import { CAPTION_MAX } from "./rich-text.ts";
import { createTakesCards } from "./takes-card.ts";

/** Bot API, "Sending files": 50 MB by upload; with a Bot API server of one's own 2000 MB. */
const CLOUD_UPLOAD_LIMIT_BYTES = 50_000_000;
const LOCAL_UPLOAD_LIMIT_BYTES = 2_000_000_000;

export interface TelegramSenderDependencies extends Access {
  notebook: Notebook;
  /** Shared by all that speaks with this token. */
  pace: Pace;
  /** The clock by which all processes agree. */
  now: () => number;
  log: Log;
  /** Where the pictures of notices and boards lie; without it they are left out. */
  media?: Pick<MediaStore, "path">;
  /** A JPEG out of a film, at most 320 pixels wide and high and smaller than 200 kB. Without it clips have no thumbnail. */
  thumbnail?: (filmPath: string) => Promise<Uint8Array>;
  /** Greatest file in bytes. Default: 50 MB on Telegram's own API, 2000 MB on any other. */
  uploadLimitBytes?: number | undefined;
  /** For tests: how long another process's posting is waited for after its last sign of life. */
  leaseMs?: number;
}

/** Speaks on Telegram with the bot's token alone; hears nothing. */
export function createTelegramSender(dependencies: TelegramSenderDependencies): ChatSender {
  const { notebook, now, log, apiRoot = CLOUD_API_ROOT } = dependencies;
  const uploadLimitBytes =
    dependencies.uploadLimitBytes ??
    (apiRoot === CLOUD_API_ROOT ? CLOUD_UPLOAD_LIMIT_BYTES : LOCAL_UPLOAD_LIMIT_BYTES);
  const pace = createChatPace(dependencies.pace);
  const { api } = createTelegramBot(dependencies, pace);
  const uploads = createUploadApi(dependencies, pace);
  const cards = createCardApi(dependencies);
  const chats = createChats({ notebook });
  const numbers = createMessageNumbers({ notebook, log });
  api.config.use(numbers.watch());
  uploads.config.use(numbers.watch());
  const once = createPostOnce({
    api,
    notebook,
    numbers,
    nextNumber: createNextNumber({ api, log }),
    now,
    log,
    ...(dependencies.leaseMs === undefined ? {} : { leaseMs: dependencies.leaseMs }),
  });

  /** Notes what an error says about the chat; whether the same call can go to the chat's new id. */
  async function learn(chat: string, error: unknown): Promise<void> {
    const to = movedTo(error);
    if (to !== undefined) {
      await chats.moved(chat, to);
      // The listener tells the studio; the group's own message about it may still be on its way.
      await notebook.publish("moved", { from: chat, to });
      log.info({ from: chat, to }, "a Telegram group became a supergroup");
    } else if (troubleOf(error) === "silenced") {
      await chats.silence(chat);
      log.info({ chat }, "Telegram does not let the bot write here");
    }
  }

  const films = createFilmsByFile(notebook);
  const takesCards = createTakesCards({ uploads, notebook, films, log });
  const boards = createBoardMessages({
    ...{ uploads, cards, pace, once, notebook, films, log },
    notes: createBoardNotes(notebook),
    media: dependencies.media,
  });
  const postClip = createClipPoster({
    api,
    films,
    boards,
    takesCards,
    uploads,
    pace,
    chats,
    once,
    notebook,
    log,
    thumbnail: dependencies.thumbnail,
    uploadLimitBytes,
    learn,
  });

  /** A message older than 48 hours can't be deleted (Bot API, deleteMessage); its buttons, at least, go. */
  async function takeButtons(ref: MessageRef): Promise<"gone" | "stays"> {
    try {
      await api.editMessageReplyMarkup(Number(ref.chat), Number(ref.message));
      return "stays";
    } catch (error) {
      const trouble = troubleOf(error);
      log.debug({ trouble }, "the buttons of a message to be deleted could not be taken");
      return trouble === "unchanged" ? "stays" : "gone";
    }
  }

  async function editWords(ref: MessageRef, card: Card, reply_markup: InlineKeyboardMarkup): Promise<void> {
    const { text, entities } = cardText(card);
    await cards.editMessageText(Number(ref.chat), Number(ref.message), text, {
      entities,
      link_preview_options: { is_disabled: true },
      reply_markup,
    });
  }

  /** As a text, or, once it shows a film, under that. A film that is put in just now makes one of the other. */
  async function editTakes(ref: MessageRef, card: Card): Promise<void> {
    const { hasFilm, text, caption, markup } = await takesCards.words(ref, card);
    const [chat, message] = [Number(ref.chat), Number(ref.message)];
    const asText = () =>
      cards.editMessageText(chat, message, text.text, {
        entities: text.entities,
        link_preview_options: { is_disabled: true },
        reply_markup: markup,
      });
    const asCaption = () =>
      cards.editMessageCaption(chat, message, {
        caption: caption.text,
        caption_entities: caption.entities,
        reply_markup: markup,
      });
    const [first, second] = hasFilm ? [asCaption, asText] : [asText, asCaption];
    try {
      await first();
    } catch (error) {
      if (!isOfOtherKind(error)) throw error;
      await second();
    }
  }

  return {
    platform: PLATFORM,
    payments: createPayments({ api, chats }),
    // How much a chat takes is counted over all that is said there, see chat-pace.ts.
    limits: { editIntervalMs: 3_000, chatEditIntervalMs: 0 },

    async uploadLimit(surface) {
      return surface.uploadLimitBytes ?? uploadLimitBytes;
    },

    cardLook: telegramLook,

    async editCard(ref, _surface, card) {
      if ((await chats.resolve(ref.chat)) !== ref.chat) return "gone";
      if (await chats.isSilent(ref.chat)) return "gone";
      const waitMs = await pace.edit(ref.chat, { message: ref.message, last: isEnded(card.state) });
      if (waitMs > 0) return { waitMs };
      const keyboard = await toKeyboard(card.buttons, notebook);
      try {
        if (card.isBoard) await boards.edit(ref, card, keyboard);
        else if (card.takes) await editTakes(ref, card);
        else await editWords(ref, card, keyboard ?? { inline_keyboard: [] });
        return "edited";
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === "unchanged") return "edited";
        if (trouble === "silenced" || trouble === "moved") await learn(ref.chat, error);
        const ours = toPlatformError(error);
        if (ours.retryAfterMs !== undefined) await pace.slowDown(ref.chat, ours.retryAfterMs);
        if (["message-gone", "silenced", "moved", "thread-gone", "thread-closed"].includes(trouble))
          return "gone";
        throw ours;
      }
    },

    postClip,

    async postNotice(asked, given, audience) {
      const theirs = audience.kind === "person" ? privateChatOf(audience) : asked.chat;
      if (theirs === undefined) return undefined;
      const surface = theirs === asked.chat ? asked : { platform: PLATFORM, chat: theirs };
      const chat = await chats.resolve(surface.chat);
      if (await chats.isSilent(chat)) return undefined;
      // Alone with somebody every message tells them.
      const { tells, ...rest } = given;
      const notice = tells && privateChatOf(tells) !== chat ? given : rest;
      const { text, entities } = noticeText(notice);
      const keyboard = await toKeyboard(notice.buttons ?? [], notebook);
      const all = [...exampleButtons(notice.examples ?? []), ...(keyboard?.inline_keyboard ?? [])];
      const options = {
        entities,
        link_preview_options: { is_disabled: true },
        ...(all.length > 0 ? { reply_markup: { inline_keyboard: all } } : {}),
      };
      const places = chat === surface.chat ? [surface, { chat }] : [{ chat }];
      for (const place of places) {
        const { chat_id, ...target } = targetOf(place);
        try {
          const picture = notice.pictureKey && (await dependencies.media?.path(notice.pictureKey));
          if (picture && text.length <= CAPTION_MAX) {
            const { link_preview_options: _, entities: caption_entities, ...rest } = options;
            const under = { ...target, ...rest, caption: text, caption_entities };
            return refOf(await uploads.sendPhoto(chat_id, new InputFile(picture), under));
          }
          if (picture) await uploads.sendPhoto(chat_id, new InputFile(picture), target);
          return refOf(await api.sendMessage(chat_id, text, { ...target, ...options }));
        } catch (error) {
          const trouble = troubleOf(error);
          if (trouble === "thread-gone" || trouble === "thread-closed") continue;
          if (trouble !== "silenced" && trouble !== "moved") throw toPlatformError(error);
          await learn(chat, error);
          return undefined;
        }
      }
      return undefined;
    },

    async deleteMessage(ref, filmOf) {
      if (ref.message === "0") return "gone";
      try {
        if (filmOf !== undefined && (await takesCards.remove(ref, filmOf)) === "gone") return "gone";
        await boards.removeAlbum(ref);
        await api.deleteMessage(Number(ref.chat), Number(ref.message));
        return "gone";
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === "message-gone") return takeButtons(ref);
        if (trouble === "silenced" || trouble === "moved") return "stays";
        throw toPlatformError(error);
      }
    },

    async close() {},
  };
}
