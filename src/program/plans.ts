import { existsSync } from "node:fs";
import type { Logger } from "pino";
import { plansFile, type WrittenPlans } from "../core/access/plans.ts";
import { ConfigError } from "../core/errors.ts";
import type { Config } from "../host/config.ts";
import { type WatchedFile, watchFile } from "../inference/catalogue/watched-file.ts";

/** The plans as they are written just now, and by whom. */
export interface WrittenNow {
  plans: WrittenPlans;
  source: "file" | "settings";
  /** Why the file as it stands is not in use; undefined: it is, or there is none. */
  problem?: string | undefined;
}

/** How often it is looked whether there is a file by now, at most, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * The plans of the file, as it is now; those of the settings where there is none. A file that goes wrong, or away, leaves the
 * last good one in use. Throws ConfigError for one that is wrong to begin with, or was asked for by name and isn't there.
 */
export function createWrittenPlans(
  { credits }: Pick<Config, "credits">,
  { now, log }: { now: () => number; log: Pick<Logger, "info" | "error" | "warn"> },
): () => WrittenNow {
  const { plansFile: path, plansFileIsNamed, plans, besidePlans } = credits;
  let file: WatchedFile<{ plans: WrittenPlans }> | undefined;
  let problem: string | undefined;
  let lookedAt = now();

  function open(): void {
    file = watchFile({ path, called: "file of plans", code: "bad-plans", shape: plansFile, now, log });
    problem = undefined;
    if (besidePlans.length > 0)
      log.warn(`${besidePlans.join(", ")} are ignored: ${path} says what plans there are`);
  }

  /** One that was put there while the bot runs. */
  function openWhereItIsNow(): void {
    if (now() - lookedAt < LOOK_MS) return;
    lookedAt = now();
    if (!existsSync(path)) return;
    try {
      open();
    } catch (error) {
      const said = error instanceof ConfigError ? error.userMessage : String(error);
      if (said !== problem)
        log.error({ path, err: error }, "the file of plans has mistakes; the settings' plans hold");
      problem = said;
    }
  }

  if (plansFileIsNamed || existsSync(path)) open();
  return () => {
    if (!file) openWhereItIsNow();
    return file
      ? { plans: file.current().plans, source: "file", problem: file.problem() }
      : { plans, source: "settings", problem };
  };
}
