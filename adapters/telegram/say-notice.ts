import { type Api, InputFile } from "grammy";
import type { InlineKeyboardButton, InlineKeyboardMarkup, Message } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Notice } from "../../src/core/talk/reply.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import { exampleButtons, rows, toKeyboard } from "./keyboard.ts";
import type { Target } from "./place.ts";
import { noticeText } from "./render.ts";
import { CAPTION_MAX } from "./rich-text.ts";

/** More buttons that copy an id would bury the list they belong to. */
const COPIED_MOST = 10;
/** Buttons that copy, in a row. */
const COPY_ROW = 3;

const plainly = { link_preview_options: { is_disabled: true } };

/** Who reads a notice, and where. */
interface Reader {
  person: Person;
  surface: Surface;
}

/** Shows notices as messages; a list of clips with their pictures side by side, and with buttons that copy their ids. */
export function createNoticeSayer({
  api,
  studio,
  media,
  notebook,
  log,
}: {
  api: Api;
  studio: Pick<Studio, "clip" | "contactSheet">;
  media: Pick<MediaStore, "path">;
  notebook: Notebook;
  log: Log;
}) {
  async function keyboardOf(notice: Notice): Promise<InlineKeyboardMarkup | undefined> {
    const buttons = await toKeyboard(notice.buttons ?? [], notebook);
    const all = [
      ...exampleButtons(notice.examples ?? []),
      ...(buttons?.inline_keyboard ?? []),
      ...copyButtons(notice),
    ];
    return all.length === 0 ? undefined : { inline_keyboard: all };
  }

  /** Key of the notice's own picture, or of those of the clips in it side by side, in the order of the list. */
  async function pictureOf(notice: Notice, { person, surface }: Reader): Promise<string | undefined> {
    if (notice.pictureKey) return notice.pictureKey;
    const shown = (notice.items ?? []).filter(({ posterKey }) => posterKey !== undefined);
    if (shown.length === 0) return undefined;
    try {
      const clips = await Promise.all(shown.map(({ clipId = "" }) => studio.clip(clipId, person, surface)));
      const seen = clips.filter((clip) => clip !== undefined);
      // With one missing the numbers on the picture would be others than in the list.
      return seen.length === shown.length ? await studio.contactSheet(seen) : undefined;
    } catch (error) {
      log.warn({ code: toPlatformError(error).code }, "a list goes without its pictures");
      return undefined;
    }
  }

  async function send(notice: Notice, reader: Reader, { chat_id, ...target }: Target): Promise<Message> {
    const [keyboard, pictureKey] = await Promise.all([keyboardOf(notice), pictureOf(notice, reader)]);
    const markup = keyboard ? { reply_markup: keyboard } : {};
    if (pictureKey) {
      const photo = new InputFile(await media.path(pictureKey));
      const whole = noticeText(notice);
      const isList = notice.pictureKey === undefined;
      const { text, entities } = isList ? noticeText(notice, CAPTION_MAX) : whole;
      const fits = text.length <= CAPTION_MAX;
      const picture = await api.sendPhoto(chat_id, photo, {
        ...target,
        ...(fits ? { caption: text, caption_entities: entities, ...markup } : {}),
      });
      if (fits) return picture;
    }
    const { text, entities } = noticeText(notice);
    return api.sendMessage(chat_id, text, { ...target, entities, ...plainly, ...markup });
  }

  /** Puts a notice in the place of an earlier one of ours; false: that can't be, and it is to be sent. */
  async function turn(notice: Notice, reader: Reader, message: Message): Promise<boolean> {
    const [keyboard, pictureKey] = await Promise.all([keyboardOf(notice), pictureOf(notice, reader)]);
    const markup = keyboard ? { reply_markup: keyboard } : {};
    const { id } = message.chat;
    try {
      if (pictureKey) {
        const { text, entities } = noticeText(notice, CAPTION_MAX);
        const picture = new InputFile(await media.path(pictureKey));
        const photo = { type: "photo", media: picture, caption: text, caption_entities: entities } as const;
        await api.editMessageMedia(id, message.message_id, photo, markup);
        return true;
      }
      if (message.text === undefined) return false;
      const { text, entities } = noticeText(notice);
      await api.editMessageText(id, message.message_id, text, { entities, ...plainly, ...markup });
      return true;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === "unchanged") return true;
      if (trouble === "message-gone" || trouble === "refused") return false;
      throw error;
    }
  }

  return { keyboardOf, send, turn };
}

/** In a list: one button an id, which one tap copies (Bot API, CopyTextButton). */
function copyButtons({ items = [], pictureKey }: Notice): InlineKeyboardButton[][] {
  if (pictureKey !== undefined) return [];
  const ids = items.flatMap(({ clipId }) => clipId ?? []);
  const buttons = ids.slice(0, COPIED_MOST).map((id) => ({ text: `Copy ${id}`, copy_text: { text: id } }));
  return rows(buttons, COPY_ROW);
}
