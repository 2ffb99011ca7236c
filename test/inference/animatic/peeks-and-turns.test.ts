import { describe, expect, test } from "vitest";
import { BODY, bentWith, TALL } from "../../../src/inference/animatic/acting/poses.ts";
import { bodyOf } from "../../../src/inference/animatic/art/gallery.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const at = (seconds: number) => ({ seconds, share: seconds / 5, pose: REST });
const SECONDS = [0.3, 1, 1.9, 2.6, 3.4, 4.2];
/** The middle of a face, in the body's units. */
const FACE = { x: BODY.middle, y: 15 };
/** How far from its middle a trunk goes, in heights of the tree. */
const TRUNK = 0.04;

test("who hides behind a tree has the face out beside the trunk, and the body behind it", async () => {
  const { figures } = await layoutOf("A thief hides behind a tree");
  const [thief, tree] = ["person", "tree"].map((art) => figures.find((one) => one.art === art));
  if (!thief || !tree) throw new Error("no thief, or no tree");
  const [pose] = thief.poses;
  if (!pose) throw new Error("no pose");
  for (const seconds of SECONDS) {
    const off = thief.stance(at(seconds)).x - tree.stance(at(seconds)).x;
    const unit = (thief.height / TALL[pose.legs]) * bodyOf(thief.art);
    const face = off + thief.facing * (BODY.middle - bentWith(FACE, pose.lean ?? 0).x) * unit;
    expect(Math.abs(face)).toBeGreaterThan(tree.height * TRUNK + unit * 5);
    expect(Math.abs(off)).toBeLessThan(tree.height * TRUNK + unit * BODY.width * 0.5);
  }
});

describe("who spins", () => {
  test("is seen from before, the sides and behind, and never squeezed", async () => {
    const { figures } = await layoutOf("A ballerina spins on a stage");
    const dancer = figures[0];
    if (!dancer) throw new Error("nobody");
    const seen = Array.from({ length: 30 }, (_, step) => at(step / 10));
    expect(new Set(seen.map((moment) => dancer.poseAt(moment))).size).toBe(4);
    expect(dancer.poses.some(({ away }) => away)).toBe(true);
    for (const moment of seen) expect(Math.abs(dancer.stance(moment).stretchX)).toBeGreaterThan(0.8);
    expect(seen.some((moment) => dancer.stance(moment).stretchX < 0)).toBe(true);
  });
});

test.each([
  ["A girl hugs a teddy bear in her bedroom", "teddy-bear", 18],
  ["A girl picks tulips in a tulip field", "picked-tulip", 26],
  ["A mother carries a baby through a market", "baby", 16],
] as const)("what is held is large enough to be known: %s", async (sentence, art, least) => {
  const { figures } = await layoutOf(sentence);
  const hold = figures[0]?.poses[0]?.hold;
  expect(hold?.art).toBe(art);
  expect(hold?.size).toBeGreaterThanOrEqual(least);
});
