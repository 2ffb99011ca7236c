import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup, InputMediaPhoto, InputMediaVideo, Message } from "grammy/types";
import type { Card, ClipPost } from "../../src/core/card/card.ts";
import { makeCard } from "../../src/core/card/make-card.ts";
import { oneAtATime, type Turn } from "../../src/core/card/one-at-a-time.ts";
import type { PostedClip } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { MessageRef } from "../../src/core/surface.ts";
import type { Album, BoardNotes, RichBoard } from "./board-notes.ts";
import type { ChatPace } from "./chat-pace.ts";
import { isWithoutText, mayBeDone, toPlatformError, troubleOf } from "./errors.ts";
import type { FilmsByFile } from "./films-by-file.ts";
import { toKeyboard } from "./keyboard.ts";
import { PLATFORM, refOf, targetOf } from "./place.ts";
import type { PostOnce } from "./post-once.ts";
import { cardText } from "./render.ts";
import { filesIn, richMessage, type Seen } from "./rich-board.ts";
import { CAPTION_MAX } from "./rich-text.ts";

const NO_BUTTONS: InlineKeyboardMarkup = { inline_keyboard: [] };

type Part = InputMediaPhoto | InputMediaVideo;

/**
 * A board in a chat: a message with its words and buttons, which it stays, and in reply to it an album of what is seen: the
 * frames of its shots, and its opening frame, whose place the moving draft takes. Words of their own, since a caption has room for 1,024
 * characters and a message for 4,096; an album, since that takes no buttons (Bot API, sendMediaGroup). Or one rich message
 * of it all, where it was sent as one.
 */
export function createBoardMessages(dependencies: {
  /** With the patience that an upload needs. */
  uploads: Api;
  /** Tries once and waits for nothing. */
  cards: Api;
  pace: Pick<ChatPace, "message">;
  once: PostOnce;
  notes: BoardNotes;
  notebook: Notebook;
  films: Pick<FilmsByFile, "note">;
  media: Pick<MediaStore, "path"> | undefined;
  log: Log;
}) {
  const { uploads, cards, pace, once, notes, notebook, films, media, log } = dependencies;

  const pathOf = (key: string) => media?.path(key).catch(() => undefined);
  /** The frames come from the card keeper, the draft from whoever delivers it: each finds what the other has done. */
  const alone = <Result>({ chat, message }: MessageRef, change: (turn: Turn) => Promise<Result>) =>
    oneAtATime({ notebook, key: `board-of:${chat}:${message}`, holder: randomUUID(), wait: sleep }, change);

  /** The card's words as they stand in the message, or under the film that boards of earlier versions of this program have in it. */
  async function editWords(
    api: Api,
    ref: MessageRef,
    card: Card,
    reply_markup: InlineKeyboardMarkup,
  ): Promise<void> {
    const [chat, message] = [Number(ref.chat), Number(ref.message)];
    const asText = async () => {
      const { text, entities } = cardText(card);
      const plainly = { link_preview_options: { is_disabled: true } };
      await api.editMessageText(chat, message, text, { entities, ...plainly, reply_markup });
    };
    const asCaption = async () => {
      const { text: caption, entities: caption_entities } = cardText(card, CAPTION_MAX);
      await api.editMessageCaption(chat, message, { caption, caption_entities, reply_markup });
    };
    const unlessEqual = (error: unknown) => {
      if (troubleOf(error) !== "unchanged") throw error;
    };
    await asText()
      .catch((error: unknown) => {
        if (!isWithoutText(error)) throw error;
        return asCaption();
      })
      .catch(unlessEqual);
  }

  /** The frames as soon as they are drawn, and again when those of another version are. */
  async function showFrames(
    ref: MessageRef,
    { sheet, clipId }: Pick<Card, "clipId" | "sheet">,
    turn: Turn,
  ): Promise<void> {
    if (!sheet) return;
    const album = await notes.albumOf(ref);
    if (album?.sheet === sheet.key) return;
    const path = await pathOf(sheet.key);
    if (path === undefined) return;
    const frames = framesPart(path, { clipId, version: sheet.version }, sheet.spoiler);
    if (album && (await replace(ref, album.frames, frames))) {
      await notes.keepAlbum(ref, { ...album, sheet: sheet.key });
      return;
    }
    const opening = await pathOf(sheet.openingKey);
    // An album has two parts at least: then the draft brings the frames along.
    if (opening === undefined) return;
    const next: Part = {
      type: "photo",
      media: new InputFile(opening, "opening.jpg"),
      caption: "It opens like this. The moving draft takes the place of this picture.",
      ...covered(sheet.spoiler),
    };
    await sendAlbum({ ref, turn }, [frames, next], (sent) => ({ ...sent, sheet: sheet.key }));
  }

  /** Puts something else into a part of the album; false: it isn't there any more. */
  async function replace(ref: MessageRef, part: number, by: Part): Promise<Message | boolean> {
    try {
      const edited = await uploads.editMessageMedia(Number(ref.chat), part, by);
      return edited === true ? true : (edited as Message);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === "unchanged") return true;
      if (trouble !== "message-gone") throw error;
      await notes.forgetAlbum(ref);
      await once.forget(keyOf(ref));
      return false;
    }
  }

  const keyOf = ({ chat, message }: MessageRef) => `board-album-${chat}-${message}`;

  /** Sends the album once, although its answer may be lost: whoever comes back to it looks for it first, see post-once.ts. */
  async function sendAlbum(
    { ref, turn }: { ref: MessageRef; turn: Turn },
    [frames, moving]: readonly [Part, Part],
    about: (sent: Album, messages: readonly Message[]) => Album,
  ): Promise<readonly Message[]> {
    const key = keyOf(ref);
    const before = await once.earlier(key, await once.noted(key));
    if (before) {
      // Parts of an album have ids one after the other; what stands in them is found out by putting it in again.
      const first = Number(before.ref.message);
      await notes.keepAlbum(ref, { frames: first, draft: first + 1 });
      const later = [await replace(ref, first, frames), await replace(ref, first + 1, moving)];
      const edited = later.filter((one): one is Message => typeof one === "object");
      if (later.every(Boolean)) {
        await notes.keepAlbum(ref, about({ frames: first, draft: first + 1 }, edited));
        return edited;
      }
    }
    // It counts as two messages, and is sent as one.
    await pace.message(ref.chat);
    const { chat_id, ...target } = targetOf(ref);
    await once.begin(key);
    const caption = frames.caption ?? "";
    await once.aboutToEnd(key, { chat: ref.chat, caption, replyTo: Number(ref.message) }, turn);
    try {
      const messages = await uploads.sendMediaGroup(chat_id, [frames, moving], target);
      const [first, second] = messages;
      if (!first || !second) throw new Error("an album of less than two");
      await once.posted(key, { ref: refOf(first) }, [second.message_id]);
      await notes.keepAlbum(ref, about({ frames: first.message_id, draft: second.message_id }, messages));
      return messages;
    } catch (error) {
      if (mayBeDone(error)) throw (await once.afterLostAnswer(key)) ?? error;
      await once.refused(key);
      throw error;
    }
  }

  /** The whole in one rich message; what it showed before is shown again by Telegram's own ids. */
  async function editRich(
    api: Api,
    { ref, card, keyboard }: { ref: MessageRef; card: Card; keyboard: InlineKeyboardMarkup },
    shown: RichBoard,
    film?: { post: ClipPost; media: InputFile },
  ): Promise<{ fileId?: string }> {
    const { sheet } = card;
    const isNew = sheet !== undefined && sheet.key !== shown.sheet?.key;
    const path = isNew ? await pathOf(sheet.key) : undefined;
    const kept = <Thing extends { fileId: string }>(one: Thing | undefined) =>
      one && { ...one, media: one.fileId };
    const frames =
      path !== undefined && sheet
        ? {
            key: sheet.key,
            version: sheet.version,
            ...spoilerOf(sheet),
            media: new InputFile(path, "board.jpg"),
          }
        : kept(shown.sheet);
    const draft = film
      ? {
          clip: film.post.clip.id,
          version: film.post.clip.board?.version ?? 1,
          ...spoilerOf(film.post.clip),
          media: film.media,
        }
      : kept(shown.film);
    const seen: Seen = { ...(frames ? { sheet: frames } : {}), ...(draft ? { film: draft } : {}) };
    const known = <Thing extends { media: unknown }>({ media: _, ...about }: Thing, fileId: string) => ({
      ...about,
      fileId,
    });
    const speaks = path !== undefined || film ? uploads : api;
    try {
      const edited = await speaks.raw.editMessageText({
        chat_id: Number(ref.chat),
        message_id: Number(ref.message),
        rich_message: richMessage(card, seen),
        reply_markup: keyboard,
      });
      const files = filesIn(edited);
      await notes.keepRich(ref, {
        ...(frames && files.photo !== undefined ? { sheet: known(frames, files.photo) } : {}),
        ...(draft && files.video !== undefined ? { film: known(draft, files.video) } : {}),
      });
      if (film && files.videoUnique !== undefined) await films.note(files.videoUnique, film.post.clip.id);
      return files.video === undefined ? {} : { fileId: files.video };
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === "unchanged") return {};
      if (trouble !== "bad-file-id" || (!shown.sheet && !shown.film)) throw error;
      await notes.keepRich(ref, {});
      return editRich(api, { ref, card, keyboard }, {}, film);
    }
  }

  return {
    /** Shows the card's new state, and its frames once there are any. */
    async edit(ref: MessageRef, card: Card, keyboard: InlineKeyboardMarkup = NO_BUTTONS): Promise<void> {
      const rich = await notes.richOf(ref);
      if (rich) return void (await editRich(cards, { ref, card, keyboard }, rich));
      await editWords(cards, ref, card, keyboard);
      if (card.sheet && (await notes.albumOf(ref))?.sheet !== card.sheet.key)
        await alone(ref, (turn) => showFrames(ref, card, turn));
    },

    /**
     * Shows a board's moving draft where the board stands; undefined: it stands nowhere any more. Done twice it is the same
     * messages.
     */
    async addDraft(post: ClipPost, name: string): Promise<PostedClip | undefined> {
      const { into, clip } = post;
      if (into?.platform !== PLATFORM) return undefined;
      const card: Card = { ...makeCard(clip), buttons: post.buttons };
      const keyboard = (await toKeyboard(card.buttons, notebook)) ?? NO_BUTTONS;
      try {
        const rich = await notes.richOf(into);
        if (rich) {
          const film = { post, media: new InputFile(post.path, name) };
          return { ref: into, ...(await editRich(uploads, { ref: into, card, keyboard }, rich, film)) };
        }
        await editWords(uploads, into, card, keyboard);
        const fileId = await alone(into, (turn) => putDraft({ ref: into, turn }, post, name));
        return { ref: into, ...(fileId === undefined ? {} : { fileId }) };
      } catch (error) {
        // Also where the answer was lost: it may be there already, and done twice it is the same.
        const ours = toPlatformError(error);
        if (ours.retryable) throw ours;
        log.info({ trouble: troubleOf(error) }, "a board's draft is posted beside its card");
        return undefined;
      }
    },

    /** Takes away what belongs to a board's message, before that: whoever dies in between finds it again by the message. */
    removeAlbum: (ref: MessageRef): Promise<void> =>
      alone(ref, async () => {
        const album = await notes.albumOf(ref);
        if (!album) return;
        for (const part of [album.frames, album.draft]) {
          await uploads.deleteMessage(Number(ref.chat), part).catch((error: unknown) => {
            const ours = toPlatformError(error);
            if (ours.retryable) throw ours;
            log.debug({ trouble: troubleOf(error) }, "a part of a board's album is gone, or stays");
          });
        }
        await notes.forgetAlbum(ref);
      }),
  };

  /** The draft in the second part of the album, which is sent with it where there is none. */
  async function putDraft(
    { ref, turn }: { ref: MessageRef; turn: Turn },
    post: ClipPost,
    name: string,
  ): Promise<string | undefined> {
    const { clip } = post;
    const album = await notes.albumOf(ref);
    if (album?.film?.clip === clip.id) return album.film.fileId;
    const version = clip.board?.version ?? 1;
    const film: Part = {
      type: "video",
      media: new InputFile(post.path, name),
      caption: `Moving draft of version ${version}.`,
      supports_streaming: true,
      ...covered(clip.spoiler),
      ...(clip.file
        ? {
            duration: Math.max(1, Math.round(clip.file.seconds)),
            width: Math.round(clip.file.width),
            height: Math.round(clip.file.height),
          }
        : {}),
    };
    const filmIn = (messages: readonly (Message | boolean)[]) => {
      for (const one of messages) if (typeof one === "object" && one.video) return one.video;
      return undefined;
    };
    const noted = (video: Message["video"]) =>
      video ? { film: { clip: clip.id, fileId: video.file_id } } : {};
    const put = album && (await replace(ref, album.draft, film));
    if (album && put) {
      const video = filmIn([put]);
      await notes.keepAlbum(ref, { ...album, ...noted(video) });
      if (video) await films.note(video.file_unique_id, clip.id);
      return video?.file_id;
    }
    const sheet = clip.sheet === undefined ? undefined : await pathOf(clip.sheet);
    const frames = framesPart(sheet ?? post.posterPath, { clipId: clip.id, version }, clip.spoiler);
    const messages = await sendAlbum({ ref, turn }, [frames, film], (sent, all) => ({
      ...sent,
      ...(clip.sheet !== undefined && sheet !== undefined ? { sheet: clip.sheet } : {}),
      ...noted(filmIn(all)),
    }));
    const video = filmIn(messages);
    if (video) await films.note(video.file_unique_id, clip.id);
    return video?.file_id;
  }
}

/** Its caption names the clip, so that it is found again should the answer be lost. */
function framesPart(
  path: string,
  { clipId, version }: { clipId: string; version: number },
  spoiler: boolean | undefined,
): Part {
  return {
    type: "photo",
    media: new InputFile(path, "board.jpg"),
    caption: `Shots of version ${version} (${clipId}).`,
    ...covered(spoiler),
  };
}

function covered(spoiler: boolean | undefined): { has_spoiler?: true } {
  return spoiler ? { has_spoiler: true } : {};
}

function spoilerOf({ spoiler }: { spoiler?: boolean }): { spoiler?: true } {
  return spoiler ? { spoiler: true } : {};
}

export type BoardMessages = ReturnType<typeof createBoardMessages>;
