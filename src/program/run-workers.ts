import type { Logger } from "pino";
import { startWorkerPool, type WorkerPool } from "../../workers/pool.ts";
import { createSweep } from "../../workers/sweep.ts";
import { createMoneyWatch } from "../../workers/watch-money.ts";
import { inRounds } from "../core/rounds.ts";
import type { Config } from "../host/config.ts";
import type { Lifecycle } from "../host/lifecycle.ts";
import { createReportClock } from "../studio/report-clock.ts";
import type { Parts } from "./parts.ts";

/** Left-over clips are looked for this often, left-over files an order rarer. */
const SWEEP_CLIPS_MS = 10_000;
const SWEEP_FILES_MS = 10 * 60_000;
const RECONCILE_MS = 60 * 60_000;
/** Old records are looked through for this long in each round, in milliseconds. */
const UPGRADE_FOR_MS = 2_000;
/** What is running may finish for this long when the process stops; longer work is handed back. */
const FINISH_WITHIN_MS = 5_000;

/** Starts the worker pool and the sweeper in this process. */
export async function runWorkers(
  parts: Parts,
  config: Config,
  {
    log,
    lifecycle,
    now = Date.now,
    lockMs,
    // Nobody else is let into a private Redis.
    alone = config.redis.url === undefined,
    finishWithinMs = FINISH_WITHIN_MS,
  }: {
    log: Logger;
    lifecycle: Lifecycle;
    now?: (() => number) | undefined;
    lockMs?: number | undefined;
    alone?: boolean | undefined;
    finishWithinMs?: number;
  },
): Promise<WorkerPool> {
  const { record, queue, office } = parts;
  const { senders } = parts.chat;
  const { tidying } = parts.making;
  const pool = await startWorkerPool({
    ...parts,
    senders,
    cutAtOnce: config.workers.cutAtOnce,
    alone,
    ...(lockMs === undefined ? {} : { lockMs }),
    now,
    log,
  });
  lifecycle.onStop("workers", () => pool.stop(finishWithinMs));

  const sweep = createSweep({
    ...{ record, queue, store: parts.workshop.store, keptDays: config.keptDays },
    ...{ now, log },
  });
  const money = createMoneyWatch({ record, budgets: config.credits.budgets, log });
  const reportClock = createReportClock({
    record,
    admins: config.admins,
    sender: (platform) => senders.find((one) => one.platform === platform),
    now,
    log,
  });
  const failed = (error: unknown) => log.warn({ err: error }, "sweeping failed; it is tried again");
  // One of all processes does it; the margin keeps a timer that is a little early from missing its turn.
  const every = (ms: number, name: string, works: readonly (() => Promise<unknown>)[]) => {
    const round = async () => {
      if (!(await record.claimSweep(name, ms * 0.8))) return;
      // What fails, and may go on failing, keeps none of the others from their turn.
      for (const work of works) await work().catch(failed);
    };
    lifecycle.onStop("sweeper", inRounds(ms, round, failed));
    return round;
  };
  every(SWEEP_CLIPS_MS, "clips", [
    money.look,
    sweep.clips,
    queue.keepPlaces,
    office.desk.goOn,
    reportClock.look,
    office.privacy.carryOut,
    office.renderVoted,
    () => record.upgrade.goOn(UPGRADE_FOR_MS),
    record.packing.ended,
    tidying.letGo,
    tidying.deleteFiles,
  ]);
  every(SWEEP_FILES_MS, "files", [office.privacy.retire, sweep.files]);
  // What was paid while nobody listened.
  const reconcile = every(RECONCILE_MS, "payments", [office.reconcilePayments]);
  reconcile().catch(failed);
  await sweep.clips();
  return pool;
}
