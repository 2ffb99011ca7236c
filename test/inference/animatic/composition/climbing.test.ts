import { beforeAll, describe, expect, test } from "vitest";
import { loadArtIndex, loadIcons } from "../../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../../src/inference/animatic/compose-shot.ts";
import { momentsOf } from "../../../../src/inference/animatic/layout/lay-out.ts";
import { shotOrder } from "../../../fixtures/order.ts";

let workshop: Parameters<typeof composeShot>[1];
beforeAll(() => {
  workshop = { icons: loadIcons(), art: loadArtIndex() };
});

async function climbIn(beat: string) {
  const { layout } = await composeShot(
    shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera: "static" }),
    workshop,
  );
  const climber = layout.figures.find(({ member }) => member.climbs !== undefined);
  if (!climber) throw new Error("nobody climbs");
  const moments = momentsOf(layout.camera, layout.seconds, 24);
  return {
    layout,
    climber,
    feet: moments.map((moment) => climber.stance(moment).y),
    bearing: moments.map((moment) => climber.groundAt(moment) ?? Number.NaN),
  };
}

describe("whoever climbs", () => {
  test.each(["a goat climbs a cliff", "A woman climbs a sea cliff at sunset"])(
    "a cliff is seen from below, on one rock that is wider than they are and stands on no other: %s",
    async (beat) => {
      const { layout } = await climbIn(beat);
      expect(layout.scene.carrier).toBeUndefined();
      const rock = layout.figures.find(({ art }) => art === "crag");
      expect(rock?.ratio).toBeGreaterThan(1.2);
    },
  );

  test("a rock that merely lies there takes no cliff away", async () => {
    const beat = "a lighthouse stands on a cliff beside a crag";
    const order = shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera: "static" });
    expect((await composeShot(order, workshop)).layout.scene.carrier).toBe("cliff");
  });

  test.each([
    ["a woman climbs a staircase holding a lamp", "stairs", -1],
    ["a knight descends a spiral staircase with a torch", "stairs", 1],
    ["a girl walks up the steps of a temple", "stairs", -1],
    ["a dog runs down a hill", "slope", 1],
    ["a skier races down a snowy mountain", "slope", 1],
  ] as const)("has under the feet what it goes up or down: %s", async (beat, carrier, way) => {
    const { layout, feet, bearing } = await climbIn(beat);
    expect(layout.scene.carrier).toBe(carrier);
    expect(Math.sign((feet.at(-1) ?? 0) - (feet[0] ?? 0))).toBe(way);
    for (const [at, foot] of feet.entries()) expect(Math.abs(foot - (bearing[at] ?? 0))).toBeLessThan(0.05);
  });

  test.each([
    ["a boy climbs a ladder to pick apples", "ladder", -1],
    ["a monkey climbs a rope", "rope", -1],
    ["a cat climbs a tree", "tree", -1],
    ["a sailor climbs down the mast of a ship", "pole", 1],
  ] as const)("hangs on what it goes up or down: %s", async (beat, art, way) => {
    const { climber, feet, bearing } = await climbIn(beat);
    expect(climber.carrier?.art).toBe(art);
    expect(Math.sign((feet.at(-1) ?? 0) - (feet[0] ?? 0))).toBe(way);
    for (const [at, foot] of feet.entries()) expect(foot).toBeCloseTo(bearing[at] ?? Number.NaN, 1);
    expect(climber.carrier?.height).toBeGreaterThan(climber.height * 1.7);
  });

  test("keeps in the hand what is carried up", async () => {
    const { layout, climber } = await climbIn("an old man climbs the stairs of a lighthouse with a lantern");
    expect(layout.held.map(({ member, holder }) => [member.art, holder])).toEqual([["lamp", climber]]);
    expect(climber.poses.every(({ hold }) => hold?.art === "lamp")).toBe(true);
    expect(layout.figures.some(({ art }) => art === "lamp")).toBe(false);
  });
});
