import { beforeAll, describe, expect, test } from "vitest";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../src/inference/animatic/compose-shot.ts";
import { type Layout, momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { marksOf } from "../../../src/inference/animatic/paint/motion-marks.ts";
import { shotOrder } from "../../fixtures/order.ts";

let workshop: Parameters<typeof composeShot>[1];
beforeAll(() => {
  workshop = { icons: loadIcons(), art: loadArtIndex() };
});

async function composed(beat: string): Promise<Layout> {
  const order = shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera: "static" });
  return (await composeShot(order, workshop)).layout;
}
const figure = (layout: Layout, art: string) => {
  const found = layout.figures.find((one) => one.art === art);
  if (!found) throw new Error(`no ${art}`);
  return found;
};
const marks = (layout: Layout, art: string) => marksOf(figure(layout, art), layout.scene);

describe("a deed is seen in a still", () => {
  test("who runs has legs and arms far apart, and lines behind", async () => {
    const layout = await composed("A boy runs through a park");
    expect(figure(layout, "boy").poses.every(({ front }) => front !== undefined)).toBe(true);
    expect(Math.max(...figure(layout, "boy").poses.map(({ swing }) => swing))).toBeGreaterThan(1.5);
    expect(marks(layout, "boy")).toContain("speed");
    expect(marks(await composed("A boy walks through a park"), "boy")).toEqual([]);
  });

  test("a parked car stands still, and whoever stands beside it breathes", async () => {
    const layout = await composed("A red car is parked beside a sleeping dog");
    const moments = momentsOf(layout.camera, layout.seconds, 24);
    const seen = (art: string) =>
      new Set(
        moments.map((moment) => {
          const { stretchY, turn } = figure(layout, art).stance(moment);
          return `${stretchY} ${turn}`;
        }),
      ).size;
    const car = layout.figures.find(({ member }) => member.gait === "roll")?.art ?? "";
    expect(seen(car)).toBe(1);
    expect(seen(layout.figures.find(({ member }) => member.gait === "walk")?.art ?? "")).toBeGreaterThan(12);
  });

  test("who leaps throws up the arms, and a dashed line tells from where", async () => {
    const layout = await composed("A girl jumps over a log in a meadow");
    expect(figure(layout, "girl").poses[0]?.front?.[0]).toBeGreaterThan(90);
    expect(marks(layout, "girl")).toContain("leap");
  });

  test("who leaps out of the sea is out of it at most moments", async () => {
    const layout = await composed("A whale leaps out of the sea");
    const whale = figure(layout, "whale");
    const moments = momentsOf(layout.camera, layout.seconds, 24);
    const out = moments.filter(
      (moment) => whale.stance(moment).y < (whale.groundAt(moment) ?? 0) - whale.height * 0.35,
    );
    expect(out.length).toBeGreaterThan(18);
    expect(marks(layout, "whale")).toContain("splash");
  });

  test.each([
    ["A boy looks at the stars from a hill", "boy"],
    ["A woman looks at the sea at sunset", "woman"],
  ])("who looks at what is far off turns to it: %s", async (beat, art) => {
    expect(figure(await composed(beat), art).poses[0]?.away).toBe(true);
  });

  test("who looks at somebody near does not turn away from us", async () => {
    const layout = await composed("A boy looks at his dog in a garden");
    expect(figure(layout, "boy").poses[0]?.away).toBeUndefined();
  });

  test("an animal throws its head back to howl, and bends it to drink at water", async () => {
    const wolf = figure(await composed("A wolf howls at the moon on a hill"), "wolf-body");
    expect(wolf.poses[0]?.head).toBe("up");
    const layout = await composed("A bear drinks from a river");
    expect(figure(layout, "bear-body").poses[0]?.head).toBe("down");
    expect(marks(layout, "bear-body")).toContain("pool");
  });

  test.each(["bicycle", "motorcycle", "scooter"])("a rider sits on the %s, not behind it", async (cycle) => {
    const layout = await composed(`A woman rides a ${cycle} through the city`);
    const rider = figure(layout, "woman");
    expect(rider.carrier).toBeDefined();
    expect(rider.order).toBeLessThan(rider.carrier?.order ?? 0);
    // Feet are on the pedals of the one, and on the board of the others.
    expect(rider.poses[0]?.legs).toBe(cycle === "bicycle" ? "stand" : "sit");
    expect(rider.poses[0]?.front?.[0]).toBeGreaterThan(45);
    expect(rider.height).toBeGreaterThan((rider.carrier?.height ?? 1) * 0.95);
  });
});

test("both of a couple do what the couple does, and who runs from somebody is chased", async () => {
  const couple = await composed("A couple watches the sunset at a lake");
  expect(couple.scene.cast.map(({ act }) => act)).toEqual(["look", "look"]);
  const rabbit = await composed("A rabbit runs from a fox");
  expect(rabbit.scene.cast).toMatchObject([
    { art: "rabbit", act: "flee" },
    { art: "fox-body", act: "chase", to: "rabbit" },
  ]);
});
