import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BackendError, UserMistake } from "../../src/core/errors.ts";
import type { ShotOrder } from "../../src/core/ports/orders.ts";
import type { Operation, OperationStatus, VideoBackend } from "../../src/core/ports/video-backend.ts";

export interface BackendUnderTest {
  backend: VideoBackend;
  /** A shot it can make. */
  order: ShotOrder;
  /** Another instance of the same backend, as another worker process would have it. */
  another(): Promise<VideoBackend>;
  /** Lets a started operation come to its good end; absent where it does by itself. */
  finish?(operation: Operation): Promise<void>;
  /** Of a backend that can't stop what it began: lets it come to its end. */
  ends?(operation: Operation): Promise<void>;
  close(): Promise<void>;
}

/** What every backend must hold to. `make` is called anew for each test. */
export function videoBackendContract(name: string, make: () => Promise<BackendUnderTest>): void {
  describe(`${name}, as a video backend`, () => {
    let subject: BackendUnderTest;
    let folder: string;
    let isOver = false;
    const signal = new AbortController().signal;

    beforeEach(async () => {
      isOver = false;
      subject = await make();
      folder = await mkdtemp(join(tmpdir(), "rushes-contract-"));
    });

    afterEach(async () => {
      isOver = true;
      await subject.close();
      await rm(folder, { recursive: true, force: true });
    });

    const start = (idempotencyKey = "clip1-0") =>
      subject.backend.start(subject.order, { idempotencyKey, signal });

    async function ended(backend: VideoBackend, operation: Operation): Promise<OperationStatus> {
      // How long is the test's own patience: a busy machine draws slowly.
      while (!isOver) {
        const status = await backend.status(operation, { signal });
        if (status.state !== "waiting" && status.state !== "running") return status;
        await sleep(10);
      }
      throw new Error("it came to no end");
    }

    async function done(backend: VideoBackend, operation: Operation) {
      const status = await ended(backend, operation);
      if (status.state !== "done") throw new Error(`it ended as ${JSON.stringify(status)}`);
      return status;
    }

    test("describes what it offers in plain JSON, under its own id, no name twice", async () => {
      const models = await subject.backend.models();
      expect(models.length).toBeGreaterThan(0);
      expect(JSON.parse(JSON.stringify(models))).toEqual(models);
      expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
      for (const model of models) {
        expect(model.backend).toBe(subject.backend.id);
        expect(model.creditsPerSecond).toBeGreaterThanOrEqual(0);
        expect(model.summary).not.toBe("");
        if (model.kind !== "video") continue;
        expect(model.aspects.length).toBeGreaterThan(0);
        expect(model.resolutions.length).toBeGreaterThan(0);
      }
      expect(models.map((model) => model.id)).toContain(subject.order.model);
    });

    test("checks an order without starting anything", async () => {
      expect(await subject.backend.check(subject.order)).toEqual(expect.any(Array));
      const recovered = await subject.backend
        .recover(subject.order, { idempotencyKey: "clip1-0", startedAt: anHourAgo(), signal })
        .catch((error) => error);
      expect(recovered).toBeNull();
    });

    test("refuses an order of another kind before it starts, in words for a person", async () => {
      const order = { ...subject.order, kind: "text", system: "s" } as const;
      const refused = await subject.backend.check(order).catch((error) => error);
      expect(refused).toBeInstanceOf(UserMistake);
      expect(refused.userMessage).toMatch(/\.$/);
    });

    test("gives an operation of plain values that survives being stored", async () => {
      const operation = await start();
      expect(JSON.parse(JSON.stringify(operation))).toEqual(operation);
      for (const value of Object.values(operation))
        expect(value === null || typeof value !== "object").toBe(true);
    });

    test("makes a file, which any worker can take over and download", async () => {
      const operation = JSON.parse(JSON.stringify(await start())) as Operation;
      await subject.finish?.(operation);
      const other = await subject.another();
      const status = await done(subject.backend, operation);
      expect(status.outputs.length).toBeGreaterThan(0);
      const path = join(folder, "shot.mp4");
      const [output] = status.outputs;
      if (!output) throw new Error("no output");
      await other.download(JSON.parse(JSON.stringify(output)), path, { signal, maxBytes: 50_000_000 });
      expect((await stat(path)).size).toBeGreaterThan(1_000);
      await other.close();
    });

    test("says the same of an ended operation however often it is asked", async () => {
      const operation = await start();
      await subject.finish?.(operation);
      const first = await done(subject.backend, operation);
      expect(await subject.backend.status(operation, { signal })).toEqual(first);
    });

    test("copies no more than it is allowed to, and leaves no half file behind", async () => {
      const operation = await start();
      await subject.finish?.(operation);
      const status = await done(subject.backend, operation);
      const [output] = status.outputs;
      if (!output) throw new Error("no output");
      const error = await subject.backend
        .download(output, join(folder, "shot.mp4"), { signal, maxBytes: 100 })
        .catch((error) => error);
      expect(error).toBeInstanceOf(BackendError);
      expect(error.code).toBe("output-too-large");
      expect(await readdir(folder)).toEqual([]);
    });

    test("cancels, and cancelling twice is fine", async () => {
      const operation = await start();
      await subject.backend.cancel(operation);
      await subject.backend.cancel(operation);
      await subject.ends?.(operation);
      expect(["canceled", "done"]).toContain((await ended(subject.backend, operation)).state);
    });

    test("knows after a lost answer whether a start took place", async () => {
      const nothing = await subject.backend
        .recover(subject.order, { idempotencyKey: "clip9-0", startedAt: anHourAgo(), signal })
        .catch((error) => error);
      expect(nothing).toBeNull();
      if (!subject.backend.billed) return;
      const operation = await start();
      const other = await subject.another();
      const recovered = await other.recover(subject.order, {
        idempotencyKey: "clip1-0",
        startedAt: anHourAgo(),
        signal,
      });
      expect(recovered).toEqual(operation);
      await other.close();
    });

    test("starts nothing once the signal is given", async () => {
      const given = AbortSignal.abort(new Error("stop"));
      await expect(
        subject.backend.start(subject.order, { idempotencyKey: "clip1-0", signal: given }),
      ).rejects.toThrow();
      const recovered = await subject.backend.recover(subject.order, {
        idempotencyKey: "clip1-0",
        startedAt: anHourAgo(),
        signal,
      });
      expect(recovered).toBeNull();
    });

    test("says whether it can be used", async () => {
      expect((await subject.backend.health()).ok).toBe(true);
    });
  });
}

/** By then every list shows what was begun, and no note of it is thrown away. */
const anHourAgo = () => Date.now() - 60 * 60_000;
