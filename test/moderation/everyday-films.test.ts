import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { planByRules } from "../../src/director/rules.ts";
import { findListed } from "../../src/moderation/word-rules.ts";
import { aModel, aRequest } from "../director/models.ts";

const EVERYTHING = new Set(["minors", "sexual", "gore", "hate", "selfharm"] as const);

const sentences = ["sentences", "sentences-held-out"].flatMap((name) =>
  readFileSync(new URL(`../fixtures/animatic/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text),
);
const OTHERS = [
  "put a hat on the cat",
  "a wide shot. As a storm comes in, the lamp is lit",
  "olha isso kkk",
  "A girl in a red coat finds a tiny dragon in the snow. They walk home. They sleep.",
];

test("everyday films are refused for nothing, neither for their words nor for those the director puts around them", () => {
  const refused = [...OTHERS, ...sentences].filter((prompt, seed) => {
    const { shots } = planByRules(aRequest({ prompt, seconds: 20, seed }), aModel());
    return findListed([prompt, ...shots.map((shot) => shot.prompt)].join("\n"), EVERYTHING) !== undefined;
  });
  expect(refused).toEqual([]);
});
