/**
 * `node scripts/healthcheck.mjs bot|worker`: whether a container is of use, for Docker. The bot is asked itself;
 * a worker serves nothing, so its Redis is asked, without which it does nothing.
 */
import { readFileSync } from "node:fs";
import { Redis } from "ioredis";

const WITHIN_MS = 5_000;

/** @type {Record<string, () => Promise<boolean>>} */
const checks = {
  async bot() {
    const { ok } = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8787}/healthz`, {
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    return ok;
  },
  async worker() {
    const { REDIS_URL: url = "", REDIS_TLS_CA: ca } = process.env;
    const redis = new Redis(url, {
      ...(ca && url.startsWith("rediss:") && { tls: { ca: readFileSync(ca, "utf8") } }),
      connectTimeout: WITHIN_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      lazyConnect: true,
    });
    try {
      await redis.connect();
      // A full Redis and a read-only one answer PING, and refuse every shot.
      return (await redis.set(`${process.env.REDIS_PREFIX ?? "rushes"}:health`, "1", "EX", 60)) === "OK";
    } finally {
      redis.disconnect();
    }
  },
};

const check = checks[process.argv[2] ?? "bot"];
if (!check) throw new Error("usage: node scripts/healthcheck.mjs bot|worker");
const healthy = await check().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  return false;
});
process.exit(healthy ? 0 : 1);
