import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { planByRules } from "../../../../src/director/rules.ts";
import { loadArtIndex, loadIcons } from "../../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../../src/inference/animatic/compose-shot.ts";
import { orderOf } from "../../../../src/studio/order.ts";
import { animatic } from "../../../fixtures/animatic/model.ts";
import { type Fault, lintLayout } from "./lint.ts";

const FIXTURES = new URL("../../../fixtures/animatic/", import.meta.url);
const SECONDS = 5;
/** The share of sentences in whose drafts nothing may be found wrong. */
const LEAST_CLEAN = 0.9;

let workshop: Parameters<typeof composeShot>[1];
beforeAll(() => {
  workshop = { icons: loadIcons(), art: loadArtIndex() };
});

async function faultsOf(text: string, seed: number): Promise<Fault[]> {
  const request = {
    prompt: text,
    seconds: SECONDS,
    aspect: "16:9" as const,
    resolution: "480p" as const,
    model: "animatic",
    seed,
    draft: true,
    images: [],
  };
  const plan = planByRules(request, animatic);
  const [shot] = plan.shots;
  if (!shot) throw new Error(`no shot for ${text}`);
  const { layout } = await composeShot(orderOf(request, plan, shot, animatic), workshop);
  return lintLayout(layout);
}

describe("the composition of a draft", () => {
  describe.each([
    { name: "sentences.jsonl", tags: ["long"] },
    { name: "sentences-held-out.jsonl", tags: [] },
  ])("of $name", ({ name, tags }) => {
    test("has nothing collide, float, hide or be cut off in nine of ten sentences", {
      tags,
      timeout: 300_000,
    }, async () => {
      const texts = readFileSync(new URL(name, FIXTURES), "utf8")
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { text: string }).text);
      const faulty: string[] = [];
      for (const [index, text] of texts.entries()) {
        const faults = await faultsOf(text, 100 + index);
        if (faults.length > 0)
          faulty.push(`${text}: ${faults.map((one) => `${one.kind} (${one.what})`).join(", ")}`);
      }
      expect(faulty.length / texts.length, faulty.join("\n")).toBeLessThanOrEqual(1 - LEAST_CLEAN);
    });
  });
});
