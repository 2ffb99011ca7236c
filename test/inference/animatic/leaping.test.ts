import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import type { Moment } from "../../../src/inference/animatic/layout/figure.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

async function leaperOf(sentence: string) {
  const layout = await layoutOf(sentence);
  const figure = layout.figures[0];
  if (!figure) throw new Error("nobody leaps");
  const at = (share: number): Moment => ({
    seconds: share * layout.seconds,
    share,
    pose: layout.camera.at(share),
  });
  /** How far its foot is above the water, in its own heights. */
  const up = (share: number) =>
    ((figure.groundAt(at(share)) ?? 0) - figure.stance(at(share)).y) / figure.height;
  return { figure, turn: (share: number) => figure.stance(at(share)).turn * figure.facing, up };
}

describe("who leaps out of the water", () => {
  test.each(["a whale jumps out of the sea next to a tiny sailboat", "A whale leaps out of the sea"])(
    "comes up nose first, is in the air, and goes in again: %s",
    async (sentence) => {
      const { turn, up } = await leaperOf(sentence);
      expect(turn(0.1)).toBeLessThan(-0.5);
      expect(turn(0.9)).toBeGreaterThan(0.5);
      expect(Math.abs(turn(0.5))).toBeLessThan(0.1);
      expect(up(0.5)).toBeGreaterThan(0.5);
      for (const share of [0.04, 0.96]) expect(up(share)).toBeLessThan(0);
    },
  );

  test("is large beside a small boat, and drawn in an arc", async () => {
    const { figure } = await leaperOf("a whale jumps out of the sea next to a tiny sailboat");
    expect(figure.art).toBe("whale-leaping");
    expect(figure.height * figure.ratio).toBeGreaterThan(0.5);
    const drawing = createGallery(loadIcons()).drawingOf(figure.art);
    expect((drawing?.width ?? 0) / (drawing?.height ?? 1)).toBeGreaterThan(1.7);
  });

  test("does so again and again where it is no whale", async () => {
    const { turn } = await leaperOf("two dolphins leap out of the water");
    const turns = Array.from({ length: 50 }, (_, at) => turn(at / 50));
    const dives = turns.filter((one, at) => at > 0 && one < (turns[at - 1] ?? one) - 0.5);
    expect(dives.length).toBeGreaterThanOrEqual(2);
  });
});
