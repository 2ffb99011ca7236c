import { describe, expect, it } from "vitest";
import { inPresentTense } from "../../src/story/present-tense.ts";

describe("a sentence of a story", () => {
  it("is of the past where the story is", () => {
    const story = "A shop closed at noon. She walked on to a city made of glass.";
    expect(inPresentTense("A shop closed at noon.", story)).toBe("A shop closes at noon.");
    expect(inPresentTense("She walked on to a city made of glass.", story)).toBe(
      "She walks on to a city made of glass.",
    );
    expect(inPresentTense("A shop closed at noon.")).toBe("A shop closed at noon.");
  });
});

describe("a story told in the past, told at present", () => {
  it.each([
    [
      "A goat came out of the bushes, grabbed the parcel, and galloped into the tunnel.",
      "A goat comes out of the bushes, grabs the parcel, and gallops into the tunnel.",
    ],
    [
      "Marta the baker loaded six warm loaves while it was still dark.",
      "Marta the baker loads six warm loaves while it is still dark.",
    ],
    [
      "They sat by the fire and talked until the fog lifted and the stars came out.",
      "They sit by the fire and talk until the fog lifts and the stars come out.",
    ],
    ["The king and his daughter danced in the puddles.", "The king and his daughter dance in the puddles."],
    [
      "His brothers cheered, and when the rain stopped he flew home.",
      "His brothers cheer, and when the rain stops he flies home.",
    ],
    [
      "At the end of the street a boy waved and she waved back.",
      "At the end of the street a boy waves and she waves back.",
    ],
    [
      "A wooden puppet woke up, cut its strings and slipped out.",
      "A wooden puppet wakes up, cuts its strings and slips out.",
    ],
    ["As the sun set he played her the flute.", "As the sun sets he plays her the flute."],
    ["When the sun rose, we tiptoed home.", "When the sun rises, we tiptoe home."],
    [
      "Up among the wheels sat a mouse, who had made her nest there.",
      "Up among the wheels sits a mouse, who has made her nest there.",
    ],
    ["The older one got in. His brothers cheered.", "The older one gets in. His brothers cheer."],
    [
      "The three of them drank cocoa while the snow stopped falling.",
      "The three of them drink cocoa while the snow stops falling.",
    ],
  ])("%s", (told, now) => {
    expect(inPresentTense(told)).toBe(now);
  });

  it.each([
    "A red fox runs through fresh snow.",
    "A parrot named Tiko sits on the back of a surprised tapir.",
    "A close-up of a Victoria crowned pigeon.",
    "She finds a fox cub trapped on a piece of ice and a rose.",
    "The closed shop stands in a city buried in snow.",
    "A red bed in an abandoned shed.",
    "A bearded man puts a rose on the ground and cuts the bread.",
    "a city made of cheese",
    "a neon lit street in tokyo, a haunted house with one lit window",
    "a dragon curled around a castle tower",
    "a dog dressed as a pirate in a room filled with gold",
    "two cats, cuddled up",
    "Was für ein Sturm! Was macht der Fuchs im Wald? Sang und Tanz mit der Katze.",
    "Zwei Kinder fanden einen Hund.",
  ])("stays letter by letter where it tells nothing of the past: %s", (told) => {
    expect(inPresentTense(told)).toBe(told);
  });
});
