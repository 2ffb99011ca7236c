import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { SoundWish } from "../../src/core/film/sound.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { configuredBackends } from "../../src/program/backends.ts";
import { createParts } from "../../src/program/parts.ts";
import { runWorkers } from "../../src/program/run-workers.ts";
import type { BenchResult } from "./bench.ts";
import { best } from "./best.ts";
import { timed } from "./timed.ts";

const TIMES = 2;
const STORY = [
  'Mara opens the door. Mara says "We are late again."',
  'Tom waits at the window. Tom says "I know, the bus was early."',
  "A red fox runs through fresh snow.",
  "Thunder rolls over the mountains.",
  'A narrator says "That night nobody slept."',
  "The moon rises over the forest.",
].join(" ");

/** A minute's draft with all its sound, from asking to delivery, against the same draft without a sound. */
export async function soundOfDraft(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), "rushes-bench-draft-"));
  const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
  let round = 0;
  /** Each in an installation of its own, as shots once drawn are kept. */
  const draft = async (sound: SoundWish) => {
    const name = `round-${round++}`;
    const log = pino({ level: "silent" });
    const lifecycle = createLifecycle({ log });
    const config = loadConfig({
      DATA_DIR: join(folder, name),
      REDIS_URL: redis.socket,
      REDIS_PREFIX: name,
      MIN_FREE_DISK_MB: "0",
    });
    try {
      const parts = await createParts(config, {
        redisPlace: { url: redis.socket },
        log,
        lifecycle,
        makeBackends: ({ store, notebook }) => configuredBackends(config, { store, notebook, log }),
      });
      await runWorkers(parts, config, { log, lifecycle });
      const { clip } = await timed(parts, () =>
        parts.studio.admit({
          request: { prompt: STORY, seconds: 60, seed: 7, resolution: "720p", sound },
          person: { id: "console:ann", name: "Ann" },
          surface: { platform: "console", chat: "bench" },
          idempotencyKey: name,
        }),
      );
      const heard = new Set(clip.file?.cues?.map(({ kind }) => kind));
      const wanted = sound.parts?.length === 0 ? 0 : 3;
      if (heard.size !== wanted)
        throw new Error(`${[...heard].join(", ") || "nothing"} is heard in the draft`);
    } finally {
      await lifecycle.stop();
    }
  };
  try {
    const [ours, reference] = await best(TIMES, [
      () => draft({ parts: ["voice", "music", "effects", "captions"] }),
      () => draft({ parts: [] }),
    ]);
    const note = `60 s draft at 720p with voices, music, effects and captions against the same without sound, each anew, best of ${TIMES} in turn; aim <= 1.15`;
    return { name: "sound-of-draft", ours, reference, ratio: ours / reference, unit: "s", note };
  } finally {
    await redis.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
