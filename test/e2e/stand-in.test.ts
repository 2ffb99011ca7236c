import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { BackendError, UserMistake } from "../../src/core/errors.ts";
import type { ModelDescription, VideoBackend } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

let folder: string;
let file: string;
let rig: Rig;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-stand-in-"));
  file = await instantShot(folder);
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

const person = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };

const ask = (idempotencyKey = "ask-1") =>
  rig.studio.admit({
    request: { prompt: "a fox in the snow", seconds: 2, seed: 3, model: "paid-model" },
    person,
    surface,
    idempotencyKey,
  });

/** Well when asked, and out of money when it comes to paying. */
function broke(): VideoBackend {
  return {
    ...backend("paid", { creditsPerSecond: 2 }),
    async start() {
      throw new BackendError("backend-out-of-money", "The account has run out of money.");
    },
  };
}

test("a clip whose backend is away is made by the next one that costs no more, and the card says so", async () => {
  rig = await startRig({
    media: instantMedia(),
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
    media: instantMedia(),
    backends: () => createBackends([backend("paid", {}, false), backend("dear", { creditsPerSecond: 3 })]),
  });
  const refused = await ask().catch((error) => error);
  expect(refused).toBeInstanceOf(UserMistake);
  expect(refused.code).toBe("model-unavailable");
  expect(refused.userMessage).toContain("dear-model (3 credits a second)");
  expect((await rig.studio.quota(person, surface)).reserved).toBe(0);
});

test("a clip whose backend runs out of money only then says what makes it for no more, and that does", async () => {
  rig = await startRig({
    media: instantMedia(),
    backends: () => createBackends([broke(), backend("own", {})]),
  });
  const failed = await rig.ended((await ask()).id);
  expect(failed.failure?.message).toBe(
    "Shot 1 could not be made. The account has run out of money. If you try again now, own makes it instead, for no more.",
  );
  expect(await rig.studio.quota(person, surface)).toMatchObject({ spent: 0, reserved: 0 });
  expect((await ask("ask-2")).request.model).toBe("own-model");
});

test("a clip whose backend runs out of money only then names what costs more, and takes none of it", async () => {
  rig = await startRig({
    media: instantMedia(),
    backends: () => createBackends([broke(), backend("dear", { creditsPerSecond: 3 })]),
  });
  const failed = await rig.ended((await ask()).id);
  expect(failed.failure?.message).toContain(
    "What could make it instead costs more: dear-model (3 credits a second).",
  );
});
