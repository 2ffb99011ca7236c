import { describe, expect, test } from "vitest";
import { holdOf, posesOf } from "../../../src/inference/animatic/acting/holding.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import type { CastMember } from "../../../src/inference/animatic/scene.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string): readonly CastMember[] => sceneOf(prompt).cast;
const one = (prompt: string, art: string) => cast(prompt).find((member) => member.art === art);

describe("who paints", () => {
  test.each([
    ["A painter paints a lighthouse from a pier", "lighthouse"],
    ["a painter paints the Eiffel Tower in the early morning", "eiffel-tower"],
    ["A woman paints a lion", "lion-body"],
    ["A boy paints a tree in the park", "tree"],
  ])("a sight has it on an easel: %s", (prompt, motif) => {
    expect(cast(prompt)[0]).toMatchObject({ act: "paint", to: "easel" });
    expect(cast(prompt)).toContainEqual(
      expect.objectContaining({ art: motif, at: { how: "on", art: "easel" } }),
    );
  });

  test("an animal has an easel too, the brush in its trunk", () => {
    expect(cast("An elephant paints a picture in a studio")).toEqual([
      expect.objectContaining({ art: "elephant", act: "paint", to: "easel" }),
      expect.objectContaining({ art: "paintbrush", at: { how: "held", art: "elephant" } }),
      expect.objectContaining({ art: "easel" }),
    ]);
  });

  test.each([
    ["A man paints a boat", "sailboat"],
    ["A girl paints a door red", "door"],
    ["A man paints his house", "house"],
    ["Two girls paint a car", "automobile"],
  ])("what gets new paint stands before the brush, and stays there: %s", (prompt, thing) => {
    expect(cast(prompt)[0]?.to).toBe(thing);
    expect(one(prompt, thing)?.action).toBe("idle");
  });
});

describe("who it is", () => {
  test("a nurse is no doctor, and has the chair before her hands", () => {
    const [nurse] = cast("a nurse pushes an elderly lady in a wheelchair through a park");
    expect(nurse).toMatchObject({ art: "nurse-body", outfit: { trade: "nurse" }, to: "wheelchair" });
  });

  test("a stork is no flamingo, and goes to the house whose roof is told of", () => {
    const scene = sceneOf("a stork brings a basket to a house with a red roof");
    expect(scene.cast[0]).toMatchObject({ art: "stork", action: "move", to: "house" });
    expect(scene).toMatchObject({ place: "village" });
    expect(scene.carrier).toBeUndefined();
    expect(sceneOf("A cat sits on a red roof").carrier).toBe("rooftop");
  });

  test("a robot waters flowers in German", () => {
    expect(cast("ein Roboter gießt die Blumen aufm Balkon")[0]).toMatchObject({
      ...{ art: "robot-body", act: "water", to: "blossom" },
    });
  });

  test("a shoe that nobody wears is there, as great as it is said to be", () => {
    const [man, shoe] = cast("A tiny man stands in front of a giant shoe");
    expect(man).toMatchObject({ art: "man", at: { how: "before", art: "mans-shoe" } });
    expect(man?.scale).toBeLessThan(1);
    expect(shoe?.scale).toBeGreaterThan(1);
    expect(cast("A girl with red shoes dances")).toHaveLength(1);
  });

  test("a wooden horse is a small thing on a table", () => {
    const prompt = "a man with a big beard carves a wooden horse";
    expect(cast(prompt)[0]).toMatchObject({ act: "use", tool: "kitchen-knife" });
    expect(one(prompt, "horse")).toMatchObject({ role: "prop", at: { how: "on", art: "table" } });
    expect(one("A girl rides a horse", "horse")?.role).not.toBe("prop");
  });
});

describe("what becomes of it", () => {
  test.each([
    ["a toddler stacks blocks and a cat knocks them over", "cat", "blocks"],
    ["A dog knocks over a vase", "dog", "vase"],
    ["A boy topples a snowman", "boy", "snowman"],
  ])("what is knocked over stands, and falls: %s", async (prompt, doer, thing) => {
    expect(one(prompt, doer)).toMatchObject({ act: "push", to: thing });
    const { camera, figures, seconds } = await layoutOf(prompt);
    const fallen = figures.find(({ art }) => art === thing);
    const [first, , last] = momentsOf(camera, seconds, 3).map((moment) => fallen?.stance(moment).turn ?? 0);
    expect(first).toBeCloseTo(0);
    expect(Math.abs(last ?? 0)).toBeCloseTo(Math.PI / 2);
  });

  test.each([
    ["a koala hangs upside down from a branch and yawns", "koala-body"],
    ["A bat hangs upside down from a branch", "bat"],
    ["A monkey hangs upside down from a tree", "monkey"],
  ])("who hangs upside down does so by the feet, under what bears him: %s", async (prompt, art) => {
    const { camera, figures, seconds } = await layoutOf(prompt);
    const hung = figures.find((figure) => figure.art === art);
    expect(hung?.carrier?.art).toMatch(/branch|tree/);
    for (const moment of momentsOf(camera, seconds, 3))
      expect(Math.cos(hung?.stance(moment).turn ?? 0)).toBeLessThan(-0.9);
  });

  test("who waits for a tram is where it stops", () => {
    expect(sceneOf("two ducks and a goose wait for the tram")).toMatchObject({
      ...{ place: "street", sight: "busstop" },
    });
  });

  test("a comb is at the hair", () => {
    const [combs] = posesOf("use", holdOf("comb", "use"), { isWalking: false });
    expect(combs?.front?.[0]).toBeGreaterThan(120);
  });
});

describe("what it is done with", () => {
  test.each([
    ["um astronauta pesca estrelas sentado na lua"],
    ["an astronaut fishes for stars sitting on the moon"],
  ])("who fishes for stars does so sitting: %s", (prompt) => {
    expect(cast(prompt)[0]).toMatchObject({ art: "astronaut-body", act: "fish", posture: "sit" });
  });

  test.each([
    ["ein Igel fegt das Laub vor seiner Haustür weg", "hedgehog"],
    ["a mouse sweeps leaves in front of its house", "mouse"],
  ])("leaves that are swept lie in a heap, the broom before them: %s", (prompt, art) => {
    expect(cast(prompt)[0]).toMatchObject({ art, act: "sweep", to: "leaf-pile", action: "idle" });
    expect(one(prompt, "leaf-pile")?.count).toBe(1);
    expect(one(prompt, "broom")?.at).toEqual({ how: "held", art });
  });

  test.each([
    ["a frog conducts an orchestra of crickets under the moon", "frog-body", "cricket"],
    ["a rabbit conducts a choir of birds", "rabbit", "bird"],
  ])("an animal that conducts has a baton, and those before it play: %s", (prompt, art, players) => {
    expect(cast(prompt)[0]).toMatchObject({ art, act: "conduct", to: players });
    expect(one(prompt, "baton")?.at).toEqual({ how: "held", art });
    expect(one(prompt, players)?.act).toBe("music");
  });

  test.each(["渔夫划着小船从石桥下经过", "渔夫划船", "eine Frau rudert ein Boot über den See"])(
    "who rows is in the boat: %s",
    (prompt) => {
      expect(cast(prompt)[0]).toMatchObject({ act: "row", at: { how: "in", art: "canoe" } });
    },
  );

  test("a mermaid has her comb, and a rose garden its roses", () => {
    expect(one("a mermaid combs her hair on a rock", "comb")?.at).toEqual({ how: "held", art: "mermaid" });
    expect(sceneOf("A nurse walks through a rose garden").field).toBe("roses");
  });
});
