import { type Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup, Message } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import type { Card } from "../../src/core/card/card.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import type { Notice, Reply } from "../../src/core/talk/reply.ts";
import { createBoardNotes } from "./board-notes.ts";
import type { Chats } from "./chats.ts";
import { movedTo, troubleOf } from "./errors.ts";
import { toKeyboard } from "./keyboard.ts";
import { privateChatOf } from "./people.ts";
import { PLATFORM, refOf, type Target, targetOf } from "./place.ts";
import { cardText, noticeText, telegramLook } from "./render.ts";
import { createRichBoardSender } from "./rich-board.ts";
import { CAPTION_MAX, type RichText } from "./rich-text.ts";
import { createNoticeSayer } from "./say-notice.ts";
import type { TakesCards } from "./takes-card.ts";
import type { WhisperedTo, Whispers } from "./whispers.ts";

/** How long an answer that could not be given in private waits for the person to open the chat. */
const WAITING_MS = 3600_000;

export interface Asker {
  surface: Surface;
  person: Person;
  /** It was heard before, by a process that ended before it had answered; or perhaps just after. */
  again?: boolean;
  /** The press that asked, where it was one. */
  query?: { id: string };
}

/** How many messages after the asking one are looked at for a card whose id was lost. */
const LOOKED_AT = 15;

/** Says what a command answered, there where it was asked, or in private where it is nobody else's business. */
export function createAnswers(dependencies: {
  api: Api;
  studio: Pick<
    Studio,
    "clip" | "clipOfMessage" | "card" | "takesCard" | "attachCard" | "attachTakes" | "contactSheet"
  >;
  takesCards: Pick<TakesCards, "words">;
  whispers: Whispers;
  media: Pick<MediaStore, "path">;
  notebook: Notebook;
  chats: Pick<Chats, "speaks">;
  /** Notes that a group has another id now. */
  moved(from: string, to: string): Promise<void>;
  /** Whether a board is sent as one rich message. */
  rich: boolean;
  log: Log;
  username: () => string;
}) {
  const { api, studio, takesCards, whispers, media, notebook, chats, moved, rich, log, username } =
    dependencies;
  const notices = createNoticeSayer(dependencies);
  const sendRich = createRichBoardSender({ api, notes: createBoardNotes(notebook), log });
  const plainly = { link_preview_options: { is_disabled: true } };

  /** Sends where it was asked; if the topic is closed or gone in the chat, and if the chat has moved in the new one. */
  async function sendTo<Result>(
    surface: Surface,
    send: (target: Target) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await send(targetOf(surface));
    } catch (error) {
      const to = movedTo(error);
      if (to !== undefined) {
        await moved(surface.chat, to);
        return send(targetOf({ chat: to }));
      }
      const trouble = troubleOf(error);
      if (surface.thread === undefined || (trouble !== "thread-gone" && trouble !== "thread-closed"))
        throw error;
      return send(targetOf({ chat: surface.chat }));
    }
  }

  /** One card, for one clip or for all takes of a /vary. */
  async function showCard(clipIds: readonly string[], asker: Asker): Promise<void> {
    const { surface, person } = asker;
    const found = await Promise.all(clipIds.map((id) => studio.clip(id, person, surface)));
    const clips = found.filter((clip) => clip !== undefined);
    const [clip] = clips;
    if (clip?.board && clip.card) return signChanged(asker);
    // Heard twice: its card stands there already.
    if (!clip || clip.card) return;
    const ids = clips.map(({ id }) => id);
    const card = ids.length > 1 ? await studio.takesCard(clips) : await studio.card(clip);
    const { text, entities } = cardText(card);
    const keyboard = await toKeyboard(card.buttons, notebook);
    const asWords = ({ chat_id, ...target }: Target) =>
      api.sendMessage(chat_id, text, {
        ...target,
        entities,
        ...plainly,
        ...(keyboard ? { reply_markup: keyboard } : {}),
      });
    const send = async (target: Target) =>
      (rich && card.isBoard ? await sendRich(target, card, keyboard) : undefined) ?? asWords(target);
    if (!clip.private || !hasElsewhere(asker)) {
      const lost = asker.again ? await lostCard(clip.id, surface, { text, entities, keyboard }) : undefined;
      return attachCard(ids, lost ?? refOf(await sendTo(surface, send)), card);
    }
    // A private clip is nobody else's business; its film goes to the private chat too.
    const message = await toPrivateChat(person, send);
    if (message) await attachCard(ids, refOf(message), card);
    else await keepWaiting({ kind: "clip", clipId: clip.id, more: ids.slice(1) }, person);
    await pointToPrivateChat(asker, message !== undefined);
  }

  /** The board's message is edited by whoever keeps cards; a change said in words gets a sign under them. */
  async function signChanged({ surface }: Asker): Promise<void> {
    if (surface.message === undefined) return;
    try {
      await api.setMessageReaction(Number(surface.chat), Number(surface.message), [
        { type: "emoji", emoji: "👌" },
      ]);
    } catch (error) {
      log.debug({ trouble: troubleOf(error) }, "no sign was put under a change");
    }
  }

  async function attachCard(clipIds: readonly string[], ref: MessageRef, card: Card): Promise<void> {
    // Where the card could be shown the film can be, whatever Telegram said some time before.
    await chats.speaks(ref.chat);
    const [first] = clipIds;
    if (!card.takes)
      return first === undefined ? undefined : studio.attachCard(first, ref, telegramLook(card));
    await takesCards.words(ref, card);
    await studio.attachTakes(clipIds, ref, telegramLook(card));
  }

  /**
   * A card that was shown by a process that was killed before it could note which message it is. In a chat one
   * message is answered after the other, so a text of ours right after the asking one that belongs to no clip is that
   * card; giving it the card's words does no more than bring it up to date.
   */
  async function lostCard(
    clipId: string,
    surface: Surface,
    card: RichText & { keyboard: InlineKeyboardMarkup | undefined },
  ): Promise<MessageRef | undefined> {
    const asked = Number(surface.message);
    if (!Number.isSafeInteger(asked)) return undefined;
    for (let id = asked + 1; id <= asked + LOOKED_AT; id++) {
      const ref: MessageRef = {
        platform: PLATFORM,
        chat: surface.chat,
        message: String(id),
        ...(surface.thread === undefined ? {} : { thread: surface.thread }),
      };
      const owner = await studio.clipOfMessage(ref);
      if (owner && owner.id !== clipId) continue;
      try {
        await api.editMessageText(Number(surface.chat), id, card.text, {
          entities: card.entities,
          ...plainly,
          ...(card.keyboard ? { reply_markup: card.keyboard } : {}),
        });
        return ref;
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === "unchanged") return ref;
        if (trouble !== "message-gone" && trouble !== "refused") return undefined;
      }
    }
    return undefined;
  }

  /** What was sent to somebody's private chat; undefined where there is none that we may write in. */
  async function toPrivateChat(
    person: Person,
    send: (target: Target) => Promise<Message>,
  ): Promise<Message | undefined> {
    const chat = privateChatOf(person);
    if (chat === undefined) return undefined;
    try {
      return await send(targetOf({ chat }));
    } catch (error) {
      if (troubleOf(error) !== "silenced") throw error;
      return undefined;
    }
  }

  async function pointToPrivateChat(asker: Asker, told: boolean): Promise<void> {
    const url = `https://t.me/${username()}${told ? "" : "?start=answer"}`;
    const text = told
      ? "I've answered you in our private chat."
      : "That is for you alone: open our private chat to read it.";
    const markup = { inline_keyboard: [[{ text: "Open the chat", url }]] };
    const to = whisperedTo(asker);
    if (to && (await whispers.openly(to, { text, markup }))) return;
    await sendTo(asker.surface, ({ chat_id, ...target }) =>
      api.sendMessage(chat_id, text, { ...target, reply_markup: markup }),
    );
  }

  async function sendFile(reply: Reply & { kind: "file" }, { chat_id, ...target }: Target): Promise<Message> {
    const path = await media.path(reply.key);
    const { text, entities } = noticeText(reply.notice, CAPTION_MAX);
    const keyboard = await notices.keyboardOf(reply.notice);
    return api.sendDocument(chat_id, new InputFile(path, safeName(reply.name)), {
      ...target,
      caption: text,
      caption_entities: entities,
      ...(keyboard ? { reply_markup: keyboard } : {}),
    });
  }

  const sendReply = (reply: Exclude<Reply, { kind: "clip" }>, reader: Asker, target: Target) =>
    reply.kind === "file" ? sendFile(reply, target) : notices.send(reply.notice, reader, target);

  /** In a group: tells the asker alone, there where it can be, else in private, and says so in the group. */
  async function sendInPrivate(reply: Exclude<Reply, { kind: "clip" }>, asker: Asker): Promise<void> {
    const to = whisperedTo(asker);
    if (to && reply.kind !== "file" && isWordsAlone(reply.notice)) {
      const words = { ...noticeText(reply.notice), markup: await notices.keyboardOf(reply.notice) };
      if (await whispers.alone(to, words)) return;
    }
    const message = await toPrivateChat(asker.person, (target) => sendReply(reply, asker, target));
    if (!message) await keepWaiting(reply, asker.person);
    await pointToPrivateChat(asker, message !== undefined);
  }

  async function keepWaiting(reply: Reply, person: Person): Promise<void> {
    const chat = privateChatOf(person);
    if (chat !== undefined) await notebook.set(`waiting:${chat}`, reply, { ttlMs: WAITING_MS });
  }

  return {
    sendTo,
    /** Puts the answer in the place of the message whose button asked for it, or sends it where that can't be. */
    async turn(reply: Reply & { kind: "notice" }, asker: Asker, message: Message): Promise<void> {
      if (!(await notices.turn(reply.notice, asker, message))) await this.give(reply, asker);
    },
    async give(reply: Reply, asker: Asker): Promise<void> {
      if (reply.kind === "clip") {
        await showCard([reply.clipId, ...(reply.more ?? [])], asker);
        const { tell } = reply;
        if (tell) await sendTo(asker.surface, (target) => notices.send(tell, asker, target));
        return;
      }
      const isSecret = "secret" in reply && reply.secret === true;
      if (isSecret && asker.surface.group !== undefined && !hasElsewhere(asker)) {
        await sendTo(asker.surface, ({ chat_id, ...target }) =>
          api.sendMessage(
            chat_id,
            "That is for one person's eyes alone, and who speaks as the group has no private chat with me. Please write to me as yourself.",
            target,
          ),
        );
        return;
      }
      // A mistake concerns what everybody saw being typed; its correction may stand there too.
      const forAll =
        !hasElsewhere(asker) ||
        !reply.personal ||
        reply.notice.tone === "mistake" ||
        reply.notice.tone === "failure";
      if (forAll) await sendTo(asker.surface, (target) => sendReply(reply, asker, target));
      else await sendInPrivate(reply, asker);
    },
    /** An answer from a group that waited for this private chat to be opened; whether there was one. */
    async giveWaiting(asker: Asker): Promise<boolean> {
      const waiting = `waiting:${asker.surface.chat}`;
      const reply = await notebook.get<Reply>(waiting);
      if (!reply) return false;
      if (reply.kind === "clip") await showCard([reply.clipId, ...(reply.more ?? [])], asker);
      else await sendReply(reply, asker, targetOf(asker.surface));
      await notebook
        .delete(waiting)
        .catch((error: unknown) => log.warn({ err: error }, "an answer given still waits"));
      return true;
    },
  };
}

/** Asked in a group, and there is a private chat to answer in; who speaks as the group itself has none. */
function hasElsewhere({ surface, person }: Asker): boolean {
  return surface.group !== undefined && privateChatOf(person) !== undefined;
}

function whisperedTo({ surface, person, query }: Asker): WhisperedTo | undefined {
  const user = privateChatOf(person);
  return user === undefined ? undefined : { surface, user: Number(user), press: query?.id };
}

/** Pictures go to the private chat. */
function isWordsAlone({ pictureKey, items = [] }: Notice): boolean {
  return pictureKey === undefined && items.every(({ posterKey }) => posterKey === undefined);
}

export type Answers = ReturnType<typeof createAnswers>;

/** A name for a file that no header and no folder can be broken with. */
function safeName(name: string): string {
  return name.replace(/[^\w. -]/g, "_").slice(0, 80) || "file";
}
