import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, inject, it, vi } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import { MediaError } from "../../src/core/errors.ts";
import type { Surface } from "../../src/core/surface.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { createMedia, type Media } from "../../src/media/media.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, type RigOptions, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

vi.setConfig({ testTimeout: 120_000 });

const silent = pino({ level: "silent" });
const ann: Person = { id: "console:ann", name: "Ann" };
const surface: Surface = { platform: "console", chat: "main" };

let folder: string;
let rig: Rig | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-faults-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  await rig?.stop();
  rig = undefined;
});

async function start(options: RigOptions & { file?: string } = {}) {
  const file = options.file ?? (await makeShotFile(inject("footage"), { seconds: 2 }));
  const backend = createInstantBackend({ file, slots: 4, billed: true });
  rig = await startRig({ ...options, backends: () => onlyBackend(backend) });
  return { rig, backend };
}

const ask = (on: Rig) =>
  on.studio.admit({
    request: { prompt: "a red fox", seconds: 2 },
    person: ann,
    surface,
    idempotencyKey: "ask",
  });

it("delivers a clip although Redis is killed while it is being shot, paying once", {
  tags: ["long"],
}, async () => {
  const redis = await startPrivateRedis({ folder: join(folder, "redis"), path: process.env.PATH ?? "" });
  try {
    const { rig: on, backend } = await start({ env: { REDIS_URL: redis.socket } });
    const finished = backend.answer;
    backend.answer = () => ({ state: "running", progress: 0.5 });
    const { id } = await ask(on);
    await on.when(id, ({ shots }) => shots[0]?.state === "shooting");
    await expect.poll(() => backend.started.length).toBe(1);
    const client = new Redis(redis.socket);
    await client.config("SET", "appendfsync", "always");
    const server = Number(/process_id:(\d+)/.exec(await client.info("server"))?.[1]);
    client.disconnect();
    process.kill(server, "SIGKILL");
    backend.answer = finished;
    const state = async () => (await on.record.clips.load(id).catch(() => undefined))?.state;
    await expect.poll(state, { timeout: 90_000, interval: 200 }).toBe("delivered");
    expect(backend.started).toHaveLength(1);
    expect(await on.studio.quota(ann, surface)).toMatchObject({ spent: 2, reserved: 0 });
    await on.stop();
    rig = undefined;
  } finally {
    await redis.stop();
  }
});

it("cuts again when ffmpeg is killed in mid-cut", { tags: ["long"] }, async () => {
  // A shot of another size and rate has to be encoded anew, which takes long enough to be interrupted.
  const file = join(folder, "foreign.mp4");
  const noise = "testsrc2=size=1920x1080:rate=30:duration=2,noise=alls=40";
  execFileSync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", noise, "-preset", "ultrafast", file]);
  const { rig: on } = await start({ file, env: { DEFAULT_RESOLUTION: "1080p" } });
  const { id } = await ask(on);
  await on.when(id, ({ state }) => state === "cutting");
  await expect.poll(() => killFfmpegOf(on.config.dataDir), { timeout: 30_000, interval: 10 }).toBe(true);
  expect(await on.ended(id)).toMatchObject({ state: "delivered", charged: 2 });
  expect(on.logged().some(({ msg }) => msg === "will be tried again")).toBe(true);
});

it("cuts again when the disk was full for a moment", { tags: ["long"] }, async () => {
  const real = createMedia({ log: silent });
  let full = true;
  const media: Media = {
    ...real,
    async join(...given) {
      if (!full) return real.join(...given);
      full = false;
      throw new MediaError("no-disk-space", "There is no room left.", { retryable: true });
    },
  };
  const { rig: on } = await start({ media });
  expect(await on.ended((await ask(on)).id)).toMatchObject({ state: "delivered", charged: 2 });
  expect(full).toBe(false);
});

it("fails with the credits back when the shots can't be joined at all", async () => {
  const media: Media = {
    ...createMedia({ log: silent }),
    async join() {
      throw new MediaError("not-a-video", "That file is not a video we can read.");
    },
  };
  const { rig: on } = await start({ media });
  const clip = await on.ended((await ask(on)).id);
  expect(clip).toMatchObject({ state: "failed", charged: 0, failure: { code: "no-usable-video" } });
  expect(clip.failure?.message).toContain("joined. The model gave no usable video: ");
  expect(await on.studio.quota(ann, surface)).toMatchObject({ spent: 0, reserved: 0 });
});

const rubbish: Record<string, (path: string) => Promise<void> | void> = {
  "a web page": (path) => writeFile(path, "<!doctype html><html><body>Sorry</body></html>"),
  "nothing but noise": (path) => writeFile(path, Buffer.alloc(20_000, "rubbish ")),
  "an empty file": (path) => writeFile(path, ""),
  "sound alone": (path) =>
    void execFileSync("ffmpeg", ["-v error -y -f lavfi -i sine=d=2 -c:a aac -f mp4".split(" "), path].flat()),
  "a still picture": (path) =>
    void execFileSync(
      "ffmpeg",
      ["-v error -y -f lavfi -i color=size=64x64 -frames:v 1 -f image2 -c:v png".split(" "), path].flat(),
    ),
  "half a film": async (path) => {
    const whole = await readFile(await makeShotFile(inject("footage"), { seconds: 2 }));
    await writeFile(path, whole.subarray(0, whole.length / 2));
  },
};

it.each(Object.keys(rubbish))("says that the model gave no usable video where it gave %s", async (what) => {
  const file = join(folder, "rubbish");
  await rubbish[what]?.(file);
  const { rig: on } = await start({ file });
  const clip = await on.ended((await ask(on)).id);
  expect(clip).toMatchObject({ state: "failed", charged: 0, failure: { code: "no-usable-video" } });
  expect(clip.failure?.message).toMatch(/^Shot 1 could not be made\. The model gave no usable video: /);
  expect(clip.failure?.message).not.toMatch(/\bsend\b/i);
});

/** Kills an ffmpeg that works in this folder; whether there was one. */
async function killFfmpegOf(dataDir: string): Promise<boolean> {
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    if (!command.startsWith("ffmpeg\0") || !command.includes(dataDir) || !command.includes("libx264"))
      continue;
    process.kill(Number(name), "SIGKILL");
    return true;
  }
  return false;
}
