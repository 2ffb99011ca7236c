import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Order } from "../../src/core/ports/orders.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { startRig } from "../fixtures/rig.ts";

let folder: string;
let picture: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-sheets-"));
  picture = join(folder, "picture.png");
  await sharp({ create: { width: 320, height: 180, channels: 3, background: "#46a" } }).toFile(picture);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("draws the picture of a board's frames though the process that was at it is gone", async () => {
  const started: Order[] = [];
  const backend = (still: NonNullable<VideoBackend["still"]>) =>
    onlyBackend(Object.assign(createInstantBackend({ file: picture }), { still }));
  const options = { workers: false, lockMs: 300 };
  const first = await startRig({
    ...options,
    backends: () =>
      backend((order, _, { signal }) => {
        started.push(order);
        return new Promise((_done, reject) => signal.addEventListener("abort", reject));
      }),
  });
  const second = { rig: undefined as Awaited<ReturnType<typeof startRig>> | undefined };
  try {
    const surface = { platform: "console", chat: "main" };
    const board = await first.studio.openBoard({
      request: { prompt: "A fox wakes. It runs. It sleeps.", seconds: 12, seed: 7 },
      person: { id: "console:ann", name: "Ann" },
      ...{ surface, idempotencyKey: "board" },
    });
    await first.studio.attachCard(board.id, { ...surface, message: "m1" });
    await expect.poll(() => started.length).toBe(board.plan.shots.length);
    await first.kill();
    second.rig = await startRig({
      ...options,
      beside: first,
      backends: () => backend((_, path) => copyFile(picture, path)),
    });
    const { sheet } = await second.rig.when(board.id, (clip) => clip.sheet !== undefined);
    expect(await second.rig.store.has(sheet ?? "")).toBe(true);
  } finally {
    await second.rig?.stop();
    await first.stop();
  }
});
