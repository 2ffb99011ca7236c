import { describe, expect, test } from "vitest";
import { BODY, handOf } from "../../../src/inference/animatic/acting/poses.ts";
import { partOf } from "../../../src/inference/animatic/acting/wielding.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

/** How far a hand may be from the grip that it is on, in units of a body of 70. */
const NEAR = 1.5;
/** Where the mouth is. */
const MOUTH = { x: 22, y: 23 };

describe("an instrument is where it is played", () => {
  test.each([
    ["A violinist plays on a stage", "violin", [0.93, 0.5], 8],
    ["パンダが竹林でフルートを吹く", "flute", [0.92, 0.4], 4],
    ["A boy plays the trumpet in his bedroom", "trumpet", [0.05, 0.95], 4],
  ] as const)("%s", async (sentence, art, part, far) => {
    const { figures } = await layoutOf(sentence);
    const player = figures.find(({ poses }) => poses[0]?.hold?.art === art);
    if (!player) throw new Error("nobody plays");
    for (const { front, back, hold, lean } of player.poses) {
      if (!front || !back || !hold?.laid || !hold.other) throw new Error("not held with both hands");
      const mouth = partOf(hold, hold.laid, part);
      expect(Math.hypot(mouth.x - MOUTH.x, mouth.y - MOUTH.y)).toBeLessThan(far);
      const [near, other] = [handOf(front, "front", lean), partOf(hold, hold.laid, hold.other)];
      expect(Math.hypot(near.x - hold.laid.x, near.y - hold.laid.y)).toBeLessThan(NEAR);
      const bowing = handOf(back, "back", lean);
      expect(Math.hypot(bowing.x - other.x, bowing.y - other.y)).toBeLessThan(NEAR * 2);
      // Seen beside the body, and not lost on it.
      expect(partOf(hold, hold.laid, [art === "trumpet" ? 0.9 : 0.04, 0.3]).x).toBeLessThan(BODY.frontX - 6);
    }
  });
});
