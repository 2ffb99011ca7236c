import type { Job } from "bullmq";
import type { Backends } from "../src/core/ports/backends.ts";
import type { ClipQueue, ShotJob } from "../src/queue/clip-queue.ts";

/** For so long at most a shot lets others pass whose model is loaded, in milliseconds. */
const LONGEST_MS = 20 * 60_000;

/** With its LoRAs a model is the same to load. */
const baseOf = (model: string) => model.split("+")[0];

/**
 * Whether a shot lets others pass: no server of its backend has its model loaded, which takes minutes, and shots of one
 * that is loaded wait in the same line. Never for longer than bounded, and never where a server has nothing loaded yet.
 */
export function createLetPass({
  backends,
  queue,
  now,
}: {
  backends: Pick<Backends, "backend">;
  queue: Pick<ClipQueue, "waitingModels">;
  now: () => number;
}) {
  return async function letPass(job: Pick<Job<ShotJob>, "data" | "updateData">): Promise<boolean> {
    const { model, queue: line, letPassSince } = job.data;
    if (model === undefined) return false;
    const loaded = await backends.backend(line).loadedModels?.();
    if (!loaded || loaded.some((one) => one === undefined || one === baseOf(model))) return false;
    if (letPassSince !== undefined && now() - letPassSince > LONGEST_MS) return false;
    const waiting = await queue.waitingModels(line);
    if (!waiting.some((one) => loaded.includes(baseOf(one)))) return false;
    if (letPassSince === undefined) await job.updateData({ ...job.data, letPassSince: now() });
    return true;
  };
}
