import { expect, test } from "vitest";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import type { ShotJob } from "../../src/queue/clip-queue.ts";
import { createLetPass } from "../../workers/let-pass.ts";

let time = 1_700_000_000_000;

/** A shot whose turn it is, with others waiting behind it. */
function shot(
  model: string | undefined,
  { loaded, waiting }: { loaded?: (string | undefined)[]; waiting: string[] },
) {
  const job = {
    data: { clipId: "c", index: 0, queue: "comfyui", turn: 0, ...(model && { model }) } as ShotJob,
    async updateData(data: ShotJob) {
      job.data = data;
    },
  };
  const backend = { ...(loaded && { loadedModels: async () => loaded }) } as unknown as VideoBackend;
  const letPass = createLetPass({
    backends: { backend: () => backend },
    queue: { waitingModels: async () => waiting },
    now: () => time,
  });
  return { job, letPass: () => letPass(job) };
}

test("a shot lets those pass whose model is loaded, for twenty minutes at most", async () => {
  const { job, letPass } = shot("hunyuan", { loaded: ["wan"], waiting: ["hunyuan", "wan+noir"] });
  expect(await letPass()).toBe(true);
  expect(job.data.letPassSince).toBe(time);
  time += 20 * 60_000;
  expect(await letPass()).toBe(true);
  time += 1;
  expect(await letPass()).toBe(false);
});

test.each([
  ["its own model is loaded somewhere", "wan", { loaded: ["hunyuan", "wan"], waiting: ["hunyuan"] }],
  ["its model is loaded and only a LoRA is new", "wan+noir", { loaded: ["wan"], waiting: ["wan"] }],
  ["a server has nothing loaded yet", "hunyuan", { loaded: ["wan", undefined], waiting: ["wan"] }],
  ["nobody waits for what is loaded", "hunyuan", { loaded: ["wan"], waiting: ["hunyuan", "ltx"] }],
  ["loading takes its backend no time", "hunyuan", { waiting: ["wan"] }],
  ["an older version put it in line", undefined, { loaded: ["wan"], waiting: ["wan"] }],
])("it goes on at once where %s", async (_, model, others) => {
  expect(await shot(model, others).letPass()).toBe(false);
});
