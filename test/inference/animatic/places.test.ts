import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { TRADE_LOOKS } from "../../../src/inference/animatic/art/trades.ts";
import { SIGHTS } from "../../../src/inference/animatic/paint/sights.ts";
import { WORKPLACES } from "../../../src/inference/animatic/paint/workplaces.ts";
import { sceneOf } from "../../fixtures/animatic/one-sentence.ts";

describe("a place that is named", () => {
  test.each([
    ["A dog steals a sausage from a butcher's shop", "butchery"],
    ["A hairdresser cuts a woman's hair in a salon", "salon"],
    ["A man waits at the airport at midnight", "airport"],
    ["A girl waters seedlings in a greenhouse", "greenhouse"],
    ["A cleaner mops the floor of an office at night", "office"],
    ["A man brushes his teeth in the bathroom", "bathroom"],
    ["A woman tries on shoes in a shoe shop", "boutique"],
    ["Two students mix liquids in a laboratory", "laboratory"],
    ["Friends drink beer in a pub", "bar"],
    ["A child looks at a picture in a museum", "museum"],
  ])("has a room of its own: %s", (prompt, interior) => {
    expect(sceneOf(prompt)).toMatchObject({ place: "room", interior });
  });

  test.each([
    ["An old man mends a net in the harbour at dawn", "sea", "harbour"],
    ["A girl feeds pigeons in a market square", "street", "market"],
    ["A builder lays bricks on a construction site", "city", "construction"],
    ["Three children play on a playground", "garden", "playground"],
    ["A pilot walks along the runway", "road", "airfield"],
    ["Three children build a snowman in front of a school", "village", "school"],
    ["A taxi driver waits outside the hospital", "street", "hospital"],
    ["A dog sleeps outside a bakery", "street", "shopfront"],
    ["A gondola glides under a bridge", "river", "bridge"],
  ])("is told by what stands in it under the sky: %s", (prompt, place, sight) => {
    expect(sceneOf(prompt)).toMatchObject({ place, sight });
  });

  test.each(["A teacher reads to children in a school", "Friends drink beer in a pub at the harbour"])(
    "is not seen from inside a building: %s",
    (prompt) => {
      expect(sceneOf(prompt)).toMatchObject({ place: "room" });
      expect(sceneOf(prompt).sight).toBeUndefined();
    },
  );
});

describe("a trade", () => {
  test.each([
    ["A baker kneads dough", "bakery"],
    ["A tailor measures a coat", "tailor"],
    ["A florist arranges tulips in her shop", "florist"],
    ["A blacksmith hammers a sword", "forge"],
    ["A scientist looks into a flask", "laboratory"],
    ["A mechanic repairs a motorcycle", "garage"],
  ])("is at its workplace where nobody says where: %s", (prompt, interior) => {
    expect(sceneOf(prompt)).toMatchObject({ place: "room", interior });
  });

  test.each([
    ["A baker rides a horse", "meadow"],
    ["A waiter runs through the rain", "street"],
    ["A florist sits in the park", "garden"],
  ])("is elsewhere where the words are: %s", (prompt, place) => {
    expect(sceneOf(prompt).place).toBe(place);
  });
});

describe("people whom no word puts anywhere", () => {
  test.each([
    ["A girl blows out the candles on her birthday cake", "room"],
    ["Five soldiers march through the snow", "snowfield"],
    ["Four friends play cards around a campfire", "forest"],
    ["Two painters paint a fence", "garden"],
    ["A woman waits", "street"],
  ])("are where what is with them is found: %s", (prompt, place) => {
    expect(sceneOf(prompt).place).toBe(place);
  });
});

test("is on the rooftops that one runs over", () => {
  expect(sceneOf("A cat runs over the rooftops").carrier).toBe("rooftop");
});

test("shows a temple once, and a house that somebody is before", () => {
  expect(sceneOf("Three monks sweep leaves in front of a temple").cast.map(({ art }) => art)).toEqual([
    "person",
    "leaf-pile",
  ]);
  expect(sceneOf("A man washes his car in front of his house")).toMatchObject({
    place: "village",
    sight: "home",
  });
});

describe("the morning", () => {
  test.each([
    ["A boy reads in the kitchen in the morning", "morning"],
    ["A boy reads in the kitchen early in the morning", "dawn"],
    ["A boy reads in the kitchen in the afternoon", "day"],
  ])("is an hour of its own: %s", (prompt, time) => {
    expect(sceneOf(prompt).time).toBe(time);
  });
});

test("has a picture of all that stands in its places and hangs on its people", () => {
  const gallery = createGallery(loadIcons());
  const arts = [
    ...Object.values(SIGHTS).flatMap((standing) => standing.map(([art]) => art)),
    ...Object.values(WORKPLACES).flatMap(({ goods, sign, stands = [] }) => [
      ...goods,
      ...(sign ? [sign] : []),
      ...stands.map(([art]) => art),
    ]),
    ...Object.values(TRADE_LOOKS).flatMap(({ tool }) => tool ?? []),
  ];
  expect(arts.filter((art) => !gallery.has(art))).toEqual([]);
});
