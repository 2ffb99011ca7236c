import { beforeAll, describe, expect, test } from "vitest";
import { loadArtIndex } from "../../../src/inference/animatic/art/icons.ts";
import type { ArtIndex } from "../../../src/inference/animatic/reading/phrases.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import { shotOrder } from "../../fixtures/order.ts";

let index: ArtIndex;
beforeAll(() => {
  index = loadArtIndex();
});

const read = (beat: string, filmPrompt = beat) =>
  readScene(shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt, camera: "static" }), index);
const one = (beat: string, art: string) => read(beat).cast.find((member) => member.art === art);

describe("who does what to whom", () => {
  test.each([
    ["A girl feeds the ducks", "girl", "feed", "duck"],
    ["Three children chase a dog along the beach", "child", "chase", "dog"],
    ["Three children chase a dog along the beach", "dog", "flee", undefined],
    ["A knight fights a dragon in front of a castle", "dragon", "fight", "knight"],
    ["A girl flies a red kite", "girl", "fly-kite", "kite"],
    ["A boy builds a snowman, then it melts", "snowman", "melt", undefined],
    ["A cat looks at the moon", "cat", "look", "moon"],
    ["Ein Mädchen füttert Enten am See", "girl", "feed", "duck"],
    ["Un perro persigue a un gato por la calle", "dog", "chase", "cat"],
    ["男の子が公園で犬にえさをやる", "boy", "feed", "dog"],
    ["一只猫坐在屋顶上看月亮", "cat", "look", "moon"],
  ])("%s: %s", (beat, art, act, to) => {
    expect(one(beat, art)).toMatchObject({ act, ...(to ? { to } : {}) });
  });

  test.each([
    ["A lighthouse on a cliff while waves crash below", "lighthouse"],
    ["A tree grows beside a house", "house"],
    ["A castle in the fog, low angle", "castle"],
  ])("says nothing of who does nothing: %s", (beat, art) => {
    expect(one(beat, art)?.act).toBeUndefined();
  });

  test("puts what is used into the hand of who uses it", () => {
    expect(one("A man walks his dog in the rain with an umbrella", "umbrella")?.at).toEqual({
      how: "held",
      art: "man",
    });
    expect(one("A violinist plays on a stage", "person")).toMatchObject({ act: "music", tool: "violin" });
  });

  test("counts a family of animals as those animals", () => {
    expect(read("A duck family crosses a street").cast.map(({ art, count }) => `${count} ${art}`)).toEqual([
      "4 duck",
    ]);
  });
});

describe("what carries them", () => {
  test.each([
    ["A cat sits on a rooftop", "city", "rooftop"],
    ["A train crosses a bridge over a valley", "mountains", "bridge"],
    ["A lighthouse on a cliff while waves crash below", "sea", "cliff"],
    ["Un renard traverse un lac gelé", "lake", "ice"],
    ["A locomotive in the snow", "meadow", "rails"],
  ])("%s", (beat, place, carrier) => {
    expect(read(beat)).toMatchObject({ place, carrier });
  });

  test("lays a crop as far as one sees, and stands none of it about", () => {
    const scene = read("Bees fly over a field of sunflowers");
    expect(scene.field).toBe("sunflowers");
    expect(scene.cast.map(({ art }) => art)).toEqual(["honeybee"]);
  });
});

describe("the state of a story", () => {
  const STORY =
    "A boy walks through a forest. It begins to rain. He hides in a dark cave. The rain stops and a rainbow appears.";
  const shot = (number: number) => read(`${STORY.split(". ")[number]}`, STORY);

  test("keeps the weather until the words change it", () => {
    expect(shot(2).weather).toContain("rain");
    expect(shot(3).weather).not.toContain("rain");
  });

  test("has a cave dark without a night outside, and its rainbow under the sky", () => {
    expect(shot(2)).toMatchObject({ place: "cave", time: "day" });
    expect(shot(3)).toMatchObject({ place: "forest", time: "day", lights: ["rainbow"] });
  });
});
