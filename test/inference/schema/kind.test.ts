import { expect, test } from "vitest";
import { readModelSchema } from "../../../src/inference/schema/input-schema.ts";
import { type AboutModel, kindOf } from "../../../src/inference/schema/kind.ts";

const FILE = { type: "string", format: "uri" };
const WORDS = { type: "string" };
const NUMBER = { type: "number" };

/** Inputs as these models publish them; every one of them gives one file. */
const inputs: Record<string, Record<string, object>> = {
  "meta/musicgen": {
    prompt: WORDS,
    duration: { type: "integer", default: 8 },
    input_audio: FILE,
    output_format: { type: "string", enum: ["wav", "mp3"] },
    seed: NUMBER,
  },
  "sakemin/musicgen-stereo-chord": {
    prompt: WORDS,
    text_chords: WORDS,
    bpm: NUMBER,
    audio_chords: FILE,
    duration: NUMBER,
  },
  "stability-ai/stable-audio-2.5": {
    prompt: WORDS,
    duration: { type: "integer", minimum: 1, maximum: 190 },
    steps: NUMBER,
    cfg_scale: NUMBER,
    seed: NUMBER,
  },
  "lucataco/ace-step": { tags: WORDS, lyrics: WORDS, duration: NUMBER, seed: NUMBER },
  "zsxkib/mmaudio": {
    prompt: WORDS,
    negative_prompt: WORDS,
    video: FILE,
    image: FILE,
    duration: NUMBER,
    num_steps: NUMBER,
    cfg_strength: NUMBER,
    seed: NUMBER,
  },
  "resemble-ai/chatterbox": { prompt: WORDS, audio_prompt: FILE, seed: NUMBER, exaggeration: NUMBER },
  "elevenlabs/v3": { prompt: WORDS, voice: WORDS, language_code: WORDS },
  "wan-video/wan-2.2-s2v": {
    prompt: WORDS,
    image: FILE,
    audio: FILE,
    num_frames_per_chunk: NUMBER,
    interpolate: { type: "boolean" },
    seed: NUMBER,
  },
  "veed/fabric-1.0": { image: FILE, audio: FILE, resolution: { type: "string", enum: ["480p", "720p"] } },
  "bytedance/omni-human": { image: FILE, audio: FILE },
  "kwaivgi/kling-avatar-v2": {
    image: FILE,
    audio: FILE,
    prompt: WORDS,
    mode: { type: "string", enum: ["std", "pro"] },
  },
  "kwaivgi/kling-lip-sync": { video_url: WORDS, audio_file: FILE, text: WORDS, voice_id: WORDS },
  "wan-video/wan-2.5-t2v": {
    prompt: WORDS,
    audio: FILE,
    duration: { type: "integer", enum: [5, 10] },
    size: { type: "string", enum: ["1280*720", "1920*1080"] },
  },
  "black-forest-labs/flux-schnell": { prompt: WORDS, aspect_ratio: WORDS, seed: NUMBER },
};

function kind(name: string, about: AboutModel = {}) {
  const schema = readModelSchema({
    components: { schemas: { Input: { type: "object", properties: inputs[name] }, Output: FILE } },
  });
  return schema && kindOf(schema, { name, ...about });
}

test.each([
  "meta/musicgen",
  "sakemin/musicgen-stereo-chord",
  "stability-ai/stable-audio-2.5",
  "lucataco/ace-step",
  "zsxkib/mmaudio",
  "resemble-ai/chatterbox",
  "elevenlabs/v3",
])("%s makes sound", (name) => {
  expect(kind(name)).toBe("audio");
});

test.each([
  "wan-video/wan-2.2-s2v",
  "veed/fabric-1.0",
  "bytedance/omni-human",
  "kwaivgi/kling-avatar-v2",
  "kwaivgi/kling-lip-sync",
  "wan-video/wan-2.5-t2v",
])("%s makes videos", (name) => {
  expect(kind(name)).toBe("video");
});

test("what only takes words and a shape makes still pictures", () => {
  expect(kind("black-forest-labs/flux-schnell")).toBe("image");
});

test("a published example tells what little else does", () => {
  const nobody = { name: "acme/thing" };
  const still = "black-forest-labs/flux-schnell";
  expect(kind(still, { ...nobody, example: "https://replicate.delivery/x/out.mp4" })).toBe("video");
  expect(kind(still, { ...nobody, example: ["https://replicate.delivery/x/out.wav?a=b"] })).toBe("audio");
  expect(kind(still, { ...nobody, example: "https://replicate.delivery/x/out.webp" })).toBe("image");
});

test("so do the words about it", () => {
  const still = "black-forest-labs/flux-schnell";
  const said = (description: string) => kind(still, { name: "acme/thing", description });
  expect(said("Generate music from a prompt or melody")).toBe("audio");
  expect(said("Add sound to video with a synchronised model")).toBe("audio");
  expect(said("Create avatar videos with realistic humans")).toBe("video");
  expect(said("The fastest image generation model")).toBe("image");
});
