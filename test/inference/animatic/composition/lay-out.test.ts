import { beforeAll, describe, expect, test } from "vitest";
import { CAMERA_MOVE_IDS, type CameraMove } from "../../../../src/core/film/camera.ts";
import { loadArtIndex, loadIcons } from "../../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../../src/inference/animatic/compose-shot.ts";
import { boxOf } from "../../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../../src/inference/animatic/layout/lay-out.ts";
import { shotOrder } from "../../../fixtures/order.ts";

let workshop: Parameters<typeof composeShot>[1];
beforeAll(() => {
  workshop = { icons: loadIcons(), art: loadArtIndex() };
});

const layoutOf = async (beat: string, camera: CameraMove = "static") =>
  (
    await composeShot(
      shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera }),
      workshop,
    )
  ).layout;

describe("a scene laid out over its shot", () => {
  test.each(CAMERA_MOVE_IDS)("keeps its hero whole in every frame of %s", async (camera) => {
    const layout = await layoutOf("a fox runs through a meadow", camera);
    const hero = layout.figures[0];
    if (!hero) throw new Error("no hero");
    for (const moment of momentsOf(layout.camera, layout.seconds, 24)) {
      const box = boxOf(hero, moment);
      expect(box.left).toBeGreaterThan(-layout.aspect / 2 - 0.01);
      expect(box.right).toBeLessThan(layout.aspect / 2 + 0.01);
      expect(box.top).toBeGreaterThan(-0.51);
      expect(box.bottom).toBeLessThan(0.51);
    }
  });

  test("ends a push-in nearer to the hero's middle than it began", async () => {
    const layout = await layoutOf("a knight stands in front of a castle", "dolly-in");
    const hero = layout.figures[0];
    const [first, last] = momentsOf(layout.camera, layout.seconds, 2).map(
      (moment) => hero && boxOf(hero, moment),
    );
    if (!first || !last) throw new Error("no hero");
    const middle = (box: typeof first) => Math.abs(box.left + box.right) / 2;
    expect(middle(last)).toBeLessThan(middle(first));
    expect(last.bottom - last.top).toBeGreaterThan((first.bottom - first.top) * 1.1);
  });

  test("draws what is greater in life greater", async () => {
    const { figures } = await layoutOf("a mouse stands beside an elephant");
    const height = (art: string) => figures.find((figure) => figure.art === art)?.height ?? 0;
    expect(height("elephant")).toBeGreaterThan(height("mouse") * 1.8);
  });

  test("draws people as tall as one another, whatever they are", async () => {
    const { figures } = await layoutOf("a detective talks to a woman");
    const height = (art: string) => figures.find((figure) => figure.art === art)?.height ?? 0;
    expect(height("detective-body")).toBeGreaterThan(height("woman") * 0.9);
  });

  test("leaves room for what one gives to another", async () => {
    const layout = await layoutOf("a woman gives a key to an old man");
    const box = (art: string) => {
      const figure = layout.figures.find((one) => one.art === art);
      const [, moment] = momentsOf(layout.camera, layout.seconds, 3);
      if (!figure || !moment) throw new Error(`no ${art}`);
      return boxOf(figure, moment);
    };
    const [giver, taker] = [box("woman"), box("old-man")].sort((one, other) => one.left - other.left);
    if (!giver || !taker) throw new Error("nobody there");
    expect(taker.left - giver.right).toBeGreaterThan(0.05);
  });

  test("puts the chased before the chasing, and lets them run one way", async () => {
    const layout = await layoutOf("a dog chases a cat");
    const [dog, cat] = ["dog", "cat"].map((art) => layout.figures.find((figure) => figure.art === art));
    const [moment] = momentsOf(layout.camera, layout.seconds, 1);
    if (!dog || !cat || !moment) throw new Error("nobody");
    expect(cat.facing).toBe(dog.facing);
    expect(Math.sign(cat.stance(moment).x - dog.stance(moment).x)).toBe(dog.facing);
  });
});
