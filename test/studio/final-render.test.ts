import { Readable } from "node:stream";
import { afterEach, expect, it } from "vitest";
import { createBackends } from "../../src/inference/backends.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

let rig: Rig;
afterEach(() => rig.stop());

const takes = {
  startImage: true,
  endImage: false,
  references: false,
  sourceVideo: false,
  negative: false,
  seed: true,
};

it("takes a draft of a picture where no video model can begin with one, without a price of the film", async () => {
  const backends = createBackends([
    {
      ...createInstantBackend({ file: "", model: { id: "animatic", backend: "animatic", takes } }),
      id: "animatic",
    },
    { ...createInstantBackend({ file: "", model: { takes: { ...takes, startImage: false } } }) },
  ]);
  rig = await startRig({ workers: false, cards: false, media: instantMedia(), backends: () => backends });
  await rig.store.write("uploads/picture.png", Readable.from(["a picture"]));
  const ask = (draft: boolean) =>
    rig.studio.admit({
      request: {
        ...{ prompt: "a fox comes alive", seconds: 2, draft },
        images: [{ key: "uploads/picture.png", role: "start" }],
      },
      person: { id: "console:ann", name: "Ann" },
      surface: { platform: "console", chat: "main" },
      idempotencyKey: `ask ${draft}`,
    });
  await expect(ask(false)).rejects.toMatchObject({ code: "no-model-for-pictures" });
  const clip = await ask(true);
  expect(clip).toMatchObject({ state: "waiting", price: 0 });
  expect(clip.finalRender).toBeUndefined();
});
