import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError } from "../../../src/core/errors.ts";
import { samplersIn } from "../../../src/inference/comfyui/samplers.ts";
import { loadWorkflows, mapWorkflow } from "../../../src/inference/comfyui/workflow.ts";

import {
  hunyuan,
  ltx2,
  node,
  still,
  upscale,
  wanFlf2v,
  wanI2v,
  wanLoras,
  wanT2v,
} from "../../fixtures/comfyui/graphs.ts";

const found = (workflow: unknown) => mapWorkflow(workflow, undefined, "test").mapping;
const at = (node: string, input: string) => [{ node, input }];

test("Wan 2.2 from words: both samplers' words, the one seed that counts, 81 frames in fours at 16 a second", () => {
  const mapping = found(wanT2v);
  expect(mapping).toMatchObject({
    kind: "video",
    prompt: at("6", "text"),
    negative: at("7", "text"),
    seed: at("57", "noise_seed"),
    width: at("61", "width"),
    height: at("61", "height"),
    frames: at("61", "length"),
    output: "65",
    framesPerSecond: 16,
    frameStep: 4,
    lengths: { min: 1, max: 5 },
    sound: false,
  });
  expect(mapping.image).toBeUndefined();
});

test("Wan 2.2 from a picture: the words are found through the node that both ends pass", () => {
  expect(found(wanI2v)).toMatchObject({
    prompt: at("6", "text"),
    negative: at("7", "text"),
    frames: at("50", "length"),
    image: { node: "52", input: "image", optional: false },
  });
});

test("Wan 2.2 from a first to a last picture: which of the two is the end is told by where it goes", () => {
  expect(found(wanFlf2v)).toMatchObject({
    image: { node: "68", input: "image" },
    endImage: { node: "62", input: "image" },
  });
});

test("HunyuanVideo 1.5: its seed and words stand in a subgraph", () => {
  expect(found(hunyuan)).toMatchObject({
    prompt: at("44", "text"),
    negative: at("93", "text"),
    seed: at("129:1", "noise_seed"),
    width: at("124", "width"),
    framesPerSecond: 24,
    frameStep: 4,
  });
});

test("LTX-2: numbers held by other nodes, frames in eights, sides in 64 as the first of two passes is half the size, and sound", () => {
  expect(found(ltx2)).toMatchObject({
    prompt: at("92:3", "text"),
    negative: at("92:4", "text"),
    frames: at("92:62", "value"),
    width: at("92:89", "width"),
    height: at("92:89", "height"),
    framesPerSecond: 25,
    frameStep: 8,
    sizeStep: 64,
    sound: true,
  });
});

test("of what family models are their files and nodes tell, and never words, titles or what a LoRA shows", () => {
  const unknown = {
    ...wanT2v,
    37: node("UNETLoader", { unet_name: "nobody_knows.safetensors" }),
    56: node("UNETLoader", { unet_name: "nobody_knows.safetensors" }),
    38: node("CLIPLoader", { clip_name: "t5xxl.safetensors", type: "sd3" }),
    39: node("VAELoader", { vae_name: "nobody_knows_vae.safetensors" }),
    60: node("CreateVideo", { images: ["8", 0] }),
    54: node("LoraLoaderModelOnly", { model: ["37", 0], lora_name: "swan.safetensors" }, "A swan"),
    6: node("CLIPTextEncode", { text: "a swan, ti2v 5b", clip: ["38", 0] }, "Wan's words"),
    65: node("SaveVideo", { video: ["60", 0], filename_prefix: "video/swan" }),
  };
  expect(found(unknown)).toMatchObject({ framesPerSecond: 24, lengths: { min: 1, max: 5 } });
  const files = { 38: node("CLIPLoader", { clip_name: "umt5.safetensors", type: "wan" }) };
  expect(found({ ...unknown, ...files })).toMatchObject({ framesPerSecond: 16 });
  const gguf = { 37: node("UnetLoaderGGUF", { unet_name: "Wan2.2-I2V-A14B-Q4.gguf" }) };
  expect(found({ ...unknown, ...gguf })).toMatchObject({ framesPerSecond: 16 });
});

test("a title wins over what the nodes tell", () => {
  const titled = { ...wanT2v, 99: node("PrimitiveStringMultiline", { value: "a fox" }, "Rushes prompt") };
  expect(found(titled).prompt).toEqual(at("99", "value"));
});

test("where both ends come from the same words they are the prompt alone", () => {
  const { 7: _negative, ...rest } = wanT2v as Record<string, object>;
  const same = { ...rest, 7: node("ConditioningZeroOut", { conditioning: ["6", 0] }) };
  const mapping = found(same);
  expect(mapping.prompt).toEqual(at("6", "text"));
  expect(mapping.negative).toBeUndefined();
});

test("a workflow that saves pictures makes pictures, and one that loads a film works on that", () => {
  expect(found(still)).toMatchObject({ kind: "image", prompt: at("6", "text") });
  expect(found(upscale)).toMatchObject({
    kind: "video",
    prompt: [],
    video: { node: "1", input: "file" },
    summary: "On this bot's own GPU: a finished video, enlarged or mended.",
  });
});

test("LoRAs titled so can be asked for by name, both of a pair at once; all others stay as they are", () => {
  expect(found(wanLoras).loras).toEqual({
    arcane: [...at("80", "strength_model"), ...at("81", "strength_model")],
    noir: at("82", "strength_model"),
  });
});

test("what each sampler costs is told by its steps, and by whether it works on what was enlarged", () => {
  expect(samplersIn(mapWorkflow(wanT2v, undefined, "test").workflow)).toEqual([
    { node: "57", steps: 10, weight: 1 },
    { node: "58", steps: 10, weight: 1 },
  ]);
  expect(samplersIn(mapWorkflow(hunyuan, undefined, "test").workflow)).toEqual([
    { node: "129:3", steps: 20, weight: 1 },
  ]);
  expect(samplersIn(mapWorkflow(ltx2, undefined, "test").workflow)).toEqual([
    { node: "92:41", steps: 20, weight: 1 },
    { node: "92:70", steps: 3, weight: 4 },
  ]);
});

test("each file of a folder is a model named after it, and what can't be used is named with what to do", () => {
  const folder = mkdtempSync(join(tmpdir(), "rushes-workflows-"));
  writeFileSync(join(folder, "wan 2.2.json"), JSON.stringify(wanT2v));
  writeFileSync(join(folder, "wan-i2v.json"), JSON.stringify(wanI2v));
  expect(loadWorkflows(folder).map(({ id, mapping }) => [id, mapping.label])).toEqual([
    ["wan-2.2", "wan-2.2"],
    ["wan-i2v", "wan-i2v"],
  ]);
  writeFileSync(join(folder, "editor.json"), JSON.stringify({ nodes: [], links: [] }));
  expect(() => loadWorkflows(folder)).toThrow(ConfigError);
  expect(() => loadWorkflows(folder)).toThrow("Workflow › Export (API)");
  rmSync(folder, { recursive: true });
});

test("a workflow without a place for words says which title to give", () => {
  const refusal = () => found({ 1: node("SaveVideo", { video: ["2", 0] }) });
  expect(refusal).toThrow("rushes prompt");
});

test("WanVideoWrapper's text encoder has the words of both ends itself", () => {
  const wrapped = {
    "11": node("LoadWanVideoT5TextEncoder", { model_name: "umt5-xxl-enc-bf16.safetensors" }),
    "16": node("WanVideoTextEncode", { positive_prompt: "a fox", negative_prompt: "rain", t5: ["11", 0] }),
    "22": node("WanVideoModelLoader", { model: "Wan2_2-T2V-A14B_fp8.safetensors" }),
    "37": node("WanVideoEmptyEmbeds", { width: 832, height: 480, num_frames: 81 }),
    "27": node("WanVideoSampler", {
      ...{ model: ["22", 0], text_embeds: ["16", 0], image_embeds: ["37", 0], steps: 30, seed: 7 },
    }),
    "28": node("WanVideoDecode", { samples: ["27", 0] }),
    "30": node("VHS_VideoCombine", { images: ["28", 0], frame_rate: 16, filename_prefix: "wan" }),
  };
  expect(found(wrapped)).toMatchObject({
    kind: "video",
    prompt: at("16", "positive_prompt"),
    negative: at("16", "negative_prompt"),
    seed: at("27", "seed"),
    width: at("37", "width"),
    frames: at("37", "num_frames"),
    framesPerSecond: 16,
    output: "30",
  });
});

test("a node with several text encoders takes the same words for each", () => {
  const flux = {
    "1": node("CheckpointLoaderSimple", { ckpt_name: "flux1-dev-fp8.safetensors" }),
    "2": node("CLIPTextEncodeFlux", { clip: ["1", 1], clip_l: "a fox", t5xxl: "a fox", guidance: 3.5 }),
    "3": node("ConditioningZeroOut", { conditioning: ["2", 0] }),
    "4": node("EmptySD3LatentImage", { width: 1024, height: 1024, batch_size: 1 }),
    "5": node("KSampler", {
      ...{
        model: ["1", 0],
        positive: ["2", 0],
        negative: ["3", 0],
        latent_image: ["4", 0],
        seed: 1,
        steps: 20,
      },
    }),
    "6": node("VAEDecode", { samples: ["5", 0], vae: ["1", 2] }),
    "7": node("SaveImage", { images: ["6", 0], filename_prefix: "x" }),
  };
  const mapping = found(flux);
  expect(mapping.prompt).toEqual([...at("2", "clip_l"), ...at("2", "t5xxl")]);
  expect(mapping.negative).toBeUndefined();
  expect(mapping.kind).toBe("image");
});

test("a sound or a latent that is saved beside the film isn't the film", () => {
  const beside = {
    "1": node("SaveAudio", { audio: ["60", 0] }),
    "2": node("SaveLatent", { samples: ["58", 0] }),
  };
  expect(found({ ...beside, ...wanT2v }).output).toBe("65");
});

test("the picture a film begins with is told from others that only lead it", () => {
  const led = {
    ...wanI2v,
    "90": { ...node("LoadImage", { image: "pose.png" }) },
    "8": { ...wanI2v["8"], inputs: { ...wanI2v["8"]?.inputs, guide: ["90", 0] } },
  };
  expect(found(led).image).toMatchObject({ node: "52", input: "image" });
});
