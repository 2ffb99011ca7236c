import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { overhear } from "../fixtures/overhear.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "telegram:1", name: "Ann" };
const surface = { platform: "telegram", chat: "1" };

let rig: Rig;
afterEach(() => rig.stop());

const overheard = (work: () => Promise<unknown>) => overhear(rig.config.redis.url ?? "", work);

/** How often a clip's record was read, by scripts as well. */
function readsIn(heard: readonly string[], clipId: string): number {
  const reads = new RegExp(`"h(?:getall|get|mget)" "${rig.keys.clip(clipId)}"`, "i");
  return heard.filter((line) => reads.test(line)).length;
}

it("reads what a remix is made from once", async () => {
  rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
  const { id } = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 4 },
    person: ann,
    surface,
    idempotencyKey: "first",
  });
  const change = { kind: "remix", words: "at night", strength: "medium", request: {} } as const;
  const remix = () => rig.studio.derive(id, change, { person: ann, surface, idempotencyKey: "remix" });
  expect(readsIn(await overheard(remix), id)).toBe(1);
});

it("reads a clip's whole record no more than four times from being recorded to being delivered", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rushes-reads-"));
  rig = await startRig({
    cards: false,
    media: instantMedia(),
    backends: () => onlyBackend(createInstantBackend({ file: () => instantShot(folder) })),
  });
  try {
    const delivered = new Promise<string>((resolve) => {
      const stop = rig.events.onState(({ clipId, state }) => {
        if (state !== "delivered") return;
        stop();
        resolve(clipId);
      });
    });
    let id = "";
    const asked = {
      request: { prompt: "a fox", seconds: 2 },
      person: { id: "console:ann", name: "Ann" },
      surface: { platform: "console", chat: "main" },
      idempotencyKey: "read",
    };
    const heard = await overheard(async () => {
      await rig.studio.admit(asked);
      id = await delivered;
    });
    const whole = heard.filter((line) => /"hgetall"/i.test(line) && line.includes(rig.keys.clip(id)));
    expect(whole.length).toBeGreaterThan(0);
    expect(whole.length).toBeLessThanOrEqual(4);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
