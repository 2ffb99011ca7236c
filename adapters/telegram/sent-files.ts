import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Api } from "grammy";
import type { Message } from "grammy/types";
import { PlatformError, UserMistake } from "../../src/core/errors.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Attachment } from "../../src/core/talk/command.ts";
import {
  HEAD_BYTES,
  HEIC_PICTURE,
  isVideo,
  kindOfFile,
  PICTURE_MAX_BYTES,
  RECIPE_MAX_BYTES,
  soundByName,
  UNKNOWN_FILE,
} from "../../src/core/talk/sent-files.ts";
import { type Access, CLOUD_API_ROOT } from "./api.ts";

const FETCH_TIMEOUT_MS = 60_000;

interface SentFile {
  file_id: string;
  file_unique_id: string;
  file_size?: number | undefined;
  file_name?: string | undefined;
  mime_type?: string | undefined;
}

/** What a film that is sent is of use for: its sound, being looked at, or nothing. */
export type FilmUse = "sound" | "looked-at" | "none";

/** The one file of a message that a clip can be made from; undefined for words, stickers, voice and the like, and for films of no use. */
export function fileOf(message: Message, films: FilmUse = "none"): SentFile | undefined {
  if (films !== "none" && message.video) return message.video;
  if (message.audio) return message.audio;
  // Telegram names an animation a document as well.
  if (message.animation) return message.animation;
  // The sizes of one photo, smallest first.
  const fitting = (message.photo ?? []).filter(({ file_size }) => (file_size ?? 0) <= PICTURE_MAX_BYTES);
  return fitting.at(-1) ?? message.document;
}

/** How much of some messages would be fetched, as Telegram says before. */
export function bytesOf(messages: readonly Message[], films: FilmUse = "none"): number {
  return messages.reduce((sum, message) => sum + (fileOf(message, films)?.file_size ?? 0), 0);
}

/** Something that no clip can be made from: the person should hear that. */
export function isOther(message: Message): boolean {
  return Boolean(
    message.video ??
      message.voice ??
      message.video_note ??
      message.paid_media ??
      message.sticker ??
      message.story ??
      message.dice ??
      message.location ??
      message.contact ??
      message.poll,
  );
}

/** Files people sent, copied into the media store. Only ever from the Bot API server, never from an address people typed. */
export function createSentFiles(
  dependencies: Access & { api: Pick<Api, "getFile">; media: Pick<MediaStore, "write">; fetch: typeof fetch },
) {
  const { token, apiRoot = CLOUD_API_ROOT, api, media } = dependencies;

  async function open(path: string): Promise<Readable> {
    // A server of one's own in local mode names the file on its disk, which is then ours too.
    if (path.startsWith("/") && apiRoot !== CLOUD_API_ROOT) {
      await stat(path);
      return createReadStream(path);
    }
    if (/(^|\/)\.\.(\/|$)/.test(path)) throw new Error("a file path leads out of its folder");
    const address = `${apiRoot}/file/bot${token}/${path.split("/").map(encodeURIComponent).join("/")}`;
    const response = await dependencies.fetch(address, {
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
      redirect: "error",
    });
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  }

  /** `film`: what its pictures are taken for where it is one; undefined: it may be none. */
  async function take(file: SentFile, film: "video" | "image" | undefined): Promise<Attachment> {
    if ((file.file_size ?? 0) > PICTURE_MAX_BYTES) throw tooLarge();
    const { file_path } = await api.getFile(file.file_id);
    if (file_path === undefined) throw new Error("Telegram names no path for the file");
    let stream: Readable;
    try {
      stream = await open(file_path);
    } catch {
      // The cause may name the address, and with it the token.
      throw new PlatformError("telegram-file", "Telegram did not hand over the file. Please send it again.", {
        retryable: true,
      });
    }
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    let head = Buffer.alloc(0);
    while (head.length < HEAD_BYTES) {
      const next = await chunks.next();
      if (next.done) break;
      head = Buffer.concat([head, next.value]);
    }
    // Two names, since a picture is made ready under its own, and the same file may be looked at as a video besides.
    if (film !== undefined && isVideo(head))
      return keep(file, { kind: film, ending: film === "video" ? "mp4" : "gif" }, head, chunks, stream);
    const kind = kindOfFile(head) ?? soundByName(file.file_name ?? "", file.mime_type);
    if (kind === undefined || kind === "heic") {
      stream.destroy();
      throw kind === "heic"
        ? new UserMistake("heic-picture", HEIC_PICTURE)
        : new UserMistake("unknown-file", UNKNOWN_FILE);
    }
    return keep(file, kind, head, chunks, stream);
  }

  async function keep(
    file: SentFile,
    kind: { kind: Attachment["kind"]; ending: string },
    head: Buffer,
    chunks: AsyncIterator<Uint8Array>,
    stream: Readable,
  ): Promise<Attachment> {
    const key = `uploads/telegram-${file.file_unique_id.replace(/[^\w-]/g, "")}.${kind.ending}`;
    async function* whole() {
      yield head;
      yield* { [Symbol.asyncIterator]: () => chunks };
    }
    const maxBytes = kind.kind === "recipe" ? RECIPE_MAX_BYTES : PICTURE_MAX_BYTES;
    try {
      await media.write(key, Readable.from(whole(), { objectMode: false }), { maxBytes });
    } finally {
      stream.destroy();
    }
    return { key, kind: kind.kind };
  }

  return {
    /** All files of the messages, in their order. Throws UserMistake for one that is too large or of no use. */
    async take(messages: readonly Message[], films: FilmUse = "none"): Promise<Attachment[]> {
      return Promise.all(
        messages.flatMap((message) => {
          const file = fileOf(message, films);
          // Apps make an animation, a film without sound, of every GIF: but to be looked at it is that picture.
          const isGif = message.animation !== undefined && films !== "looked-at";
          const film = isGif ? "image" : films === "none" ? undefined : "video";
          return file === undefined ? [] : [take(file, film)];
        }),
      );
    },
  };
}

export type SentFiles = ReturnType<typeof createSentFiles>;

function tooLarge(): UserMistake {
  return new UserMistake(
    "file-too-large",
    "That file is too large: Telegram hands bots at most 20 MB. Please send a smaller one.",
  );
}
