import { describe, expect, it } from "vitest";
import type { MusicOrder, SpeechOrder, TranscriptOrder } from "../../../src/core/ports/orders.ts";
import { fitOrder } from "../../../src/inference/schema/fit.ts";
import { soundMadeBy } from "../../../src/inference/schema/fit-sound.ts";
import { readModelSchema } from "../../../src/inference/schema/input-schema.ts";
import { inputFaults } from "../../fakes/input-faults.ts";
import { publishedModel } from "../../fixtures/models.ts";

function target(name: string) {
  const { openapi_schema: document } = publishedModel(name);
  const schema = readModelSchema(document);
  if (!schema) throw new Error(`${name} has no schema`);
  return { document, schema, fits: { label: name, kind: "audio" as const, schema } };
}

const line: SpeechOrder = {
  kind: "speech",
  model: "speech",
  text: "Wir sind spät.",
  voice: "Calm_Woman",
  language: "de",
};
const music: MusicOrder = { kind: "music", model: "stable-audio", prompt: "calm", seconds: 29.5, seed: 7 };
const heard: TranscriptOrder = {
  kind: "transcript",
  model: "whisper",
  source: "shots/a.mp4",
  language: "de",
};

describe("an order of sound", () => {
  it.each([
    ["minimax/speech-2.8-turbo", "speech"],
    ["stability-ai/stable-audio-2.5", "music"],
    ["google/lyria-3-pro", "music"],
    ["vaibhavs10/incredibly-fast-whisper", "transcript"],
  ] as const)("goes to a model that makes it: %s makes %s", (name, makes) => {
    expect(soundMadeBy(target(name).schema)).toBe(makes);
  });

  it("says a line with its voice, in its language and without loss", () => {
    const { document, fits } = target("minimax/speech-2.8-turbo");
    const { input, characters } = fitOrder(line, fits);
    expect(input).toEqual({
      text: "Wir sind spät.",
      voice_id: "Calm_Woman",
      language_boost: "German",
      audio_format: "wav",
    });
    expect(characters).toBe(14);
    expect(inputFaults(document, input)).toEqual([]);
  });

  it("asks for music as long as the film, in whole seconds where the model counts them", () => {
    const { document, fits } = target("stability-ai/stable-audio-2.5");
    const { input } = fitOrder(music, fits);
    expect(input).toEqual({ prompt: "calm", duration: 30, seed: 7 });
    expect(inputFaults(document, input)).toEqual([]);
    expect(fitOrder(music, target("google/lyria-3-pro").fits).input).toEqual({ prompt: "calm" });
  });

  it("asks for the time of each word", () => {
    const { input, files } = fitOrder(heard, target("vaibhavs10/incredibly-fast-whisper").fits);
    expect(input).toEqual({ language: "german", timestamp: "word" });
    expect(files).toEqual([{ field: "audio", keys: ["shots/a.mp4"], many: false }]);
  });

  it("is refused by a model that makes something else, with what it makes", () => {
    const { fits } = target("stability-ai/stable-audio-2.5");
    expect(() => fitOrder(line, fits)).toThrow("makes music, not speech");
    expect(() => fitOrder(music, { ...fits, kind: "video" })).toThrow("makes videos, not music");
  });
});
