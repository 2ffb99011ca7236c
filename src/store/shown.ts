import type { Clip } from "../core/film/clip.ts";
import { type MessageRef, messageKey } from "../core/surface.ts";
import type { Connection } from "./connection.ts";
import { stateNews } from "./events.ts";
import type { Keys } from "./keys.ts";
import { lookDigest } from "./open-cards.ts";
import { createScript } from "./script.ts";

/** How long a message stands for its clip: a reply to it is a remix until then. In seconds. */
export const MESSAGE_TTL_S = 400 * 24 * 60 * 60;
/** Long after the last take of a /vary has ended, nobody waits for its sheet. */
const SHEET_REMEMBERED_S = 7 * 24 * 3_600;

/** What of a clip stands in chats: its card, its post, the sheet of its takes. */
export function createShown({
  redis,
  keys,
  noteCard,
}: {
  redis: Connection;
  keys: Keys;
  /** Told before a message becomes a clip's card. */
  noteCard?: (clipId: string, ref: MessageRef) => Promise<void>;
}) {
  const attach = createScript<string>(redis, "attach-card");

  async function attached(
    clipId: string,
    ref: MessageRef,
    { look, giver, isPost = false }: { look?: string | undefined; giver?: string; isPost?: boolean },
  ): Promise<boolean> {
    await noteCard?.(clipId, ref);
    const owner = await attach(
      {
        card: keys.card(clipId),
        message: keys.message(ref),
        clip: keys.clip(clipId),
        openCards: keys.openCards,
        from: keys.clip(giver ?? clipId),
      },
      {
        id: clipId,
        ref: JSON.stringify(ref),
        look: look === undefined ? undefined : lookDigest(look),
        ttl: MESSAGE_TTL_S,
        giver,
        isPost,
        ...stateNews(keys, clipId),
      },
    );
    if (owner !== clipId) await noteCard?.(owner, ref);
    return owner === clipId;
  }

  return {
    /** The clip whose card or posted message this is. */
    async clipOf(ref: MessageRef): Promise<string | undefined> {
      return (await redis.get(keys.message(ref))) ?? undefined;
    },
    /**
     * From now on this message is the clip's card, and open; `look`: what it shows, where that is known. false: it is another
     * clip's by now, for whoever showed it stood still meanwhile.
     */
    attachCard: (clipId: string, ref: MessageRef, look?: string): Promise<boolean> =>
      attached(clipId, ref, { look }),
    /** Notes a card here that another process has shown, as a worker shows that of what a vote has rendered. */
    async noteShown(clipId: string): Promise<void> {
      const card = await redis.hget(keys.clip(clipId), "card");
      if (card !== null) await noteCard?.(clipId, JSON.parse(card) as MessageRef);
    },
    /** A clip's message, its card or its post, is another's card from now on; in one step, so that it is always somebody's. */
    async giveCard(from: string, to: string, ref: MessageRef): Promise<boolean> {
      const posted = await redis.hget(keys.clip(from), "posted");
      const isPost = posted !== null && messageKey(JSON.parse(posted) as MessageRef) === messageKey(ref);
      return attached(to, ref, { giver: from, isPost });
    },
    /**
     * Whether this message is another clip's by now. Then that one's card is shown once more: what was just shown here of
     * the clip it was before is not true of it.
     */
    async isAnothers(ref: MessageRef, clipId: string): Promise<boolean> {
      const owner = await redis.get(keys.message(ref));
      if (owner === null || owner === clipId) return false;
      await redis.hdel(keys.card(owner), "look");
      await this.openAgain(owner);
      return true;
    },
    /** From now on this one message is the card of all takes of a /vary; the first stands for them all. */
    async attachTakes(clipIds: readonly string[], ref: MessageRef, look?: string): Promise<void> {
      const [first, ...others] = clipIds;
      if (first === undefined) return;
      const step = redis.multi();
      for (const id of others)
        step.hset(keys.clip(id), { card: JSON.stringify(ref), takes: JSON.stringify(clipIds) });
      await step.hset(keys.clip(first), "takes", JSON.stringify(clipIds)).exec();
      await this.attachCard(first, ref, look);
    },
    /** Has the card looked at once more, also after its last state: what can be done with the clip has changed. */
    async openAgain(clipId: string): Promise<void> {
      await redis
        .multi()
        .sadd(keys.openCards, clipId)
        .publish(keys.events, stateNews(keys, clipId).event)
        .exec();
    },
    /**
     * From now on this message is the clip's post. Its card is open again, even where it couldn't be edited any more: who
     * can be sent a film can be shown its card.
     */
    async attachPost(clipId: string, ref: MessageRef, fileId?: string): Promise<void> {
      await redis
        .multi()
        .hdel(keys.card(clipId), "gone", "look")
        .set(keys.message(ref), clipId, "EX", MESSAGE_TTL_S)
        .hset(keys.clip(clipId), {
          posted: JSON.stringify(ref),
          ...(fileId === undefined ? {} : { postedFileId: JSON.stringify(fileId) }),
        })
        .sadd(keys.openCards, clipId)
        .publish(keys.events, stateNews(keys, clipId, "delivered").event)
        .exec();
    },
    /** A finished clip stands in one more message: a reply to it is a remix, and it goes when the clip does. */
    async postedAgain(clipId: string, ref: MessageRef, fileId?: string): Promise<void> {
      await redis
        .multi()
        .set(keys.message(ref), clipId, "EX", MESSAGE_TTL_S)
        .sadd(keys.postsOf(clipId), JSON.stringify(ref))
        .expire(keys.postsOf(clipId), MESSAGE_TTL_S)
        .exec();
      const isFirst = (await redis.hsetnx(keys.clip(clipId), "posted", JSON.stringify(ref))) === 1;
      if (isFirst && fileId !== undefined)
        await redis.hset(keys.clip(clipId), "postedFileId", JSON.stringify(fileId));
    },
    /** Every message that shows a clip: its post, further ones, its card. */
    async messagesOf(clipId: string, clip: Pick<Clip, "posted" | "card"> | undefined): Promise<MessageRef[]> {
      const again = (await redis.smembers(keys.postsOf(clipId))).map(
        (written) => JSON.parse(written) as MessageRef,
      );
      const all = [clip?.posted, ...again, clip?.card].filter((ref) => ref !== undefined);
      return [...new Map(all.map((ref) => [messageKey(ref), ref])).values()];
    },
    /**
     * A message that showed the clip is gone, or, where it `stands` for other takes, shows it no more; what stands for the
     * clip is whatever else does.
     */
    async takenAway(clipId: string, ref: MessageRef, stands = false): Promise<void> {
      const [posted, card] = await redis.hmget(keys.clip(clipId), "posted", "card");
      const isIt = (written: string | null | undefined) =>
        written != null && messageKey(JSON.parse(written) as MessageRef) === messageKey(ref);
      const step = redis.multi().srem(keys.postsOf(clipId), JSON.stringify(ref));
      if (!stands) step.del(keys.message(ref));
      if (isIt(posted)) step.hdel(keys.clip(clipId), "posted", "postedFileId");
      if (isIt(card) && !stands) step.hdel(keys.clip(clipId), "card").srem(keys.openCards, clipId);
      await step.exec();
    },
    /** Whether this call is the first to ask: a batch's sheet is posted once. */
    async claimSheet(batch: string): Promise<boolean> {
      return (await redis.set(keys.takeSheet(batch), "1", "EX", SHEET_REMEMBERED_S, "NX")) !== null;
    },
    /** Whether this call is to draw the picture of a board's frames: one does at a time, for as long as it says so again. */
    async claimBoardSheet(clipId: string, leaseMs: number): Promise<boolean> {
      return (await redis.set(keys.boardSheet(clipId), "1", "PX", leaseMs, "NX")) !== null;
    },
    async holdBoardSheet(clipId: string, leaseMs: number): Promise<void> {
      await redis.pexpire(keys.boardSheet(clipId), leaseMs);
    },
  };
}
