import { expect, it } from "vitest";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { startRig } from "../fixtures/rig.ts";

it("tells nobody of a clip before it would outlast a power cut, as far as that can be had", async () => {
  const backends = () => onlyBackend(createInstantBackend({ file: "" }));
  const rig = await startRig({ workers: false, cards: false, backends });
  try {
    const seen: number[] = [];
    rig.record.untilOnDisk = async () => {
      seen.push(await rig.redis.zcard(rig.keys.all));
      throw new Error("the disk is in trouble");
    };
    const asked = { person: { id: "fake:ann", name: "Ann" }, surface: { platform: "fake", chat: "room" } };
    await rig.studio.admit({ request: { prompt: "a fox", seconds: 2 }, ...asked, idempotencyKey: "once" });
    // It was recorded by then, and is told of in any case.
    expect(seen).toEqual([1]);
  } finally {
    await rig.stop();
  }
});
