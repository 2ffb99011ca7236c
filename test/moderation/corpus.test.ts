import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UserMistake } from "../../src/core/errors.ts";
import { createCheckWords } from "../../src/moderation/check-words.ts";

interface Row {
  text: string;
  lang: string;
  kind: string;
  verdict: string;
  negative?: string;
  parts?: string[];
}

const check = createCheckWords({
  banned: [],
  refused: ["sexual", "gore", "hate", "selfharm"],
  log: { warn() {} },
});

function isRefused({ text, negative, parts }: Row): boolean {
  try {
    check([
      ...(parts ?? [text]).map((part, index) => ({ part: `shot ${index + 1}`, text: part })),
      ...(parts ? [{ part: "the prompt", text }] : []),
      ...(negative === undefined ? [] : [{ part: "the negative prompt", text: negative, isNegative: true }]),
    ]);
    return false;
  } catch (error) {
    if (error instanceof UserMistake) return true;
    throw error;
  }
}

/**
 * `held-out` was written by somebody who hadn't seen the rules and is never tuned on; its first line is the policy both
 * halves stand for. `november` and its followers were written so later, the sixth of harmless prompts alone; what the
 * first runs of the first six showed was mended as kinds; nothing has been mended of the seventh and eighth (docs/moderation.md has the figures).
 */
describe.each([
  { name: "tuning half", half: "tuning", fewestEvasions: 200, fewestHarmless: 400, tags: ["long"] },
  { name: "held-out half", half: "held-out", fewestEvasions: 200, fewestHarmless: 400, tags: [] },
  { name: "batch of November", half: "november", fewestEvasions: 119, fewestHarmless: 299, tags: ["long"] },
  {
    name: "second batch of November",
    half: "november-2",
    fewestEvasions: 119,
    fewestHarmless: 399,
    tags: ["long"],
  },
  {
    name: "third batch of November",
    half: "november-3",
    fewestEvasions: 131,
    fewestHarmless: 399,
    tags: ["long"],
  },
  {
    name: "fourth batch of November",
    half: "november-4",
    fewestEvasions: 131,
    fewestHarmless: 399,
    tags: ["long"],
  },
  {
    name: "fifth batch of November",
    half: "november-5",
    fewestEvasions: 43,
    fewestHarmless: 599,
    tags: ["long"],
  },
  {
    name: "sixth batch of November",
    half: "november-6",
    fewestEvasions: -1,
    fewestHarmless: 599,
    tags: ["long"],
  },
  {
    name: "seventh batch of November",
    half: "november-7",
    fewestEvasions: 131,
    fewestHarmless: 399,
    tags: [],
  },
  {
    name: "eighth batch of November",
    half: "november-8",
    fewestEvasions: 131,
    fewestHarmless: 399,
    tags: ["long"],
  },
])("the $name", ({ half, fewestEvasions, fewestHarmless, tags }) => {
  it("has nine of ten evasions caught, and the harmless pass", { tags }, () => {
    const rows = readFileSync(new URL(`../fixtures/moderation/${half}.jsonl`, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Partial<Row>)
      .filter((row): row is Row => row.text !== undefined);
    const evasions = rows.filter(({ verdict }) => verdict !== "allow");
    const harmless = rows.filter(({ verdict }) => verdict === "allow");
    expect(evasions.length).toBeGreaterThan(fewestEvasions);
    expect(harmless.length).toBeGreaterThan(fewestHarmless);
    const share = (of: readonly Row[]) => of.filter(isRefused).length / of.length;
    if (evasions.length > 0) expect(share(evasions)).toBeGreaterThanOrEqual(0.9);
    for (const kind of new Set(evasions.map((row) => row.kind))) {
      expect({ kind, caught: share(evasions.filter((row) => row.kind === kind)) >= 0.7 }).toEqual({
        kind,
        caught: true,
      });
    }
    expect(share(harmless)).toBeLessThanOrEqual(0.01);
  });
});
