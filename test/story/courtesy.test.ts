import { expect, it } from "vitest";
import { withoutCourtesy } from "../../src/story/courtesy.ts";

it.each([
  ["make it 10 secs plz", "make it 10 secs"],
  ["make it 10 secs thx", "make it 10 secs"],
  ["make it 10 secs 🙏", "make it 10 secs"],
  ["make it 10 secs :)", "make it 10 secs"],
  ["make it 10 secs bro", "make it 10 secs"],
  ["no snow, thanks", "no snow"],
  ["please, no snow!!", "no snow"],
  ["hey rushes, at night pls 😍😍", "at night"],
  ["mach es länger, bitte", "mach es länger"],
  ["8 secondes s'il te plaît", "8 secondes"],
  ["más lento por favor", "más lento"],
  ["8秒にして、お願いします", "8秒にして"],
  ["请改成8秒，谢谢", "改成8秒"],
  ["thanks so much!", ""],
  ["4:3", "4:3"],
])("takes the courtesy off %j", (said, left) => {
  expect(withoutCourtesy(said)).toBe(left);
});

it.each(["replace the fox with 🐺", "a sign that says “please”", "add a man", "the word 'thanks'"])(
  "leaves %j as it is",
  (said) => {
    expect(withoutCourtesy(said)).toBe(said);
  },
);
