import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Api } from "grammy";
import type { InlineKeyboardMarkup, Message } from "grammy/types";
import type { Turn } from "../../src/core/card/one-at-a-time.ts";
import { stillHolds } from "../../src/core/card/still-holds.ts";
import { PlatformError } from "../../src/core/errors.ts";
import type { PostedClip } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import { countsItsOwn, LOOKED_FOR_MS, type MessageNumbers } from "./message-numbers.ts";
import { PLATFORM } from "./place.ts";

/**
 * A film is posted once although Telegram knows no idempotency key. What is noted, and when:
 *
 * - `uploading` before the first byte. A crash now posts nothing: the request never ends, so Telegram drops it.
 * - `sent` before the *last* byte (the closing line of the multipart body waits for this note). Only from here
 *   until the answer is noted may the film stand in the chat without our knowing.
 * - `posted` with the message's id, as soon as the answer is there. What goes wrong after that changes nothing of it.
 *
 * Whoever comes back to `sent` looks for the film before sending it again: its id must be among those right after the
 * newest one known when its last byte left, however long ago that was. Giving a message the caption and buttons it already has is
 * answered with "message is not modified": that is the film, and nothing was changed. Other people's messages,
 * gaps and our own texts refuse a caption; other films of ours are known by their ids and left alone. In a supergroup more may have been
 * said than the bot hears: there it is looked for from the newest message back as well, a few ids a minute. If it is not there, it
 * was never posted, and is sent.
 *
 * Where the answers for two were lost at once, looking for the one may give the other its caption. The server's answer tells
 * by what it replies to that it is the other, and whoever looks for that gives it its own again.
 */
type Note =
  | { phase: "uploading" }
  | ({ phase: "sent"; at: number; after: number } & Sending)
  | { phase: "posted"; posted: PostedClip };

/** The right to post under a key, for as long as its holder gives signs of life. */
export interface Posting extends Turn {
  stillHere(): void;
}

/**
 * Ids in which what was sent `at` that time has not been looked for: from the first up to the last. Noted by itself, so that whoever
 * stands still while looking never writes over what another has noted of the posting.
 */
interface Stretch {
  at: number;
  first: number;
  last: number;
}

/** What it is known by in its chat. */
interface Sending {
  chat: string;
  caption: string;
  markup?: InlineKeyboardMarkup | undefined;
  /** The message that it replies to, and the film's bytes, where it has them. */
  replyTo?: number | undefined;
  bytes?: number | undefined;
}

/** Before the key of a film that a message was found not to be. */
const NOT = "not ";
/** After an answer was lost Telegram may still be working on the upload; looking for the film earlier proves nothing. */
const SETTLE_MS = 4_000;
/** Ids looked at after the newest one known: of messages that went on while Telegram took the film in. */
const MARGIN = 15;
/**
 * Greatest number of ids looked at. In a supergroup, which counts its own messages, more would come near the limit on
 * edits; all other chats of a bot are counted together, and many may go on there in the same second.
 */
const LOOKED_AT = { supergroup: 15, elsewhere: 200 };
/** A supergroup takes twenty edits a minute; and ten minutes are enough to look. */
const NEXT_LOOK_MS = 60_000;
const LOOKED_BACK = 150;

export function createPostOnce(dependencies: {
  api: Api;
  notebook: Notebook;
  numbers: MessageNumbers;
  /** The id that a message has now in a supergroup; undefined: nothing can be said there. */
  nextNumber: (place: { chat: string; message?: string }) => Promise<number | undefined>;
  /** The clock by which all processes agree. */
  now: () => number;
  log: Log;
  /** How long another process that holds the posting is believed to be alive after its last sign, in milliseconds. */
  leaseMs?: number;
}) {
  const { api, notebook, numbers, nextNumber, now, log, leaseMs = 20_000 } = dependencies;
  /** What was noted here of each that is under way. */
  const ours = new Map<string, Note>();

  async function write(key: string, note: Note): Promise<void> {
    ours.set(key, note);
    await notebook.set(`post:${key}`, note, { ttlMs: LOOKED_FOR_MS });
  }

  type Found = Message.VideoMessage | { message_id: number };

  async function look(key: string, note: Note & { phase: "sent" }): Promise<Found | undefined> {
    const left = await notebook.get<Stretch>(leftKey(key));
    if (left?.at === note.at) return lookBack(key, note, left);
    const isSupergroup = countsItsOwn(note.chat);
    const most = isSupergroup ? LOOKED_AT.supergroup : LOOKED_AT.elsewhere;
    const newest = Math.max(note.after, await numbers.newest(note.chat));
    const last = Math.min(note.after + most, newest + MARGIN);
    const found = await lookAmong(key, note, upwards(note.after + 1, last));
    if (found !== undefined || !isSupergroup) return found?.message;
    const message = note.replyTo === undefined ? {} : { message: String(note.replyTo) };
    const next = await nextNumber({ chat: note.chat, ...message });
    if (next === undefined || next <= last + 1) return undefined;
    const first = Math.max(last + 1, next - LOOKED_BACK);
    return goOnLater(key, { at: note.at, first, last: next - 1 });
  }

  /** Among as many of the newest as may be looked at now. */
  async function lookBack(key: string, note: Note & { phase: "sent" }, { first, last }: Stretch) {
    const from = Math.max(first, last - LOOKED_AT.supergroup + 1);
    const found = await lookAmong(key, note, upwards(from, last).reverse());
    if (found !== undefined || from === first) return found?.message;
    return goOnLater(key, { at: note.at, first, last: from - 1 });
  }

  async function goOnLater(key: string, left: Stretch): Promise<never> {
    await notebook.set(leftKey(key), left, { ttlMs: LOOKED_FOR_MS });
    throw unconfirmed(NEXT_LOOK_MS);
  }

  /** undefined: it is none of them. `message` undefined: it can't be in this chat. */
  async function lookAmong(
    key: string,
    note: Sending,
    ids: readonly number[],
  ): Promise<{ message: Found | undefined } | undefined> {
    for (const id of ids) {
      const by = await numbers.takenBy(note.chat, id);
      if (by === key) return { message: { message_id: id } };
      if (by !== undefined && !isOnlyNot(by, key)) continue;
      try {
        const message = await api.editMessageCaption(Number(note.chat), id, {
          caption: note.caption,
          ...(note.markup ? { reply_markup: note.markup } : {}),
        });
        // Its caption or buttons were others until now: somebody looked for another and came upon this.
        if (message !== true && isTheOne(message, note)) return { message: message as Message.VideoMessage };
        // It has our caption now, and would be taken for ours by the next look.
        await numbers.take(note.chat, id, NOT + key);
        log.warn(
          { chat: note.chat, message: id },
          "a message of ours got another caption while a lost film was looked for",
        );
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === "unchanged") return { message: { message_id: id } };
        if (trouble === "message-gone" || trouble === "refused") continue;
        if (trouble === "silenced" || trouble === "moved") return { message: undefined };
        throw toPlatformError(error);
      }
    }
    return undefined;
  }

  return {
    noted: (key: string) => notebook.get<Note>(`post:${key}`),
    /** What an earlier attempt, of which this is noted, came to, if the film is posted. Throws PlatformError while that can't be said. */
    async earlier(key: string, note: Note | undefined): Promise<PostedClip | undefined> {
      if (note?.phase === "posted") return note.posted;
      if (note?.phase !== "sent") return undefined;
      const settledIn = note.at + SETTLE_MS - now();
      if (settledIn > 0) throw unconfirmed(settledIn);
      const found = await look(key, note);
      if (!found) return undefined;
      const posted: PostedClip = {
        ref: { platform: PLATFORM, chat: note.chat, message: String(found.message_id) },
        ...("video" in found ? { fileId: found.video.file_id } : {}),
      };
      log.info({ chat: note.chat }, "a film whose posting was not confirmed was found in its chat");
      await numbers.take(note.chat, found.message_id, key);
      await notebook.set(`post:${key}`, { phase: "posted", posted } satisfies Note, { ttlMs: LOOKED_FOR_MS });
      return posted;
    },

    /** The same for what another has noted since `before` was. */
    async since(key: string, before: Note | undefined): Promise<PostedClip | undefined> {
      const note = await notebook.get<Note>(`post:${key}`);
      if (note?.phase === "posted") return note.posted;
      if (note?.phase === "sent" && !isDeepStrictEqual(note, before)) throw unconfirmed(SETTLE_MS);
      return undefined;
    },

    /** Runs `work` while no other process posts under this key. */
    async alone<Result>(key: string, work: (posting: Posting) => Promise<Result>): Promise<Result> {
      const [lease, holder] = [`posting:${key}`, randomUUID()];
      if (!(await notebook.claim(lease, holder, { ttlMs: leaseMs }))) throw postingAlready(leaseMs);
      const hold = () => stillHolds({ notebook, key: lease, holder, ttlMs: leaseMs });
      try {
        return await work({
          stillHere() {
            hold().catch((error: unknown) => {
              log.warn({ err: error }, "the sign of life of a posting could not be kept");
            });
          },
          async requireHeld() {
            if (!(await hold())) throw postingAlready(leaseMs);
          },
        });
      } finally {
        await notebook.leave(lease, holder);
      }
    },

    async begin(key: string): Promise<void> {
      await write(key, { phase: "uploading" });
    },
    /** To be awaited before the last byte leaves. Throws where another may post by now: it must not leave then. */
    async aboutToEnd(key: string, sending: Sending, { requireHeld }: Turn) {
      const after = await numbers.newest(sending.chat);
      const at = now();
      await requireHeld();
      await write(key, { ...sending, phase: "sent", at, after });
      await requireHeld();
    },
    /** `more`: further messages that it stands in. */
    async posted(key: string, posted: PostedClip, more: readonly number[] = []): Promise<void> {
      for (const message of [Number(posted.ref.message), ...more])
        await numbers.take(posted.ref.chat, message, key);
      await notebook.set(`post:${key}`, { phase: "posted", posted } satisfies Note, { ttlMs: LOOKED_FOR_MS });
      ours.delete(key);
    },
    /** Telegram said no, so nothing was posted; but what another has noted meanwhile of its own posting stays. */
    async refused(key: string): Promise<void> {
      const noted = ours.get(key);
      ours.delete(key);
      if (noted) await notebook.leave(`post:${key}`, noted);
    },
    /** What was posted is gone from its chat, and may be posted again. */
    async forget(key: string): Promise<void> {
      await notebook.delete(`post:${key}`);
    },
    /**
     * After an error that leaves open whether Telegram did it, or whether that is noted: undefined when it surely did not. Only
     * before its last byte left nobody has it.
     */
    async afterLostAnswer(key: string): Promise<PlatformError | undefined> {
      const note = await notebook.get<Note>(`post:${key}`);
      if (note === undefined || note.phase === "uploading") return undefined;
      ours.delete(key);
      return unconfirmed(SETTLE_MS);
    },
  };
}

const leftKey = (key: string) => `post-left:${key}`;

function upwards(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, more) => first + more);
}

/** Whether all that is known of a message is that it is not what was sent under another key. */
function isOnlyNot(by: string, key: string): boolean {
  return by.startsWith(NOT) && by !== NOT + key;
}

/** Whether a message that has this caption now is the one that was sent, by all that is known of both. */
function isTheOne(message: Message, { replyTo, bytes }: Sending): boolean {
  const answered = message.reply_to_message?.message_id;
  const size = "video" in message ? message.video?.file_size : undefined;
  const same = (ours?: number, there?: number) => ours === undefined || there === undefined || ours === there;
  return ("video" in message || "photo" in message) && same(replyTo, answered) && same(bytes, size);
}

function postingAlready(waitMs: number): PlatformError {
  return new PlatformError("posting-already", "This clip is just being posted.", {
    retryable: true,
    retryAfterMs: waitMs,
  });
}

function unconfirmed(waitMs: number): PlatformError {
  return new PlatformError("post-unconfirmed", "Telegram has not said yet whether the clip arrived.", {
    retryable: true,
    retryAfterMs: waitMs,
  });
}

export type PostOnce = ReturnType<typeof createPostOnce>;
