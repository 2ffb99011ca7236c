import { describe, expect, test } from "vitest";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string) => sceneOf(prompt).cast;

describe("whoever the sentence names is in the picture", () => {
  test.each([
    ["A backpacker walks across a rope bridge in the jungle", "person"],
    ["A gondolier sings under a bridge", "person"],
    ["A bridesmaid cries in a church", "woman"],
    ["A zitherist plays in the park", "person"],
    ["A snowplougher digs at night", "person"],
  ])("%s", (prompt, art) => {
    expect(cast(prompt)[0]?.art).toBe(art);
  });

  test("but a thing that ends like a calling is nobody", () => {
    expect(cast("A zamboni corner in the morning").some(({ person }) => person)).toBe(false);
  });

  test("the owner of a wheelchair sits in it", async () => {
    const prompt = "A young nurse pushes an old man's wheelchair through the hospital garden";
    expect(cast(prompt).find(({ art }) => art === "old-man")?.at).toEqual({ how: "on", art: "wheelchair" });
    const layout = await layoutOf(prompt);
    expect(layout.figures.map(({ art }) => art)).toEqual(
      expect.arrayContaining(["nurse-body", "wheelchair", "old-man"]),
    );
  });

  test("those who play on a bench sit on it, the board before them", async () => {
    const layout = await layoutOf("Two old men play chess on a park bench in winter");
    expect(layout.figures.filter(({ art }) => art === "old-man")).toHaveLength(2);
    expect(layout.figures.filter(({ art }) => art === "chess-table")).toHaveLength(1);
  });

  test("a boxing ring is no jewel, and boxers box", () => {
    const [hero, ...others] = cast("Two boxers trade punches in a ring in an old gym");
    expect(hero).toMatchObject({ count: 2, act: "fight" });
    expect(others.some(({ art }) => art === "ring")).toBe(false);
    expect(cast("A man gives a woman a ring").some(({ art }) => art === "ring")).toBe(true);
  });

  test("the calf of an elephant is an elephant", () => {
    const scene = cast("An elephant sprays water on her calf at a watering hole");
    expect(scene[0]).toMatchObject({ art: "elephant", count: 2, young: 1 });
    expect(scene.some(({ art }) => art === "cow")).toBe(false);
  });

  test("who drives a tractor is seen before its cab", async () => {
    const layout = await layoutOf("A farmer drives a red tractor across a wheat field");
    const [tractor, farmer] = ["tractor", "farmer-body"].map((art) =>
      layout.figures.find((figure) => figure.art === art),
    );
    if (!tractor || !farmer) throw new Error("somebody is missing");
    expect(farmer.order).toBeLessThan(tractor.order);
    for (const moment of momentsOf(layout.camera, layout.seconds, 3))
      expect(boxOf(farmer, moment).top).toBeLessThan(boxOf(tractor, moment).top + 0.1);
  });

  test("a tent is pitched, not thrown", () => {
    expect(cast("A hiker pitches a yellow tent on a windy hilltop")[0]).toMatchObject({
      act: "build",
      to: "tent",
    });
  });
});
