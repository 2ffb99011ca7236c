import { join } from "node:path";
import { pino } from "pino";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createReplicateBackend } from "../../src/inference/replicate/backend.ts";
import { configuredBackends } from "../../src/program/backends.ts";
import { createParts, type Parts } from "../../src/program/parts.ts";
import { startWorkerPool } from "../../workers/pool.ts";
import { testCatalogue } from "../fixtures/catalogue.ts";

/** A whole installation with Replicate's stand-in as its only backend, as the benches of it need one. */
export async function startInstallation(options: {
  socket: string;
  folder: string;
  name: string;
  /** Replicate's stand-in … */
  replicate?: { token: string; baseUrl: string };
  /** … or another backend's, by the settings that set it up. */
  env?: Record<string, string>;
  slots: number;
  publicUrl?: string;
  sender: ChatSender;
}): Promise<Parts & { stop(): Promise<void> }> {
  const log = pino({ level: "silent" });
  const lifecycle = createLifecycle({ log });
  const config = loadConfig({
    DATA_DIR: join(options.folder, options.name),
    REDIS_URL: options.socket,
    REDIS_PREFIX: options.name,
    MAX_CLIPS_IN_FLIGHT: "10000",
    CREDITS_PER_DAY: "1000000",
    DAILY_BUDGET_USD: "1000",
    MIN_FREE_DISK_MB: "0",
    DEFAULT_RESOLUTION: "480p",
    ...options.env,
  });
  const parts = await createParts(config, {
    redisPlace: { url: options.socket },
    log,
    lifecycle,
    makeSenders: () => [options.sender],
    makeBackends: ({ store: media, notebook, wakeUp }) => {
      if (!options.replicate)
        return configuredBackends(config, { store: media, notebook, log, wakeUp, reports: false });
      return createBackends(
        [
          createReplicateBackend({
            ...options.replicate,
            slots: options.slots,
            publicUrl: options.publicUrl,
            fetch,
            catalogue: testCatalogue(),
            media,
            notebook: notebook("replicate"),
            now: Date.now,
            log,
          }),
        ],
        { catalogue: testCatalogue() },
      );
    },
  });
  const pool = await startWorkerPool({
    ...parts,
    senders: parts.chat.senders,
    cutAtOnce: 1,
    now: Date.now,
    log,
  });
  lifecycle.onStop("workers", () => pool.stop(0));
  return {
    ...parts,
    async stop() {
      await lifecycle.stop();
    },
  };
}

/** A surface that takes every clip at once and tells when. */
export function takingSender(onPost: (clipId: string) => void): ChatSender {
  return {
    platform: "bench",
    limits: { editIntervalMs: 1_000, chatEditIntervalMs: 1_000 },
    cardLook: () => "",
    uploadLimit: async () => 1_000_000_000,
    editCard: async () => "edited",
    async postClip(surface, { clip }) {
      onPost(clip.id);
      return { ref: { platform: "bench", chat: surface.chat, message: clip.id } };
    },
    postNotice: async () => undefined,
    deleteMessage: async () => "gone",
    close: async () => {},
  };
}

export const ask = (parts: Parts, index: number, seconds = 2, model = "seedance") =>
  parts.studio.admit({
    request: { prompt: `a fox crosses frozen lake number ${index}`, seconds, seed: index, model },
    person: { id: `bench:${index % 50}`, name: "Ann" },
    surface: { platform: "bench", chat: "main" },
    idempotencyKey: `bench-${index}`,
  });
