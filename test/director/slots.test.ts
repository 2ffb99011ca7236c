import { describe, expect, it } from "vitest";
import { remixed } from "./remixed.ts";

const GARDEN = "an old garden in june, climbing roses and a cat asleep on the bench, watercolor";
const CLUB = "1920s jazz club, black and white, singer in a silver dress, smoke";

describe("what a film has one of at a time", () => {
  it.each([
    // seasons and months
    [
      "a lighthouse keeper painting his door in july, wildflowers",
      "same but in december",
      "a lighthouse keeper painting his door in december, wildflowers",
    ],
    [
      "a market square in march, pigeons everywhere",
      "could we have it in late october please",
      "a market square in late october, pigeons everywhere",
    ],
    ["a vineyard in september at noon", "do it in spring", "a vineyard in spring at noon"],
    [
      "a farmhouse in snowy january, smoke from the chimney",
      "same thing in may",
      "a farmhouse in may, smoke from the chimney",
    ],
    [
      GARDEN,
      "in deep winter",
      "an old garden in deep winter, climbing roses and a cat asleep on the bench, watercolor",
    ],
    // colour
    [CLUB, "in color", "1920s jazz club, singer in a silver dress, smoke, in color"],
    [
      "a boxer training in a gym, monochrome",
      "can we get this in full color",
      "a boxer training in a gym, in full color",
    ],
    // media
    [
      "a village on a hill, watercolor",
      "like a real photo instead",
      "a village on a hill. Like a real photo.",
    ],
    // where the camera stands
    [
      "a crowd crossing a street, low angle",
      "bird's eye view",
      "a crowd crossing a street. Bird's eye view.",
    ],
    ["a cyclist on a mountain road, high angle", "eye level", "a cyclist on a mountain road. Eye level."],
    ["a chef plating dessert, close-up", "wide shot", "a chef plating dessert. Wide shot."],
    // by what it is filmed
    ["a street race, dashcam footage", "make it look like a drone shot", "a street race, like a drone shot"],
    // the hour, and what has it in its name
    ["a fox crossing a road, foggy dawn", "turn it into night", "a fox crossing a road, at night"],
    ["a night bus crossing a bridge", "same thing but at noon", "a bus crossing a bridge at noon"],
    [
      "lava flowing into the ocean, aerial view",
      "put the camera at sea level",
      "lava flowing into the ocean with the camera at sea level",
    ],
    // how the camera is held, and its lens
    ["a market, handheld camera", "steady cam", "a market. Steady cam."],
    ["a skater jumps a hydrant, fisheye lens", "telephoto", "a skater jumps a hydrant, telephoto"],
    // decades
    ["a 1980s arcade, kids", "how about the 2000s", "an arcade, kids, in the 2000s"],
    ["a 1990s shopping mall, teens", "set it in the 60s", "a shopping mall, teens, in the 60s"],
  ])("is told anew, and the old no more: %j, %j", (prompt, words, told) => {
    expect(remixed(prompt, words).prompt).toBe(told);
  });

  it.each([
    [
      "a pug on a skateboard, pixel art",
      "anime instead",
      { prompt: "a pug on a skateboard", style: "anime" },
    ],
    [
      "a castle at dawn, photorealistic",
      "turn it into a watercolor",
      { prompt: "a castle at dawn", style: "watercolour" },
    ],
    [
      "a flower shop, vivid colors, morning light",
      "make it black and white",
      { prompt: "a flower shop, morning light", style: "noir" },
    ],
    [
      "portrait of a clown, over the shoulder shot",
      "film it from above",
      { prompt: "portrait of a clown", camera: "aerial" },
    ],
  ])("gives way to a setting: %j, %j", (prompt, words, wanted) => {
    expect(remixed(prompt, words)).toMatchObject(wanted);
  });

  it("is no length where it is a decade", () => {
    expect(remixed(CLUB, "Do another but set in the 70s, disco").seconds).toBe(
      remixed(CLUB, "gold dress").seconds,
    );
  });

  it.each([
    ["a ghost in a hallway, found footage", "lose the found footage look", "a ghost in a hallway"],
    [
      "skater on a ramp, 90s vhs fisheye look",
      "lose the vhs effect, i want it clean",
      "skater on a ramp, fisheye look, clean",
    ],
  ])("is taken out: %j, %j", (prompt, words, told) => {
    expect(remixed(prompt, words).prompt).toBe(told);
  });
});

describe("how much of it", () => {
  it.each([
    [
      "a campfire on the beach, sparks flying everywhere",
      "less sparks",
      "a campfire on the beach, only a few sparks flying",
    ],
    [
      "jazz band on a stage, smoke, spotlights",
      "less smoke, i can barely see them",
      "jazz band on a stage, only a little smoke, spotlights",
    ],
    ["a night sky over a lake, stars", "more stars", "a night sky over a lake, lots of stars"],
    ["a market street, lanterns, people", "lots more lanterns", "a market street, lots of lanterns, people"],
    ["huge octopus climbing a tower", "bigger", "colossal octopus climbing a tower"],
    ["giant squid attacking a ship", "make it bigger", "colossal squid attacking a ship"],
    ["a tiny mouse on a cheese wheel", "smaller", "a minuscule mouse on a cheese wheel"],
    ["a tall thin man in a doorway", "make him taller", "a very tall thin man in a doorway"],
  ])("stands where the thing does: %j, %j", (prompt, words, told) => {
    expect(remixed(prompt, words).prompt).toBe(told);
  });
});
