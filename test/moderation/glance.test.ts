import { expect, it } from "vitest";
import { glance } from "../../src/moderation/glance.ts";

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
