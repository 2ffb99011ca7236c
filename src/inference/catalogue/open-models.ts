import type { Terms } from "../../core/film/terms.ts";

/** What is known of an open model that people run on GPUs of their own, beyond what a server says of it. */
export interface OpenModel {
  /** Frames a second it was trained for. */
  fps: number;
  /** Frames are one more than a multiple of this. */
  frameStep: 4 | 8;
  /** Width and height are multiples of this. */
  sizeStep: 16 | 32;
  /** Most frames it makes well at once. */
  mostFrames: number;
  /** Sound comes with its videos. */
  sound: boolean;
  /** Its licence, as its card at Hugging Face has it. */
  terms?: Terms;
}

const APACHE: Terms = {
  licence: "Apache 2.0",
  link: "https://huggingface.co/Wan-AI",
  commercial: "yes",
};
const LTX: Terms = {
  licence: "LTX-2 Community License: free below a yearly revenue it names",
  link: "https://huggingface.co/Lightricks/LTX-2",
  commercial: "ask",
};
const HUNYUAN: Terms = {
  licence: "Tencent Hunyuan Community License: not in the EU, the UK and South Korea",
  link: "https://huggingface.co/tencent/HunyuanVideo-1.5",
  commercial: "ask",
};

/** Where nothing is known: what most of them are. */
const UNKNOWN: OpenModel = { fps: 24, frameStep: 4, sizeStep: 16, mostFrames: 121, sound: false };

/**
 * By what stands in a model's name or in the names of its files; the first that fits. From the models' cards at
 * Hugging Face: Wan2.2-TI2V-5B 24 fps, 121 frames, its VAE 32 pixels; Wan 2.1 and the 14B 16 fps, 81 frames;
 * HunyuanVideo-1.5 24 fps, 121 frames; LTX-2 24 fps, 8k+1 frames, multiples of 32, with sound.
 */
const KNOWN: readonly (readonly [RegExp, OpenModel])[] = [
  [/ltx-?_?v?2|ltx-?av/i, { fps: 24, frameStep: 8, sizeStep: 32, mostFrames: 241, sound: true, terms: LTX }],
  [/ltx/i, { fps: 24, frameStep: 8, sizeStep: 32, mostFrames: 161, sound: false, terms: LTX }],
  [
    /wan.*ti2v.*5b|wan2[._]2_?vae/i,
    { fps: 24, frameStep: 4, sizeStep: 32, mostFrames: 121, sound: false, terms: APACHE },
  ],
  [/wan/i, { fps: 16, frameStep: 4, sizeStep: 16, mostFrames: 81, sound: false, terms: APACHE }],
  [/hunyuan/i, { fps: 24, frameStep: 4, sizeStep: 16, mostFrames: 121, sound: false, terms: HUNYUAN }],
];

export function openModel(names: string): OpenModel {
  return KNOWN.find(([pattern]) => pattern.test(names))?.[1] ?? UNKNOWN;
}
