import { Hono } from "hono";
import { SETUPS } from "../backends/setups.ts";
import type { Config } from "../host/config.ts";
import type { BackendParts } from "./backends.ts";

/**
 * The addresses at which backends report that a shot is done, for those that are set up. `wakeUp` is told the
 * operation's id, so that whoever waits for it asks at once instead of at its next poll.
 */
export function createBackendWebhooks(
  config: Config,
  {
    store: media,
    notebook,
    log,
    now = Date.now,
    wakeUp,
  }: BackendParts & { wakeUp(operationId: string): Promise<void> },
): Hono {
  const app = new Hono();
  for (const setup of Object.values(SETUPS)) {
    if (!setup.reports || !setup.isSetUp(config)) continue;
    app.route("/", setup.reports(config, { media, notebook: notebook(setup.id), fetch, now, log, wakeUp }));
  }
  return app;
}
