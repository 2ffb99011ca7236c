import { Hono } from "hono";
import type { ConsoleListener } from "../../adapters/console/listener.ts";
import { createConsoleRoutes } from "../../adapters/console/web/routes.ts";
import { locales } from "../../commands/locales/index.ts";
import type { Dispatcher } from "../core/talk/dispatch.ts";
import { createHealth } from "../host/health.ts";
import { isFromThisMachine, startHttpServer } from "../host/http-server.ts";
import { createMetrics } from "../host/metrics.ts";
import type { Parts } from "./parts.ts";
import { createListeners } from "./platforms.ts";
import type { Running } from "./run-program.ts";
import { createBackendWebhooks } from "./webhooks.ts";

/** Answers over HTTP and listens to the platforms until the process is stopped. */
export async function serve(
  { config, log, lifecycle }: Running,
  parts: Parts,
  { dispatcher, listener, newId }: { dispatcher: Dispatcher; listener: ConsoleListener; newId: () => string },
): Promise<void> {
  const { studio, store: media, record, notebook, events, backends } = parts;
  const app = new Hono();
  app.route("/", createMetrics({ record, budgetUsd: config.credits.budgetUsd }).routes);
  app.route("/", createBackendWebhooks(config, { store: media, notebook, log, wakeUp: events.wakeUp }));
  const chat =
    config.localChat &&
    createConsoleRoutes({
      listener,
      studio,
      notebook: notebook("console"),
      media,
      newId,
      hosts: [config.host, ...config.pageHosts],
      logins: record.logins,
      isLocal: isFromThisMachine,
      log,
    });
  const platforms = await createListeners(config, parts, { locales, log });
  app.route("/", platforms.routes);
  app.route("/", createHealth({ canKeep: record.canWrite, backends, listeners: platforms.listeners }));
  // Last: it answers every address nobody else does.
  if (chat) app.route("/", chat.routes);
  const server = await startHttpServer(app, config);
  lifecycle.onStop("web server", server.stop);
  // Ends before the server does, which waits for open streams.
  if (chat) lifecycle.onStop("local chat page", chat.close);
  for (const platform of platforms.listeners) {
    lifecycle.onStop(platform.platform, () => platform.stop());
    await platform.start(dispatcher);
  }
  process.stdout.write(`Rushes is up. Local chat: ${server.url}\n`);
  log.info({ url: server.url, data: config.dataDir }, "ready");
}
