import type { Worker } from "bullmq";
import type { Logger } from "pino";
import type { ClipQueue } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { Delivery } from "./deliver.ts";

export type HandOver = ReturnType<typeof createHandOver>;

/**
 * Sees that a film that was cut here is posted: by this process, which has its file at hand, where it can speak there; else by whoever
 * takes it from the platform's line. What is posted takes no place from what is cut.
 */
export function createHandOver({
  queue,
  deliveries,
  cutter,
}: {
  queue: Pick<ClipQueue, "addDelivery">;
  /** Of the platforms where this process can speak. */
  deliveries: readonly Pick<Delivery, "platform" | "deliverAtOnce">[];
  /** At whose job this is. */
  cutter: () => Pick<Worker, "concurrency">;
}) {
  let posting = 0;
  return async function handOver(
    clip: StoredClip,
    given: { signal: AbortSignal; log: Logger },
  ): Promise<void> {
    const delivery = deliveries.find(({ platform }) => platform === clip.surface.platform);
    const { concurrency: atOnce } = cutter();
    // It finds out that it has a place more when another of its jobs ends: while all post, however long, nothing would be cut.
    const wouldAllPost = posting + 1 >= atOnce - posting;
    if (!delivery || wouldAllPost) return queue.addDelivery(clip);
    posting += 1;
    cutter().concurrency = atOnce + 1;
    try {
      const delay = await delivery.deliverAtOnce(clip, given);
      if (delay !== undefined) await queue.addDelivery(clip, delay);
    } finally {
      posting -= 1;
      cutter().concurrency -= 1;
    }
  };
}
