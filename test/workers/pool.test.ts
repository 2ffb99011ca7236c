import { expect, it } from "vitest";
import { shootQueue } from "../../src/queue/clip-queue.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { startRig } from "../fixtures/rig.ts";

it.each([
  ["all workers together", {}, "3"],
  ["each worker by itself, where its machine does the work", { slotsEach: true } as const, null],
])("bounds a backend's orders over %s", async (_over, own, most) => {
  const backend = { ...createInstantBackend({ file: "", slots: 3 }), ...own };
  const rig = await startRig({ cards: false, backends: () => onlyBackend(backend) });
  try {
    const line = `${rig.record.queuePrefix}:${shootQueue(backend.id)}:meta`;
    expect(await rig.redis.hget(line, "concurrency")).toBe(most);
  } finally {
    await rig.stop();
  }
});
