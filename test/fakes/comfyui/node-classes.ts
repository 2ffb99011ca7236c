/** A list is the choices of a COMBO, a word in capitals a type; with the limits that the server checks. */
type Input = [
  string | string[],
  { min?: number; max?: number; options?: string[]; [more: string]: unknown }?,
];

export interface NodeClass {
  required: Record<string, Input>;
  optional?: Record<string, Input>;
  /** What its links bring, in turn. */
  output: string[];
  output_node?: true;
  /** What the model behind it can't work with, though the server takes it: the test's own strictness. */
  frameStep?: number;
  sizeStep?: number;
}

const INT = (min: number, max: number): Input => ["INT", { min, max }];
const FLOAT = (min: number, max: number): Input => ["FLOAT", { min, max }];
const link = (type: string): Input => [type, {}];
const WORDS: Input = ["STRING", { multiline: true }];
const MOST = 16_384;
const SEED = INT(0, Number.MAX_SAFE_INTEGER);
const SAMPLERS: Input = [["euler", "uni_pc", "euler_ancestral", "res_2s"], {}];
const SCHEDULERS: Input = [["simple", "normal", "beta"], {}];

const UNETS = [
  "video.safetensors",
  "other.safetensors",
  "wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors",
  "wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors",
  "wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors",
  "wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors",
  "wan2.2_ti2v_5B_fp16.safetensors",
  "hunyuanvideo1.5_720p_t2v_fp16.safetensors",
];
const CLIPS = [
  "text.safetensors",
  "umt5_xxl_fp8_e4m3fn_scaled.safetensors",
  "qwen_2.5_vl_7b_fp8_scaled.safetensors",
  "byt5_small_glyphxl_fp16.safetensors",
];
const CHECKPOINTS = ["ltx-2-19b-dev-fp8.safetensors"];
const LORAS = [
  "ltx-2-19b-distilled-lora-384.safetensors",
  "wan/arcane_high.safetensors",
  "wan/arcane_low.safetensors",
  "wan/noir.safetensors",
];

const sized = (most = MOST) => ({
  width: INT(16, most),
  height: INT(16, most),
  length: INT(1, MOST),
  batch_size: INT(1, 4_096),
});
const fromPictures = {
  positive: link("CONDITIONING"),
  negative: link("CONDITIONING"),
  vae: link("VAE"),
  ...sized(),
};
const BOTH_AND_LATENT = ["CONDITIONING", "CONDITIONING", "LATENT"];

/**
 * As `/object_info` of ComfyUI tells them, by `nodes.py` and `comfy_extras` (nodes_wan, nodes_hunyuan, nodes_lt,
 * nodes_lt_audio, nodes_lt_upsampler, nodes_custom_sampler, nodes_video, nodes_upscale_model) of 2026.
 */
export const CLASSES: Record<string, NodeClass> = {
  UNETLoader: {
    required: { unet_name: [UNETS, {}], weight_dtype: [["default", "fp8_e4m3fn"], {}] },
    output: ["MODEL"],
  },
  CheckpointLoaderSimple: { required: { ckpt_name: [CHECKPOINTS, {}] }, output: ["MODEL", "CLIP", "VAE"] },
  CLIPLoader: {
    required: { clip_name: [CLIPS, {}], type: [["wan", "sd3"], {}] },
    optional: { device: [["default", "cpu"], {}] },
    output: ["CLIP"],
  },
  DualCLIPLoader: {
    required: {
      clip_name1: [CLIPS, {}],
      clip_name2: [CLIPS, {}],
      type: [["sdxl", "hunyuan_video", "hunyuan_video_15"], {}],
    },
    optional: { device: [["default", "cpu"], {}] },
    output: ["CLIP"],
  },
  LTXAVTextEncoderLoader: {
    required: {
      text_encoder: ["COMBO", { options: ["gemma_3_12B_it_fp4_mixed.safetensors"] }],
      ckpt_name: ["COMBO", { options: CHECKPOINTS }],
      device: ["COMBO", { options: ["default", "cpu"] }],
    },
    output: ["CLIP"],
  },
  // Newer nodes write their choices so.
  VAELoader: {
    required: {
      vae_name: [
        "COMBO",
        {
          options: [
            "vae.safetensors",
            "wan_2.1_vae.safetensors",
            "wan2.2_vae.safetensors",
            "hunyuanvideo15_vae_fp16.safetensors",
          ],
        },
      ],
    },
    output: ["VAE"],
  },
  LTXVAudioVAELoader: { required: { ckpt_name: ["COMBO", { options: CHECKPOINTS }] }, output: ["VAE"] },
  LatentUpscaleModelLoader: {
    required: { model_name: ["COMBO", { options: ["ltx-2-spatial-upscaler-x2-1.0.safetensors"] }] },
    output: ["LATENT_UPSCALE_MODEL"],
  },
  UpscaleModelLoader: { required: { model_name: [["4x-upscale.pth"], {}] }, output: ["UPSCALE_MODEL"] },
  LoraLoaderModelOnly: {
    required: { model: link("MODEL"), lora_name: [LORAS, {}], strength_model: FLOAT(-100, 100) },
    output: ["MODEL"],
  },
  LoraLoader: {
    required: {
      model: link("MODEL"),
      clip: link("CLIP"),
      lora_name: [LORAS, {}],
      strength_model: FLOAT(-100, 100),
      strength_clip: FLOAT(-100, 100),
    },
    output: ["MODEL", "CLIP"],
  },
  ModelSamplingSD3: { required: { model: link("MODEL"), shift: FLOAT(0, 100) }, output: ["MODEL"] },
  CLIPTextEncode: { required: { text: WORDS, clip: link("CLIP") }, output: ["CONDITIONING"] },
  ConditioningZeroOut: { required: { conditioning: link("CONDITIONING") }, output: ["CONDITIONING"] },
  PrimitiveInt: { required: { value: INT(-(2 ** 53), 2 ** 53) }, output: ["INT"] },
  PrimitiveStringMultiline: { required: { value: WORDS }, output: ["STRING"] },
  EmptyHunyuanLatentVideo: { required: sized(1_280), output: ["LATENT"], frameStep: 4, sizeStep: 16 },
  EmptyHunyuanVideo15Latent: { required: sized(), output: ["LATENT"], frameStep: 4, sizeStep: 16 },
  EmptyLTXVLatentVideo: {
    required: { ...sized(), width: INT(64, MOST), height: INT(64, MOST) },
    output: ["LATENT"],
    frameStep: 8,
    sizeStep: 32,
  },
  WanImageToVideo: {
    required: fromPictures,
    optional: { clip_vision_output: link("CLIP_VISION_OUTPUT"), start_image: link("IMAGE") },
    output: BOTH_AND_LATENT,
    frameStep: 4,
    sizeStep: 16,
  },
  WanFirstLastFrameToVideo: {
    required: fromPictures,
    optional: {
      clip_vision_start_image: link("CLIP_VISION_OUTPUT"),
      clip_vision_end_image: link("CLIP_VISION_OUTPUT"),
      start_image: link("IMAGE"),
      end_image: link("IMAGE"),
    },
    output: BOTH_AND_LATENT,
    frameStep: 4,
    sizeStep: 16,
  },
  Wan22ImageToVideoLatent: {
    required: { vae: link("VAE"), ...sized(), width: INT(32, MOST), height: INT(32, MOST) },
    optional: { start_image: link("IMAGE") },
    output: ["LATENT"],
    frameStep: 4,
    sizeStep: 32,
  },
  LTXVEmptyLatentAudio: {
    required: {
      frames_number: INT(1, 1_000),
      frame_rate: INT(1, 1_000),
      batch_size: INT(1, 4_096),
      audio_vae: link("VAE"),
    },
    output: ["LATENT"],
  },
  LTXVConditioning: {
    required: {
      positive: link("CONDITIONING"),
      negative: link("CONDITIONING"),
      frame_rate: FLOAT(0, 1_000),
    },
    output: ["CONDITIONING", "CONDITIONING"],
  },
  LTXVConcatAVLatent: {
    required: { video_latent: link("LATENT"), audio_latent: link("LATENT") },
    output: ["LATENT"],
  },
  LTXVSeparateAVLatent: { required: { av_latent: link("LATENT") }, output: ["LATENT", "LATENT"] },
  LTXVCropGuides: {
    required: {
      positive: link("CONDITIONING"),
      negative: link("CONDITIONING"),
      latent: link("LATENT"),
    },
    output: BOTH_AND_LATENT,
  },
  LTXVLatentUpsampler: {
    required: { samples: link("LATENT"), upscale_model: link("LATENT_UPSCALE_MODEL"), vae: link("VAE") },
    output: ["LATENT"],
  },
  LTXVScheduler: {
    required: {
      steps: INT(1, 10_000),
      max_shift: FLOAT(0, 100),
      base_shift: FLOAT(0, 100),
      stretch: ["BOOLEAN", {}],
      terminal: FLOAT(0, 0.99),
    },
    optional: { latent: link("LATENT") },
    output: ["SIGMAS"],
  },
  BasicScheduler: {
    required: {
      model: link("MODEL"),
      scheduler: SCHEDULERS,
      steps: INT(1, 10_000),
      denoise: FLOAT(0, 1),
    },
    output: ["SIGMAS"],
  },
  ManualSigmas: { required: { sigmas: ["STRING", {}] }, output: ["SIGMAS"] },
  RandomNoise: { required: { noise_seed: SEED }, output: ["NOISE"] },
  KSamplerSelect: { required: { sampler_name: SAMPLERS }, output: ["SAMPLER"] },
  CFGGuider: {
    required: {
      model: link("MODEL"),
      positive: link("CONDITIONING"),
      negative: link("CONDITIONING"),
      cfg: FLOAT(0, 100),
    },
    output: ["GUIDER"],
  },
  SamplerCustomAdvanced: {
    required: {
      noise: link("NOISE"),
      guider: link("GUIDER"),
      sampler: link("SAMPLER"),
      sigmas: link("SIGMAS"),
      latent_image: link("LATENT"),
    },
    output: ["LATENT", "LATENT"],
  },
  KSampler: {
    required: {
      seed: SEED,
      steps: INT(1, 10_000),
      cfg: FLOAT(0, 100),
      sampler_name: SAMPLERS,
      scheduler: SCHEDULERS,
      denoise: FLOAT(0, 1),
      model: link("MODEL"),
      positive: link("CONDITIONING"),
      negative: link("CONDITIONING"),
      latent_image: link("LATENT"),
    },
    output: ["LATENT"],
  },
  KSamplerAdvanced: {
    required: {
      model: link("MODEL"),
      add_noise: [["enable", "disable"], {}],
      noise_seed: SEED,
      steps: INT(1, 10_000),
      cfg: FLOAT(0, 100),
      sampler_name: SAMPLERS,
      scheduler: SCHEDULERS,
      positive: link("CONDITIONING"),
      negative: link("CONDITIONING"),
      latent_image: link("LATENT"),
      start_at_step: INT(0, 10_000),
      end_at_step: INT(0, 10_000),
      return_with_leftover_noise: [["disable", "enable"], {}],
    },
    output: ["LATENT"],
  },
  VAEDecode: { required: { samples: link("LATENT"), vae: link("VAE") }, output: ["IMAGE"] },
  VAEDecodeTiled: {
    required: {
      samples: link("LATENT"),
      vae: link("VAE"),
      tile_size: INT(64, 4_096),
      overlap: INT(0, 4_096),
      temporal_size: INT(8, 4_096),
      temporal_overlap: INT(4, 4_096),
    },
    output: ["IMAGE"],
  },
  LTXVAudioVAEDecode: { required: { samples: link("LATENT"), audio_vae: link("VAE") }, output: ["AUDIO"] },
  ImageScale: {
    required: { image: link("IMAGE"), width: INT(0, MOST), height: INT(0, MOST) },
    output: ["IMAGE"],
  },
  ImageScaleBy: {
    required: {
      image: link("IMAGE"),
      upscale_method: [["lanczos", "bilinear"], {}],
      scale_by: FLOAT(0.01, 8),
    },
    output: ["IMAGE"],
  },
  EmptyImage: {
    required: {
      width: INT(1, MOST),
      height: INT(1, MOST),
      batch_size: INT(1, 4_096),
      color: INT(0, 0xffffff),
    },
    output: ["IMAGE"],
  },
  GetImageSize: { required: { image: link("IMAGE") }, output: ["INT", "INT", "INT"] },
  ImageUpscaleWithModel: {
    required: { upscale_model: link("UPSCALE_MODEL"), image: link("IMAGE") },
    output: ["IMAGE"],
  },
  CreateVideo: {
    required: { images: link("IMAGE"), fps: FLOAT(1, 120) },
    optional: { audio: link("AUDIO") },
    output: ["VIDEO"],
  },
  GetVideoComponents: { required: { video: link("VIDEO") }, output: ["IMAGE", "AUDIO", "FLOAT"] },
  LoadVideo: {
    required: { file: ["COMBO", { options: ["example.mp4"], video_upload: true }] },
    output: ["VIDEO"],
  },
  SaveVideo: {
    required: {
      video: link("VIDEO"),
      filename_prefix: ["STRING", {}],
      format: [["auto", "mp4"], {}],
      codec: [["auto", "h264"], {}],
    },
    output: [],
    output_node: true,
  },
  SaveImage: {
    required: { images: link("IMAGE"), filename_prefix: ["STRING", {}] },
    output: [],
    output_node: true,
  },
  LoadImage: {
    required: {
      image: [["example.png", "first.png", "last.png", "a.png"], { image_upload: true }],
    },
    output: ["IMAGE", "MASK"],
  },
};
