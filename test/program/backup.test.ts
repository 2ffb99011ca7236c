import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/host/config.ts";
import { privateRedisFolder, startPrivateRedis } from "../../src/host/private-redis.ts";
import { backUp, restore } from "../../src/program/backup.ts";

const path = process.env.PATH ?? "";
let place: string;
let file: string;
const at = (name: string, prefix = "rushes") =>
  loadConfig({ DATA_DIR: join(place, name), REDIS_PREFIX: prefix });

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "rushes-backup-test-"));
  file = join(place, "backup.tar");
  await mkdir(join(place, "old", "media", "films"), { recursive: true });
  await writeFile(join(place, "old", "media", "films", "one.mp4"), "film");
  await withRedis("old", async (redis) => {
    await redis.hset("rushes:clip:a", { state: "delivered", prompt: 'a fox\n in "snow" ❄' });
    await redis.zadd("rushes:ledger:ada", 5, "entry");
    await redis.set("rushes:asked:key", "a", "EX", 3_600);
    await redis.set("other:app", "not ours");
  });
});
afterEach(() => rm(place, { recursive: true, force: true }));

async function withRedis(name: string, work: (redis: Redis) => Promise<void>) {
  const own = await startPrivateRedis({ folder: privateRedisFolder(join(place, name)), path });
  const redis = new Redis(own.socket);
  await work(redis).finally(() => redis.disconnect());
  await own.stop();
}

describe("a backup", () => {
  it("brings back every record, with what is left of its time, and every file, under another prefix too", async () => {
    expect(await backUp(at("old"), file, { path })).toMatchObject({ keys: 3, prefix: "rushes" });
    expect(await restore(at("new", "films"), file, { path })).toMatchObject({ keys: 3 });
    expect(await readFile(join(place, "new", "media", "films", "one.mp4"), "utf8")).toBe("film");
    await withRedis("new", async (redis) => {
      expect(await redis.hget("films:clip:a", "prompt")).toBe('a fox\n in "snow" ❄');
      expect(await redis.zscore("films:ledger:ada", "entry")).toBe("5");
      expect(await redis.pttl("films:asked:key")).toBeGreaterThan(3_500_000);
      expect(await redis.pttl("films:clip:a")).toBe(-1);
      expect(await redis.keys("*")).toHaveLength(3);
    });
  });

  it("is put back into an empty place only", async () => {
    await backUp(at("old"), file, { path });
    await expect(restore(at("old"), file, { path })).rejects.toMatchObject({ code: "restore-not-empty" });
  });

  it("isn't made while a bot uses the folder", async () => {
    const stat = await readFile(`/proc/${process.ppid}/stat`, "utf8");
    const birth = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    await writeFile(join(place, "old", "in-use-by.pid"), `${process.ppid} ${birth}\n`);
    await expect(backUp(at("old"), file, { path })).rejects.toMatchObject({ code: "data-folder-in-use" });
  });

  it("says what is wrong with a file that is none", async () => {
    await writeFile(file, "no tar");
    await expect(restore(at("new"), file, { path })).rejects.toMatchObject({ code: "backup-file" });
  });
});
