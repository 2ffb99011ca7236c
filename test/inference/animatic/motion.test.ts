import { beforeAll, describe, expect, test } from "vitest";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { composeShot } from "../../../src/inference/animatic/compose-shot.ts";
import { handAt } from "../../../src/inference/animatic/layout/hand.ts";
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

  test("of who leaps out of the sea half is out of it at most moments", async () => {
    const layout = await composed("A whale leaps out of the sea");
    const whale = figure(layout, "whale-leaping");
    const moments = momentsOf(layout.camera, layout.seconds, 24);
    const out = moments.filter(
      (moment) => whale.stance(moment).y < (whale.groundAt(moment) ?? 0) + whale.height * 0.5,
    );
    expect(out.length).toBeGreaterThan(18);
    expect(marks(layout, "whale-leaping")).toContain("splash");
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

  test.each([
    ["woman", "bicycle", "pedal", { ahead: 0.13, up: 0.96 }],
    ["girl", "bicycle", "pedal", { ahead: 0.13, up: 0.96 }],
    ["woman", "motorcycle", "astride", { ahead: 0.34, up: 0.8 }],
    ["man", "scooter", "ride", { ahead: 0.2, up: 0.94 }],
  ] as const)("a %s sits on the %s, sideways, with a hand on its bar", async (who, cycle, legs, bar) => {
    const layout = await composed(`A ${who} rides a ${cycle} through the city`);
    const rider = figure(layout, who);
    const { carrier } = rider;
    if (!carrier) throw new Error("nothing is ridden");
    expect(rider.order).toBeLessThan(carrier.order);
    expect(rider.poses.map((pose) => pose.legs)).toEqual(rider.poses.map(() => legs));
    const moment = { seconds: 1, share: 0.4, pose: REST };
    const [hand, under] = [handAt(rider, moment), carrier.stance(moment)];
    const off = {
      ahead: (carrier.facing * (hand.x - under.x)) / carrier.height - bar.ahead,
      up: (under.y - hand.y) / carrier.height - bar.up,
    };
    expect(Math.hypot(off.ahead, off.up)).toBeLessThan(0.1);
    expect(rider.height).toBeGreaterThan(carrier.height * 1.3);
  });

  test("the feet of who cycles go round with the pedals, and never back", async () => {
    const rider = figure(await composed("A woman rides a bicycle through the city"), "woman");
    const at = [0, 1, 2, 3, 4, 5].map(
      (step) => rider.poses[rider.poseAt({ seconds: 2 + step / 4, share: 0.4, pose: REST })]?.swing ?? -1,
    );
    for (const [step, turn] of at.slice(1).entries())
      expect((turn - (at[step] ?? 0) + 1) % 1).toBeCloseTo(0.25);
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
