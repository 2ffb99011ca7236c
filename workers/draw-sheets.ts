import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { sayLook } from "../src/core/card/board-card.ts";
import { openingKey } from "../src/core/film/board.ts";
import { isEnded } from "../src/core/film/clip.ts";
import { madePictureKey } from "../src/core/film/made-picture.ts";
import { pictureSize } from "../src/core/film/picture.ts";
import type { Backends } from "../src/core/ports/backends.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import { makeBoardSheet, makeStill } from "../src/media/board-sheet.ts";
import { createFonts } from "../src/media/fonts.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { Store } from "../src/store/store.ts";
import { stillOrders } from "../src/studio/order.ts";

/** A picture that isn't there after so long is overtaken by the moving draft. */
const PATIENCE_MS = 5 * 60_000;
/** How often it is looked for pictures that an image model is drawing. */
const LOOK_AGAIN_MS = 1_000;
/** A process that dies over a board's picture keeps it from the others for this long. */
const LEASE_MS = 15_000;
/** So many clips under way are looked at for boards that another process left without a picture. */
const LEFT_OVER = 1_000;

/**
 * Draws the frames of each board's shots in one picture as soon as the board stands somewhere, by whichever process is
 * first, or the next where that one died over it; the card keeper shows it. A board whose picture can't be drawn goes
 * without: its moving draft follows.
 */
export function startBoardSheets({
  record: { clips, events, life, shown },
  backends,
  store,
  leaseMs = LEASE_MS,
  log,
}: {
  record: Pick<Store, "clips" | "events" | "life" | "shown">;
  backends: Pick<Backends, "backend" | "defaultModel">;
  store: MediaStore;
  leaseMs?: number | undefined;
  log: Logger;
}): { stop(): Promise<void> } {
  const running = new Map<string, { work: Promise<void>; stop: AbortController; again: boolean }>();
  const fonts = createFonts();

  const isWanted = (clip: StoredClip | undefined): clip is StoredClip =>
    clip?.board !== undefined && clip.card !== undefined && clip.sheet === undefined && !isEnded(clip.state);

  async function look(clipId: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const clip = await clips.load(clipId);
      if (!isWanted(clip)) return;
      if (await shown.claimBoardSheet(clipId, leaseMs)) return held(clip, signal);
      // Another process is at it, and perhaps dead.
      await pause(leaseMs, undefined, { signal });
    }
  }

  async function held(clip: StoredClip, signal: AbortSignal): Promise<void> {
    const lease = setInterval(() => {
      shown.holdBoardSheet(clip.id, leaseMs).catch(() => {});
    }, leaseMs / 3);
    try {
      await draw(clip, signal);
    } finally {
      clearInterval(lease);
    }
  }

  async function draw(clip: StoredClip, signal: AbortSignal): Promise<void> {
    const model = await backends.defaultModel("draft");
    const backend = model && backends.backend(model.backend);
    if (!model || !backend?.still) return;
    await untilDrawn(clip, signal);
    const orders = stillOrders(clip, model);
    const name = createHash("sha256").update(JSON.stringify(orders)).digest("hex").slice(0, 32);
    const key = `sheets/${name}.jpg`;
    if (!(await store.has(key))) {
      const work = await store.workFolder();
      try {
        // Each frame listens for the end of all; Node takes more than ten for a leak.
        setMaxListeners(orders.length + 10, signal);
        const frames = await Promise.all(
          orders.map(async (order, index) => {
            const shot = clip.plan.shots[index];
            const old = shot?.staleFrame ? " · of earlier words" : "";
            const label =
              shot === undefined ? "" : `${index + 1} · ${shot.seconds} s · ${sayLook(shot)}${old}`;
            // What an image model drew is the frame itself.
            if (shot?.frame !== undefined) return { path: await store.path(shot.frame), label };
            const path = join(work.path, `${index}.jpg`);
            await backend.still?.(order, path, { signal });
            return { path, label };
          }),
        );
        const size = pictureSize(clip.request.aspect, "480p");
        const [opening] = frames;
        if (opening) await store.make(openingKey(key), (path) => makeStill(opening.path, path));
        await store.make(key, (path) => makeBoardSheet(frames, path, { fonts, ...size }));
      } finally {
        await work.remove();
      }
    }
    await life.sheetDrawn(clip.id, key);
  }

  /** What an image model draws for it yet. */
  async function untilDrawn({ plan }: StoredClip, signal: AbortSignal): Promise<void> {
    const keys = (plan.pictures ?? []).map(madePictureKey);
    while (!(await Promise.all(keys.map((key) => store.has(key)))).every(Boolean))
      await pause(LOOK_AGAIN_MS, undefined, { signal });
  }

  function begin(clipId: string): void {
    const underWay = running.get(clipId);
    if (underWay) {
      // It may have been read before it had a card.
      underWay.again = true;
      return;
    }
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const work = look(clipId, signal)
      .catch((error: unknown) => {
        if (!stop.signal.aborted)
          log.warn({ err: error, clipId }, "a board goes without the picture of its frames");
      })
      .finally(() => {
        const again = running.get(clipId)?.again;
        running.delete(clipId);
        if (again && !stop.signal.aborted) begin(clipId);
      });
    running.set(clipId, { work, stop, again: false });
  }

  const stopListening = events.onState(({ clipId, state }) => {
    if (state !== undefined && isEnded(state)) running.get(clipId)?.stop.abort();
    if (state === undefined) begin(clipId);
  });
  clips.underWay(LEFT_OVER).then(
    (left) => {
      for (const clipId of left) begin(clipId);
    },
    (error: unknown) => log.warn({ err: error }, "boards of before aren't looked at"),
  );

  return {
    async stop() {
      stopListening();
      const all = [...running.values()];
      for (const { stop } of all) stop.abort();
      await Promise.allSettled(all.map(({ work }) => work));
    },
  };
}
