import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkBackends } from "../../src/doctor/backends.ts";
import { explainModel } from "../../src/doctor/explain.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createFakeCog } from "../fakes/cog/fake-cog.ts";
import { createFakeComfyui } from "../fakes/comfyui/fake-comfyui.ts";
import { createFakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { hunyuan, wanT2v } from "../fixtures/comfyui/graphs.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/comfyui/${name}.json`, import.meta.url));

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rushes-doctor-"));
  path = join(folder, "models.json");
  catalogue(["bytedance/seedance-1-lite", "kwaivgi/kling-v2.6"]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function catalogue(models: readonly string[]): void {
  const entries = models.map((model, index) => ({
    id: `m${index}`,
    label: model,
    backend: "replicate",
    model,
    summary: "A model.",
    rate: 1,
    price: { per: "second", usd: 0.1 },
    ...(index === 0 && { defaultFor: ["text-to-video"] }),
  }));
  writeFileSync(path, JSON.stringify({ models: entries }));
}

async function findings(env: Record<string, string>): Promise<Record<string, string>> {
  const found = await checkBackends(loadConfig({ MODELS_FILE: path, ...env }));
  for (const { verdict, remedy } of found)
    expect(verdict === "problem" ? remedy : "none needed").toBeTruthy();
  return Object.fromEntries(found.map(({ about, verdict, detail }) => [about, `${verdict}: ${detail}`]));
}

test("what is not set up is no trouble", async () => {
  expect(await findings({})).toMatchObject({
    Replicate: "off: REPLICATE_API_TOKEN is not set",
    Cog: "off: COG_URL is not set",
    ComfyUI: "off: COMFYUI_URL is not set",
  });
});

test("what is set up and left out of the order is told", async () => {
  const env = { VIDEO_API_URL: "http://127.0.0.1:1", BACKEND_ORDER: "replicate" };
  expect((await findings(env))["Order of backends"]).toMatch(/^warning: VIDEO_API_URL is set.*videos-api/);
  expect(await findings({ ...env, BACKEND_ORDER: "videos-api" })).not.toHaveProperty("Order of backends");
});

test("a good token names its account, its models and what the budget is enough for, and never itself", async () => {
  const fake = await createFakeReplicate();
  const env = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl, DAILY_BUDGET_USD: "6" };
  const found = await findings(env);
  expect(found).toMatchObject({
    Replicate: "good: the token is that of rushes-test",
    "Replicate models": "good: all 2 of the catalogue are there",
    "Replicate reports": expect.stringMatching(/^off:/),
  });
  expect(found.Money).toContain("enough for 10 clips a day");
  expect(JSON.stringify(found)).not.toContain(fake.token);
  expect(fake.predictions).toEqual([]);
  expect((await findings({ ...env, PUBLIC_URL: "http://films.example" }))["Replicate reports"]).toMatch(
    /^warning: .*not https/,
  );
  expect((await findings({ ...env, DAILY_BUDGET_USD: "0.1" })).Money).toMatch(/^warning/);
  catalogue(["bytedance/seedance-1-lite", "nobody/nothing"]);
  expect((await findings(env))["Replicate models"]).toBe("warning: m1: nobody/nothing is not there");
  expect(fake.violations).toEqual([]);
  await fake.close();
});

test("a refused token and a server that is away are told apart", async () => {
  const fake = await createFakeReplicate();
  const env = { REPLICATE_API_TOKEN: "r8_wrong", REPLICATE_BASE_URL: fake.baseUrl };
  expect((await findings(env)).Replicate).toBe("problem: the token is refused");
  await fake.close();
  expect((await findings(env)).Replicate).toMatch(/^problem: can't be reached/);
});

test("each container is looked at by itself", async () => {
  const [well, ill] = [await createFakeCog(), await createFakeCog()];
  ill.status = "SETUP_FAILED";
  const found = await findings({ COG_URL: `${well.url},${ill.url},http://127.0.0.1:1` });
  expect(found[`Cog at ${new URL(well.url).host}`]).toMatch(/^good: READY, a video model/);
  expect(found[`Cog at ${new URL(ill.url).host}`]).toBe("problem: its health is SETUP_FAILED");
  expect(found["Cog at 127.0.0.1:1"]).toBe("problem: can't be reached");
  await well.close();
  await ill.close();
});

test("an older container is told by its version, and how it has to be started to report", async () => {
  const [old, started, newer] = [
    await createFakeCog({ python: "0.16.9" }),
    await createFakeCog({ python: "0.13.6" }),
    await createFakeCog(),
  ];
  const about = (fake: { url: string }) => `Cog at ${new URL(fake.url).host}`;
  const urls = { COG_URL: `${old.url},${started.url},${newer.url}`, COG_WEBHOOK_URL: "http://10.0.0.5:8787" };
  const found = await findings(urls);
  expect(found[about(old)]).toContain("Cog 0.16.9, which sends no files with its reports");
  expect(found[about(started)]).toContain(
    "--upload-url http://10.0.0.5:8787/uploads/cog/2/COG_UPLOAD_SECRET/",
  );
  expect(found[about(newer)]).toMatch(/inputs, Cog 0\.22\.0$/);
  // Where the connection is kept open the oldest say nothing meanwhile, a cancel included.
  const { COG_WEBHOOK_URL: _, ...unreported } = urls;
  const kept = await findings(unreported);
  for (const told of [found, kept])
    expect(told[about(started)]).toContain("a cancelled order runs on to its end");
  for (const newEnough of [old, newer]) expect(kept[about(newEnough)]).not.toContain("runs on");
  const withSecret = await findings({ ...urls, COG_UPLOAD_SECRET: "a-text-nobody-can-guess" });
  expect(withSecret[about(started)]).toMatch(/inputs, Cog 0\.13\.6$/);
  expect(withSecret[about(old)]).toMatch(/inputs, Cog 0\.16\.9$/);
  expect(JSON.stringify(withSecret)).not.toContain("a-text-nobody");
  for (const fake of [old, started, newer]) await fake.close();
});

test("each server and each workflow of a folder is looked at by itself, with what was found and what wasn't", async () => {
  const [well, bare] = [await createFakeComfyui(), await createFakeComfyui()];
  bare.lacks.add("EmptyHunyuanVideo15Latent");
  const write = (name: string, graph: unknown) => writeFileSync(join(folder, name), JSON.stringify(graph));
  const workflows = join(folder, "comfyui");
  mkdirSync(workflows);
  for (const [name, graph] of Object.entries({ wan: wanT2v, hunyuan, editor: { nodes: [], links: [] } }))
    write(`comfyui/${name}.json`, graph);
  const away = "http://127.0.0.1:1";
  const env = { COMFYUI_URL: `${well.url},${bare.url},${away}`, COMFYUI_WORKFLOWS: workflows };
  const found = await findings(env);
  expect(found[`ComfyUI at ${new URL(well.url).host}`]).toMatch(/^good/);
  expect(found["ComfyUI at 127.0.0.1:1"]).toBe("problem: can't be reached");
  expect(found["ComfyUI workflow wan"]).toMatch(
    /^good: .*prompt in 6\.text.*10 steps of 57 and 10 steps of 58/,
  );
  expect(found["ComfyUI workflow hunyuan"]).toBe(
    `warning: at ${new URL(bare.url).host}: the server has no EmptyHunyuanVideo15Latent`,
  );
  const editor = Object.entries(found).find(([about]) => about.endsWith("editor.json"))?.[1];
  expect(editor).toContain("Workflow › Export (API)");
  await well.close();
  await bare.close();
});

test("a workflow named like a model of another backend is told, with whose the name is", async () => {
  const workflows = join(folder, "comfyui");
  mkdirSync(workflows);
  writeFileSync(join(workflows, "m1.json"), JSON.stringify(wanT2v));
  const away = "http://127.0.0.1:1";
  const comfyui = { COMFYUI_URL: away, COMFYUI_WORKFLOWS: workflows };
  const both = { ...comfyui, REPLICATE_API_TOKEN: "token", REPLICATE_BASE_URL: away };
  const told = async (env: Record<string, string>) => (await findings(env))["ComfyUI workflow m1"];
  expect(await told(both)).toBe(
    'warning: replicate has a model of this name too: "m1" asks replicate for its own',
  );
  expect(await told({ ...both, BACKEND_ORDER: "comfyui,replicate" })).toContain(
    "nobody can name replicate's",
  );
  expect(await told(comfyui)).not.toContain("replicate");
});

test("a workflow is held against the server's own nodes", async () => {
  const fake = await createFakeComfyui();
  const env = {
    COMFYUI_URL: fake.url,
    COMFYUI_WORKFLOW: fixture("workflow"),
    COMFYUI_MAPPING: fixture("mapping"),
  };
  expect(await findings(env)).toMatchObject({
    ComfyUI: "good: reachable, on cuda:0 NVIDIA Test",
    "ComfyUI workflow":
      "good: 10 kinds of nodes, all there; makes videos: prompt in 6.text, negative in 7.text, seed in 3.seed, width in 40.width, height in 40.height, frames in 40.length, fps in 49.fps, image in 52.image; 1 to 5 s at 16 frames a second, in steps of 4",
  });
  const other = join(folder, "workflow.json");
  writeFileSync(other, JSON.stringify({ 6: { class_type: "FancyText", inputs: { text: "" } } }));
  const mapping = join(folder, "mapping.json");
  writeFileSync(mapping, JSON.stringify({ prompt: { node: "6", input: "text" } }));
  const found = await findings({ ...env, COMFYUI_WORKFLOW: other, COMFYUI_MAPPING: mapping });
  expect(found["ComfyUI workflow"]).toBe("problem: the server has no FancyText");
  expect((await findings({ COMFYUI_URL: fake.url })).ComfyUI).toContain("without COMFYUI_WORKFLOW");

  const house = JSON.parse(readFileSync(fixture("workflow"), "utf8"));
  const places = JSON.parse(readFileSync(fixture("mapping"), "utf8"));
  house["37"].inputs.unet_name = "gone.safetensors";
  house["39"].inputs.vae_name = "lost.safetensors";
  writeFileSync(other, JSON.stringify(house));
  const wrong = { ...places, prompt: { node: "3", input: "positive" }, output: "8", seed: undefined };
  writeFileSync(mapping, JSON.stringify(wrong));
  const said = await findings({ ...env, COMFYUI_WORKFLOW: other, COMFYUI_MAPPING: mapping });
  expect(said["ComfyUI workflow"]).toBe(
    [
      "problem: prompt: “positive” of node 3 (KSampler) takes CONDITIONING, not STRING; map to node 6, which it comes from",
      "output: node 8 (VAEDecode) saves nothing",
      "“gone.safetensors” (unet_name of node 37, UNETLoader) is not on the server",
      "“lost.safetensors” (vae_name of node 39, VAELoader) is not on the server",
    ].join("; "),
  );

  // The film is made of the picture itself: without it nothing is left.
  const needing = JSON.parse(readFileSync(fixture("workflow"), "utf8"));
  needing["49"].inputs.images = ["52", 0];
  writeFileSync(other, JSON.stringify(needing));
  const asked = await findings({ ...env, COMFYUI_WORKFLOW: other, COMFYUI_MAPPING: fixture("mapping") });
  expect(asked["ComfyUI workflow"]).toContain("image is called optional, but nothing is left");
  await fake.close();
});

test("an account that is no longer paid is a problem told as that, with where to pay", async () => {
  const fake = await createFakeReplicate();
  const config = loadConfig({
    MODELS_FILE: path,
    REPLICATE_API_TOKEN: fake.token,
    REPLICATE_BASE_URL: fake.baseUrl,
  });
  const found = await checkBackends(config, { isUnpaid: async (backend) => backend === "replicate" });
  expect(found.find(({ about }) => about === "Replicate")).toMatchObject({
    verdict: "problem",
    detail: expect.stringContaining("run out of money"),
    remedy: expect.stringContaining("replicate.com/account/billing"),
  });
  await fake.close();
});

test("a catalogue with mistakes is a problem that names them", async () => {
  writeFileSync(path, JSON.stringify({ models: [{ id: "x" }] }));
  expect((await findings({}))["Model catalogue"]).toMatch(/^problem: .*models\.0\.label/s);
});

test("a bot that listens on its own machine only is told that other machines' reports don't reach it", async () => {
  const fake = await createFakeCog();
  const reports = async (env: Record<string, string>) =>
    (await findings({ COG_URL: fake.url, ...env }))["Cog reports"];
  const address = "http://10.0.0.5:8787";
  expect(await reports({ COG_WEBHOOK_URL: address })).toMatch(/^warning: .*listens on 127\.0\.0\.1 only/);
  expect(await reports({ COG_WEBHOOK_URL: address, HOST: "0.0.0.0" })).toMatch(/^good/);
  expect(await reports({ COG_WEBHOOK_URL: "http://localhost:8787" })).toMatch(/^good/);
  expect(await reports({ PUBLIC_URL: "https://films.example" })).toMatch(/^good/);
  expect(await reports({})).toMatch(/^off/);
  await fake.close();
});

test("how a request would be fitted is explained field by field, with its cost, and nothing is sent", async () => {
  const fake = await createFakeReplicate();
  const env = { MODELS_FILE: path, REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  const said = (await explainModel(loadConfig(env), "m0")).join("\n");
  for (const part of ["on replicate", "Asked for: prompt", "  duration = 6", "It would cost about $0.60."])
    expect(said).toContain(part);
  expect(said).toMatch(/Nothing was sent\.$/);
  expect(fake.predictions).toEqual([]);
  await fake.close();
  const gpu = await createFakeComfyui();
  const own = {
    MODELS_FILE: path,
    COMFYUI_URL: gpu.url,
    COMFYUI_WORKFLOW: fixture("workflow"),
    COMFYUI_MAPPING: fixture("mapping"),
  };
  const fitted = (await explainModel(loadConfig(own), "comfyui")).join("\n");
  for (const part of ["num_frames = 81", "It would cost no money."]) expect(fitted).toContain(part);
  await expect(explainModel(loadConfig(own), "nope")).rejects.toThrow("There are: comfyui");
  // One that is away keeps nobody from asking about another's.
  const besides = { ...own, COG_URL: "http://127.0.0.1:1" };
  expect((await explainModel(loadConfig(besides), "comfyui")).join("\n")).toContain("num_frames = 81");
  await expect(explainModel(loadConfig(besides), "nope")).rejects.toThrow("as it gives no answer: cog.");
  expect(gpu.taken).toEqual([]);
  await gpu.close();
});

test.each([
  ["speech", "makes speech", '  text = "We are late again, and nobody is here."', "It would cost about $"],
  ["stable-audio", "makes music", "  duration = 30", "It would cost about $0.20."],
  ["whisper", "makes transcripts", "  audio = the file your-film.mp4", "It would cost about $0.0037."],
  ["haiku", "makes words", '  prompt = "a red fox', "It would cost about $0.02."],
])("how an order of sound or words would be fitted to %s is explained too", async (id, ...parts) => {
  const fake = await createFakeReplicate();
  const env = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  const said = (await explainModel(loadConfig(env), id)).join("\n");
  for (const part of [...parts, "Nothing was sent."]) expect(said).toContain(part);
  expect(said).not.toContain("shots of");
  expect(fake.predictions).toEqual([]);
  await fake.close();
});

test("how a request would be fitted to a Cog container is explained by what the container says it takes", async () => {
  const fake = await createFakeCog();
  const said = (await explainModel(loadConfig({ MODELS_FILE: path, COG_URL: fake.url }), "cog")).join("\n");
  for (const part of ["on cog", '  prompt = "a red fox', "It would cost no money.", "Nothing was sent."])
    expect(said).toContain(part);
  expect(fake.begun).toEqual([]);
  await fake.close();
});
