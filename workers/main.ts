import { ConfigError } from "../src/core/errors.ts";
import { requireRedis } from "../src/host/redis.ts";
import { runProgram } from "../src/program/run-program.ts";
import { runWorkers } from "../src/program/run-workers.ts";

/** A worker of its own, on any machine that reaches the bot's Redis and media folder. */
await runProgram(process.env, {
  async run({ config, log, lifecycle, parts: makeParts }) {
    const { url } = config.redis;
    if (url === undefined) {
      throw new ConfigError(
        "no-redis",
        "A worker of its own needs the bot's Redis: set REDIS_URL here and for the bot. (Without it the bot runs its own workers.)",
      );
    }
    const place = { ...config.redis, url };
    await requireRedis(place);
    const parts = await makeParts(place);
    await runWorkers(parts, config, { log, lifecycle });
    log.info({ backends: parts.backends.all.map(({ id }) => id) }, "worker is ready");
    return undefined;
  },
});
