import { ConfigError } from "../core/errors.ts";
import type { Config } from "../host/config.ts";
import { redisPlaceOf } from "../host/private-redis.ts";
import { readConfig, runMain } from "../host/process.ts";
import { reachRedis } from "../host/redis.ts";
import { createKeys } from "../store/keys.ts";
import { createLogins } from "../store/logins.ts";
import { newSecret } from "./new-secret.ts";

const USAGE = `Usage: npm run admin -- login

  login   print a link that opens the local chat once, for a browser on another machine
`;

/** `npm run admin -- …`: what whoever sits at the bot's machine may do beside it while it runs. */
await runMain(process.env, async () => {
  const [verb, ...rest] = process.argv.slice(2);
  const asksForHelp = verb === undefined || verb === "help" || verb === "--help";
  if (verb !== "login" || rest.length > 0) {
    (asksForHelp ? process.stdout : process.stderr).write(USAGE);
    return asksForHelp ? 0 : 2;
  }
  const config = readConfig(process.env);
  const redis = await reachRedis(redisPlaceOf(config)).catch((error: Error) => {
    throw new ConfigError(
      "redis-unreachable",
      `The bot's Redis can't be reached: ${error.message}. Start the bot first (npm start); the link is kept in its Redis.`,
      { cause: error },
    );
  });
  try {
    const logins = createLogins({ redis, keys: createKeys(config.redis.prefix), newSecret });
    const link = await logins.offer("chat");
    process.stdout.write(`Open within five minutes; it works once:\n`);
    for (const base of basesOf(config)) process.stdout.write(`${base}/login?link=${link}\n`);
  } finally {
    redis.disconnect();
  }
  return 0;
});

/** Every address the chat is known to have; the public one first. */
function basesOf({ publicUrl, pageHosts, host, port }: Config): string[] {
  const everywhere = host === "0.0.0.0" || host === "::";
  const names = [...pageHosts, ...(everywhere ? [] : [host]), "localhost"];
  const behindProxy = publicUrl && pageHosts.includes(new URL(publicUrl).hostname) ? [publicUrl] : [];
  const direct = names
    .filter((name) => publicUrl === undefined || name !== new URL(publicUrl).hostname)
    .map((name) => `http://${name.includes(":") && !name.startsWith("[") ? `[${name}]` : name}:${port}`);
  return [...new Set([...behindProxy, ...direct])];
}
