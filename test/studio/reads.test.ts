import { Redis } from "ioredis";
import { afterEach, expect, it } from "vitest";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "telegram:1", name: "Ann" };
const surface = { platform: "telegram", chat: "1" };

let rig: Rig;
afterEach(() => rig.stop());

/** How often a clip's record was read while something was done. */
async function readsOf(clipId: string, act: () => Promise<unknown>): Promise<number> {
  const watching = await new Redis(rig.config.redis.url ?? "").monitor();
  let reads = 0;
  watching.on("monitor", (_time: string, [command = "", key = ""]: string[]) => {
    if (/^h(getall|get|mget)$/i.test(command) && key === rig.keys.clip(clipId)) reads += 1;
  });
  await act();
  await rig.redis.ping();
  await new Promise((resolve) => setImmediate(resolve));
  watching.disconnect();
  return reads;
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
  expect(await readsOf(id, remix)).toBe(1);
});
