import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError } from "../../../src/core/errors.ts";
import { loadWorkflows, mapWorkflow } from "../../../src/inference/comfyui/workflow.ts";

const node = (class_type: string, inputs: Record<string, unknown>, title?: string) => ({
  class_type,
  inputs,
  ...(title !== undefined && { _meta: { title } }),
});

/** Wan 2.2 14B: two models, one for each half of the noise; `latent` makes the empty video. */
const wan = (kind: "t2v" | "i2v", more: Record<string, object>, from: string) => ({
  37: node("UNETLoader", { unet_name: `wan2.2_${kind}_high_noise_14B_fp8_scaled.safetensors` }),
  56: node("UNETLoader", { unet_name: `wan2.2_${kind}_low_noise_14B_fp8_scaled.safetensors` }),
  38: node("CLIPLoader", { clip_name: "umt5_xxl_fp8_e4m3fn_scaled.safetensors", type: "wan" }),
  39: node("VAELoader", { vae_name: "wan_2.1_vae.safetensors" }),
  54: node("ModelSamplingSD3", { model: ["37", 0], shift: 8 }),
  55: node("ModelSamplingSD3", { model: ["56", 0], shift: 8 }),
  6: node("CLIPTextEncode", { text: "a fox", clip: ["38", 0] }, "CLIP Text Encode (Positive Prompt)"),
  7: node("CLIPTextEncode", { text: "blurry", clip: ["38", 0] }, "CLIP Text Encode (Negative Prompt)"),
  57: node("KSamplerAdvanced", {
    add_noise: "enable",
    noise_seed: 1,
    model: ["54", 0],
    positive: [from === "61" ? "6" : from, 0],
    negative: from === "61" ? ["7", 0] : [from, 1],
    latent_image: [from, from === "61" ? 0 : 2],
  }),
  58: node("KSamplerAdvanced", {
    add_noise: "disable",
    noise_seed: 0,
    model: ["55", 0],
    positive: [from === "61" ? "6" : from, 0],
    negative: from === "61" ? ["7", 0] : [from, 1],
    latent_image: ["57", 0],
  }),
  8: node("VAEDecode", { samples: ["58", 0], vae: ["39", 0] }),
  60: node("CreateVideo", { images: ["8", 0], fps: 16 }),
  65: node("SaveVideo", { video: ["60", 0], filename_prefix: "video/x", format: "auto", codec: "auto" }),
  ...more,
});

const t2v = wan(
  "t2v",
  { 61: node("EmptyHunyuanLatentVideo", { width: 640, height: 640, length: 81, batch_size: 1 }) },
  "61",
);
const picture = (image: string) => node("LoadImage", { image });
const ends = { positive: ["6", 0], negative: ["7", 0], vae: ["39", 0], width: 640, height: 640, length: 81 };
const i2v = wan(
  "i2v",
  { 50: node("WanImageToVideo", { ...ends, start_image: ["52", 0] }), 52: picture("a.png") },
  "50",
);
const flf2v = wan(
  "i2v",
  {
    67: node("WanFirstLastFrameToVideo", { ...ends, start_image: ["68", 0], end_image: ["62", 0] }),
    62: picture("last.png"),
    68: picture("first.png"),
  },
  "67",
);

const hunyuan = {
  12: node("UNETLoader", { unet_name: "hunyuanvideo1.5_720p_t2v_fp16.safetensors" }),
  11: node("DualCLIPLoader", {
    clip_name1: "qwen_2.5_vl_7b_fp8_scaled.safetensors",
    clip_name2: "byt5_small_glyphxl_fp16.safetensors",
    type: "hunyuan_video_15",
  }),
  10: node("VAELoader", { vae_name: "hunyuanvideo15_vae_fp16.safetensors" }),
  44: node("CLIPTextEncode", { text: "a fox", clip: ["11", 0] }),
  93: node("CLIPTextEncode", { text: "", clip: ["11", 0] }),
  124: node("EmptyHunyuanVideo15Latent", { width: 848, height: 480, length: 121, batch_size: 1 }),
  "129:1": node("RandomNoise", { noise_seed: 7 }),
  "129:2": node("CFGGuider", { model: ["12", 0], positive: ["44", 0], negative: ["93", 0], cfg: 6 }),
  "129:3": node("SamplerCustomAdvanced", {
    noise: ["129:1", 0],
    guider: ["129:2", 0],
    latent_image: ["124", 0],
  }),
  8: node("VAEDecode", { samples: ["129:3", 0], vae: ["10", 0] }),
  101: node("CreateVideo", { images: ["8", 0], fps: 24 }),
  102: node("SaveVideo", { video: ["101", 0], filename_prefix: "video/h", format: "auto", codec: "auto" }),
};

/** LTX-2: a flattened subgraph whose numbers stand in nodes of their own; picture and sound in one. */
const ltx2 = {
  "92:1": node("CheckpointLoaderSimple", { ckpt_name: "ltx-2-19b-dev-fp8.safetensors" }),
  "92:60": node("LTXAVTextEncoderLoader", {
    text_encoder: "gemma_3_12B_it_fp4_mixed.safetensors",
    ckpt_name: "ltx-2-19b-dev-fp8.safetensors",
  }),
  "92:3": node("CLIPTextEncode", { text: "a fox", clip: ["92:60", 0] }),
  "92:4": node("CLIPTextEncode", { text: "blurry", clip: ["92:60", 0] }),
  "92:62": node("PrimitiveInt", { value: 121 }, "Length"),
  "92:89": node("EmptyImage", { width: 1280, height: 720, batch_size: 1, color: 0 }),
  "92:90": node("ImageScaleBy", { image: ["92:89", 0], upscale_method: "lanczos", scale_by: 0.5 }),
  "92:91": node("GetImageSize", { image: ["92:90", 0] }),
  "92:43": node("EmptyLTXVLatentVideo", {
    width: ["92:91", 0],
    height: ["92:91", 1],
    length: ["92:62", 0],
    batch_size: 1,
  }),
  "92:51": node("LTXVEmptyLatentAudio", { frames_number: ["92:62", 0], frame_rate: 25, batch_size: 1 }),
  "92:56": node("LTXVConcatAVLatent", { video_latent: ["92:43", 0], audio_latent: ["92:51", 0] }),
  "92:22": node("LTXVConditioning", { positive: ["92:3", 0], negative: ["92:4", 0], frame_rate: 25 }),
  "92:11": node("RandomNoise", { noise_seed: 10 }),
  "92:47": node("CFGGuider", { model: ["92:1", 0], positive: ["92:22", 0], negative: ["92:22", 1], cfg: 4 }),
  "92:41": node("SamplerCustomAdvanced", {
    noise: ["92:11", 0],
    guider: ["92:47", 0],
    latent_image: ["92:56", 0],
  }),
  "92:80": node("LTXVSeparateAVLatent", { av_latent: ["92:41", 0] }),
  "92:98": node("VAEDecodeTiled", { samples: ["92:80", 0], vae: ["92:1", 2] }),
  "92:96": node("LTXVAudioVAEDecode", { samples: ["92:80", 1], audio_vae: ["92:1", 2] }),
  "92:97": node("CreateVideo", { images: ["92:98", 0], audio: ["92:96", 0], fps: 25 }),
  75: node("SaveVideo", { video: ["92:97", 0], filename_prefix: "video/l", format: "auto", codec: "auto" }),
};

const found = (workflow: unknown) => mapWorkflow(workflow, undefined, "test").mapping;
const at = (node: string, input: string) => [{ node, input }];

test("Wan 2.2 from words: both samplers' words, the one seed that counts, 81 frames in fours at 16 a second", () => {
  const mapping = found(t2v);
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
  expect(found(i2v)).toMatchObject({
    prompt: at("6", "text"),
    negative: at("7", "text"),
    frames: at("50", "length"),
    image: { node: "52", input: "image", optional: false },
  });
});

test("Wan 2.2 from a first to a last picture: which of the two is the end is told by where it goes", () => {
  expect(found(flf2v)).toMatchObject({
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

test("LTX-2: numbers held by other nodes, frames in eights, sides in 32, and sound", () => {
  expect(found(ltx2)).toMatchObject({
    prompt: at("92:3", "text"),
    negative: at("92:4", "text"),
    frames: at("92:62", "value"),
    width: at("92:89", "width"),
    height: at("92:89", "height"),
    framesPerSecond: 25,
    frameStep: 8,
    sizeStep: 32,
    sound: true,
  });
});

test("a title wins over what the nodes tell", () => {
  const titled = { ...t2v, 99: node("PrimitiveStringMultiline", { value: "a fox" }, "Rushes prompt") };
  expect(found(titled).prompt).toEqual(at("99", "value"));
});

test("where both ends come from the same words they are the prompt alone", () => {
  const { 7: _negative, ...rest } = t2v as Record<string, object>;
  const same = { ...rest, 7: node("ConditioningZeroOut", { conditioning: ["6", 0] }) };
  const mapping = found(same);
  expect(mapping.prompt).toEqual(at("6", "text"));
  expect(mapping.negative).toBeUndefined();
});

test("a workflow that saves pictures makes pictures", () => {
  const { 60: _video, 65: _save, ...rest } = t2v as Record<string, object>;
  expect(found({ ...rest, 9: node("SaveImage", { images: ["8", 0] }) }).kind).toBe("image");
});

test("each file of a folder is a model named after it, and what can't be used is named with what to do", () => {
  const folder = mkdtempSync(join(tmpdir(), "rushes-workflows-"));
  writeFileSync(join(folder, "wan 2.2.json"), JSON.stringify(t2v));
  writeFileSync(join(folder, "wan-i2v.json"), JSON.stringify(i2v));
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
