import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import packageJson from "../../package.json" with { type: "json" };
import { ConfigError } from "../core/errors.ts";
import type { Config } from "../host/config.ts";
import { takeDataFolder } from "../host/data-folder.ts";
import { privateRedisFolder, startPrivateRedis } from "../host/private-redis.ts";
import { reachRedis } from "../host/redis.ts";
import { type DumpedKey, dumpKeys, holdsKeys, restoreKeys } from "../store/dump.ts";

/** What a backup holds, for whoever restores it. */
interface Contents {
  /** Version of Rushes that made it. */
  version: string;
  prefix: string;
  madeAt: string;
  keys: number;
}

const CONTENTS = "rushes-backup.json";
const KEYS = "redis.jsonl";
const MEDIA = "media";

/**
 * Writes one tar file with all that a bot keeps: Redis' keys under its prefix, and the media folder. The bot must not
 * run meanwhile, since clips, credits and files belong together.
 */
export async function backUp(config: Config, file: string, { path }: { path: string }): Promise<Contents> {
  return inStoppedBot(config, path, async (redis, dataDir) => {
    const place = await mkdtemp(join(tmpdir(), "rushes-backup-"));
    try {
      let keys = 0;
      const lines = async function* () {
        for await (const key of dumpKeys(redis, config.redis.prefix)) {
          keys++;
          yield `${JSON.stringify(key)}\n`;
        }
      };
      await pipeline(Readable.from(lines()), createWriteStream(join(place, KEYS), { mode: 0o600 }));
      const contents: Contents = {
        version: packageJson.version,
        prefix: config.redis.prefix,
        madeAt: new Date().toISOString(),
        keys,
      };
      await writeFile(join(place, CONTENTS), `${JSON.stringify(contents, undefined, 2)}\n`);
      await mkdir(join(dataDir, MEDIA), { recursive: true });
      // Whole or not at all: a backup that was cut off must not look like one.
      const part = `${resolve(file)}.part`;
      await tar("-cf", part, "-C", place, CONTENTS, KEYS, "-C", dataDir, MEDIA);
      await rename(part, resolve(file));
      return contents;
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  });
}

/** Puts a backup back into an empty data folder and a Redis that holds nothing under the prefix. */
export async function restore(config: Config, file: string, { path }: { path: string }): Promise<Contents> {
  return inStoppedBot(config, path, async (redis, dataDir) => {
    const place = await mkdtemp(join(tmpdir(), "rushes-restore-"));
    try {
      await tar("-xf", resolve(file), "-C", place, CONTENTS, KEYS);
      const contents = JSON.parse(await readFile(join(place, CONTENTS), "utf8")) as Contents;
      if (isNewer(contents.version, packageJson.version)) {
        throw new ConfigError(
          "backup-too-new",
          `This backup was made by Rushes ${contents.version}, and this is ${packageJson.version}. Install that version or a newer one, then restore.`,
        );
      }
      const media = await readdir(join(dataDir, MEDIA)).catch(() => []);
      if (media.length > 0 || (await holdsKeys(redis, config.redis.prefix))) {
        throw new ConfigError(
          "restore-not-empty",
          `There are clips here already, and a backup is put back into an empty place only. Set DATA_DIR${config.redis.url ? " and REDIS_PREFIX" : ""} to a new one.`,
        );
      }
      await tar("-xf", resolve(file), "-C", dataDir, MEDIA);
      const restored = await restoreKeys(
        redis,
        renamed(join(place, KEYS), contents.prefix, config.redis.prefix),
      );
      if (restored !== contents.keys)
        throw new Error(`${restored} of ${contents.keys} keys were in the backup`);
      return contents;
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  });
}

/** The keys of a backup under the prefix they are to have here. */
async function* renamed(file: string, from: string, to: string): AsyncGenerator<DumpedKey> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const dumped = JSON.parse(line) as DumpedKey;
    yield { ...dumped, key: `${to}${dumped.key.slice(from.length)}` };
  }
}

/** Holds the data folder meanwhile, so that no bot can start, and reaches its Redis. */
async function inStoppedBot<Result>(
  config: Config,
  path: string,
  work: (redis: Awaited<ReturnType<typeof reachRedis>>, dataDir: string) => Promise<Result>,
): Promise<Result> {
  const folder = await takeDataFolder(config.dataDir);
  const own = config.redis.url
    ? undefined
    : await startPrivateRedis({ folder: privateRedisFolder(folder.path), path });
  try {
    const redis = await reachRedis({ ...config.redis, url: config.redis.url ?? own?.socket ?? "" });
    try {
      return await work(redis, folder.path);
    } finally {
      redis.disconnect();
    }
  } finally {
    await own?.stop();
    await folder.release();
  }
}

async function tar(...args: string[]): Promise<void> {
  const child = spawn("tar", args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (words: string) => {
    said = `${said}${words}`.slice(-2_000);
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new ConfigError("backup-file", `The backup file can't be used: ${said.trim()}`);
}

function isNewer(one: string, other: string): boolean {
  const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
  const [a, b] = [numbers(one), numbers(other)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && (a[at] as number) > (b[at] as number);
}
