import { ConfigError } from "../src/core/errors.ts";
import { createLifecycle } from "../src/host/lifecycle.ts";
import { createLogger } from "../src/host/logger.ts";
import {
  hasColours,
  onSignals,
  onStrayErrors,
  readConfig,
  runMain,
  secretsOf,
  stopAndExit,
} from "../src/host/process.ts";
import { requireRedis } from "../src/host/redis.ts";
import { configuredBackends } from "../src/program/backends.ts";
import { createParts, type Parts } from "../src/program/parts.ts";
import { createSenders } from "../src/program/platforms.ts";
import { runWorkers } from "../src/program/run-workers.ts";

/** A worker of its own, on any machine that reaches the bot's Redis and media folder. */
await runMain(process.env, async () => {
  const config = readConfig(process.env);
  if (config.redis.url === undefined) {
    throw new ConfigError(
      "no-redis",
      "A worker of its own needs the bot's Redis: set REDIS_URL here and for the bot. (Without it the bot runs its own workers.)",
    );
  }
  const log = createLogger({
    level: config.logLevel,
    readable: process.stderr.isTTY === true,
    colour: hasColours(process.stderr),
    destination: process.stderr,
    secrets: secretsOf(process.env),
  });
  const lifecycle = createLifecycle({ log });
  onStrayErrors(lifecycle, log);
  onSignals((signal) => {
    log.info({ signal }, "stopping");
    void stopAndExit(lifecycle, 0, log);
  });
  try {
    await requireRedis(config.redis.url);
    const makeBackends = ({ store, notebook }: Pick<Parts, "store" | "notebook">) =>
      configuredBackends(config, { store, notebook, log });
    const parts = await createParts(config, {
      redisAddress: config.redis.url,
      log,
      lifecycle,
      makeBackends,
      makeSenders: (made) => createSenders(config, made, log),
    });
    await runWorkers(parts, config, { log, lifecycle });
    log.info({ backends: parts.backends.all.map(({ id }) => id) }, "worker is ready");
    return undefined;
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
});
