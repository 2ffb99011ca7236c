import type { Audience } from "../access/audience.ts";
import type { Card, ClipPost } from "../card/card.ts";
import type { MessageRef, Surface } from "../surface.ts";
import type { Dispatcher } from "../talk/dispatch.ts";
import type { Notice } from "../talk/reply.ts";
import type { Payments } from "./top-ups.ts";

/** A platform's numbers, as data; the core decides what to do about them. */
export interface PlatformLimits {
  /** Least time between two edits of one card, in milliseconds. */
  editIntervalMs: number;
  /**
   * Least time between two edits in one chat, whatever the card and whichever process, in milliseconds; 0 where the
   * platform counts each message by itself or the sender keeps the pace.
   */
  chatEditIntervalMs: number;
}

/** The half of an adapter that hears. */
export interface ChatListener {
  readonly platform: string;
  /** Connects and hands on what is said; resolves once it is ready to hear. One process at a time may. */
  start(dispatcher: Dispatcher): Promise<void>;
  /** Before `start`, while another process is the one: answers what the platform itself brings here, and asks for nothing. */
  standBy?(dispatcher: Dispatcher): Promise<void>;
  /** Whether it hears anything now, without asking anybody; left out where it can't but hear. */
  health?(): { ok: true } | { ok: false; why: string };
  /** Where the platform calls us; left out where it doesn't. */
  readonly webhook?: { path: string; handle(request: Request): Promise<Response> };
  /** Hears no more; what has been heard is answered first. */
  stop(): Promise<void>;
}

export interface PostedClip {
  ref: MessageRef;
  /** The platform's own id of the uploaded file. */
  fileId?: string;
  /** Posted elsewhere than asked (a direct message, say): a sentence for the card. */
  elsewhere?: string;
}

/** The half of an adapter that speaks; works with the bot's token alone, in a worker without a connection too. */
export interface ChatSender {
  readonly platform: string;
  /** Absent where nothing can be paid. */
  readonly payments?: Payments;
  readonly limits: PlatformLimits;
  /** Greatest file this surface takes now, in bytes. */
  uploadLimit(surface: Surface): Promise<number>;
  /**
   * The roles somebody has in a group now; undefined: they are not in it any more. Left out where the platform has no roles.
   * Throws PlatformError, retryable where it can't tell just now.
   */
  rolesOf?(group: string, personId: string): Promise<readonly string[] | undefined>;
  /** What a card looks like on this platform, as a text: two cards with equal looks are the same message. */
  cardLook(card: Card): string;
  /**
   * Shows the card's new state. "gone": the message no longer exists, no need to try again. `waitMs`: the chat takes no
   * edit now and nothing was sent; come back after so many milliseconds with the card as it is then. A retryable
   * PlatformError asks for the same with its `retryAfterMs`.
   */
  editCard(ref: MessageRef, surface: Surface, card: Card): Promise<"edited" | "gone" | { waitMs: number }>;
  /**
   * Posts a finished clip to its audience. For the place: as a reply to the asking message, in the same thread; if
   * that is gone, in the chat; if that is gone, to the maker directly. For one person: where nobody else sees it, or
   * nowhere. A take whose card stands for all takes of a /vary (`clip.takes`) may be shown there instead, which the answer's
   * `ref` says. `idempotencyKey` is the same however often this clip is posted.
   * Throws PlatformError: `nowhere-to-post` (final: it waits in /history), `file-too-large` (the caller fits
   * and tries again), others retryable as they say.
   */
  postClip(
    surface: Surface,
    post: ClipPost,
    options: { idempotencyKey: string; signal: AbortSignal },
  ): Promise<PostedClip>;
  /**
   * A new message from the bot, outside any answer; for one person, where nobody else sees it. undefined: there is
   * nowhere it could be posted.
   */
  postNotice(surface: Surface, notice: Notice, audience: Audience): Promise<MessageRef | undefined>;
  /**
   * Removes a message of the bot's; a message already gone is fine. `filmOf`: takes away that clip's film alone, where the
   * message stands for other takes too. "stays": the platform doesn't let it be removed.
   */
  deleteMessage(ref: MessageRef, filmOf?: string): Promise<"gone" | "stays">;
  close(): Promise<void>;
}
