import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import type { StoredClip } from "../../src/store/clips.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };

let folder: string;
let rig: Rig;
let backend: InstantBackend;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-missing-"));
  backend = createInstantBackend({ file: shotFiles(inject("footage")) });
});
afterEach(async () => {
  await rig.stop();
  await rm(folder, { recursive: true, force: true });
});

it("makes a shot again whose file is gone when the film is cut", async () => {
  rig = await startRig({
    cards: false,
    workers: false,
    media: instantMedia(),
    backends: () => onlyBackend(backend),
  });
  const clip = await rig.studio.admit({
    request: { prompt: "One thing happens. Then quite another thing happens.", seconds: 12, seed: 1 },
    person: ann,
    surface,
    idempotencyKey: "ask",
  });
  // Both are said to be made, and one has no file.
  for (const { index } of clip.shots) {
    const begun = await rig.life.beginShot({ clipId: clip.id, index, queue: "instant", turn: 0 });
    if (begun.answer !== "make") throw new Error(begun.answer);
    await rig.life.shotMade(begun.clip, index, { warnings: [] }, 1);
  }
  const second = await startRig({
    beside: rig,
    cards: false,
    media: instantMedia(),
    backends: () => onlyBackend(backend),
  });
  const ended = await second.ended(clip.id);
  expect(ended).toMatchObject({ state: "delivered", charged: clip.price });
  expect(backend.started).toHaveLength(clip.shots.length);
  await second.stop();
});

it("cuts a film again whose file is gone when it is posted", async () => {
  rig = await startRig({
    cards: false,
    workers: false,
    media: instantMedia(),
    backends: () => onlyBackend(backend),
  });
  const clip = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 2, seed: 1 },
    person: ann,
    surface,
    idempotencyKey: "ask",
  });
  // The film is said to be cut, and there is no file.
  const cut = await rig.life.beginCut(clip.id);
  if (!cut) throw new Error("not cut");
  const file = {
    key: "clips/gone/clip.mp4",
    posterKey: "clips/gone/poster.jpg",
    bytes: 1,
    width: 1,
    height: 1,
    seconds: 2,
  };
  await rig.life.cutDone(cut as StoredClip, file, []);
  const second = await startRig({
    beside: rig,
    cards: false,
    media: instantMedia(),
    backends: () => onlyBackend(backend),
  });
  const ended = await second.ended(clip.id);
  expect(ended.state).toBe("delivered");
  expect(ended.file?.key).toBe(`clips/${clip.id}/clip.mp4`);
  expect(await second.store.has(ended.file?.key ?? "")).toBe(true);
  await second.stop();
});
