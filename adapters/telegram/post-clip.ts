import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type Api, InputFile } from "grammy";
import type { Message } from "grammy/types";
import type { ClipPost } from "../../src/core/card/card.ts";
import { PlatformError } from "../../src/core/errors.ts";
import type { ChatSender, PostedClip } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { BoardMessages } from "./board-message.ts";
import type { ChatPace } from "./chat-pace.ts";
import type { Chats } from "./chats.ts";
import { mayBeDone, movedTo, toPlatformError, troubleOf } from "./errors.ts";
import type { FilmsByFile } from "./films-by-file.ts";
import { owe } from "./hand-over.ts";
import { toKeyboard } from "./keyboard.ts";
import { privateChatOf } from "./people.ts";
import { PLATFORM, refOf, targetOf } from "./place.ts";
import type { Posting, PostOnce } from "./post-once.ts";
import { CAPTION_MAX, createText } from "./rich-text.ts";
import type { TakesCards } from "./takes-card.ts";

/** A chat action is shown for 5 s at most. */
const CHAT_ACTION_MS = 4_500;
/** Photos, and so covers, have 10 MB at most. */
const COVER_MAX_BYTES = 10_000_000;

/** A film that Telegram refuses because too much was said is tried again here so often, and after such pauses; else later. */
const REFUSALS = 3;
const LONGEST_PAUSE_MS = 90_000;

function placeAsked({ chat, thread, message }: Surface): Place {
  return {
    chat,
    ...(thread === undefined ? {} : { thread }),
    ...(message === undefined ? {} : { message }),
  };
}

interface Place {
  chat: string;
  thread?: string;
  message?: string;
  elsewhere?: string;
}

/** The posting of a clip: once, where it was asked for or as near as can be. */
export function createClipPoster(dependencies: {
  api: Api;
  /** With the patience that an upload needs. */
  uploads: Api;
  pace: ChatPace;
  chats: Chats;
  once: PostOnce;
  notebook: Notebook;
  films: Pick<FilmsByFile, "note">;
  takesCards: Pick<TakesCards, "add">;
  boards: Pick<BoardMessages, "addDraft">;
  log: Log;
  thumbnail: ((filmPath: string) => Promise<Uint8Array>) | undefined;
  uploadLimitBytes: number;
  /** Notes what an error says about the chat. */
  learn(chat: string, error: unknown): Promise<void>;
}): ChatSender["postClip"] {
  const { api, uploads, pace, chats, once, notebook, films, takesCards, boards } = dependencies;
  const { log, thumbnail, uploadLimitBytes, learn } = dependencies;

  /** Where the clip may go, the place it was asked in first. */
  async function placesFor(surface: Surface, post: ClipPost): Promise<Place[]> {
    const places: Place[] = [];
    const chat = await chats.resolve(surface.chat);
    const direct = privateChatOf(post.clip.maker);
    if (post.audience.kind === "person") {
      const theirs = privateChatOf(post.audience);
      if (theirs === undefined) return [];
      return theirs === chat ? [placeAsked(surface)] : [{ chat: theirs }];
    }
    if (!(await chats.isSilent(chat))) {
      const moved = chat !== surface.chat;
      // Message ids of the old group mean other messages in the new one.
      if (!moved) {
        places.push(placeAsked(surface));
      }
      if (moved || surface.thread !== undefined) {
        places.push({
          chat,
          ...(moved ? {} : { elsewhere: "Posted outside the topic, because I can't write there." }),
        });
      }
    }
    if (direct !== undefined && direct !== chat) {
      places.push({
        chat: direct,
        elsewhere: "Sent to you directly, because I can't post it in the group.",
      });
    }
    return places;
  }

  async function postTo(
    place: Place,
    post: ClipPost,
    options: { idempotencyKey: string; signal: AbortSignal; posting: Posting; kept: string | undefined },
  ): Promise<PostedClip> {
    let chat = place.chat;
    let kept = options.kept;
    let refusals = 0;
    // Twice is enough: once for a group that moved, once for a file id that is known no more.
    for (let attempt = 0; ; attempt++) {
      // Before the upload, which would be in vain; and before anything is noted of where the film must stand.
      const { signal, posting } = options;
      const turn = await pace.message(chat, { signal, stillHere: posting.stillHere });
      try {
        const message = await send({ ...place, chat }, post, { ...options, kept, turn });
        const posted: PostedClip = {
          ref: refOf(message),
          fileId: message.video.file_id,
          ...(place.elsewhere ? { elsewhere: place.elsewhere } : {}),
        };
        await once.posted(options.idempotencyKey, posted);
        await films.note(message.video.file_unique_id, post.clip.id);
        return posted;
      } catch (error) {
        const unconfirmed = mayBeDone(error) ? await once.afterLostAnswer(options.idempotencyKey) : undefined;
        if (unconfirmed) throw unconfirmed;
        await once.refused(options.idempotencyKey);
        const to = movedTo(error);
        const pauseMs = toPlatformError(error).retryAfterMs;
        if (pauseMs !== undefined) {
          await pace.slowDown(chat, pauseMs);
          refusals += 1;
          if (refusals > REFUSALS || pauseMs > LONGEST_PAUSE_MS) throw error;
          attempt -= 1;
          continue;
        }
        if (attempt < 2 && to !== undefined) {
          await learn(chat, error);
          chat = to;
          delete place.thread;
          delete place.message;
        } else if (attempt < 2 && kept !== undefined && troubleOf(error) === "bad-file-id") {
          kept = undefined;
        } else throw error;
      }
    }
  }

  async function send(
    place: Place,
    post: ClipPost,
    {
      idempotencyKey,
      signal,
      posting,
      kept,
      turn,
    }: {
      idempotencyKey: string;
      signal: AbortSignal;
      posting: Posting;
      kept: string | undefined;
      turn: Awaited<ReturnType<ChatPace["message"]>>;
    },
  ): Promise<Message.VideoMessage> {
    const { text: caption, entities: caption_entities } = createText().add(post.caption).done(CAPTION_MAX);
    const markup = await toKeyboard(post.buttons, notebook);
    await once.begin(idempotencyKey);
    const { chat_id, ...target } = targetOf(place);
    const { file } = post.clip;
    const note = {
      chat: place.chat,
      caption,
      markup,
      replyTo: target.reply_parameters?.message_id,
      bytes: await bytesOf(post.path),
    };
    const about = {
      ...(file
        ? {
            duration: Math.max(1, Math.round(file.seconds)),
            width: Math.round(file.width),
            height: Math.round(file.height),
          }
        : {}),
      caption,
      ...(caption_entities.length > 0 ? { caption_entities } : {}),
      supports_streaming: true,
      ...(post.clip.spoiler ? { has_spoiler: true } : {}),
      ...target,
      ...(markup ? { reply_markup: markup } : {}),
    };
    if (kept !== undefined) {
      await once.aboutToEnd(idempotencyKey, note, posting);
      return uploads.raw.sendVideo({ chat_id, ...about, video: kept }, toGrammySignal(signal));
    }
    const stopAction = showUploading(place, posting.stillHere);
    try {
      const thumb = await thumbnailOf(post);
      const cover = await coverOf(post);
      return await uploads.raw.sendVideo(
        {
          chat_id,
          ...about,
          ...(thumb ? { thumbnail: new InputFile(thumb, "thumbnail.jpg") } : {}),
          ...(cover ? { cover: new InputFile(cover, "cover.jpg") } : {}),
          // Last, so that nothing but the closing line follows the film.
          video: new InputFile(
            () =>
              filmThen(post.path, async () => {
                await pace.spent(turn);
                await once.aboutToEnd(idempotencyKey, note, posting);
              }),
            `${fileName(post)}.mp4`,
          ),
        },
        toGrammySignal(signal),
      );
    } finally {
      stopAction();
    }
  }

  /** "is sending a video…" under the chat's name for as long as it takes. */
  function showUploading(place: Place, stillHere: () => void): () => void {
    const show = () => {
      stillHere();
      const { chat_id, message_thread_id } = targetOf(place);
      api
        .sendChatAction(chat_id, "upload_video", message_thread_id === undefined ? {} : { message_thread_id })
        .catch((error: unknown) => log.debug({ trouble: troubleOf(error) }, "a chat action was not shown"));
    };
    show();
    const timer = setInterval(show, CHAT_ACTION_MS);
    return () => clearInterval(timer);
  }

  async function thumbnailOf(post: ClipPost): Promise<Uint8Array | undefined> {
    try {
      return await thumbnail?.(post.path);
    } catch (error) {
      log.warn({ clipId: post.clip.id, err: error }, "a clip is posted without a thumbnail");
      return undefined;
    }
  }

  async function coverOf(post: ClipPost): Promise<string | undefined> {
    try {
      const { size } = await stat(post.posterPath);
      return size > 0 && size <= COVER_MAX_BYTES ? post.posterPath : undefined;
    } catch {
      return undefined;
    }
  }

  /** Where all takes of a /vary stand in one message, this one joins them. */
  async function intoTakesCard(post: ClipPost, signal: AbortSignal): Promise<PostedClip | undefined> {
    const { card, takes } = post.clip;
    if (card?.platform !== PLATFORM || !takes || post.again) return undefined;
    if ((await chats.resolve(card.chat)) !== card.chat) return undefined;
    return takesCards.add(card, post, `${fileName(post)}.mp4`, signal);
  }

  async function refuseTooLarge(post: ClipPost, limit: number): Promise<void> {
    const { size } = await stat(post.path);
    if (size <= limit) return;
    throw new PlatformError(
      "file-too-large",
      "The clip is larger than Telegram takes here. Ask for a shorter one.",
      {
        message: `file-too-large: ${size} bytes, ${limit} allowed`,
      },
    );
  }

  return async (surface, post, { idempotencyKey, signal }) => {
    const noted = await once.noted(idempotencyKey);
    const before = await once.earlier(idempotencyKey, noted);
    if (before) return before;
    const kept = keptFileId(post);
    if (!kept) await refuseTooLarge(post, surface.uploadLimitBytes ?? uploadLimitBytes);
    const inCard =
      (await intoTakesCard(post, signal)) ?? (await boards.addDraft(post, `${fileName(post)}.mp4`));
    if (inCard) return inCard;
    return once.alone(idempotencyKey, async (posting) => {
      // Another may have posted it, or be waiting for Telegram's answer, since it was looked.
      const meanwhile = await once.since(idempotencyKey, noted);
      if (meanwhile) return meanwhile;
      let refusal: unknown;
      for (const place of await placesFor(surface, post)) {
        signal.throwIfAborted();
        try {
          return await postTo(place, post, { idempotencyKey, signal, posting, kept });
        } catch (error) {
          const trouble = troubleOf(error);
          if (!["silenced", "no-films", "thread-gone", "thread-closed", "moved"].includes(trouble)) {
            throw toPlatformError(error);
          }
          if (trouble === "silenced") await learn(place.chat, error);
          refusal = error;
        }
      }
      const direct = privateChatOf(post.clip.maker);
      if (direct !== undefined) await owe(notebook, direct, post.clip.id);
      throw new PlatformError(
        "nowhere-to-post",
        post.audience.kind === "person"
          ? "That clip is for you alone, and I may not write to you: open a chat with me and send /show there."
          : "I may not write there any more. Your clip waits in /history: open a chat with me and send /show there.",
        { message: `nowhere-to-post: ${refusal ? toPlatformError(refusal).message : "no chat is left"}` },
      );
    });
  };
}

/** undefined: the file is gone, and what Telegram keeps of it is posted. */
async function bytesOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}

/** Telegram's id of this very clip from an earlier posting, so that nothing has to be uploaded. */
function keptFileId({ clip }: ClipPost): string | undefined {
  return clip.posted?.platform === PLATFORM ? clip.postedFileId : undefined;
}

async function* filmThen(path: string, beforeEnd: () => Promise<void>): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  await beforeEnd();
}

/** A name for the file that people save: letters and digits of the prompt. */
function fileName({ clip }: ClipPost): string {
  const words = clip.request.prompt
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return words || "clip";
}

type GrammySignal = NonNullable<Parameters<Api["raw"]["getMe"]>[0]>;

/** grammY's types name the AbortSignal of a polyfill; Node's own has all of it that is used. */
function toGrammySignal(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}
