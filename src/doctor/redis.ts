import type { Redis } from "ioredis";
import type { Finding } from "../core/ports/finding.ts";
import { type RedisPlace, reachRedis } from "../host/redis.ts";
import { WAITAOF_SINCE } from "../store/on-disk.ts";

/** A Redis given by REDIS_URL: reachable, new enough, and keeping what it is told. */
export async function checkRedis(place: RedisPlace): Promise<Finding[]> {
  let client: Redis | undefined;
  try {
    client = await reachRedis(place);
    const info = await client.info();
    const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(info)?.[1] ?? "";
    const version = field("valkey_version") || field("redis_version");
    const findings: Finding[] = [
      { about: "Redis", verdict: "good", detail: `reachable, version ${version}` },
    ];
    if (Number.parseFloat(field("redis_version")) < 6.2) {
      findings.push({
        about: "Redis version",
        verdict: "problem",
        detail: version,
        remedy: "Use Redis 6.2 or newer, or Valkey.",
      });
    }
    if (field("maxmemory_policy") !== "noeviction") {
      findings.push({
        about: "Redis memory policy",
        verdict: "problem",
        detail: `maxmemory-policy is ${field("maxmemory_policy")}, so clips and credits could be thrown out`,
        remedy: "Set maxmemory-policy noeviction.",
      });
    }
    if (field("aof_enabled") !== "1") {
      findings.push({
        about: "Redis on disk",
        verdict: "warning",
        detail: "the append-only file is off, so a crash of Redis loses the newest clips and credits",
        remedy: "Set appendonly yes.",
      });
    } else {
      const fsync = await fsyncOf(client);
      const hasWaitaof = Number.parseFloat(field("redis_version")) >= WAITAOF_SINCE;
      if (fsync !== undefined && fsync !== "always") {
        findings.push({
          about: "Redis on disk",
          verdict: "warning",
          detail:
            fsync === "everysec"
              ? `appendfsync is everysec: a power cut takes the last second with it. ${hasWaitaof ? "Admissions and payments wait until the server says that they are on disk (WAITAOF); what else happened in that second is done again" : "Clips asked for in it are forgotten; a shot that was started in it is looked for at its provider, and may be paid for twice where that keeps no list"}`
              : `appendfsync is ${fsync}: a power cut takes with it what the system hadn't written yet, and paid shots may be paid for twice`,
          remedy:
            "Set appendfsync always where clips cost money; it costs some tenths of a millisecond a write.",
        });
      }
    }
    return findings;
  } catch (error) {
    return [
      {
        about: "Redis",
        verdict: "problem",
        detail: `can't be reached: ${(error as Error).message}`,
        remedy: "Check REDIS_URL and that the server runs.",
      },
    ];
  } finally {
    client?.disconnect();
  }
}

/** How often its file is written through; undefined where a hosted Redis doesn't let that be asked. */
async function fsyncOf(client: Redis): Promise<string | undefined> {
  const answer = await client.config("GET", "appendfsync").catch(() => undefined);
  return Array.isArray(answer) ? String(answer[1]) : undefined;
}
