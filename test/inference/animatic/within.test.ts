import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { lap } from "../../../src/inference/animatic/art/garments.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { boxOf, type Figure } from "../../../src/inference/animatic/layout/figure.ts";
import { frontOf } from "../../../src/inference/animatic/layout/fronts.ts";
import type { Layout } from "../../../src/inference/animatic/layout/lay-out.ts";
import { cutFront } from "../../../src/inference/animatic/paint/cut-front.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const MOMENT = { seconds: 1, share: 0.4, pose: REST };

function one({ figures }: Layout, art: string): Figure {
  const found = figures.find((figure) => figure.art === art);
  if (!found) throw new Error(`no ${art}`);
  return found;
}

/** Where somebody is on what bears him, in its heights: up from its foot, and forward of its middle. */
function within(rider: Figure, carrier: Figure) {
  const [box, under] = [boxOf(rider, MOMENT), carrier.stance(MOMENT)];
  return {
    foot: (under.y - box.bottom) / carrier.height,
    crown: (under.y - box.top) / carrier.height,
    wide: (box.right - box.left) / (carrier.height * carrier.ratio),
  };
}

/** Whether what is before somebody covers a place, in the units of the picture. */
function covers(front: NonNullable<ReturnType<typeof frontOf>>, ratio: number) {
  const [top, bottom] = front.of;
  const height = (bottom - top) * 10;
  const width = height * ratio;
  const canvas = createCanvas(Math.ceil(width), height);
  canvas.getContext("2d").fillRect(0, 0, canvas.width, height);
  const cut = cutFront({ canvas, left: 0, top: 0, width, height }, front);
  return (x: number, y: number) => {
    const across = Math.round(cut.left + width / 2 + (x - front.middle) * 10);
    const [, , , opacity = 0] = cut.canvas
      .getContext("2d")
      .getImageData(across, Math.round(cut.top + (y - top) * 10), 1, 1).data;
    return opacity > 128;
  };
}

describe("who is in something is seen in it", () => {
  test.each([
    // The middle of the pane, the door under it, the pillar beside it.
    ["a dog drives a car along the coast", "automobile", [13, 15], [13, 19.5], [17, 15]],
    ["A man drives a taxi through the city", "taxi", [13, 14], [13, 18.5], [16.8, 14]],
    ["a farmer drives a tractor through a wheat field", "tractor", [21, 12], [21, 17.5], [25.6, 12]],
    ["A child waves from the back of a train", "locomotive", [24, 11], [24, 15.5], [22, 15.5]],
    ["A princess looks out of a castle tower", "tower-window", [55, 110], [55, 152], [84, 110]],
    ["a tiger sleeps in a hammock", "hammock", [65, 46], [65, 58], [40, 56]],
    ["um jacaré toma sol em cima de uma boia na piscina", "pool-float", [60, 11], [60, 20], [10, 18]],
    ["A king sits on a throne in a castle", "throne", [38, 58], [12, 60], [64, 60]],
  ] as const)("behind its edge: %s", async (sentence, art, free, below, aside) => {
    const layout = await layoutOf(sentence);
    const carrier = one(layout, art);
    const front = frontOf(carrier, layout.figures);
    if (!front) throw new Error("nothing is before them");
    const covered = covers(front, carrier.ratio);
    const [within, under, beside] = [free, below, aside].map(([x, y]) => covered(x, y));
    expect([within, under, beside]).toEqual([false, true, true]);
  });

  test("nothing is before nobody", async () => {
    const layout = await layoutOf("A red car drives along a coastal road");
    expect(frontOf(one(layout, "automobile"), layout.figures)).toBeUndefined();
  });

  test("several in one car are before its pillars and behind its doors", async () => {
    const layout = await layoutOf("A family drives a car through a village");
    const car = one(layout, "automobile");
    const front = frontOf(car, layout.figures);
    if (!front) throw new Error("nothing is before them");
    const covered = covers(front, car.ratio);
    expect([covered(17, 15), covered(17, 19.5)]).toEqual([false, true]);
  });

  test("a princess at her window is seen from the waist up", async () => {
    const layout = await layoutOf("A princess looks out of a castle tower");
    const [princess, tower] = [one(layout, "princess-body"), one(layout, "tower-window")];
    expect(princess.sunk).toBeGreaterThan(0.35);
    const { foot, crown } = within(princess, tower);
    expect(foot).toBeGreaterThan(0.2);
    expect(crown).toBeLessThan(0.58);
    expect(princess.poses[0]?.front?.[1]).toBeLessThan(-60);
  });

  test("a king sits in his throne, which is taller, with the arms on its arms and bent knees", async () => {
    const layout = await layoutOf("A king sits on a throne in a castle");
    const [king, throne] = [one(layout, "king-body"), one(layout, "throne")];
    expect(king.poses[0]).toMatchObject({ legs: "sit", front: [20, 60], back: [20, 60] });
    const { foot, crown } = within(king, throne);
    expect(foot).toBeGreaterThan(0.05);
    expect(foot).toBeLessThan(0.16);
    expect(crown).toBeLessThan(0.98);
    expect(lap("#a3283a", 60).match(/<ellipse/g)).toHaveLength(2);
  });

  test.each([
    ["a tiger sleeps in a hammock", "tiger-lying", "hammock", 0.72],
    ["un oso duerme en una hamaca frente a las pirámides", "bear-body", "hammock", 0.72],
    ["um jacaré toma sol em cima de uma boia na piscina", "crocodile", "pool-float", 0.8],
  ])("lies between the ends of it, and deep in it: %s", async (sentence, art, on, most) => {
    const layout = await layoutOf(sentence);
    const { foot, wide } = within(one(layout, art), one(layout, on));
    expect(wide).toBeLessThan(most);
    expect(foot).toBeLessThan(0.45);
  });

  test.each([
    "A man rows a boat across a calm lake at sunrise",
    "a polar bear paddles a kayak between icebergs",
  ])("sits in the boat, and doesn't stand in it: %s", async (sentence) => {
    const layout = await layoutOf(sentence);
    const rower = layout.figures.find(({ art, member }) => member.act === "row" && art !== "oar");
    if (!rower) throw new Error("nobody rows");
    const boat = one(layout, "canoe");
    expect(rower.sunk).toBeGreaterThan(0.2);
    const { foot, crown } = within(rower, boat);
    // The rim is at 0.7 in the middle.
    expect(foot).toBeGreaterThan(0.2);
    expect(foot).toBeLessThan(0.62);
    expect(crown).toBeGreaterThan(1.2);
    expect(crown).toBeLessThan(2);
  });
});

test("a crab has its drums before it and the sticks in its claws", async () => {
  const layout = await layoutOf("a crab plays the drums on the beach");
  const [crab, drums] = [one(layout, "crab"), one(layout, "drum-kit")];
  const { foot, crown } = within(drums, crab);
  expect(Math.abs(foot)).toBeLessThan(0.05);
  expect(crown).toBeGreaterThan(0.75);
  expect(drums.order).toBeLessThan(crab.order);
});
