import { execFile } from "node:child_process";
import { EventEmitter } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Worker } from "node:worker_threads";
import { loadImage } from "@napi-rs/canvas";
import { pino } from "pino";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { UserMistake } from "../../../src/core/errors.ts";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import type { Operation, VideoBackend } from "../../../src/core/ports/video-backend.ts";
import { createAnimaticBackend } from "../../../src/inference/animatic/backend.ts";
import {
  type DrawTask,
  openProgress,
  READY,
  type TaskOutcome,
} from "../../../src/inference/animatic/draw-task.ts";
import { makeBoardSheet } from "../../../src/media/board-sheet.ts";
import { createFonts } from "../../../src/media/fonts.ts";
import { videoBackendContract } from "../../contracts/video-backend.ts";
import { createSpareThreads } from "../../fixtures/drawing-threads.ts";
import { testMedia } from "../../fixtures/media.ts";
import { shotOrder } from "../../fixtures/order.ts";

const log = pino({ level: "silent" });

// Drawing takes all the processor it gets: on a busy machine a second of video takes many.
vi.setConfig({ testTimeout: 120_000 });

// A thread takes longer to begin than a short film to draw: one that a backend has done with draws for the next.
const { newThread, end } = createSpareThreads();
afterAll(end);

const order = (changes: Partial<ShotOrder> = {}) =>
  shotOrder({ model: "animatic", seconds: 1, resolution: "480p", aspect: "1:1", ...changes });

videoBackendContract("animatic", async () => {
  const media = await testMedia();
  const make = () => createAnimaticBackend({ media, cores: 1, log, newThread });
  const backend = make();
  return {
    backend,
    order: order(),
    another: async () => make(),
    async close() {
      await backend.close();
      await media.remove();
    },
  };
});

describe("the animatic", () => {
  const signal = new AbortController().signal;
  let media: Awaited<ReturnType<typeof testMedia>>;
  let backend: VideoBackend;

  beforeEach(async () => {
    media = await testMedia();
    backend = createAnimaticBackend({ media, cores: 1, log, newThread });
  });
  afterEach(async () => {
    await backend.close();
    expect(await filesIn(media.folder)).toEqual([]);
    await media.remove();
  });

  async function ended(operation: Operation) {
    for (;;) {
      const status = await backend.status(operation, { signal });
      if (status.state !== "waiting" && status.state !== "running") return status;
      await sleep(10);
    }
  }

  test("draws stills for a board, which lie side by side with their words in one picture", {
    tags: ["long"],
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "rushes-stills-"));
    const path = join(folder, "still.png");
    await backend.still?.(order({ aspect: "16:9" }), path, { signal });
    const still = await loadImage(path);
    expect([still.width, still.height]).toEqual([854, 480]);
    const sheet = join(folder, "sheet.jpg");
    const frames = [1, 2, 3].map((number) => ({ path, label: `${number} · 4 s · 广角` }));
    await makeBoardSheet(frames, sheet, { fonts: createFonts(), width: still.width, height: still.height });
    const drawn = await loadImage(sheet);
    // Two in a row, each 400 wide with 30 of words below, 10 around.
    expect([drawn.width, drawn.height]).toEqual([830, 540]);
    const stopped = AbortSignal.abort();
    await expect(backend.still?.(order(), path, { signal: stopped })).rejects.toThrow(/abort/u);
    await rm(folder, { recursive: true });
  });

  test("makes H.264 with sound, of exactly as many frames as 24 a second come to", async () => {
    const operation = await backend.start(order({ seconds: 1.3, aspect: "9:16" }), {
      idempotencyKey: "a",
      signal,
    });
    const status = await ended(operation);
    if (status.state !== "done") throw new Error(JSON.stringify(status));
    const [output] = status.outputs;
    if (!output) throw new Error("no output");
    const { streams } = await probe(output.source);
    expect(streams[0]).toMatchObject({
      codec_name: "h264",
      pix_fmt: "yuv420p",
      width: 480,
      height: 854,
      r_frame_rate: "24/1",
      nb_read_frames: "31",
    });
    expect(streams[1]).toMatchObject({ codec_name: "aac", sample_rate: "48000", channels: 2 });
  });

  test("reports frames as progress, and begins no second drawing for the same key", async () => {
    const operation = await backend.start(order({ seconds: 2 }), { idempotencyKey: "a", signal });
    expect(await backend.start(order({ seconds: 2 }), { idempotencyKey: "a", signal })).toEqual(operation);
    const shares: number[] = [];
    for (;;) {
      const status = await backend.status(operation, { signal });
      if (status.state === "running") shares.push(status.progress ?? -1);
      else if (status.state !== "waiting") break;
      await sleep(5);
    }
    expect(new Set(shares).size).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(await filesIn(media.folder)).toHaveLength(1);
  });

  test("stands still with a shot while a board's picture is drawn, and goes on when that is there", async () => {
    const { threads, newThread } = heldThreads();
    const held = createAnimaticBackend({ media, cores: 1, log, newThread });
    await held.start(order({ seconds: 12 }), { idempotencyKey: "a", signal });
    const shot = await threads.next();
    const stands = () => openProgress(shot.task.progress).isPaused();
    expect(stands()).toBe(false);
    const stills = ["1", "2"].map((name) => held.still?.(order(), join(media.folder, name), { signal }));
    const still = await threads.next();
    expect([still.task.still, stands()]).toEqual([true, true]);
    still.end();
    await stills[0];
    expect(stands()).toBe(true);
    still.end();
    await stills[1];
    expect(stands()).toBe(false);
    shot.end();
    await held.close();
  });

  test("lets a shot wait while all cores draw", async () => {
    const first = await backend.start(order({ seconds: 12 }), { idempotencyKey: "a", signal });
    const second = await backend.start(order(), { idempotencyKey: "b", signal });
    expect(await backend.status(second, { signal })).toEqual({ state: "waiting" });
    await backend.cancel(second);
    expect(await backend.status(second, { signal })).toEqual({ state: "canceled" });
    await backend.cancel(first);
  });

  test("stops the thread's ffmpeg on cancel and leaves no file", async () => {
    const operation = await backend.start(order({ seconds: 12, resolution: "720p" }), {
      idempotencyKey: "a",
      signal,
    });
    for (;;) {
      const status = await backend.status(operation, { signal });
      if (status.state === "running" && (status.progress ?? 0) > 0) break;
      await sleep(5);
    }
    expect(await encodersIn(media.folder)).toBe(1);
    await backend.cancel(operation);
    expect(await backend.status(operation, { signal })).toEqual({ state: "canceled" });
    expect(await encodersIn(media.folder)).toBe(0);
    expect(await filesIn(media.folder)).toEqual([]);
  });

  test("has a shot alone coded on all cores, and several side by side on half of them each", async () => {
    const { threads, newThread } = heldThreads();
    const busy = createAnimaticBackend({ media, cores: 4, log, newThread });
    const start = (id: string) => busy.start(order(), { idempotencyKey: id, signal });
    await start("alone");
    const alone = await threads.next();
    await Promise.all([start("one"), start("other")]);
    const [one, other] = [await threads.next(), await threads.next()];
    expect([alone, one, other].map(({ task }) => task.encoderThreads)).toEqual([4, 2, 2]);
    for (const { end } of [alone, one, other]) end();
    await busy.close();
  });

  test("has the last of a film's shots coded on all cores: the others end before it", async () => {
    const { threads, newThread } = heldThreads();
    const busy = createAnimaticBackend({ media, cores: 2, log, newThread });
    await Promise.all(["1", "2", "3", "4"].map((id) => busy.start(order(), { idempotencyKey: id, signal })));
    const coded: number[] = [];
    for (let shot = 0; shot < 4; shot++) {
      const { task, end } = await threads.next();
      coded.push(task.encoderThreads);
      end();
    }
    expect(coded).toEqual([1, 1, 1, 2]);
    await busy.close();
  });

  test("looks for ffmpeg once, and again when a shot has failed", async () => {
    const { threads, newThread } = heldThreads();
    const held = createAnimaticBackend({ media, cores: 1, log, newThread });
    const well = { ok: true, detail: expect.stringContaining("ffmpeg version") };
    expect(await held.health()).toEqual(well);
    vi.stubEnv("PATH", media.folder);
    try {
      expect(await held.health()).toEqual(well);
      const operation = await held.start(order(), { idempotencyKey: "a", signal });
      (await threads.next()).end({ kind: "failed", code: "ffmpeg-missing", message: "no ffmpeg" });
      await vi.waitFor(async () =>
        expect(await held.status(operation, { signal })).toMatchObject({ state: "failed" }),
      );
      expect(await held.health()).toMatchObject({ ok: false });
    } finally {
      vi.unstubAllEnvs();
      await held.close();
    }
  });

  test("ends its ffmpeg when it is closed", async () => {
    const operation = await backend.start(order({ seconds: 12 }), { idempotencyKey: "a", signal });
    for (;;) {
      const status = await backend.status(operation, { signal });
      if (status.state === "running" && (status.progress ?? 0) > 0) break;
      await sleep(5);
    }
    await backend.close();
    expect(await encodersIn(media.folder)).toBe(0);
  });

  test("calls an operation of another process lost", async () => {
    const operation = await backend.start(order(), { idempotencyKey: "a", signal });
    const other = createAnimaticBackend({ media, cores: 1, log });
    expect(await other.status(operation, { signal })).toEqual({ state: "lost" });
    await other.close();
    await backend.cancel(operation);
  });

  test("calls a drawing lost once its file was fetched, so that it can be made anew", {
    tags: ["long"],
  }, async () => {
    const operation = await backend.start(order(), { idempotencyKey: "a", signal });
    const status = await ended(operation);
    if (status.state !== "done" || !status.outputs[0]) throw new Error(JSON.stringify(status));
    const path = join(media.folder, "shot.mp4");
    await backend.download(status.outputs[0], path, { signal, maxBytes: 1e8 });
    expect(await backend.status(operation, { signal })).toEqual({ state: "lost" });
    await media.delete("shot.mp4");
  });

  test("says before it draws what of the words it can't draw", async () => {
    const beat = "a zorblax and a cat in the snow";
    expect(await backend.check(order({ beat, filmPrompt: beat }))).toEqual([
      "The draft can't show “zorblax”, so the picture leaves it out; a final render is told all your words.",
    ]);
  });

  test.each([
    ["no words at all", { beat: " \u200b ", filmPrompt: "\n" }],
    ["a shot without length", { seconds: 0 }],
    ["a shot longer than it can draw", { seconds: 13 }],
  ])("refuses %s in words for a person", async (_what, changes) => {
    const refused = await backend.check(order(changes)).catch((error) => error);
    expect(refused).toBeInstanceOf(UserMistake);
    expect(refused.userMessage).toMatch(/\.$/);
    await expect(backend.start(order(changes), { idempotencyKey: "a", signal })).rejects.toBeInstanceOf(
      UserMistake,
    );
  });

  test("fails in words when the picture to start from is no picture", async () => {
    await media.write("broken.png", Readable.from(["no picture"]));
    const operation = await backend.start(order({ startImage: "broken.png" }), {
      idempotencyKey: "a",
      signal,
    });
    const status = await ended(operation);
    expect(status).toMatchObject({ state: "failed", code: "drawing-failed" });
    await media.delete("broken.png");
  });
});

/** Threads that draw nothing, and end what they were told to draw when that is said. */
function heldThreads() {
  const told: { task: DrawTask; end(outcome?: TaskOutcome): void }[] = [];
  const asked: ((one: (typeof told)[number]) => void)[] = [];
  const newThread = () => {
    const worker = Object.assign(new EventEmitter(), {
      ref() {},
      unref() {},
      terminate: async () => 0,
      postMessage(task: DrawTask | typeof READY) {
        if (task === READY) return void queueMicrotask(() => worker.emit("message", { kind: "done" }));
        const end = (outcome: TaskOutcome = { kind: "done" }) => void worker.emit("message", outcome);
        const one = { task, end };
        const waiting = asked.shift();
        if (waiting) waiting(one);
        else told.push(one);
      },
    });
    return worker as unknown as Worker;
  };
  const next = async () =>
    told.shift() ?? (await new Promise<(typeof told)[number]>((resolve) => asked.push(resolve)));
  return { threads: { next }, newThread };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** How many ffmpeg run that write below a folder. */
async function encodersIn(folder: string): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "args"]);
  return stdout.split("\n").filter((line) => line.startsWith("ffmpeg") && line.includes(folder)).length;
}

async function probe(path: string): Promise<{ streams: Record<string, unknown>[] }> {
  const { stdout } = await promisify(execFile)("ffprobe", [
    ...["-v", "error", "-count_frames", "-show_streams", "-of", "json", path],
  ]);
  return JSON.parse(stdout) as { streams: Record<string, unknown>[] };
}
