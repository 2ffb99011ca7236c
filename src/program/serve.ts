import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { ConsoleListener } from "../../adapters/console/listener.ts";
import { createConsoleRoutes } from "../../adapters/console/web/routes.ts";
import { createNoticeRoutes } from "../../adapters/web/notice.ts";
import { locales } from "../../commands/locales/index.ts";
import type { Dispatcher } from "../core/talk/dispatch.ts";
import { createHealth } from "../host/health.ts";
import { addressOf, isFromThisMachine, startHttpServer } from "../host/http-server.ts";
import { createMetrics } from "../host/metrics.ts";
import { readyWordRules } from "../moderation/word-rules.ts";
import { serveAdminPage } from "./admin-page.ts";
import { offerFirstAdmin } from "./first-admin.ts";
import { type Lead, standForLead } from "./lead.ts";
import type { Parts } from "./parts.ts";
import { createListeners } from "./platforms.ts";
import type { Running } from "./run-program.ts";
import { createBackendWebhooks } from "./webhooks.ts";

/**
 * Answers over HTTP and listens to the platforms until the process is stopped. Of several bots on one Redis one listens and
 * keeps the cards; the others stand by, answer what is brought to them, and the first of them goes on when that one ends.
 */
export async function serve(
  { config, log, lifecycle, end }: Running,
  parts: Parts,
  {
    dispatcher,
    listener,
    keepCards,
    newId,
  }: {
    dispatcher: Dispatcher;
    listener: ConsoleListener;
    keepCards: () => Promise<void>;
    newId: () => string;
  },
): Promise<void> {
  const { studio, record, backends } = parts;
  const { notebook, events } = record;
  const { store: media } = parts.workshop;
  // Work that the first person would wait for.
  readyWordRules();
  const app = new Hono();
  app.route("/", createMetrics({ record, budgets: config.credits.budgets }).routes);
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
  if (config.noticeAddress !== undefined)
    app.route("/", createNoticeRoutes({ reports: studio.reports, addressOf }));
  const lead = await takeLead();
  app.route(
    "/",
    createHealth({
      canKeep: record.canWrite,
      backends,
      listeners: platforms.listeners,
      standsBy: () => lead?.leads() === false,
    }),
  );
  // Last: it answers every address nobody else does.
  if (chat) app.route("/", chat.routes);
  const server = await startHttpServer(app, config);
  lifecycle.onStop("web server", server.stop);
  // Ends before the server does, which waits for open streams.
  if (chat) lifecycle.onStop("local chat page", chat.close);
  await (lead?.leads() === false ? standBy(lead) : begin());
  const page = await serveAdminPage(config, parts, log);
  if (page) {
    lifecycle.onStop("admin's page", page.stop);
    process.stdout.write(`Admin's page: ${page.url}; npm run admin -- login opens it.\n`);
  }
  log.info({ url: server.url, data: config.dataDir }, "ready");

  async function listen(): Promise<void> {
    await keepCards();
    // Stops before the cards do: whoever has lost the lead is at once to leave the platforms to the other.
    for (const platform of platforms.listeners) {
      lifecycle.onStop(platform.platform, platform.stop);
      await platform.start(dispatcher);
    }
  }

  async function begin(): Promise<void> {
    await listen();
    process.stdout.write(`Rushes is up. Local chat: ${server.url}\n`);
    const { admins } = config;
    const isOnPlatform = platforms.listeners.length > 0;
    await offerFirstAdmin({ admins, isOnPlatform }, record.access, (line) => process.stdout.write(line));
  }

  /** Until the bot that listens is gone. */
  async function standBy(lead: Lead): Promise<void> {
    for (const platform of platforms.listeners) {
      if (!platform.standBy) continue;
      lifecycle.onStop(platform.platform, platform.stop);
      await platform.standBy(dispatcher);
    }
    // First of all: what stops here must not take over from another that stops.
    lifecycle.onStop("stand-by", async () => {
      if (!lead.leads()) await lead.stop();
    });
    lead.won
      .then(async () => {
        log.warn("the bot that listened is gone; this one takes over");
        await listen();
        log.info("taken over");
      })
      .catch((error: unknown) => {
        log.fatal({ err: error }, "taking over failed");
        void end(1);
      });
    process.stdout.write(
      `Rushes stands by: another bot on this Redis listens, and this one goes on when that ends. Local chat: ${server.url}\n`,
    );
  }

  /** A private Redis is this bot's alone. */
  async function takeLead(): Promise<Lead | undefined> {
    if (config.redis.url === undefined) return undefined;
    const taken = await standForLead({ lease: record.lease("bot", randomUUID()), log });
    lifecycle.onStop("lead", taken.stop);
    taken.lost.catch((error: unknown) => {
      log.fatal({ err: error }, "another bot took over while this one stood still");
      void end(1);
    });
    return taken;
  }
}
