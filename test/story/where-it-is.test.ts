import { describe, expect, it } from "vitest";
import { readFilm } from "../../src/story/read-film.ts";

const places = (...beats: string[]) => readFilm(beats).settings.map(({ place }) => place);

describe("a later beat's place", () => {
  const BARN = "A girl finds her dog in a barn.";
  const cases: [beats: string[], places: (string | undefined)[]][] = [
    [
      [BARN, "They walk home."],
      ["barn", undefined],
    ],
    [
      [BARN, "They walk home under the stars."],
      ["barn", undefined],
    ],
    [
      [BARN, "They run home through the snow."],
      ["barn", undefined],
    ],
    [
      [BARN, "They go home."],
      ["barn", undefined],
    ],
    [
      [BARN, "They ride back home."],
      ["barn", undefined],
    ],
    [
      [BARN, "They set off for home."],
      ["barn", undefined],
    ],
    [
      [BARN, "They are on their way home."],
      ["barn", undefined],
    ],
    [
      [BARN, "She leaves the barn."],
      ["barn", undefined],
    ],
    [
      [BARN, "She comes out of the barn."],
      ["barn", undefined],
    ],
    [
      [BARN, "She steps outside."],
      ["barn", undefined],
    ],
    [
      [BARN, "They go outside."],
      ["barn", undefined],
    ],
    [
      [BARN, "They walk home.", "At dawn they sleep by the fireplace."],
      ["barn", undefined, "room with a fireplace"],
    ],
    [
      [BARN, "When they come out, the rain has stopped."],
      ["barn", undefined],
    ],
    [
      [BARN, "The sun comes out and they laugh."],
      ["barn", "barn"],
    ],
    [
      ["Ducks cross a meadow.", "They come out into the sun."],
      ["meadow", "meadow"],
    ],
    [
      [BARN, "They find a pond and swim in a line.", "In the evening they sleep in the reeds."],
      ["barn", "pond", "pond"],
    ],
    [
      [BARN, "They reach a snowy forest."],
      ["barn", "snowy forest"],
    ],
    [
      [BARN, "They find a key in the hay."],
      ["barn", "barn"],
    ],
    [
      ["A girl rides a tram through the city.", "At night the puppy sleeps beside her bed."],
      ["city", "bedroom"],
    ],
    [
      [BARN, "They sleep by the fireplace."],
      ["barn", "room with a fireplace"],
    ],
    [
      [BARN, "They sit in front of the fireplace."],
      ["barn", "room with a fireplace"],
    ],
    [
      [BARN, "They sit by the hearth."],
      ["barn", "room with a fireplace"],
    ],
    [
      [BARN, "They sleep at home."],
      ["barn", "home"],
    ],
    [
      [BARN, "They arrive home."],
      ["barn", "home"],
    ],
    [
      [BARN, "Back home they sleep."],
      ["barn", "home"],
    ],
    [
      [BARN, "They eat in her kitchen."],
      ["barn", "kitchen"],
    ],
    [
      [BARN, "They sleep in bed."],
      ["barn", "bedroom"],
    ],
    [
      ["A man lives in a cottage.", "He sits by the fireplace."],
      ["cottage", "cottage"],
    ],
    [
      ["A man sits in a tavern.", "He warms his hands at the fireplace."],
      ["tavern", "tavern"],
    ],
    [["A man sits by the fireplace in his house."], ["house"]],
    [
      ["A boy wanders through a forest.", "He walks home."],
      ["forest", "forest"],
    ],
    [
      ["A fisherman rows out on the sea.", "He rows home."],
      ["sea", "sea"],
    ],
    [
      ["A man sleeps in a house.", "He walks into a forest."],
      ["house", "forest"],
    ],
    [
      ["A girl waits in a tunnel.", "She walks out of the tunnel into a garden."],
      ["tunnel", "garden"],
    ],
    [
      ["She rides into a railway tunnel.", "She comes out by the river."],
      ["railway tunnel", "river"],
    ],
  ];
  cases.push([
    ["A man sleeps in a tunnel.", "A duck family crosses the road."],
    ["tunnel", "road"],
  ]);
  cases.push([
    ["A man wakes in his cottage.", "He rides through a forest.", "He walks home and sits by the fireplace."],
    ["cottage", "forest", "cottage"],
  ]);
  it.each(cases)("%j", (beats, expected) => {
    expect(places(...beats)).toEqual(expected);
  });

  it("is named without who is there and when", () => {
    expect(places("On a foggy morning a lighthouse keeper rows out on a grey sea.")).toEqual(["grey sea"]);
    expect(places("At the edge of the forest a girl waits.")).toEqual(["edge of the forest"]);
    expect(places("In the middle of a big city stands a tree.")).toEqual(["middle of a big city"]);
  });
});

it("the hour is what the sky does", () => {
  const light = (...beats: string[]) => readFilm(beats).settings.map((setting) => setting.light);
  expect(light("A girl walks at night.", "The sun rises over the bridge.", "She rests.")).toEqual([
    "at night",
    "at sunrise",
    "at sunrise",
  ]);
  expect(light("A girl walks at noon.", "They walk home under the stars.")).toEqual(["at noon", "at night"]);
  expect(light("A girl walks at noon.", "The sun goes down.")).toEqual(["at noon", "at sunset"]);
});
