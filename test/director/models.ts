import type { VideoRequest } from "../../src/core/film/request.ts";
import type { Lengths, ModelDescription } from "../../src/core/ports/video-backend.ts";

/** A model that can do everything, but for what a test takes away. */
export function aModel(change: Partial<ModelDescription> = {}): ModelDescription {
  return {
    id: "test-model",
    label: "Test Model",
    backend: "test",
    kind: "video",
    lengths: { min: 1, max: 12, step: 0 },
    aspects: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9"],
    resolutions: ["480p", "720p", "1080p"],
    takes: {
      startImage: true,
      endImage: true,
      references: true,
      sourceVideo: false,
      negative: true,
      seed: true,
    },
    sound: false,
    creditsPerSecond: 1,
    summary: "for tests",
    ...change,
  };
}

export function aRequest(change: Partial<VideoRequest> = {}): VideoRequest {
  return {
    prompt: "A red fox walks through the snow.",
    seconds: 10,
    aspect: "16:9",
    resolution: "720p",
    model: "test-model",
    seed: 42,
    draft: false,
    images: [],
    ...change,
  };
}

/** Lengths as models really have them. */
export const REAL_LENGTHS: Record<string, Lengths> = {
  animatic: { min: 1, max: 12, step: 1 / 24 },
  kling: { choices: [5, 10] },
  sora: { choices: [4, 8, 12] },
  veo: { choices: [4, 6, 8] },
  "veo-fixed": { choices: [8] },
  wan: { choices: [81 / 16] },
  seedance: { min: 3, max: 12, step: 1 },
  ltx: { min: 0.375, max: 10.04, step: 1 / 3 },
  pixverse: { choices: [8, 5] },
  grok: { min: 1, max: 15, step: 1 },
};
