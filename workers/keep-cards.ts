import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { type Clip, isEnded } from "../src/core/film/clip.ts";
import type { ChatSender } from "../src/core/ports/chat.ts";
import { loadClip, loadClips } from "../src/store/clips.ts";
import type { ClipEvents } from "../src/store/events.ts";
import type { Keys } from "../src/store/keys.ts";
import type { Cards } from "../src/studio/cards.ts";

/** Waiting cards move up when others end; they are looked at this often even if nothing happens to them. */
const LOOK_AGAIN_MS = 5_000;

export interface CardKeeper {
  stop(): Promise<void>;
}

/**
 * Keeps every open card true: whenever something happens to a clip its card is edited, no faster than the
 * platform allows, always to the newest state, and once more when the clip has ended.
 */
export async function startCardKeeper({
  redis,
  keys,
  events,
  cards,
  senders,
  now,
  log,
}: {
  redis: Redis;
  keys: Keys;
  events: ClipEvents;
  cards: Cards;
  senders: readonly ChatSender[];
  now: () => number;
  log: Logger;
}): Promise<CardKeeper> {
  const senderOf = new Map(senders.map((sender) => [sender.platform, sender]));
  /** What each card showed last, so that an edit that changes nothing isn't made. */
  const shown = new Map<string, { text: string; progress: number }>();
  const nextEditAt = new Map<string, number>();
  const nextChatEditAt = new Map<string, number>();
  const wanted = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  /** Edits the card as soon as the platform allows. */
  function want(clipId: string): void {
    if (stopped || wanted.has(clipId)) return;
    const wait = Math.max(0, (nextEditAt.get(clipId) ?? 0) - now());
    wanted.set(
      clipId,
      setTimeout(() => {
        wanted.delete(clipId);
        const edit = keep(clipId).catch((error: unknown) =>
          log.warn({ err: error, clipId }, "card could not be edited"),
        );
        running.add(edit);
        void edit.finally(() => running.delete(edit));
      }, wait),
    );
  }

  async function keep(clipId: string): Promise<void> {
    const clip = await loadClip(redis, keys, clipId);
    if (!clip?.card) return;
    const sender = senderOf.get(clip.card.platform);
    if (!sender) return;
    const chat = `${clip.card.platform}:${clip.card.chat}`;
    const chatWait = (nextChatEditAt.get(chat) ?? 0) - now();
    if (chatWait > 0 && !isEnded(clip.state)) {
      nextEditAt.set(clipId, now() + chatWait);
      return want(clipId);
    }
    nextEditAt.set(clipId, now() + sender.limits.editIntervalMs);
    nextChatEditAt.set(chat, now() + sender.limits.chatEditIntervalMs);
    await edit(clip, sender);
  }

  async function edit(clip: Clip, sender: ChatSender): Promise<void> {
    const before = shown.get(clip.id);
    const card = await cards.card(clip);
    if (card.progress !== null && before && !isEnded(clip.state))
      card.progress = Math.max(card.progress, before.progress);
    const text = JSON.stringify(card);
    if (before?.text !== text && clip.card) {
      const answer = await sender.editCard(clip.card, clip.surface, card);
      if (answer === "gone") await close(clip.id);
      else shown.set(clip.id, { text, progress: card.progress ?? 0 });
    }
    if (isEnded(clip.state)) await close(clip.id);
  }

  async function close(clipId: string): Promise<void> {
    await redis.srem(keys.openCards, clipId);
    shown.delete(clipId);
    nextEditAt.delete(clipId);
  }

  async function lookAgain(): Promise<void> {
    const open = await redis.smembers(keys.openCards);
    for (const clip of await loadClips(redis, keys, open)) {
      if (clip.card && senderOf.has(clip.card.platform)) want(clip.id);
    }
    for (const [chat, at] of nextChatEditAt) if (at < now()) nextChatEditAt.delete(chat);
  }

  const stopListening = events.onClip(({ clipId }) => want(clipId));
  const timer = setInterval(() => {
    lookAgain().catch((error: unknown) => log.warn({ err: error }, "open cards could not be read"));
  }, LOOK_AGAIN_MS);
  // Cards left open by a bot that ended before it could show their last state.
  await lookAgain();

  return {
    async stop() {
      stopped = true;
      stopListening();
      clearInterval(timer);
      for (const waiting of wanted.values()) clearTimeout(waiting);
      await Promise.all(running);
    },
  };
}
