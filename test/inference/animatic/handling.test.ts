import { describe, expect, test } from "vitest";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string) => sceneOf(prompt).cast;

describe("what is done by hand", () => {
  test.each([
    ["A hairdresser cuts a woman's hair in a salon", "use", "scissors", "woman"],
    ["A man shaves in the bathroom", "use", "razor", undefined],
    ["A carpenter saws a plank in his workshop", "hammer", "carpentry-saw", "table"],
    ["A lumberjack chops wood in the forest", "hammer", "axe", "log"],
    ["A mechanic repairs a motorcycle", "build", "wrench", "motorcycle"],
    ["A tailor measures a boy", "use", "measuring-tape", "boy"],
    ["A chef flips a pancake", "use", "pan", undefined],
    ["A farmer milks a cow", "use", "bucket", "cow"],
    ["Four friends play cards", "toy", "joker", undefined],
    ["A sailor looks through a telescope", "look", "telescope", undefined],
  ])("is done with its tool: %s", (prompt, act, tool, to) => {
    const [hero] = cast(prompt);
    expect(hero).toMatchObject({ act, tool });
    expect(hero?.to).toBe(to);
  });

  test("is done to whoever it is done to, where nobody can act the verb", () => {
    expect(cast("A dentist treats a boy")[0]).toMatchObject({ act: "use", to: "boy" });
  });

  test.each([
    "A girl in front of a boy",
    "A girl and a boy",
    "A boy believes in a dragon",
    "A boy longs for a cake",
  ])("leaves alone whoever does nothing to the other: %s", (prompt) => {
    expect(cast(prompt)[0]?.act).toBeUndefined();
  });

  test("has the thing in the hand that it is done with", () => {
    expect(cast("A baker pulls a loaf out of the oven")).toContainEqual(
      expect.objectContaining({ art: "bread", at: { how: "held", art: "cook-body" } }),
    );
  });

  test("leaves standing what is worked on", () => {
    expect(cast("A mechanic repairs a motorcycle")[1]).toMatchObject({ art: "motorcycle", action: "idle" });
  });
});

describe("somebody with an animal", () => {
  test("leads it on a rope, and both walk", async () => {
    const walk = await layoutOf("A girl walks her poodle through the park");
    expect(walk.scene.cast).toMatchObject([
      { art: "girl", act: "lead", to: "poodle", action: "move" },
      { art: "poodle", action: "move" },
    ]);
    expect(walk.ropes).toHaveLength(1);
  });

  test("only walks where nobody is led", () => {
    expect(cast("A girl walks to the shop with a boy")[0]?.act).not.toBe("lead");
    expect(cast("A pilot walks to his plane")[0]?.act).not.toBe("lead");
  });
});

test("seats each of several on a mount of their own", async () => {
  const { figures } = await layoutOf("Four nuns ride bicycles over a bridge");
  const riders = figures.filter(({ art }) => art === "person");
  expect(riders).toHaveLength(4);
  expect(new Set(riders.map(({ carrier }) => carrier)).size).toBe(4);
});

test("puts whoever delivers something on the bicycle, and not what they deliver", () => {
  expect(cast("A postman delivers letters on a bicycle")[0]).toMatchObject({
    at: { how: "on", art: "bicycle" },
  });
});

test("sits at the piano, and holds a violin", () => {
  expect(cast("A girl plays the piano")).toMatchObject([
    { act: "music", at: { how: "at", art: "piano" } },
    { art: "piano" },
  ]);
  expect(cast("A girl plays the violin")[0]).toMatchObject({ act: "music", tool: "violin" });
});

test("washes a car from outside, and stands in front of a bus", () => {
  expect(cast("A man washes his car")[0]?.at).toBeUndefined();
  expect(cast("A cow stands in front of a bus")[0]?.at?.how).not.toBe("in");
});

test.each([
  ["An owl reads a story to three mice", "open-book", "owl"],
  ["A giraffe knits a scarf", "knitting", "giraffe"],
])("gives whoever has no arms its tool all the same: %s", (prompt, art, holder) => {
  expect(cast(prompt)).toContainEqual(expect.objectContaining({ art, at: { how: "held", art: holder } }));
});

test("has two named one after the other do it together", () => {
  expect(cast("A robot and an old woman plant a tree").slice(0, 2)).toMatchObject([
    { act: "plant" },
    { act: "plant" },
  ]);
});

test("tells whose trade it is from whom it is done to", () => {
  const trades = cast("A tailor named Anna measures a woman. Anna sews.").map(({ outfit }) => outfit?.trade);
  expect(trades.filter(Boolean)).toEqual(["tailor"]);
});

test("climbs no mountain that is called a mount", () => {
  const prompt = "A monk sits under a cherry tree with Mount Fuji behind him";
  expect(cast(prompt)[0]).toMatchObject({ act: "sit" });
});

test("steals fries, and doesn't fry", () => {
  expect(cast("A monkey steals fries from a tourist")[0]?.act).not.toBe("cook");
});

test("counts a family of four as grown-ups and children", () => {
  expect(cast("A family of four eats ice cream").filter(({ person }) => person)).toMatchObject([
    { art: "man", count: 1, tool: "ice-cream" },
    { art: "woman", count: 1, tool: "ice-cream" },
    { art: "child", count: 2, tool: "ice-cream" },
  ]);
});
