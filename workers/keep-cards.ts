import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { BotError } from "../src/core/errors.ts";
import { isEnded } from "../src/core/film/clip.ts";
import type { ChatSender } from "../src/core/ports/chat.ts";
import { messageKey } from "../src/core/surface.ts";
import { lookDigest, type ShownCard } from "../src/store/open-cards.ts";
import type { Store } from "../src/store/store.ts";
import type { Cards } from "../src/studio/cards.ts";

/** Waiting cards move up when others end; they are looked at this often even if nothing happens to them. */
const LOOK_AGAIN_MS = 5_000;
/** A process that dies with a card in its hands keeps it from the others for this long. */
const LEASE_MS = 15_000;
/** An edit that failed is tried again after this, and ever later while it goes on failing. */
const FAILED_MS = 2_000;
const FAILED_LONGEST_MS = 5 * 60_000;
/** A card in its last state that still isn't taken after so many tries is given up. */
const LAST_TRIES = 8;

export interface CardKeeper {
  stop(): Promise<void>;
}

/** What this process has to do about one card. */
interface Wish {
  timer?: NodeJS.Timeout;
  /** When it is due, in milliseconds since 1970. */
  at: number;
  /** Being edited by this process just now. */
  underWay: boolean;
  /** Something happened meanwhile: look once more. */
  again: boolean;
  /** It has ended: its last state goes before the pace. */
  first: boolean;
  failures: number;
}

/**
 * Keeps every open card true: whenever something happens to a clip its card is edited, no faster than the
 * platform allows, always to the newest state, and once more when the clip has ended. One process edits a card at a
 * time, so that no older state comes after a newer one; what looks the same is not sent.
 */
export async function startCardKeeper({
  record,
  cards,
  senders,
  leaseMs = LEASE_MS,
  now,
  log,
}: {
  record: Pick<Store, "clips" | "events" | "openCards" | "shown">;
  cards: Cards;
  senders: readonly ChatSender[];
  leaseMs?: number | undefined;
  now: () => number;
  log: Logger;
}): Promise<CardKeeper> {
  const { clips, events, shown: messages } = record;
  const senderOf = new Map(senders.map((sender) => [sender.platform, sender]));
  const open = record.openCards(randomUUID());
  const wishes = new Map<string, Wish>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  /** Has the card looked at in `waitMs` milliseconds, or sooner if that is wished already. */
  function want(clipId: string, waitMs = 0, first = false): void {
    if (stopped) return;
    const wish = wishes.get(clipId) ?? {
      at: Number.POSITIVE_INFINITY,
      underWay: false,
      again: false,
      first: false,
      failures: 0,
    };
    wishes.set(clipId, wish);
    wish.first ||= first;
    if (wish.underWay) {
      wish.again = true;
      return;
    }
    const at = now() + waitMs;
    if (at >= wish.at) return;
    clearTimeout(wish.timer);
    wish.at = at;
    wish.timer = setTimeout(() => {
      const keeping = keep(clipId, wish).finally(() => running.delete(keeping));
      running.add(keeping);
    }, waitMs);
  }

  async function keep(clipId: string, wish: Wish): Promise<void> {
    Object.assign(wish, { at: Number.POSITIVE_INFINITY, underWay: true, again: false });
    let nextMs: number | undefined;
    try {
      nextMs = await lookAt(clipId, wish);
    } catch (error) {
      wish.failures += 1;
      nextMs = backOffMs(wish.failures);
      log.warn({ err: error, clipId }, "a card could not be looked at");
    }
    wish.underWay = false;
    if (nextMs !== undefined) want(clipId, nextMs);
    else if (wish.again) want(clipId);
    else wishes.delete(clipId);
  }

  /** After how many milliseconds the card is to be looked at again; undefined: when something happens to it. */
  async function lookAt(clipId: string, wish: Wish): Promise<number | undefined> {
    const known = await clips.load(clipId);
    const first = known?.takes?.[0];
    if (known && first !== undefined && first !== clipId) {
      // The first of the takes has the card of them all.
      want(first, 0, wish.first || isEnded(known.state));
      return undefined;
    }
    const sender = known?.card && senderOf.get(known.card.platform);
    if (!known?.card || !sender) return undefined;
    const turn = await open.take(clipId, {
      chat: `${known.card.platform}:${known.card.chat}`,
      chatIntervalMs: sender.limits.chatEditIntervalMs,
      leaseMs,
      first: wish.first || isEnded(known.state),
    });
    if (turn.kind === "gone") return undefined;
    if (turn.kind === "wait") return turn.waitMs;
    const holding = setInterval(() => {
      open.hold(clipId, leaseMs).catch(() => {});
    }, leaseMs / 3);
    try {
      return await edit(clipId, sender, turn.shown, wish);
    } finally {
      clearInterval(holding);
    }
  }

  /** Shows the clip as it is now that the card is ours. */
  async function edit(
    clipId: string,
    sender: ChatSender,
    shown: ShownCard,
    wish: Wish,
  ): Promise<number | undefined> {
    const clip = await clips.load(clipId);
    const { editIntervalMs } = sender.limits;
    if (!clip?.card) {
      await open.putDown(clipId, shown, {});
      return undefined;
    }
    const takes = clip.takes ? await clips.loadAll(clip.takes) : undefined;
    const ended = (takes ?? [clip]).every(({ state }) => isEnded(state));
    // Where no further message was to be had, the card has become the film, which has buttons of its own.
    if (!takes && clip.posted && messageKey(clip.posted) === messageKey(clip.card)) {
      await open.putDown(clipId, shown, { ended });
      return undefined;
    }
    // A board's draft is just taking the card's place: an edit now would undo it.
    if (clip.board !== undefined && clip.state === "delivering") {
      await open.putDown(clipId, shown, {});
      return undefined;
    }
    const card = takes ? await cards.takesCard(takes) : await cards.cardOf(clip);
    if (card.progress !== null && !ended) card.progress = Math.max(card.progress, shown.progress);
    const look = lookDigest(sender.cardLook(card));
    const progress = card.progress ?? 0;
    if (look === shown.look) {
      await open.putDown(clipId, { look, progress }, { ended });
      return undefined;
    }
    try {
      const answer = await sender.editCard(clip.card, clip.surface, card);
      wish.failures = 0;
      // It became the next version's board meanwhile, which was shown before this was. That of takes is the post of each of them.
      if (!takes && (await messages.isAnothers(clip.card, clipId))) {
        await open.putDown(clipId, { look, progress }, { ended: true });
        return undefined;
      }
      if (typeof answer === "object") {
        await open.putDown(clipId, shown, { pauseMs: answer.waitMs });
        return answer.waitMs;
      }
      await open.putDown(
        clipId,
        { look, progress },
        { intervalMs: editIntervalMs, ended, gone: answer === "gone" },
      );
      return undefined;
    } catch (error) {
      wish.failures += 1;
      const final = error instanceof BotError && !error.retryable;
      const askedMs = error instanceof BotError ? error.retryAfterMs : undefined;
      const waitMs = Math.max(askedMs ?? 0, backOffMs(wish.failures));
      const giveUp = ended && wish.failures >= (final ? 1 : LAST_TRIES);
      log.warn({ err: error, clipId, giveUp }, "card could not be edited");
      // What it shows now isn't known: the edit may have been taken all the same.
      await open.putDown(clipId, { progress: shown.progress }, { pauseMs: waitMs, ended: giveUp });
      return giveUp ? undefined : waitMs;
    }
  }

  async function lookAgain(): Promise<void> {
    for (const clip of await clips.loadAll(await open.all())) {
      if (clip.card && senderOf.has(clip.card.platform)) want(clip.id, 0, isEnded(clip.state));
    }
  }

  const stopListening = [
    events.onState(({ clipId, state }) => want(clipId, 0, state !== undefined && isEnded(state))),
    await events.onProgress((clipId) => want(clipId)),
  ];
  const timer = setInterval(() => {
    lookAgain().catch((error: unknown) => log.warn({ err: error }, "open cards could not be read"));
  }, LOOK_AGAIN_MS);
  // Cards left open by a bot that ended before it could show their last state.
  await lookAgain();

  return {
    async stop() {
      stopped = true;
      for (const stop of stopListening) stop();
      clearInterval(timer);
      for (const wish of wishes.values()) clearTimeout(wish.timer);
      await Promise.all(running);
    },
  };
}

function backOffMs(failures: number): number {
  return Math.min(FAILED_LONGEST_MS, FAILED_MS * 2 ** (failures - 1));
}
