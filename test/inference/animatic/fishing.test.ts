import { beforeAll, expect, test } from "vitest";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../src/inference/animatic/compose-shot.ts";
import { anglesWith, lineOf } from "../../../src/inference/animatic/layout/fishing-line.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { shotOrder } from "../../fixtures/order.ts";

let workshop: Parameters<typeof composeShot>[1];
beforeAll(() => {
  workshop = { icons: loadIcons(), art: loadArtIndex() };
});

test.each([
  // From a bank it lies between the farther waves and the grass.
  ["an old man fishes at a lake", 0.13, 0.225],
  ["老人在湖边钓鱼", 0.13, 0.225],
  ["a girl fishes by the river", 0.13, 0.225],
  // From a pier it lies beyond its end, above the caption.
  ["A fisherman fishes from a pier at dawn", 0.3, 0.37],
  ["a boy fishes from a boat on the lake", 0.1, 0.37],
])("the float of %s lies on the water", async (beat, highest, lowest) => {
  for (const camera of ["static", "pan-right", "orbit"] as const) {
    const { layout } = await composeShot(
      shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera }),
      workshop,
    );
    const angler = layout.figures.find(anglesWith);
    if (!angler) throw new Error("nobody has a rod");
    for (const moment of momentsOf(layout.camera, layout.seconds, 5)) {
      const { tip, float } = lineOf(angler, layout.geography, moment);
      expect(float.y).toBeGreaterThan(highest);
      expect(float.y).toBeLessThan(lowest);
      expect(float.y).toBeGreaterThan(tip.y + 0.07);
      expect(Math.abs(float.x)).toBeLessThan(layout.aspect / 2 - 0.02);
    }
  }
});
