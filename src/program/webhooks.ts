import { Hono } from "hono";
import type { Config } from "../host/config.ts";
import { createCogWebhook } from "../inference/cog/webhook.ts";
import { createReplicateWebhook } from "../inference/replicate/webhook.ts";
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
  const { replicate, cog } = config.backends;
  const onFinished = ({ operationId }: { operationId: string }) => wakeUp(operationId);
  if (replicate.token !== undefined) {
    const { token, baseUrl } = replicate;
    app.route(
      "/",
      createReplicateWebhook({
        token,
        baseUrl,
        fetch,
        notebook: notebook("replicate"),
        now,
        log,
        onFinished,
      }),
    );
  }
  if (cog.urls.length > 0)
    app.route("/", createCogWebhook({ ...cog, media, notebook: notebook("cog"), onFinished }));
  return app;
}
