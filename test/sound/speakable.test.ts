import { expect, it } from "vitest";
import { speakable } from "../../src/sound/speak.ts";

it.each([
  ["We are late 😱 https://example.org/bus?x=1 again", "We are late again"],
  ["See www.example.org, *now*", "See now"],
  ["🎉🎉🎉", ""],
  ["… !?", ""],
  ["a\u202eb\u0007c", "a b c"],
])("is of a line what can be read out: %s", (line, said) => {
  expect(speakable(line)).toBe(said);
});

it("is never more than fits a film", () => {
  expect(speakable("word ".repeat(400)).length).toBeLessThanOrEqual(1_200);
});
