import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BackendId } from "../../src/core/backend-ids.ts";
import { createFakeCog } from "../fakes/cog/fake-cog.ts";
import { createFakeComfyui } from "../fakes/comfyui/fake-comfyui.ts";
import { createFakeFal } from "../fakes/fal/fake-fal.ts";
import { createFakeGateway } from "../fakes/gateway/fake-gateway.ts";
import { createFakeVideoServer } from "../fakes/videos-api/fake-video-server.ts";
import { wanT2v } from "../fixtures/comfyui/graphs.ts";

/** Another side to be measured against. */
export interface StandIn {
  /** The settings that set it up. */
  env: Record<string, string>;
  /** Where it is. */
  url: string;
  model: string;
  /** How many orders it has had. */
  begun(): number;
  /** The order under way ends well. */
  finish(): Promise<void> | void;
  close(): Promise<void>;
}

/**
 * What is asked of each and handed out by each, so that they differ by nothing but the way to them: a shot that all of
 * their models make, in the film's own format.
 */
export const SHOT = { seconds: 4, resolution: "720p", size: "1280x720" } as const;

/** `video`: the file that every order ends in, a SHOT. */
type Make = (given: { video: Buffer; folder: string }) => Promise<StandIn>;

/** A catalogue with one model of a backend. */
async function catalogueOf(folder: string, model: { id: string; backend: BackendId }): Promise<string> {
  const path = join(folder, `${model.backend}.json`);
  const common = { label: model.id, summary: "A model.", rate: 1, price: { per: "second", usd: 0.001 } };
  await writeFile(path, JSON.stringify({ models: [{ ...common, ...model }] }));
  return path;
}

/** Every backend besides Replicate, which has benches of its own. */
export const STAND_INS: Readonly<Record<Exclude<BackendId, "replicate">, Make>> = {
  async fal({ video, folder }) {
    const fake = await createFakeFal({ video });
    const entry = { id: "small", backend: "fal", model: "fal-ai/small-video/text-to-video" } as const;
    const MODELS_FILE = await catalogueOf(folder, entry);
    return {
      env: { FAL_KEY: fake.key, FAL_BASE_URL: fake.url, MODELS_FILE },
      ...{ url: fake.url, model: "small", begun: () => fake.requests.length, close: fake.close },
      finish: () => void fake.finish(),
    };
  },
  async gateway({ video, folder }) {
    const fake = await createFakeGateway({ video });
    const more = { lengths: [4, 6, 8], sizes: ["1280x720"], picture: "may" };
    const entry = {
      id: "veo",
      backend: "gateway",
      model: "google/veo-3.1-fast-generate-001",
      ...more,
    } as const;
    const MODELS_FILE = await catalogueOf(folder, entry);
    return {
      env: { AI_GATEWAY_API_KEY: fake.key, AI_GATEWAY_BASE_URL: `${fake.url}/v4/ai`, MODELS_FILE },
      ...{ url: fake.url, model: "veo", begun: () => fake.generations.length, close: fake.close },
      finish: () => fake.finish(),
    };
  },
  async cog({ video }) {
    const fake = await createFakeCog();
    return {
      env: { COG_URL: fake.url },
      ...{ url: fake.url, model: "cog", begun: () => fake.begun.length, close: fake.close },
      finish: () => fake.finish(`data:video/mp4;base64,${video.toString("base64")}`),
    };
  },
  async comfyui({ video, folder }) {
    const fake = await createFakeComfyui();
    fake.serve = (response) => void response.writeHead(200, { "content-type": "video/mp4" }).end(video);
    const workflows = join(folder, "workflows");
    await mkdir(workflows, { recursive: true });
    await writeFile(join(workflows, "wan.json"), JSON.stringify(wanT2v));
    return {
      env: { COMFYUI_URL: fake.url, COMFYUI_WORKFLOWS: workflows },
      ...{ url: fake.url, model: "wan", begun: () => fake.taken.length, close: fake.close },
      finish: () => fake.finish(),
    };
  },
  async "videos-api"({ video }) {
    const fake = await createFakeVideoServer("vllm", { video });
    return {
      env: { VIDEO_API_URL: fake.url, VIDEO_API_KEY: "test-key" },
      model: "Wan-AI/Wan2.2-TI2V-5B-Diffusers",
      ...{ url: fake.url, begun: () => fake.begun.length, close: fake.close },
      finish: () => fake.finish(fake.jobs.find(({ status }) => status !== "completed")?.id),
    };
  },
};
