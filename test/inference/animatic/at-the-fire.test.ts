import { expect, test } from "vitest";
import { hasArms } from "../../../src/inference/animatic/art/gallery.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { endAt } from "../../../src/inference/animatic/layout/hand.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const moment = { seconds: 1, share: 0.4, pose: REST };

test.each([
  "three friends roast marshmallows around a campfire in the woods",
  "two kids roast marshmallows over a campfire",
])("who roast something stand on both sides of the fire, their sticks over it: %s", async (sentence) => {
  const { figures, scene } = await layoutOf(sentence);
  const fire = figures.find(({ art }) => art === "campfire");
  const friends = figures.filter(({ art }) => hasArms(art));
  if (!fire) throw new Error("no fire");
  expect(scene.cast.some(({ art }) => art === "marshmallow-stick")).toBe(false);
  const middle = fire.stance(moment).x;
  const sides = friends.map((one) => Math.sign(one.stance(moment).x - middle));
  expect(new Set(sides)).toEqual(new Set([1, -1]));
  for (const [at, one] of friends.entries()) {
    expect(one.facing).toBe(-(sides[at] ?? 0));
    const end = endAt(one, moment);
    expect(end?.y).toBeGreaterThan(boxOf(one, moment).top + one.height * 0.5);
  }
});

test("a hole lies flat in the ground", async () => {
  const { figures } = await layoutOf("A dog digs a hole in the garden");
  expect(figures.find(({ art }) => art === "hole")?.ratio).toBeGreaterThan(2.8);
});
