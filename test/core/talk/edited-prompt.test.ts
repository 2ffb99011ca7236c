import { expect, it } from "vitest";
import { isEditedPrompt } from "../../../src/core/talk/edited-prompt.ts";

const prompt = "a red fox runs through fresh snow under a pale sun";

it.each([
  prompt,
  "a blue fox runs through fresh snow under a pale sun",
  "a red fox runs through fresh snow under a pale sun. A hare looks up.",
  "a red fox sleeps in fresh snow under a pale moon",
])("%j is the prompt, edited", (words) => expect(isEditedPrompt(prompt, words)).toBe(true));

it.each([
  "at night",
  "make it 20 seconds",
  "make the red fox that runs through fresh snow under a pale sun blue",
  "no snow",
  "shot 2: the fox jumps",
  "same but in watercolour",
  "a lighthouse in a storm",
  "",
  "🦊",
])("%j is a change in words", (words) => expect(isEditedPrompt(prompt, words)).toBe(false));

it("compares prompts of any script and length", () => {
  expect(isEditedPrompt("雪の中の赤いキツネ", "夜")).toBe(false);
  expect(isEditedPrompt("🦊", "🦊🦊")).toBe(false);
  const long = "word ".repeat(400);
  expect(isEditedPrompt(long, `${long} more`)).toBe(true);
});
