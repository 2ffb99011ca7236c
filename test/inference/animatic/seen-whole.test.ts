import { describe, expect, test } from "vitest";
import { posesOf } from "../../../src/inference/animatic/acting/holding.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { type Layout, momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const CAPTION = 0.39;
const cast = (prompt: string) => sceneOf(prompt).cast;
const figure = (layout: Layout, art: string) => {
  const found = layout.figures.find((one) => one.art === art);
  if (!found) throw new Error(`no ${art}`);
  return found;
};

describe("a camera keeps head and feet of whom it nears", () => {
  test.each([
    ["A street musician plays the violin in a subway station, slow push in", "person"],
    ["Zoom in on a monk who sweeps the floor", "man"],
    ["A pirate digs up a treasure chest on an island, dolly in", "pirate"],
    ["A pirate digs up a treasure chest on an island, crane up", "pirate"],
  ])("%s", async (prompt, art) => {
    const layout = await layoutOf(prompt);
    expect(layout.scene.camera).toMatch(/in$|^crane-up$/);
    for (const moment of momentsOf(layout.camera, layout.seconds, 5)) {
      const box = boxOf(figure(layout, art), moment);
      expect(box.top).toBeGreaterThan(-0.5);
      expect(box.bottom).toBeLessThan(CAPTION);
    }
  });
});

test.each([
  ["A barber shaves a bearded man in a tiny shop", "room", "day"],
  ["A teenager shoots hoops alone on a city court after dark", "street", "night"],
  ["A witch flies on a broom over the village rooftops on Halloween", "city", "night"],
])("where and when: %s", (prompt, place, time) => {
  expect(sceneOf(prompt)).toMatchObject({ place, time });
});

describe("bodies", () => {
  test("never stand on one leg in a walk", () => {
    for (const { swing } of posesOf(undefined, undefined, { isWalking: true }))
      expect(swing > 0.2 || swing < -1.2).toBe(true);
  });

  test("fly on a broom, and are no specks", async () => {
    const layout = await layoutOf("A witch flies on a broom over the village rooftops");
    expect(figure(layout, "broom").support).toBe("air");
    expect(figure(layout, "witch-body").height).toBeGreaterThan(0.3);
  });
});

describe("deeds that only stood", () => {
  test("a mechanic lies under the truck, which stands", () => {
    const [mechanic, truck] = cast("A mechanic crawls under a rusty pickup truck in his garage");
    expect(mechanic).toMatchObject({ posture: "lie", at: { how: "under", art: "pickup-truck" } });
    expect(truck?.action).toBe("idle");
  });

  test("a puppy is carried in the arms", () => {
    const scene = cast("A firefighter carries a puppy out of a burning house at night");
    expect(scene.find(({ art }) => art === "dog")?.at).toEqual({ how: "held", art: "firefighter-body" });
  });

  test("hoops are shot with a ball", () => {
    expect(cast("A teenager shoots hoops on a court")[0]).toMatchObject({ act: "throw", tool: "basketball" });
  });

  test("those a sled is pulled with sit in it", () => {
    const scene = cast("A husky pulls a sled with two kids across a frozen lake");
    expect(scene.find(({ art }) => art === "child")?.at).toEqual({ how: "in", art: "sled" });
  });

  test("who eats in his car is in it", () => {
    const [driver] = cast("A taxi driver eats noodles in his car at midnight");
    expect(driver).toMatchObject({ act: "eat", at: { how: "in", art: "automobile" } });
  });
});

describe("faces are free", () => {
  test.each([
    ["A street musician plays the violin in a subway station", "person"],
    ["An old couple dances in the town square", "old-woman"],
  ])("of what is held and of arms: %s", async (prompt, art) => {
    const layout = await layoutOf(prompt);
    for (const { front, back, hold } of figure(layout, art).poses) {
      // Hands reach no higher than the shoulders, where nothing is at the mouth.
      if (!hold) for (const [shoulder] of [front ?? [0], back ?? [0]]) expect(shoulder).toBeLessThan(90);
      expect(hold?.art ?? "violin").toBe("violin");
    }
  });

  test("players on a bench have their hands before them", async () => {
    const layout = await layoutOf("Two old men play chess on a park bench");
    for (const pose of figure(layout, "old-man").poses)
      expect(Math.abs(pose.back?.[0] ?? 90)).toBeLessThan(60);
  });
});

test("what is drawn on a board is on it, and smaller", async () => {
  const layout = await layoutOf("A teacher draws a big whale on the classroom blackboard");
  expect(layout.scene.cast[0]).toMatchObject({ act: "paint", to: "blackboard" });
  expect(figure(layout, "whale").height).toBeLessThan(figure(layout, "blackboard").height / 2);
});

test("an elephant's calf is before her who sprays it", async () => {
  const layout = await layoutOf("An elephant sprays water on her calf at a watering hole");
  expect(layout.scene.place).toBe("savanna");
  expect(layout.scene.cast.some(({ art }) => art === "hole")).toBe(false);
  const [mother, calf] = layout.figures.filter(({ art }) => art === "elephant");
  const [moment] = momentsOf(layout.camera, layout.seconds, 1);
  if (!mother || !calf || !moment) throw new Error("somebody is missing");
  const ahead = boxOf(calf, moment).left - boxOf(mother, moment).left;
  expect(Math.sign(ahead)).toBe(mother.facing);
});

test("a floating market is on the water, and who sells from a boat is in it", () => {
  const scene = sceneOf("A woman sells mangoes from a wooden boat at a floating market");
  expect(scene.place).toBe("river");
  expect(scene.cast[0]?.at).toMatchObject({ how: "in" });
});

describe("small deeds", () => {
  test.each([
    ["Two raccoons dig through a trash can behind a diner", { act: "pick", to: "trash-can" }],
    ["A goalkeeper dives for the ball in a stadium", { act: "catch", action: "jump" }],
    ["A toddler smears cake all over her face", { act: "eat" }],
  ])("%s", (prompt, deed) => {
    expect(cast(prompt)[0]).toMatchObject(deed);
  });

  test("steps before a temple are steps, and behind a diner is outside", () => {
    expect(sceneOf("A monk sweeps the temple steps early in the morning").carrier).toBe("stairs");
    expect(sceneOf("Two raccoons dig through a trash can behind a diner").place).toBe("street");
  });
});
