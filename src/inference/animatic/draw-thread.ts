import { rm, writeFile } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { createCanvas, ImageData } from "@napi-rs/canvas";
import { FRAMES_PER_SECOND } from "../../core/film/picture.ts";
import { createFonts } from "../../media/fonts.ts";
import { loadArtIndex, loadIcons } from "./art/icons.ts";
import { type DrawTask, openProgress, READY, type TaskOutcome } from "./draw-task.ts";
import { drawingFailureOf } from "./drawing-failures.ts";
import { ambienceOf } from "./encode/ambience.ts";
import { startEncoder } from "./encode/encoder.ts";
import { setUpTheatre, type Workshop } from "./paint/theatre.ts";

/** Where in a shot what it is about has come into the picture, and not yet left it. */
const STILL_AT = 0.55;

const STILL_QUALITY = 92;

/** Thrown through the drawing when the task was cancelled. */
class Canceled extends Error {}

const port = parentPort;
if (!port) throw new Error("draw-thread.ts is the inside of a worker thread");

// Read once; kept for the thread's life.
const workshop: Workshop = { icons: loadIcons(), art: loadArtIndex(), fonts: createFonts() };

port.on("message", (said: DrawTask | typeof READY) => {
  if (said === READY) return port.postMessage({ kind: "done" } satisfies TaskOutcome);
  void draw(said).then((outcome) => port.postMessage(outcome));
});

async function draw(task: DrawTask): Promise<TaskOutcome> {
  try {
    await drawShot(task, workshop);
    return { kind: "done" };
  } catch (error) {
    // Before the file goes: what it took is what the disk lacks.
    const code = await drawingFailureOf(error, task.path);
    await rm(task.path, { force: true });
    if (error instanceof Canceled) return { kind: "canceled" };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: "failed", code, message };
  }
}

async function drawShot(task: DrawTask, tools: Workshop): Promise<void> {
  const progress = openProgress(task.progress);
  const stopIfCanceled = () => {
    if (progress.isCanceled()) throw new Canceled();
  };
  stopIfCanceled();
  const theatre = await setUpTheatre(task.order, tools, task.pictures);
  stopIfCanceled();
  if (task.still) {
    const { width, height } = theatre;
    const canvas = createCanvas(width, height);
    const pixels = new Uint8ClampedArray(theatre.frame(Math.floor(theatre.frames * STILL_AT)));
    canvas.getContext("2d").putImageData(new ImageData(pixels, width, height), 0, 0);
    // As a PNG it would take as long to write as to draw.
    await writeFile(task.path, await canvas.encode("jpeg", STILL_QUALITY));
    return;
  }
  const encoder = startEncoder({
    width: theatre.width,
    height: theatre.height,
    frames: theatre.frames,
    hold: theatre.hold,
    ambience: ambienceOf(theatre.scene, theatre.frames / FRAMES_PER_SECOND),
    ...(theatre.filter ? { filter: theatre.filter } : {}),
    threads: task.encoderThreads,
    path: task.path,
  });
  try {
    for (let number = 0; number < theatre.frames; number += theatre.hold) {
      progress.waitWhilePaused();
      stopIfCanceled();
      await encoder.write(theatre.frame(number));
      progress.set(Math.min(1, (number + theatre.hold) / theatre.frames));
    }
    stopIfCanceled();
    await encoder.finish();
    stopIfCanceled();
  } catch (error) {
    await encoder.kill();
    throw error;
  }
}
