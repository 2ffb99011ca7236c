import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { layoutOf } from "../../../fixtures/animatic/one-sentence.ts";
import { lintLayout } from "./lint.ts";

const FIXTURES = new URL("../../../fixtures/animatic/", import.meta.url);
/** The share of sentences in whose drafts nothing may be found wrong. */
const LEAST_CLEAN = 0.9;

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
        const faults = lintLayout(await layoutOf(text, 100 + index));
        if (faults.length > 0)
          faulty.push(`${text}: ${faults.map((one) => `${one.kind} (${one.what})`).join(", ")}`);
      }
      expect(faulty.length / texts.length, faulty.join("\n")).toBeLessThanOrEqual(1 - LEAST_CLEAN);
    });
  });
});
