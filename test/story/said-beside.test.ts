import { describe, expect, it } from "vitest";
import { withoutCourtesy } from "../../src/story/courtesy.ts";
import { spokenPlainly } from "../../src/story/spoken.ts";

describe("what is said beside an order", () => {
  it.each([
    ["Dear bot, make the door blue. Best wishes, Martha", "make the door blue."],
    ["Good evening. Could it be at night? Thank you, Gerald", "Could it be at night?"],
    ["Hallo Team, mach es nachts. Viele Grüße, Helga", "mach es nachts."],
    ["Bonjour à tous, make it rain. Cordialement, Luc", "make it rain."],
  ])("is no part of a letter: %j", (said, order) => {
    expect(withoutCourtesy(said).replace(/[.?]$/u, "")).toBe(order.replace(/[.?]$/u, ""));
  });

  it.each([
    ["make him drink tea (my kids are watching)", "make him drink tea"],
    ["give him a scarf (red)", "give him a red scarf"],
    ["remove the gold (it looks like cornflakes)", "remove the gold"],
    ["make the dragon cuter, this ones a bit scary", "make the dragon cuter"],
    ["slow the flames down theyre kinda stressing me out", "slow the flames down"],
    ["make it slower, everything moves so fast", "make it slower"],
    ["give one of them a red cape so you can tell who is who", "give one of them a red cape"],
    ["the steam from the mug is too much, tone it down", "less steam from the mug"],
    ["my daughter wants it on mars", "i want it on mars"],
    ["the roses should be yellow, not pink", "the roses should be yellow"],
  ])("is left out: %j", (said, plain) => {
    expect(spokenPlainly(said)).toBe(plain);
  });
});
