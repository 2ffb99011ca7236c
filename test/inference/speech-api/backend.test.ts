import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BackendError, MediaError } from "../../../src/core/errors.ts";
import type { SpeechOrder } from "../../../src/core/ports/orders.ts";
import { createSpeechApiBackend, type SpeechApiSettings } from "../../../src/inference/speech-api/backend.ts";
import { createFakeSpeechServer, type FakeSpeechServer } from "../../fakes/speech-api/fake-speech-server.ts";
import { testMedia } from "../../fixtures/media.ts";

let fake: FakeSpeechServer;
let media: Awaited<ReturnType<typeof testMedia>>;
beforeEach(async () => {
  fake = await createFakeSpeechServer();
  media = await testMedia();
});
afterEach(async () => {
  await fake.close();
  await media.remove();
  expect(fake.violations).toEqual([]);
});

const { signal } = new AbortController();
const order: SpeechOrder = { kind: "speech", model: "tts-1", text: "We are late again.", voice: "nova" };
const key = { idempotencyKey: "film-1-1", signal };

const backend = (change: Partial<SpeechApiSettings> = {}) =>
  createSpeechApiBackend({
    ...{ url: fake.url, model: "tts-1", key: fake.key, usdPerMillionCharacters: 0, media, fetch },
    ...change,
  });

describe("a server that speaks", () => {
  it.each(["", "/", "/v1", "/v1/audio/speech"])(
    "is asked once for a line, its address ending in “%s”",
    async (end) => {
      const narrator = backend({ url: `${fake.url}${end}` });
      const operation = await narrator.start(order, key);
      const status = await narrator.status(operation, { signal });
      expect(status).toMatchObject({ state: "done", usd: 0 });
      expect(fake.spoken).toEqual([{ input: "We are late again.", voice: "nova" }]);
    },
  );

  it("costs by the character where it isn't one's own", async () => {
    const narrator = backend({ usdPerMillionCharacters: 15 });
    expect(narrator.billed).toBe(true);
    const operation = await narrator.start(order, key);
    expect(await narrator.status(operation, { signal })).toMatchObject({ state: "done", usd: 0.00027 });
  });

  it("is never asked again for a line that may have been paid for, and is where it costs nothing", async () => {
    for (const usdPerMillionCharacters of [15, 0]) {
      fake.loses = 1;
      const narrator = backend({ usdPerMillionCharacters });
      const lost = await narrator.start(order, key).catch((error: unknown) => error);
      expect(lost).toMatchObject({ code: "start-unknown" });
      const found = narrator.recover(order, { ...key, startedAt: 0 });
      if (usdPerMillionCharacters === 0) expect(await found).toBeNull();
      else await expect(found).rejects.toMatchObject({ code: "narrator-answer-lost", retryable: false });
    }
  });

  it.each([15, 0])(
    "at $%d a million: what it said and nobody could keep counts as begun, never as refused",
    async (usdPerMillionCharacters) => {
      const full = new MediaError("no-disk-space", "No room.");
      const narrator = backend({
        usdPerMillionCharacters,
        media: { ...media, make: () => Promise.reject(full) },
      });
      const unkept = narrator.start(order, key);
      await expect(unkept).rejects.toMatchObject({ code: "start-unknown", retryable: true });
    },
  );

  it("can be fetched again by whoever couldn't keep it; once it is gone it is never bought again", async () => {
    const narrator = backend({ usdPerMillionCharacters: 15 });
    const operation = await narrator.start(order, key);
    const fetched = async (name: string) => {
      const status = await narrator.status(operation, { signal });
      const [output] = status.state === "done" ? status.outputs : [];
      if (!output) throw new Error(status.state);
      await narrator.download(output, join(media.folder, name), { signal, maxBytes: 1_000_000 });
      return output;
    };
    await fetched("first.wav");
    const { source } = await fetched("second.wav");
    await media.delete(source);
    const gone = { state: "failed", code: "narrator-answer-lost", retryable: false };
    const status = await narrator.status(operation, { signal });
    expect(status).toMatchObject(gone);
    // Nobody knows a lower price than what was set aside.
    expect(status).not.toHaveProperty("usd");
    expect(await backend().status(operation, { signal })).toEqual({ state: "lost" });
  });

  it("finds what came before a worker died, and never lets its key be read", async () => {
    const narrator = backend();
    await narrator.start(order, key);
    expect(await backend().recover(order, { ...key, startedAt: 0 })).toMatchObject({ usd: 0 });
    fake.refuses = { status: 400, times: 1 };
    const refused = await narrator
      .start({ ...order, text: "No." }, { ...key, idempotencyKey: "other" })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BackendError);
    expect(JSON.stringify(refused) + String((refused as Error).stack)).not.toContain(fake.key);
  });
});
