import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import type { ShotOrder } from "../../src/core/ports/orders.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import { loadArtIndex, loadIcons } from "../../src/inference/animatic/art/icons.ts";
import { createAnimaticBackend } from "../../src/inference/animatic/backend.ts";
import { ambienceOf } from "../../src/inference/animatic/encode/ambience.ts";
import { encoderArguments } from "../../src/inference/animatic/encode/encoder.ts";
import { setUpTheatre } from "../../src/inference/animatic/paint/theatre.ts";
import { createFonts } from "../../src/media/fonts.ts";
import type { Bench } from "./bench.ts";

const SHOTS = 12;
const SECONDS = 5;

export const FILM =
  "Several giant woolly mammoths approach treading through a snowy meadow. A red fox watches from the forest. A pirate ship sails through a storm. A stylish woman walks down a Tokyo street at night.";
const CAMERAS = ["dolly-in", "truck-right", "static", "pan-left", "crane-up", "zoom-in"] as const;

function orderOf(index: number): ShotOrder {
  const beat = FILM.split(". ")[index % 4] ?? FILM;
  return {
    kind: "video",
    model: "animatic",
    prompt: beat,
    seconds: SECONDS,
    aspect: "16:9",
    resolution: "720p",
    seed: index + 1,
    camera: CAMERAS[index % CAMERAS.length] ?? "static",
    beat,
    shotNumber: index + 1,
    filmPrompt: FILM,
  };
}

/** A minute of film in twelve shots, drawn and encoded, against ffmpeg encoding the same frames, ready in a file. */
export const animaticBench: Bench = {
  name: "animatic",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "rushes-bench-animatic-"));
    try {
      const orders = Array.from({ length: SHOTS }, (_, index) => orderOf(index));
      const { all: ours } = await draw(orders, folder);
      const reference = await encodeAlone(orders, folder);
      return [
        {
          name: "animatic",
          ours,
          reference,
          ratio: ours / reference,
          unit: "s",
          note: `60 s of 720p24 in ${SHOTS} shots on ${availableParallelism()} cores, drawn and encoded, against ffmpeg alone encoding the same raw frames with the same settings; aim under 1.5`,
        },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Draws shots as a film's are drawn, all asked for at once: seconds until the first is there, and until all are. */
export async function draw(
  orders: readonly ShotOrder[],
  folder: string,
): Promise<{ first: number; all: number }> {
  const signal = new AbortController().signal;
  const backend: VideoBackend = createAnimaticBackend({
    media: {
      path: async (key) => key,
      workFolder: async () => ({ path: await mkdtemp(join(folder, "work-")), remove: async () => {} }),
    },
    cores: availableParallelism(),
    log: pino({ level: "silent" }),
  });
  const began = performance.now();
  const operations = await Promise.all(
    orders.map((order, index) => backend.start(order, { idempotencyKey: `shot-${index}`, signal })),
  );
  let first: number | undefined;
  for (const operation of operations) {
    for (;;) {
      const status = await backend.status(operation, { signal });
      if (status.state === "done") {
        first ??= (performance.now() - began) / 1000;
        break;
      }
      if (status.state !== "waiting" && status.state !== "running") throw new Error(JSON.stringify(status));
      await sleep(10);
    }
  }
  const all = (performance.now() - began) / 1000;
  await backend.close();
  return { first: first ?? all, all };
}

/** Only ffmpeg's own time counts: the frames lie ready in a file, which is in memory still. */
export async function encodeAlone(orders: readonly ShotOrder[], folder: string): Promise<number> {
  const workshop = { icons: loadIcons(), art: loadArtIndex(), fonts: createFonts() };
  const raw = join(folder, "frames.rgba");
  let seconds = 0;
  for (const order of orders) {
    const theatre = await setUpTheatre(order, workshop);
    const file = await open(raw, "w");
    for (let number = 0; number < theatre.frames; number++) await file.write(theatre.frame(number));
    await file.close();
    const settings = {
      width: theatre.width,
      height: theatre.height,
      frames: theatre.frames,
      ambience: ambienceOf(theatre.scene, SECONDS),
      threads: availableParallelism(),
      path: join(folder, "reference.mp4"),
    };
    const began = performance.now();
    const child = spawn("ffmpeg", encoderArguments(settings, ["-i", raw]), { stdio: "inherit" });
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
    seconds += (performance.now() - began) / 1000;
  }
  return seconds;
}
