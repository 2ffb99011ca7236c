import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { UserMistake } from "../../src/core/errors.ts";
import type { ModelDescription, VideoBackend } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

let folder: string;
let file: string;
let rig: Rig;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-stand-in-"));
  file = await makeShotFile(folder, { seconds: 3 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => rig.stop());

function backend(id: string, model: Partial<ModelDescription>, up = true): VideoBackend {
  const instant = createInstantBackend({
    file,
    model: { id: `${id}-model`, label: id, backend: id, ...model },
  });
  return { ...instant, id, health: async () => (up ? { ok: true } : { ok: false, detail: "away" }) };
}

const ask = () =>
  rig.studio.admit({
    request: { prompt: "a fox in the snow", seconds: 2, seed: 3, model: "paid-model" },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: "ask-1",
  });

test("a clip whose backend is away is made by the next one that costs no more, and the card says so", async () => {
  rig = await startRig({
    backends: () => createBackends([backend("paid", { creditsPerSecond: 2 }, false), backend("own", {})]),
  });
  const clip = await rig.ended((await ask()).id);
  expect(clip.state).toBe("delivered");
  expect(clip.request.model).toBe("own-model");
  expect(clip.price).toBe(2);
  expect(clip.warnings.join()).toContain("paid can't be reached right now; own makes it instead");
});

test("where the next one costs more nothing is recorded, and the person is asked", async () => {
  rig = await startRig({
    backends: () => createBackends([backend("paid", {}, false), backend("dear", { creditsPerSecond: 3 })]),
  });
  const refused = await ask().catch((error) => error);
  expect(refused).toBeInstanceOf(UserMistake);
  expect(refused.code).toBe("model-unavailable");
  expect(refused.userMessage).toContain("dear-model (3 credits a second)");
  const person = { id: "console:ann", name: "Ann" };
  expect((await rig.studio.quota(person, { platform: "console", chat: "main" })).reserved).toBe(0);
});
