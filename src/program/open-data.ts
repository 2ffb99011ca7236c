import { takeDataFolder } from "../host/data-folder.ts";
import { privateRedisFolder, startPrivateRedis } from "../host/private-redis.ts";
import { type RedisPlace, requireRedis } from "../host/redis.ts";
import type { Running } from "./run-program.ts";

/** Takes the data folder, and reaches the host's Redis or starts one in it; where that Redis answers. */
export async function openData(
  { config, log, lifecycle, end }: Pick<Running, "config" | "log" | "lifecycle" | "end">,
  { path }: { path: string },
): Promise<RedisPlace> {
  const folder = await takeDataFolder(config.dataDir, { tell: (sentence) => log.warn(sentence) });
  lifecycle.onStop("data folder", folder.release);
  folder.lost.catch((error: unknown) => {
    log.fatal({ err: error }, "another Rushes took the data folder while this one stood still");
    void end(1);
  });
  if (config.redis.url) {
    const place = { ...config.redis, url: config.redis.url };
    await requireRedis(place);
    return place;
  }
  const own = await startPrivateRedis({ folder: privateRedisFolder(config.dataDir), path });
  lifecycle.onStop("private Redis", own.stop);
  own.lost.catch((error: unknown) => {
    log.fatal({ err: error }, "the private Redis is lost");
    void end(1);
  });
  return { url: own.socket };
}
