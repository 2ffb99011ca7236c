import { expect, test } from "vitest";
import { createOffers } from "../../../src/inference/comfyui/offers.ts";
import { mapWorkflow } from "../../../src/inference/comfyui/workflow.ts";
import { fixedCatalogue } from "../../fixtures/catalogue.ts";
import { node, wanT2v } from "../../fixtures/comfyui/graphs.ts";

function termsOf(workflow: unknown, models: object[] = []) {
  const mapped = mapWorkflow(workflow, undefined, "test");
  const { all, describe } = createOffers({ workflows: [mapped], catalogue: fixedCatalogue({ models }) });
  return all.map((made) => describe({ made, loras: [] }).terms);
}

test("a workflow's terms are those of the models that make its pictures", () => {
  expect(termsOf(wanT2v)).toEqual([
    { licence: "Apache 2.0", link: "https://huggingface.co/Wan-AI", commercial: "yes" },
  ]);
});

test("neither its words nor its text encoder nor its VAE make unknown models free for all uses", () => {
  const unknown = {
    ...wanT2v,
    37: node("UNETLoader", { unet_name: "nobody_knows_high.safetensors" }),
    56: node("UNETLoader", { unet_name: "nobody_knows_low.safetensors" }),
    6: node("CLIPTextEncode", { text: "a swan on a lake", clip: ["38", 0] }),
  };
  expect(termsOf(unknown)).toEqual([undefined]);
  const told = {
    ...{ id: "mine", label: "Mine", backend: "comfyui", summary: "A model of my own.", rate: 1 },
    ...{ licence: "All rights mine", link: "https://example.org/terms" },
  };
  expect(termsOf(unknown, [told])).toEqual([
    { licence: "All rights mine", link: "https://example.org/terms", commercial: "ask" },
  ]);
});
