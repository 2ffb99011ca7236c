import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Api, InputFile } from "grammy";
import type { InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageEntity } from "grammy/types";
import type { Card, ClipPost } from "../../src/core/card/card.ts";
import { oneAtATime, type Turn } from "../../src/core/card/one-at-a-time.ts";
import type { PostedClip } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { MessageRef } from "../../src/core/surface.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import type { FilmsByFile } from "./films-by-file.ts";
import { lookButton, toKeyboard } from "./keyboard.ts";
import { cardText, takesCaption } from "./render.ts";

/** As long as a message stands for its clips. */
const KEPT_MS = 400 * 24 * 3600_000;

/** What the card says: its words as a caption, its buttons, and the takes in their order. */
interface Words {
  caption: string;
  entities: MessageEntity[];
  buttons: InlineKeyboardButton[][];
  takes: string[];
}

/** The film that the message shows, and Telegram's ids of all that were in it. */
interface Films {
  shown: string;
  files: Record<string, string>;
  /** Those that are seen only by whoever wants to. */
  covered?: string[];
}

/**
 * The one message that stands for all takes of a /vary. A message has one film (Bot API, editMessageMedia), so it shows
 * the newest that came, and buttons show the others in its place. The words are the card keeper's; a film is put in by
 * whoever delivers it, one change at a time over all processes.
 */
export function createTakesCards({
  uploads,
  notebook,
  films: filmsByFile,
  log,
}: {
  /** With the patience that an upload needs. */
  uploads: Api;
  notebook: Notebook;
  films: Pick<FilmsByFile, "note">;
  log: Log;
}) {
  const place = ({ chat, message }: MessageRef) => `${chat}:${message}`;
  const wordsKey = (ref: MessageRef) => `takes-words:${place(ref)}`;
  const filmsKey = (ref: MessageRef) => `takes-films:${place(ref)}`;
  const wordsOf = (ref: MessageRef) => notebook.get<Words>(wordsKey(ref));
  const filmsOf = (ref: MessageRef) => notebook.get<Films>(filmsKey(ref));
  const alone = <Result>(ref: MessageRef, change: (turn: Turn) => Promise<Result>) =>
    oneAtATime({ notebook, key: `takes-of:${place(ref)}`, holder: randomUUID(), wait: sleep }, change);

  function markupOf({ buttons, takes }: Words, films: Films | undefined): InlineKeyboardMarkup {
    const there = films ? takes.filter((id) => films.files[id] !== undefined) : [];
    const looks = there.map((id) => lookButton(id, takes.indexOf(id) + 1, id === films?.shown));
    return { inline_keyboard: [...(looks.length > 1 ? [looks] : []), ...buttons] };
  }

  /** Puts a film into the message, in the place of the one it had. */
  async function put(ref: MessageRef, media: string | InputFile, next: Films, signal?: AbortSignal) {
    const words = await wordsOf(ref);
    const edited = await uploads.raw.editMessageMedia(
      {
        chat_id: Number(ref.chat),
        message_id: Number(ref.message),
        media: {
          type: "video",
          media,
          ...(words ? { caption: words.caption, caption_entities: words.entities } : {}),
          supports_streaming: true,
          ...(next.covered?.includes(next.shown) ? { has_spoiler: true } : {}),
        },
        ...(words ? { reply_markup: markupOf(words, next) } : {}),
      },
      signal as Parameters<typeof uploads.raw.editMessageMedia>[1],
    );
    return typeof edited === "object" && "video" in edited
      ? (edited as Message.VideoMessage).video
      : undefined;
  }

  return {
    /** Notes what the card says; how it is said: as the message's text, or, once it shows a film, under that. */
    async words(ref: MessageRef, card: Card) {
      const keyboard = await toKeyboard(card.buttons, notebook);
      const { text, entities } = takesCaption(card);
      const words: Words = {
        caption: text,
        entities,
        buttons: keyboard?.inline_keyboard ?? [],
        takes: (card.takes ?? []).map(({ clipId }) => clipId),
      };
      await notebook.set(wordsKey(ref), words, { ttlMs: KEPT_MS });
      const films = await filmsOf(ref);
      return {
        hasFilm: films !== undefined,
        text: cardText(card),
        caption: { text, entities },
        markup: markupOf(words, films),
      };
    },

    /** Shows a take's film in the card; undefined: the card takes none any more. Done twice it is the same message. */
    async add(
      ref: MessageRef,
      post: ClipPost,
      name: string,
      signal: AbortSignal,
    ): Promise<PostedClip | undefined> {
      return alone(ref, async ({ requireHeld }) => {
        const before = await filmsOf(ref);
        const had = before?.files[post.clip.id];
        if (before?.shown === post.clip.id && had !== undefined) return { ref, fileId: had };
        await requireHeld();
        try {
          const { id, spoiler } = post.clip;
          const covered = [...(before?.covered ?? []), ...(spoiler ? [id] : [])];
          // Until its file has an id the take counts as there, so that the buttons show it.
          const files = { ...before?.files, [id]: had ?? "" };
          const film = await put(
            ref,
            had ?? new InputFile(post.path, name),
            { shown: id, files, covered },
            signal,
          );
          const fileId = film?.file_id ?? had;
          const next: Films = {
            shown: id,
            files: { ...files, ...(fileId ? { [id]: fileId } : {}) },
            covered,
          };
          await notebook.set(filmsKey(ref), next, { ttlMs: KEPT_MS });
          if (film) await filmsByFile.note(film.file_unique_id, id);
          return { ref, ...(fileId ? { fileId } : {}) };
        } catch (error) {
          const ours = toPlatformError(error);
          if (ours.retryable) throw ours;
          log.info({ clipId: post.clip.id, trouble: troubleOf(error) }, "a take can't be added to its card");
          return undefined;
        }
      });
    },

    /** Shows another take in the message; whether it could. */
    async look(ref: MessageRef, clipId: string): Promise<boolean> {
      return alone(ref, async ({ requireHeld }) => {
        const films = await filmsOf(ref);
        const file = films?.files[clipId];
        if (!films || !file) return false;
        if (films.shown === clipId) return true;
        await requireHeld();
        await put(ref, file, { ...films, shown: clipId });
        await notebook.set(filmsKey(ref), { ...films, shown: clipId }, { ttlMs: KEPT_MS });
        return true;
      });
    },

    /** Takes one film out of the message, which goes on to stand for the others. "last": it has no other. */
    async remove(ref: MessageRef, clipId: string): Promise<"gone" | "last"> {
      return alone(ref, async ({ requireHeld }) => {
        const films = await filmsOf(ref);
        if (films?.files[clipId] === undefined) return "gone";
        const { [clipId]: _, ...files } = films.files;
        const [next, file] = Object.entries(files).find(([, id]) => id !== "") ?? [];
        if (next === undefined || file === undefined) return "last";
        const shown = films.shown === clipId ? next : films.shown;
        const left: Films = { ...films, shown, files };
        await requireHeld();
        await put(ref, files[shown] ?? file, left);
        await notebook.set(filmsKey(ref), left, { ttlMs: KEPT_MS });
        return "gone";
      });
    },
  };
}

export type TakesCards = ReturnType<typeof createTakesCards>;
