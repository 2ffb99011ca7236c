import type { Logger } from "pino";
import { BotError } from "../src/core/errors.ts";
import { isEnded } from "../src/core/film/clip.ts";
import type { CardJournal, NotedCard } from "../src/core/ports/card-journal.ts";
import type { ChatSender } from "../src/core/ports/chat.ts";
import type { Store } from "../src/store/store.ts";

/** Redis may have forgotten something whenever it was started anew, which is seen by what it has forgotten. In milliseconds. */
const LOOK_MS = 10_000;

export interface TellLostDependencies {
  journal: CardJournal;
  record: Pick<Store, "clips" | "shown">;
  senders: readonly ChatSender[];
  log: Logger;
}

/**
 * Tells whoever saw the card of a clip that a power cut took from Redis: the card would say "next in line" for ever. Where only
 * that the message is its card was lost, it is that again.
 */
export function createTellLost({ journal, record: { clips, shown }, senders, log }: TellLostDependencies) {
  return async function tellLost(): Promise<void> {
    const noted = journal.all();
    if (noted.length === 0) return;
    const known = new Map(
      (await clips.loadAll(noted.map(({ clipId }) => clipId))).map((clip) => [clip.id, clip]),
    );
    const over: NotedCard[] = [];
    for (const card of noted) {
      const clip = known.get(card.clipId);
      if (!clip) {
        if (await tell(card)) over.push(card);
        continue;
      }
      if (!clip.card && !clip.posted && clip.deletedAt === undefined)
        await shown.attachCard(clip.id, card.ref);
      else if (isEnded(clip.state)) over.push(card);
    }
    if (over.length > 0) await journal.forget(over);
  };

  /** false: it has to be tried again. */
  async function tell({ clipId, ref, surface, ifLost }: NotedCard): Promise<boolean> {
    const sender = senders.find(({ platform }) => platform === ref.platform);
    if (!sender) return true;
    try {
      if (typeof (await sender.editCard(ref, surface, ifLost)) === "object") return false;
    } catch (error) {
      log.warn({ err: error, clipId }, "a lost clip's card could not be edited");
      if (!(error instanceof BotError) || error.retryable) return false;
    }
    // It may have been made the card of what was gone by then.
    await shown.takenAway(clipId, ref);
    log.warn({ clipId }, "Redis has forgotten a clip, as after a power cut; its card says so");
    return true;
  }
}

/** Looks now, and from time to time; and notes cards that processes without a journal have shown. */
export function startTellingLost(dependencies: TellLostDependencies & { record: Pick<Store, "events"> }): {
  stop(): Promise<void>;
} {
  const { journal, record, log } = dependencies;
  const tellLost = createTellLost(dependencies);
  let looking = Promise.resolve();
  const stopListening = record.events.onState(({ clipId, state }) => {
    if (state !== undefined || journal.all().some((card) => card.clipId === clipId)) return;
    record.shown
      .noteShown(clipId)
      .catch((err: unknown) => log.warn({ err, clipId }, "a card could not be noted"));
  });
  const look = () => {
    looking = looking
      .then(tellLost)
      .catch((error: unknown) => log.warn({ err: error }, "lost clips could not be looked for"));
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return {
    async stop() {
      clearInterval(timer);
      stopListening();
      await looking;
    },
  };
}
