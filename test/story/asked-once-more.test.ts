import { describe, expect, it } from "vitest";
import { spokenPlainly } from "../../src/story/spoken.ts";

describe("another try", () => {
  it.each([
    ["could you do it again with two wolves? rest the same", "with two wolves"],
    ["do it again with more snow", "with more snow"],
    ["the group voted: back to the lighthouse", "the lighthouse"],
    ["make it windy, same river same moon", "make it windy"],
    ["make it windy, the moon can stay", "make it windy"],
    ["make it windy and leave it, rest as is", "make it windy and leave it"],
    ["cut it faster, trying to match 84 bpm", "cut it faster"],
    ["cut it faster tryna match 84 bpm", "cut it faster"],
    ["make it windy, and the bridge has to stay, it's our landmark", "make it windy"],
    ["it's supposed to be dusk not night", "make it dusk"],
    ["bedtime version: same bear same blanket but in a tent", "in a tent"],
    ["I'd like the same tram in deep snow", "in deep snow"],
    ["can we have him howl at the moon", "have him howl at the moon"],
    ["can we have him dancing too", "he should be dancing too"],
    ["snow everywhere no moon", "snow everywhere, no moon"],
    ["make the loop seamless", "loop it"],
    ["put it in Oslo in the snow, still dancing", "put it in Oslo in the snow"],
    ["snow instead of rain and she opens her umbrella", "snow instead of rain. she opens her umbrella"],
    ["can one of them be asleep", "one of them should be asleep"],
    ["uncle needs a straw hat", "give uncle a straw hat"],
    ["uncle needs a straw hat and he sings", "give uncle a straw hat. he sings"],
    ["make the wall lighter, the green is hard on my eyes", "make the wall lighter"],
  ])("is led in to, and what stays is said beside it: %j", (said, plain) => {
    expect(spokenPlainly(said).replace(/[?.]$/u, "")).toBe(plain);
  });

  it.each([
    "the cat should stay in bed",
    "the same train in deep snow",
    "she stays the same but older",
    "let the cat rest",
    "the farmer should take some rest",
    "add a dog trying to catch its tail",
  ])("isn't taken for it: %j", (said) => {
    expect(spokenPlainly(said)).toBe(said);
  });
});
