import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Clip } from "../../src/core/film/clip.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { configuredBackends } from "../../src/program/backends.ts";
import { createParts } from "../../src/program/parts.ts";
import { runWorkers } from "../../src/program/run-workers.ts";
import type { Bench } from "./bench.ts";
import { timed } from "./timed.ts";

const STORY = [
  "A red fox wakes in its den.",
  "It stretches in the morning sun.",
  "It trots through the forest.",
  "It drinks at a river.",
  "A grey owl watches from a tree.",
  "The fox jumps over a log.",
  "Rain begins to fall.",
  "The fox runs across a meadow.",
  "It finds a rabbit by a mushroom.",
  "They share a berry.",
  "The moon rises over the mountains.",
  "The fox sleeps under the stars.",
].join(" ");

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "bench" };

/** A minute's film of twelve shots with one of them changed, against making the whole film. */
export const remixOneShot: Bench = {
  name: "remix-one-shot",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "rushes-bench-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const log = pino({ level: "silent" });
    const lifecycle = createLifecycle({ log });
    try {
      const config = loadConfig({
        DATA_DIR: join(folder, "data"),
        REDIS_URL: redis.socket,
        MIN_FREE_DISK_MB: "0",
      });
      const parts = await createParts(config, {
        redisPlace: { url: redis.socket },
        log,
        lifecycle,
        makeBackends: ({ store, notebook }) => configuredBackends(config, { store, notebook, log }),
      });
      await runWorkers(parts, config, { log, lifecycle });
      const request = { prompt: STORY, seconds: 60, seed: 7, resolution: "720p" as const };
      const whole = await timed(parts, () =>
        parts.studio.admit({ request, person: ann, surface, idempotencyKey: "whole" }),
      );
      const remix = await timed(parts, async () => {
        const change = {
          kind: "remix",
          words: "shot 2: it yawns in the moonlight",
          strength: "medium",
          request: {},
        } as const;
        const [clip] = await parts.studio.derive(whole.clip.id, change, {
          person: ann,
          surface,
          idempotencyKey: "remix",
        });
        return clip as Clip;
      });
      const rendered = ({ shots }: Clip) => shots.filter(({ state }) => state === "made").length;
      return [
        {
          name: "remix-one-shot",
          ours: remix.seconds,
          reference: whole.seconds,
          ratio: remix.seconds / whole.seconds,
          unit: "s",
          note: `60 s 720p animatic film of ${whole.clip.shots.length} shots: one changed against all made; aim under 0.2`,
        },
        {
          name: "remix-one-shot-rendered",
          ours: rendered(remix.clip),
          reference: rendered(whole.clip),
          ratio: rendered(remix.clip) / rendered(whole.clip),
          unit: "shots",
          note: "shots rendered for it; aim exactly 1",
        },
      ];
    } finally {
      await lifecycle.stop();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
