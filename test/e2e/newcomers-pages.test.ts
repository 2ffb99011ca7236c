import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { checkBackends } from "../../src/doctor/backends.ts";
import { explainModel } from "../../src/doctor/explain.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createFakeComfyui } from "../fakes/comfyui/fake-comfyui.ts";
import { createFakeFal } from "../fakes/fal/fake-fal.ts";
import { createFakeGateway } from "../fakes/gateway/fake-gateway.ts";
import { createFakeVideoServer } from "../fakes/videos-api/fake-video-server.ts";
import { wanT2v } from "../fixtures/comfyui/graphs.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

/** What a page has to do with, in this machine's own terms. */
interface Scene {
  /** Words of the page, and what they are here. */
  here: Record<string, string>;
  /** What the page's settings begin with, and what it says that doctor does. */
  setting: string;
  says: string;
  /** What only a stand-in needs, and where the rig is set up otherwise than a fresh installation. */
  besides?: Record<string, string>;
  /** The model the clip is made by, as `--model` takes it. */
  model: string;
  /** What has come of it over there. */
  sent: () => object | undefined;
  expects: object;
  finish: () => unknown;
  usd: number;
  violations: string[];
  close: () => Promise<void>;
}

let folder: string;
let video: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-pages-"));
  video = await readFile(await makeShotFile(inject("footage"), { seconds: 6 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PAGES: Record<string, () => Promise<Scene>> = {
  async comfyui() {
    const fake = await createFakeComfyui();
    fake.serve = (response) => void response.writeHead(200, { "content-type": "video/mp4" }).end(video);
    await mkdir(join(folder, "comfyui"));
    await writeFile(join(folder, "comfyui", "my-wan.json"), JSON.stringify(wanT2v));
    return {
      here: { "http://gpu-box:8188": fake.url, "./comfyui": join(folder, "comfyui") },
      setting: "COMFYUI_URL=",
      says: "ComfyUI: reachable",
      model: "my-wan",
      sent: () => fake.pending[0]?.workflow["61"]?.inputs,
      expects: { width: 848, height: 480, length: 49 },
      finish: () => fake.finish(),
      ...{ usd: 0, violations: fake.violations, close: fake.close },
    };
  },
  async "video-servers"() {
    const fake = await createFakeVideoServer("vllm", { video, key: "a-key-of-yours" });
    return {
      here: { "http://gpu-box:8091": fake.url, "gpu-box:8091": new URL(fake.url).host },
      setting: "VIDEO_API_URL=",
      says: "Video server",
      model: "Wan-AI/Wan2.2-TI2V-5B-Diffusers",
      sent: () => fake.begun[0]?.fields,
      expects: { model: "Wan-AI/Wan2.2-TI2V-5B-Diffusers", num_frames: "73", fps: "24", height: "480" },
      finish: () => fake.finish(),
      ...{ usd: 0, violations: fake.violations, close: fake.close },
    };
  },
  async fal() {
    const fake = await createFakeFal({ video });
    return {
      here: { "paste-the-key-here": fake.key },
      besides: { FAL_BASE_URL: fake.url, DEFAULT_RESOLUTION: "720p" },
      setting: "FAL_KEY=",
      says: "fal: the key",
      model: "fal-seedance",
      sent: () => fake.requests[0]?.input,
      expects: { duration: "4", aspect_ratio: "16:9", resolution: "720p" },
      finish: () => fake.finish(),
      ...{ usd: 0.496, violations: fake.violations, close: fake.close },
    };
  },
  async gateway() {
    const fake = await createFakeGateway({ video });
    return {
      here: { "paste-the-key-here": fake.key },
      besides: { AI_GATEWAY_BASE_URL: `${fake.url}/v4/ai` },
      setting: "AI_GATEWAY_API_KEY=",
      says: "AI gateway: the key",
      model: "gateway-veo-fast",
      sent: () => fake.generations[0]?.body,
      expects: { duration: 4, resolution: "1280x720", generateAudio: true },
      finish: () => fake.finish({ cost: "0.6" }),
      ...{ usd: 0.6, violations: fake.violations, close: fake.close },
    };
  },
};

/** A block of a page by what it has in it, line by line, without its indent. */
function blockOf(page: string, has: string): string[] {
  const blocks = [...page.matchAll(/ *```\w*\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  const found = blocks.find((block) => block.includes(has)) ?? "";
  return found.split("\n").flatMap((line) => line.trim() || []);
}

test.each(Object.keys(PAGES))(
  "the steps of docs/%s.md lead to a clip, as they stand on the page",
  async (name) => {
    const page = await readFile(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");
    const scene = await PAGES[name]?.();
    if (!scene) throw new Error(`no ${name}`);
    const asHere = (line: string) =>
      Object.entries(scene.here).reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), line);
    const setting = /comfyui|fal|gateway/.test(name) ? `${name.toUpperCase()}_` : "VIDEO_API_URL=";
    const written = blockOf(page, name === "gateway" ? "AI_GATEWAY_API_KEY=" : setting).map((line) => {
      const [key = "", ...value] = asHere(line).split("=");
      return [key, value.join("=")] as const;
    });
    expect(written.length).toBeGreaterThan(1);
    const env = { ...Object.fromEntries(written), ...scene.besides };

    const found = await checkBackends(loadConfig(env));
    const told = found
      .filter(({ verdict }) => verdict === "good" || verdict === "warning")
      .map(({ about, detail }) => `${about}: ${detail}`);
    const promised = blockOf(page, scene.says);
    expect(promised.length).toBeGreaterThan(0);
    for (const line of promised) expect(told.filter((one) => one.startsWith(asHere(line)))).not.toEqual([]);
    expect(page).toContain(`npm run doctor -- --model ${scene.model}`);
    expect((await explainModel(loadConfig(env), scene.model)).join("\n")).toContain("Nothing was sent.");

    const rig = await startRig({ media: instantMedia(), env });
    try {
      const [words = ""] = blockOf(page, "/video");
      const [, prompt = "", seconds = ""] = /^\/video (.*) --seconds (\d+)$/.exec(words) ?? [];
      const asked = await rig.studio.admit({
        request: { prompt, seconds: Number(seconds) },
        person: { id: "console:ann", name: "Ann" },
        surface: { platform: "console", chat: "main" },
        idempotencyKey: "ask-1",
      });
      expect(asked.request.model).toBe(scene.model);
      await expect.poll(scene.sent, { timeout: 20_000 }).toMatchObject(scene.expects);
      await scene.finish();
      const made = await rig.ended(asked.id);
      expect(made.state).toBe("delivered");
      expect(made.usd ?? 0).toBeCloseTo(scene.usd, 6);
      expect(scene.violations).toEqual([]);
    } finally {
      await rig.stop();
      await scene.close();
    }
  },
);
