import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createParts } from "../../src/program/parts.ts";
import { runWorkers } from "../../src/program/run-workers.ts";
import { hearClips } from "../fixtures/hear-clips.ts";
import { createInstantBackend, type InstantBackend } from "../fixtures/instant-backend.ts";
import type { Bench } from "./bench.ts";

/** What a provider takes for a shot, and for a picture, in milliseconds. */
const SHOT_MS = 20_000;
const PICTURE_MS = SHOT_MS / 10;
const STORY = Array.from({ length: 12 }, (_, i) => `A red fox finds stone number ${i + 1} in the snow.`).join(
  " ",
);

/**
 * A minute's film of twelve shots at one provider with all defaults, from Render over the pictures of its cast and the
 * frames its shots begin from to the last shot, against one shot.
 */
export const filmCriticalPath: Bench = {
  name: "film-critical-path",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "rushes-bench-path-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const log = pino({ level: "silent" });
    const lifecycle = createLifecycle({ log });
    try {
      const file = join(folder, "shot.mp4");
      const source = ["-f", "lavfi", "-i", "testsrc2=s=854x480:r=24:d=6", "-pix_fmt", "yuv420p"];
      execFileSync("ffmpeg", ["-v", "error", "-nostdin", ...source, "-c:v", "libx264", file]);
      const config = loadConfig({
        DATA_DIR: join(folder, "data"),
        REDIS_URL: redis.socket,
        MIN_FREE_DISK_MB: "0",
      });
      const atOnce = { slots: config.backends.replicate.atOnce };
      const pollMs = { first: 1_000, longest: 1_000 };
      const video = takingTime(createInstantBackend({ file, ...atOnce }), SHOT_MS);
      const backend = Object.assign(video, { pollMs });
      const picture = join(folder, "picture.png");
      execFileSync("ffmpeg", ["-v", "error", "-nostdin", "-i", file, "-frames:v", "1", picture]);
      const model = { id: "still", backend: "stills", kind: "image" } as const;
      const stills = Object.assign(
        takingTime(createInstantBackend({ file: picture, ...atOnce, model }), PICTURE_MS),
        { id: "stills", kinds: ["image"] as const, pollMs },
      );
      const backends = createBackends([backend, stills]);
      const parts = await createParts(config, {
        redisPlace: { url: redis.socket },
        log,
        lifecycle,
        makeBackends: () => ({
          ...backends,
          defaultModel: async (use) => (await (use === "image" ? stills : backend).models())[0],
        }),
      });
      await runWorkers(parts, config, { log, lifecycle });
      const ann = {
        person: { id: "console:ann", name: "Ann" },
        surface: { platform: "console", chat: "bench" },
      };
      const request = { prompt: STORY, seconds: 60, resolution: "720p" as const };
      const board = await parts.studio.openBoard({ ...ann, request, idempotencyKey: "board" });
      // Its draft is no part of this.
      await parts.studio.cancel(board.id, ann.person, ann.surface);
      const askedAt = performance.now();
      const render = { kind: "render" } as const;
      const [clip] = await parts.studio.derive(board.id, render, { ...ann, idempotencyKey: "film" });
      if (!clip) throw new Error("nothing was made");
      const ended = await new Promise<number>((resolve, reject) => {
        const look = async () => {
          const found = await parts.record.clips.load(clip.id);
          if (found?.state === "failed") reject(new Error(found.failure?.message));
          if (!found?.shots.every(({ state }) => state === "made")) return;
          stop();
          resolve(performance.now());
        };
        const stop = hearClips(
          parts.record.events,
          (heard) => (heard ?? clip.id) === clip.id && void look().catch(reject),
        );
        void look().catch(reject);
      });
      const [ours, reference] = [(ended - askedAt) / 1000, SHOT_MS / 1000];
      const note = `60 s film of ${clip.plan.shots.length} shots by a provider that takes ${reference} s a shot, ${backend.slots} at once by default; before them ${stills.started.length} pictures that take ${PICTURE_MS / 1000} s each; cutting comes after; a chain of extensions takes ${clip.plan.shots.length}; aim under 1.5`;
      return [{ name: "film-critical-path", ours, reference, ratio: ours / reference, unit: "s", note }];
    } finally {
      await lifecycle.stop();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Each order takes so long from when it is started. */
function takingTime(backend: InstantBackend, ms: number): InstantBackend {
  const begun = new Map<unknown, number>();
  const { start } = backend;
  backend.start = async (order, options) => {
    const operation = await start(order, options);
    begun.set(operation.id, performance.now());
    return operation;
  };
  backend.answer = (id) => {
    const share = (performance.now() - (begun.get(id) ?? 0)) / ms;
    return share < 1 ? { state: "running", progress: share } : { state: "done", outputs: [{ source: "" }] };
  };
  return backend;
}
