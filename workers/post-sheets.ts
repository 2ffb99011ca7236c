import type { Logger } from "pino";
import { audienceOf } from "../src/core/access/audience.ts";
import { takesNotice, takesOf, takesThere } from "../src/core/card/takes.ts";
import { isEnded } from "../src/core/film/clip.ts";
import type { ChatSender } from "../src/core/ports/chat.ts";
import type { Studio } from "../src/core/ports/studio.ts";
import { messageKey } from "../src/core/surface.ts";
import type { Store } from "../src/store/store.ts";

/**
 * When the last take of a /vary has ended, its maker is told once, by whichever process is first: with the contact sheet
 * where two or more are there to pick from, or in a line where they all stand in one message. What is missed while no process runs is had with /pick --sheet.
 */
export function startTakeSheets({
  record: { clips, events, families, shown },
  senders,
  studio,
  log,
}: {
  record: Pick<Store, "clips" | "events" | "families" | "shown">;
  senders: readonly ChatSender[];
  studio: Pick<Studio, "contactSheet">;
  log: Logger;
}): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();

  async function look(clipId: string): Promise<void> {
    const clip = await clips.load(clipId);
    const batch = clip?.lineage.batch;
    if (!clip || batch === undefined) return;
    const sender = senders.find(({ platform }) => platform === clip.surface.platform);
    if (!sender) return;
    const family = await families.family(clip.lineage.root);
    const all = family.filter((one) => one.lineage.batch === batch);
    const takes = takesOf(clip, all).filter((take) => take.state === "delivered");
    const [first] = takes;
    if (!first || !all.every((take) => isEnded(take.state))) return;
    // Where they stand in one message they are picked there, and an edited message tells nobody that it is done.
    const isOneMessage = takes.every(
      ({ card, posted, takes }) => takes && card && posted && messageKey(card) === messageKey(posted),
    );
    if (takes.length < 2 && !isOneMessage) return;
    if (!(await shown.claimSheet(batch))) return;
    // One private take makes the sheet its maker's alone.
    const audience = audienceOf(takes.find((take) => take.private) ?? clip);
    const under =
      isOneMessage && first.card ? { ...clip.surface, message: first.card.message } : clip.surface;
    const notice = isOneMessage
      ? takesThere(first, takes.length, all.length)
      : takesNotice(takes, await studio.contactSheet(takes));
    await sender.postNotice(under, notice, audience);
  }

  const stopListening = events.onState(({ clipId, state }) => {
    if (state === undefined || !isEnded(state)) return;
    const looking = look(clipId)
      .catch((error: unknown) => log.warn({ err: error, clipId }, "the sheet of takes could not be posted"))
      .finally(() => running.delete(looking));
    running.add(looking);
  });

  return {
    async stop() {
      stopListening();
      await Promise.allSettled(running);
    },
  };
}
