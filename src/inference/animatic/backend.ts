import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, copyFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { Logger } from "pino";
import { BackendError, UserMistake } from "../../core/errors.ts";
import { ASPECTS, RESOLUTIONS } from "../../core/film/picture.ts";
import { once } from "../../core/once.ts";
import type { Order, ShotOrder } from "../../core/ports/orders.ts";
import type {
  ModelDescription,
  Operation,
  OperationStatus,
  VideoBackend,
} from "../../core/ports/video-backend.ts";
import type { Workbench, WorkFolder } from "../../core/ports/workbench.ts";
import { loadArtIndex } from "./art/icons.ts";
import { createDrawPool } from "./draw-pool.ts";
import { newProgress, openProgress, type TaskOutcome, type TaskProgress } from "./draw-task.ts";
import { DRAWING_FAILURES, type DrawingFailure } from "./drawing-failures.ts";
import { readScene } from "./reading/read-scene.ts";

const ANIMATIC = "animatic";

const MODEL: ModelDescription = {
  id: ANIMATIC,
  label: "Animatic",
  backend: ANIMATIC,
  kind: "video",
  version: "1",
  lengths: { min: 1, max: 12, step: 1 / 24 },
  aspects: ASPECTS,
  resolutions: RESOLUTIONS,
  takes: {
    startImage: true,
    endImage: false,
    references: false,
    sourceVideo: false,
    negative: true,
    seed: true,
  },
  numbersShots: true,
  sound: true,
  creditsPerSecond: 1,
  usdPerSecond: 0,
  summary: "A paper-cut film, drawn here in seconds: the free draft of any film.",
};

export interface AnimaticDependencies {
  media: Pick<Workbench, "path" | "workFolder">;
  /** How many shots may be drawn side by side. */
  cores: number;
  log: Pick<Logger, "debug" | "warn">;
  /** Makes a thread that draws; one of its own where absent. */
  newThread?: Parameters<typeof createDrawPool>[1];
}

/** A shot this process draws or has drawn. */
interface Drawing {
  path: string;
  progress: TaskProgress;
  state: "waiting" | "running" | "done" | "canceled" | "failed";
  failure?: { code: DrawingFailure; message: string };
  ended: Promise<void>;
}

/** A board's picture is wanted first; what takes longer than this is drawn beside the shots. */
const STILLS_FIRST_MS = 10_000;

/** Ended drawings are remembered for those who ask late, this many of them. */
const REMEMBERED = 500;

/** Draws film plans as a moving storyboard on this machine's CPU. Its operations live and die with this process. */
export function createAnimaticBackend({ media, cores, log, newThread }: AnimaticDependencies): VideoBackend {
  const pool = createDrawPool(cores, newThread);
  const stillsUnderWay = new Set<Promise<unknown>>();
  /** While shots stand still for them. */
  let resting: NodeJS.Timeout | undefined;
  const drawings = new Map<string, Drawing>();
  let opened: WorkFolder | undefined;
  let isClosed = false;
  /** ffmpeg has run, and nothing has failed since: whoever asks for a clip need not wait for it to be started once more. */
  let healthy: { ok: true; detail: string } | undefined;

  /** This process's own folder, whose name also tells its operations from those of others. */
  const folder = once(async () => {
    opened = await media.workFolder();
    return opened.path;
  });
  const find = (operation: Operation): Drawing | undefined => {
    if (!opened || operation.process !== basename(opened.path)) return undefined;
    return drawings.get(String(operation.id));
  };
  const forgetOldest = () => {
    for (const [id, drawing] of drawings) {
      if (drawings.size <= REMEMBERED) return;
      if (drawing.state !== "waiting" && drawing.state !== "running") drawings.delete(id);
    }
  };

  const begin = async (order: ShotOrder, id: string): Promise<Operation> => {
    const home = await folder();
    const operation = { process: basename(home), id };
    const known = drawings.get(id);
    if (known && known.state !== "failed" && known.state !== "canceled") return operation;
    const startImage = order.startImage ? await media.path(order.startImage) : undefined;
    if (isClosed) throw closed();
    const memory = newProgress();
    const drawing: Drawing = {
      path: join(home, `${drawings.size}-${safeName(id)}.mp4`),
      progress: openProgress(memory),
      state: "waiting",
      ended: Promise.resolve(),
    };
    drawings.delete(id);
    drawings.set(id, drawing);
    drawing.ended = afterStills()
      .then(() =>
        pool.run(
          {
            order,
            path: drawing.path,
            pictures: startImage ? { startImage } : {},
            encoderThreads: encoderThreads(),
            progress: memory,
          },
          () => {
            drawing.state = "running";
          },
          { last: { encoderThreads: mostEncoderThreads } },
        ),
      )
      .then((outcome) => settle(drawing, outcome));
    forgetOldest();
    return operation;
  };

  /** Of several shots side by side each has its share, for the other half of the cores draws; one alone has them all, and the last. */
  const mostEncoderThreads = Math.max(1, Math.min(4, cores));
  const encoderThreads = () => {
    const unfinished = [...drawings.values()].filter(
      ({ state }) => state === "waiting" || state === "running",
    );
    return unfinished.length > 1 ? Math.max(1, Math.min(4, Math.floor(cores / 2))) : mostEncoderThreads;
  };

  /** Shots not yet begun let the stills go first, for a moment. */
  const afterStills = async () => {
    if (stillsUnderWay.size === 0) return;
    await Promise.race([
      Promise.allSettled(stillsUnderWay),
      pause(STILLS_FIRST_MS, undefined, { ref: false }),
    ]);
  };

  const shotsGoOn = () => {
    clearTimeout(resting);
    resting = undefined;
    for (const { progress } of drawings.values()) progress.goOn();
  };
  /** So do those that are being drawn. */
  const restShots = () => {
    if (resting !== undefined) return;
    resting = setTimeout(shotsGoOn, STILLS_FIRST_MS).unref();
    for (const { progress } of drawings.values()) progress.pause();
  };

  const settle = async (drawing: Drawing, outcome: TaskOutcome) => {
    // Cancelled in the very moment it was done: what was asked last holds.
    if (drawing.progress.isCanceled() || outcome.kind === "canceled") {
      drawing.state = "canceled";
      await rm(drawing.path, { force: true });
      return;
    }
    drawing.state = outcome.kind;
    if (outcome.kind !== "failed") return;
    healthy = undefined;
    drawing.failure = { code: outcome.code, message: outcome.message };
    log.warn({ code: outcome.code, reason: outcome.message }, "a shot could not be drawn");
    await rm(drawing.path, { force: true });
  };

  return {
    id: ANIMATIC,
    slots: Math.max(1, cores),
    slotsEach: true,
    // To ask costs nothing here, and a thread has nothing to draw until it is known that it has done.
    pollMs: { first: 100, longest: 100 },
    billed: false,

    models: async () => [MODEL],

    check: async (order) => {
      const shot = asShot(order);
      const warnings: string[] = [];
      if (shot.sourceVideo) warnings.push("The animatic draws from words; it can't rework a video.");
      if (shot.endImage) warnings.push("The animatic can't end on a given picture.");
      if (shot.references?.length) warnings.push("The animatic doesn't use reference pictures.");
      const { unknown } = readScene(shot, artIndex());
      if (unknown.length > 0) warnings.push(sayLeftOut(unknown));
      return warnings;
    },

    async still(order, path, { signal }) {
      const shot = asShot(order);
      signal.throwIfAborted();
      const startImage = shot.startImage ? await media.path(shot.startImage) : undefined;
      const memory = newProgress();
      const stop = () => openProgress(memory).cancel();
      signal.addEventListener("abort", stop, { once: true });
      const pictures = startImage ? { startImage } : {};
      const task = { order: shot, path, pictures, encoderThreads: 1, still: true as const, progress: memory };
      // Before the shots: a board's picture is wanted before they are drawn.
      const drawing = pool.run(task, () => {}, { first: true });
      if (stillsUnderWay.size === 0) restShots();
      stillsUnderWay.add(drawing);
      const outcome = await drawing;
      stillsUnderWay.delete(drawing);
      if (stillsUnderWay.size === 0) shotsGoOn();
      signal.removeEventListener("abort", stop);
      if (outcome.kind === "done") return;
      const message = outcome.kind === "failed" ? outcome.message : "no longer wanted";
      throw new BackendError("no-still", "The board's picture could not be drawn.", { message });
    },

    async start(order, { idempotencyKey, signal }) {
      const shot = asShot(order);
      if (isClosed) throw closed();
      signal.throwIfAborted();
      const operation = await begin(shot, idempotencyKey);
      log.debug({ operation }, "a shot is being drawn");
      return operation;
    },

    async recover(_order, { idempotencyKey }) {
      const drawing = drawings.get(idempotencyKey);
      if (!drawing || drawing.state === "failed" || drawing.state === "canceled") return null;
      return { process: basename(await folder()), id: idempotencyKey };
    },

    async status(operation): Promise<OperationStatus> {
      const drawing = find(operation);
      if (!drawing) return { state: "lost" };
      switch (drawing.state) {
        case "waiting":
        case "canceled":
          return { state: drawing.state };
        case "running":
          return { state: "running", progress: drawing.progress.share() };
        case "failed": {
          const code = drawing.failure?.code ?? "drawing-failed";
          const { sentence, retryable } = DRAWING_FAILURES[code];
          return { state: "failed", code, message: sentence, retryable };
        }
        case "done":
          // Fetched before, or swept away: it can be drawn again.
          if (!(await exists(drawing.path))) return { state: "lost" };
          return {
            state: "done",
            outputs: [{ source: drawing.path, mime: "video/mp4" }],
            usd: 0,
            modelVersion: MODEL.version ?? "1",
          };
      }
    },

    async cancel(operation) {
      const drawing = find(operation);
      if (!drawing) return {};
      if (drawing.state === "waiting" || drawing.state === "running") {
        drawing.progress.cancel();
        // One that only waits for a thread ends when it gets one; nobody needs to wait for that.
        if (drawing.state === "running") await drawing.ended;
        else drawing.state = "canceled";
      }
      return { usd: 0 };
    },

    async download(output, path, { signal, maxBytes }) {
      signal.throwIfAborted();
      // Another process of this machine may have drawn it, in its own folder beside ours.
      if (dirname(dirname(output.source)) !== dirname(await folder())) throw missing();
      const { size } = await stat(output.source).catch((cause: unknown) => {
        throw missing(cause);
      });
      if (size > maxBytes) {
        throw new BackendError(
          "output-too-large",
          "The draft became too large. Please make it shorter or smaller.",
          {
            message: `the animatic made ${size} bytes of at most ${maxBytes}`,
          },
        );
      }
      await rename(output.source, path).catch(async (cause: NodeJS.ErrnoException) => {
        if (cause.code !== "EXDEV") throw missing(cause);
        await copyFile(output.source, path);
        await rm(output.source, { force: true });
      });
    },

    async health() {
      if (healthy) return healthy;
      try {
        const { stdout } = await promisify(execFile)("ffmpeg", ["-hide_banner", "-version"], {
          timeout: 10_000,
        });
        healthy = { ok: true, detail: stdout.split("\n")[0] ?? "ffmpeg" };
        return healthy;
      } catch {
        return { ok: false, detail: "ffmpeg can't be run: install it, or put it on the PATH." };
      }
    },

    async close() {
      isClosed = true;
      for (const drawing of drawings.values()) drawing.progress.cancel();
      await pool.close();
      await opened?.remove();
    },
  };
}

function asShot(order: Order): ShotOrder {
  if (order.kind !== "video") {
    throw new UserMistake(
      "wrong-kind",
      "The animatic makes videos only. Please choose another model for this.",
    );
  }
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(order.beat + order.filmPrompt)) {
    throw new UserMistake(
      "prompt-empty",
      "There is nothing to draw. Please say in words what the video should show.",
    );
  }
  const { min, max } = MODEL.lengths as { min: number; max: number };
  if (!(order.seconds >= min && order.seconds <= max)) {
    throw new UserMistake(
      "length-unsupported",
      `The animatic draws shots of ${min} to ${max} seconds; this one has ${order.seconds}.`,
    );
  }
  return order;
}

function closed(): BackendError {
  return new BackendError("backend-closed", "The bot is restarting. Please try again in a moment.", {
    retryable: true,
  });
}

function missing(cause?: unknown): BackendError {
  return new BackendError("output-missing", "The draft's file is gone. Please try again.", {
    retryable: true,
    cause,
  });
}

const exists = (path: string) =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );

let knownArt: ReturnType<typeof loadArtIndex> | undefined;

/** Read once, when the first shot is looked at. */
function artIndex() {
  knownArt ??= loadArtIndex();
  return knownArt;
}

function sayLeftOut(unknown: readonly string[]): string {
  const names = unknown.map((name) => `“${name}”`).join(", ");
  return `The draft can't show ${names}, so the picture leaves ${unknown.length === 1 ? "it" : "them"} out; a final render is told all your words.`;
}

/** A part of any key that is safe in a file name. */
function safeName(key: string): string {
  return key.replace(/[^\w-]/g, "").slice(-40);
}
