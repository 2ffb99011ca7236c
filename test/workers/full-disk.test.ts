import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import { mediaError } from "../../src/media/errors.ts";
import { shotKey } from "../../src/store/owned.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };

let folder: string;
let rig: Rig;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-full-disk-"));
});
afterEach(async () => {
  await rig.stop();
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ["a shot that can't be written", "shoot"],
  ["a film that can't be cut", "cut"],
] as const)("%s has what failed clips hold taken away before it is tried again", async (_, where) => {
  let held = "";
  const met: string[] = [];
  /** The disk is full for as long as the failed clip's shot lies on it. */
  async function room(step: typeof where) {
    if (step !== where || held === "" || !(await rig.store.has(held))) return;
    met.push(step);
    // Nothing was done about it: that must not be tried for two minutes here.
    if (met.length > 1) throw new BackendError("internal", "The disk is still full.");
    throw mediaError("no-disk-space");
  }
  const backend = createInstantBackend({ file: await instantShot(folder) });
  const { download } = backend;
  backend.download = async (output, path, options) => {
    await room("shoot");
    return download(output, path, options);
  };
  const media = instantMedia();
  const { join: cut } = media;
  media.join = async (shots, out, options) => {
    await room("cut");
    return cut(shots, out, options);
  };
  rig = await startRig({ cards: false, media, backends: () => onlyBackend(backend) });
  const ask = (prompt: string) =>
    rig.studio.admit({
      request: { prompt, seconds: 2, seed: 1 },
      person: ann,
      surface,
      idempotencyKey: prompt,
    });
  backend.answer = () => ({ state: "failed", retryable: false, code: "model-failed", message: "No." });
  const { id } = await ask("an owl");
  expect(await rig.ended(id)).toMatchObject({ state: "failed" });
  held = shotKey((await rig.record.clips.load(id))?.shots[0]?.digest ?? "");
  await rig.store.write(held, Readable.from(["a shot"]));

  backend.answer = () => ({ state: "done", outputs: [{ source: "" }] });
  const clip = await ask("a fox");
  expect(await rig.ended(clip.id)).toMatchObject({ state: "delivered" });
  expect(met).toEqual([where]);
  expect(await rig.store.has(held)).toBe(false);
});
