import { expect, it, vi } from "vitest";
import { glance, remembered } from "../../src/moderation/glance.ts";

const mayHave = glance(["badger*", "*mole", "owl", "night owl", "grey wolf*", "ümlaut"]);

it.each([
  "a badgering dog",
  "a tadmole swims",
  "owls at dusk",
  "the night owls call",
  "grey wolfhound",
  "an ümlautig word",
])("sees that there may be something in %j", (reading) => {
  expect(mayHave(reading)).toBe(true);
  // As it was seen before, and with what else is written around it.
  expect(mayHave(reading)).toBe(true);
  expect(mayHave(`a cat sleeps ${reading} in the sun`)).toBe(true);
});

it.each(["a howl", "owlish", "mol", "night and day", "grey dogs", "grey old wolf", "red roses", ""])(
  "sees nothing in %j",
  (reading) => {
    expect(mayHave(reading)).toBe(false);
  },
);

it("looks at a word once, and keeps neither long texts nor all that was ever said", () => {
  const look = vi.fn((word: string) => word.length);
  const length = remembered(look);
  const long = "雪".repeat(500);
  for (const word of ["snow", "snow", long, long]) length(word);
  expect(look.mock.calls.flat()).toEqual(["snow", long, long]);
  for (let index = 0; index < 5_000; index++) length(`w${index}`);
  look.mockClear();
  expect(length("snow")).toBe(4);
  expect(look).toHaveBeenCalledOnce();
});
