import type { Job } from "bullmq";
import type { Logger } from "pino";
import { pauseFor } from "../src/core/access/standing.ts";
import { type BotError, UserMistake } from "../src/core/errors.ts";
import type { Backends } from "../src/core/ports/backends.ts";
import type { ModelDescription } from "../src/core/ports/video-backend.ts";
import { NOT_STARTED } from "../src/making/order-notes.ts";
import type { ShotJob } from "../src/queue/clip-queue.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife, Store } from "../src/store/store.ts";
import { canStandIn } from "../src/studio/can-stand-in.ts";
import { toOrders } from "../src/studio/order.ts";
import type { StillMay } from "../src/studio/still-may.ts";

/** Failures that are the model's own. What was refused is refused: nobody else is asked for it. */
const THE_MODELS_OWN = new Set([
  "model-failed",
  "model-out-of-memory",
  "model-unintelligible",
  "empty-output",
  "no-usable-video",
  "shot-lost",
  "shot-too-slow",
]);

export interface StandInDependencies {
  backends: Backends;
  life: ClipLife;
  access: Pick<Store["access"], "pauses">;
  stillMay: StillMay;
}

/**
 * A shot that its model could not make, however often it tried, is given to another model that the catalogue names for it and
 * that costs no more, once. What has been paid for it, or may have been, counts as before, so the film never comes to more
 * than was set aside for it.
 */
export function createStandIn({ backends, life, access, stillMay }: StandInDependencies) {
  /** Whether another model makes it when the job is taken up again. */
  async function giveToAnother(
    job: Job<ShotJob>,
    model: ModelDescription,
    failure: BotError,
    log: Logger,
  ): Promise<boolean> {
    const { clipId, index } = job.data;
    const clip = await life.load(clipId);
    const shot = clip?.shots[index];
    if (!clip || !shot || !THE_MODELS_OWN.has(failure.code) || shot.by !== undefined || clip.request.draft)
      return false;
    // Nobody says what it cost: another try might come to more than was set aside.
    if (shot.usdAtStake) return false;
    for (const other of await backends.inItsPlace(model, clip.request.resolution)) {
      if (!canStandIn(other, model, clip, index) || !(await mayHave(clip, other))) continue;
      const ordered = toOrders(clip.request, clip.plan, other)[index];
      if (!ordered) continue;
      const bent = await backends.backend(clip.queue).check(ordered.order);
      const told = `Shot ${index + 1} is made by ${other.label}, for no more: ${model.label} could not make it.`;
      const { order, digest } = ordered;
      const { version } = order;
      const change = {
        ...{ by: other.id, digest, warnings: [told, ...bent] },
        ...(version !== undefined && { version }),
      };
      if (!(await life.standIn(clip, index, change))) return false;
      log.warn({ code: failure.code, model: model.id, by: other.id }, "another model makes the shot");
      await handOver(job, { ...shot, ...change });
      return true;
    }
    return false;
  }

  async function mayHave(clip: StoredClip, { id }: ModelDescription): Promise<boolean> {
    if (pauseFor(await access.pauses(), { platform: clip.surface.platform, model: id })) return false;
    try {
      // As if nothing were paid yet: what is under way is theirs, another model need not be.
      const shots = clip.shots.map(({ usd: _, usdAtStake: __, ...shot }) => shot);
      const { orderCosts: _, ...asked } = clip;
      return (await stillMay({ ...asked, shots, request: { ...clip.request, model: id } })) !== undefined;
    } catch (error) {
      if (error instanceof UserMistake) return false;
      throw error;
    }
  }

  return { giveToAnother, handOver };
}

/** The job goes on as the order of whoever makes the shot now; safe to repeat, as after a death in between. */
async function handOver(
  job: Job<ShotJob>,
  { by, digest, usd }: { by?: string | undefined; digest: string; usd?: number | undefined },
): Promise<void> {
  const { attempt } = { ...NOT_STARTED, ...job.data.started };
  await job.updateData({
    ...job.data,
    digest,
    ...(by !== undefined && { model: by }),
    started: { attempt: attempt + 1, startingAt: 0, lostUsd: usd ?? 0 },
  });
}
