import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../src/core/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const surface: Surface = { platform: "console", chat: "main" };

let folder: string;
let file: string;
let rig: Rig;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-e2e-"));
  file = await makeShotFile(folder, { seconds: 12 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => rig.stop());

async function start(
  options: Parameters<typeof startRig>[0] & { billed?: boolean; slots?: number } = {},
): Promise<void> {
  backend = createInstantBackend({ file, billed: options.billed ?? false, slots: options.slots ?? 4 });
  rig = await startRig({ ...options, backends: () => onlyBackend(backend) });
}

let asked = 0;
const ask = (prompt: string, more: { seconds?: number; person?: Person; seed?: number } = {}) =>
  rig.studio.admit({
    request: { prompt, seconds: more.seconds ?? 2, seed: more.seed ?? ++asked },
    person: more.person ?? ann,
    surface,
    idempotencyKey: `ask-${++asked}`,
  });

describe("a clip", () => {
  it("goes from the asking to the delivered file, and its credits are settled", async () => {
    await start();
    const admitted = await ask("a red fox", { seconds: 4 });
    const clip = await rig.ended(admitted.id);
    expect(clip).toMatchObject({ state: "delivered", charged: 4, file: { width: 854, height: 480 } });
    expect(clip.file?.seconds).toBeCloseTo(4, 1);
    expect(await rig.media.probe(await rig.store.path(clip.file?.key ?? ""))).toMatchObject({
      codec: "h264",
    });
    expect(await rig.studio.quota(ann, surface)).toMatchObject({ spent: 4, reserved: 0, available: 596 });
  });

  it("is one clip however often the same message is handed on", async () => {
    await start();
    const request = { request: { prompt: "a fox" }, person: ann, surface, idempotencyKey: "same" };
    const clips = await Promise.all(Array.from({ length: 5 }, () => rig.studio.admit(request)));
    expect(new Set(clips.map(({ id }) => id)).size).toBe(1);
    await rig.ended(clips[0]?.id ?? "");
    expect(backend.started).toHaveLength(1);
  });
});
