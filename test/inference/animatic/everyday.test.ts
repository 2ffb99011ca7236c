import { beforeAll, describe, expect, test } from "vitest";
import { createGallery, type Gallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { boltAge } from "../../../src/inference/animatic/paint/lightning.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

let gallery: Gallery;
beforeAll(() => {
  gallery = createGallery(loadIcons());
});

const arts = (prompt: string) => sceneOf(prompt).cast.map(({ art, count }) => `${count} ${art}`);

test.each([
  ["A mother pushes a stroller through a park", "stroller"],
  ["A fisherman pulls a net full of fish into his boat", "net"],
  ["A monkey steals a banana from a market stall", "market-stall"],
  ["A mouse hides behind a barrel", "barrel"],
  ["A girl jumps over a puddle in the rain", "puddle"],
  ["A teacher writes on a blackboard", "blackboard"],
  ["A man takes milk out of the fridge", "fridge"],
  ["A dragon sleeps on a pile of gold", "gold-pile"],
  ["A tiger sleeps in a hammock", "hammock"],
  ["A family has a picnic in the park", "blanket"],
  ["A father grills sausages on a barbecue in the garden", "grill"],
  ["A baker takes bread out of an oven", "oven"],
])("draws the thing it happens at: %s", (prompt, art) => {
  expect(sceneOf(prompt).cast.map((member) => member.art)).toContain(art);
  expect(gallery.has(art)).toBe(true);
  expect(sceneOf(prompt).unknown).toEqual([]);
});

test.each([
  ["A polar bear and her cub walk across the ice", "polar-bear-body", 2, 1],
  ["Five ducklings follow their mother across a road", "duck", 6, 5],
  ["A cat plays with her three kittens", "cat", 4, 3],
])("draws animals with their young as great and small of one kind: %s", (prompt, art, count, young) => {
  expect(sceneOf(prompt).cast).toMatchObject([{ art, count, young }]);
});

test("takes a mother for a woman where she is one", () => {
  expect(arts("A mother walks her dog in the park")).toEqual(["1 woman", "1 dog"]);
});

test("puts a skateboarder on the board", () => {
  expect(sceneOf("A skateboarder rolls down a street").cast).toMatchObject([
    { at: { how: "on", art: "skateboard" } },
    { art: "skateboard" },
  ]);
});

test("seats people in an open boat, behind no sail", () => {
  expect(arts("A fisherman sits in a boat at dawn")).toEqual(["1 old-man", "1 canoe"]);
  expect(arts("A boat crosses the sea")).toEqual(["1 sailboat"]);
});

test("has two who dance hold each other, and chess played at its board", () => {
  expect(sceneOf("A couple dances in a street at night").cast).toMatchObject([
    { act: "waltz", to: "woman" },
    { act: "waltz", to: "man" },
  ]);
  expect(sceneOf("Two robots play chess on the moon").cast[0]).toMatchObject({
    count: 2,
    at: { how: "at", art: "chess-table" },
  });
});

describe("the place that is named", () => {
  test.each([
    ["A chef throws a pizza in the air in a kitchen", "room"],
    ["Three penguins slide down an iceberg into the sea", "snowfield"],
    ["A monkey steals a banana from a market stall", "street"],
    ["Три медведя идут по лесу зимой", "forest"],
  ])("%s", (prompt, place) => {
    expect(sceneOf(prompt).place).toBe(place);
  });

  test.each([
    ["A knight kneels before a queen in a castle hall", { place: "room", interior: "hall" }],
    ["A king sits on a throne in a great hall at night", { place: "room", interior: "hall" }],
    ["A violinist plays in a subway station", { place: "room", interior: "station" }],
    ["A teacher reads to children in a classroom", { place: "room", interior: "classroom" }],
    ["A doctor talks to an old man in a hospital", { place: "room", interior: "ward" }],
    ["Una niña riega las flores en el balcón", { place: "city", carrier: "balcony" }],
    ["A girl sits on a bench in Paris", { landmarks: ["eiffel-tower"] }],
    ["An old woman sells apples at a market", { sight: "market" }],
  ])("is drawn by what it is told by: %s", (prompt, scene) => {
    expect(sceneOf(prompt)).toMatchObject(scene);
  });

  test("shows it in the picture, out of everybody's way", async () => {
    const shown = async (prompt: string) => (await layoutOf(prompt)).figures.map((figure) => figure.art);
    expect(await shown("A girl sits on a bench in Paris")).toContain("eiffel-tower");
    expect(await shown("A king walks through a throne room")).toContain("throne");
  });

  test("drives what has wheels across the picture, so that it comes from somewhere", () => {
    expect(sceneOf("A train comes out of a tunnel").cast[0]?.action).toBe("move");
  });
});

describe("season, hour and weather", () => {
  test.each([
    ["Ein Mann spaziert durch einen herbstlichen Wald", { season: "autumn" }],
    ["Un loup hurle à la lune sur une colline enneigée", { season: "winter", time: "night" }],
    ["Три медведя идут по лесу зимой", { season: "winter" }],
    ["A snowman melts in the spring sun", { season: "spring", place: "meadow", weather: [] }],
    ["A baker opens his shop early in the morning", { time: "dawn" }],
    ["一个老人在河边钓鱼，清晨有雾", { time: "dawn", weather: ["fog"] }],
  ])("%s", (prompt, scene) => {
    expect(sceneOf(prompt)).toMatchObject(scene);
  });

  test("tells a foggy night from a clear one", () => {
    const [foggy, clear] = [
      "A man walks through a foggy street at night",
      "A man walks through a street at night",
    ]
      .map((prompt) => sceneOf(prompt))
      .map(paletteOf);
    expect(foggy?.sky).not.toEqual(clear?.sky);
    expect(foggy?.haze).not.toEqual(clear?.haze);
  });

  test("has a bolt in most stills of a thunderstorm", () => {
    for (const seed of [1, 7, 300]) {
      const seen = Array.from({ length: 24 }, (_, still) => boltAge(seed, (still / 23) * 6));
      expect(seen.filter((age) => age !== undefined).length).toBeGreaterThan(15);
    }
  });
});
