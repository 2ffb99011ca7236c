import type { Logger } from "pino";

/** Orchestrators kill after 30 s; we are done before. */
export const STOP_WITHIN_MS = 25_000;

export interface Lifecycle {
  /** Adds a part that is to be stopped; parts stop in the reverse order of starting. */
  onStop(name: string, stop: () => Promise<void> | void): void;
  /** Stops everything, once, each part in its own try; false if one failed or the deadline passed. */
  stop(): Promise<boolean>;
  readonly stopping: boolean;
}

export function createLifecycle({
  log,
  withinMs = STOP_WITHIN_MS,
}: {
  log: Logger;
  withinMs?: number;
}): Lifecycle {
  const parts: { name: string; stop: () => Promise<void> | void }[] = [];
  let stopped: Promise<boolean> | undefined;

  async function stopAll(): Promise<boolean> {
    let clean = true;
    for (const { name, stop } of parts.reverse()) {
      try {
        await stop();
        log.debug({ part: name }, "stopped");
      } catch (error) {
        clean = false;
        log.error({ err: error, part: name }, "could not be stopped properly");
      }
    }
    return clean;
  }

  return {
    onStop(name, stop) {
      parts.push({ name, stop });
    },
    stop() {
      stopped ??= (async () => {
        let timer: NodeJS.Timeout | undefined;
        const deadline = new Promise<boolean>((resolve) => {
          timer = setTimeout(() => {
            log.error({ withinMs }, "stopping took too long");
            resolve(false);
          }, withinMs);
        });
        const clean = await Promise.race([stopAll(), deadline]);
        clearTimeout(timer);
        return clean;
      })();
      return stopped;
    },
    get stopping() {
      return stopped !== undefined;
    },
  };
}
