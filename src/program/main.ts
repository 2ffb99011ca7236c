import { Hono } from "hono";
import { customAlphabet } from "nanoid";
import { createConsoleListener } from "../../adapters/console/listener.ts";
import { parseArguments } from "../../adapters/console/terminal/arguments.ts";
import { runInTerminal } from "../../adapters/console/terminal/run-in-terminal.ts";
import { createConsoleRoutes } from "../../adapters/console/web/routes.ts";
import { createUploads } from "../../adapters/console/web/uploads.ts";
import { commands } from "../../commands/index.ts";
import { locales } from "../../commands/locales/index.ts";
import { startCardKeeper } from "../../workers/keep-cards.ts";
import { startTakeSheets } from "../../workers/post-sheets.ts";
import { createDispatcher } from "../core/talk/dispatcher.ts";
import { readsOrder } from "../director/reads-order.ts";
import { takeDataFolder } from "../host/data-folder.ts";
import { createHealth } from "../host/health.ts";
import { isFromThisMachine, startHttpServer } from "../host/http-server.ts";
import { createLifecycle } from "../host/lifecycle.ts";
import { createLogger } from "../host/logger.ts";
import { createMetrics } from "../host/metrics.ts";
import { privateRedisFolder, startPrivateRedis } from "../host/private-redis.ts";
import {
  hasColours,
  onSignals,
  onStrayErrors,
  readConfig,
  runMain,
  secretsOf,
  stopAndExit,
} from "../host/process.ts";
import { requireRedis } from "../host/redis.ts";
import { createWordsJudge } from "../story/judge-words.ts";
import { configuredBackends } from "./backends.ts";
import { createParts, type Parts } from "./parts.ts";
import { createListeners, createSenders } from "./platforms.ts";
import { runWorkers } from "./run-workers.ts";
import { createBackendWebhooks } from "./webhooks.ts";

/** The bot: reads its settings, starts its parts, hears what is said, and stops in order. */
await runMain(process.env, async () => {
  const given = parseArguments(process.argv.slice(2));
  if (given.kind === "help" || given.kind === "usage-error") {
    (given.kind === "help" ? process.stdout : process.stderr).write(`${given.text}\n`);
    return given.kind === "help" ? 0 : 2;
  }
  const config = readConfig(process.env);
  // Someone who runs a command wants to see its card, not the log; what goes wrong is still said.
  const level = given.kind === "run" && process.env.LOG_LEVEL === undefined ? "error" : config.logLevel;
  const log = createLogger({
    level,
    readable: process.stderr.isTTY === true,
    colour: hasColours(process.stderr),
    destination: process.stderr,
    secrets: secretsOf(process.env),
  });
  const lifecycle = createLifecycle({ log });
  onStrayErrors(lifecycle, log);
  const interrupted = new AbortController();
  onSignals((signal) => {
    log.info({ signal }, "stopping");
    interrupted.abort(signal);
    if (given.kind === "serve") void stopAndExit(lifecycle, 0, log);
  });

  try {
    const folder = await takeDataFolder(config.dataDir, { tell: (sentence) => log.warn(sentence) });
    lifecycle.onStop("data folder", folder.release);
    folder.lost.catch((error: unknown) => {
      log.fatal({ err: error }, "another Rushes took the data folder while this one stood still");
      void stopAndExit(lifecycle, 1, log);
    });
    if (config.redis.url) await requireRedis(config.redis.url);
    const redisAddress = config.redis.url ?? (await ownRedis());
    const makeBackends = ({ store, notebook }: Pick<Parts, "store" | "notebook">) =>
      // One command in a terminal serves nothing that a backend could report to.
      configuredBackends(config, { store, notebook, log, reports: given.kind === "serve" });
    const parts = await createParts(config, {
      redisAddress,
      log,
      lifecycle,
      makeBackends,
      makeSenders: (made) => createSenders(config, made, log),
    });
    const { studio, store, record, notebook, events, backends, cards, senders } = parts;
    const dispatcher = createDispatcher({
      commands,
      studio,
      judge: createWordsJudge({ readsOrder }),
      notebook: notebook("talk"),
      log,
      newReference,
    });

    if (config.workers.inside) await runWorkers(parts, config, { log, lifecycle });
    const keeper = await startCardKeeper({ record, cards, senders, now: Date.now, log });
    lifecycle.onStop("cards", keeper.stop);
    const sheets = startTakeSheets({ record, senders, studio, log });
    lifecycle.onStop("sheets of takes", sheets.stop);

    const listener = createConsoleListener({ studio, notebook: notebook("console"), now: Date.now, log });
    await listener.start(dispatcher);
    lifecycle.onStop("local chat", () => listener.stop());

    if (given.kind === "run") {
      const shown = given.json ? process.stderr : process.stdout;
      const code = await runInTerminal(given.commands, {
        listener,
        studio,
        media: store,
        stdout: process.stdout,
        stderr: process.stderr,
        isTty: shown.isTTY === true,
        colour: hasColours(shown),
        json: given.json,
        yes: given.yes,
        uploads: createUploads({ media: store, notebook: notebook("console"), newId }),
        newId,
        signal: interrupted.signal,
      });
      return await stopAndExit(lifecycle, code, log);
    }

    const app = new Hono();
    const metrics = createMetrics({ record });
    app.route("/", metrics.routes);
    app.route("/", createBackendWebhooks(config, { store, notebook, log, wakeUp: events.wakeUp }));
    const hosts = [config.host, ...config.pageHosts];
    const consoleNotebook = notebook("console");
    const chat =
      config.localChat &&
      createConsoleRoutes({
        listener,
        studio,
        notebook: consoleNotebook,
        media: store,
        newId,
        hosts,
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
    log.info({ url: server.url, data: folder.path }, "ready");
    return undefined;
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }

  async function ownRedis(): Promise<string> {
    const own = await startPrivateRedis({
      folder: privateRedisFolder(config.dataDir),
      path: process.env.PATH ?? "",
    });
    lifecycle.onStop("private Redis", own.stop);
    own.lost.catch((error: unknown) => {
      log.fatal({ err: error }, "the private Redis is lost");
      void stopAndExit(lifecycle, 1, log);
    });
    return own.socket;
  }
});

function newId(): string {
  return customAlphabet("23456789bcdfghjkmnpqrstvwxz", 12)();
}

function newReference(): string {
  return customAlphabet("23456789bcdfghjkmnpqrstvwxz", 6)();
}
