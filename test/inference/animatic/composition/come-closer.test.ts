import { describe, expect, test } from "vitest";
import { project } from "../../../../src/inference/animatic/camera-path.ts";
import { boxOf } from "../../../../src/inference/animatic/layout/figure.ts";
import { SKY } from "../../../../src/inference/animatic/layout/heavens.ts";
import { momentsOf } from "../../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf } from "../../../fixtures/animatic/one-sentence.ts";

/** How tall the one whom a sentence is about is seen, in picture heights, and how much of the picture everybody takes. */
async function seen(sentence: string, seed = 7) {
  const { figures, camera, seconds, scene } = await layoutOf(sentence, seed);
  const cast = figures.filter(({ member }) => scene.cast.includes(member));
  const moments = momentsOf(camera, seconds, 5);
  const boxes = cast.flatMap((figure) => moments.map((moment) => boxOf(figure, moment)));
  const middle = momentsOf(camera, seconds, 3)[1];
  const hero = cast.flatMap((figure) =>
    figure.member === scene.cast[0] && middle ? [boxOf(figure, middle)] : [],
  );
  return {
    tall: Math.max(...hero.map((box) => box.bottom - box.top)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

describe("the camera", () => {
  test.each([
    ["a fox stands in a snowy field", 0.46],
    ["a duck swims in a lake", 0.4],
    ["an old woman knits in her living room", 0.53],
    ["A woman reads a book by the window, dolly zoom", 0.59],
    ["Rack focus from a candle to a woman at a table", 0.48],
    // It swims level, more than twice as long as it is tall.
    ["A shark chases a fish under water", 0.4],
    ["Un perro persigue a un gato por la calle", 0.48],
    ["six flamingos stand in a pink lake at dusk", 0.36],
  ] as const)("comes closer where nobody else needs the room: %s", async (sentence, least) => {
    const { tall, top, bottom } = await seen(sentence);
    expect(tall).toBeGreaterThan(least);
    expect(tall).toBeLessThan(0.66);
    expect(top).toBeGreaterThan(-0.5);
    expect(bottom).toBeLessThan(0.4);
  });

  test.each(["a duck swims in a lake", "a cat sits on a fence", "a penguin stands on ice in the sun"])(
    "cuts no sun in two when it comes closer: %s",
    async (sentence) => {
      const { heavens, camera, seconds } = await layoutOf(sentence, 7);
      const { light, clouds } = heavens;
      if (!light) throw new Error("no sun");
      const tops = momentsOf(camera, seconds, 5).map(({ pose }) => {
        const { scale, dy } = project(pose, SKY);
        return (light.y - light.radius) * scale + dy;
      });
      expect(Math.max(...tops)).toBeGreaterThan(-0.5);
      for (const { x, y, width } of clouds)
        expect(
          Math.abs(x + width / 2 - light.x) > width / 2 || y > light.y || y + width * 0.62 < light.y,
        ).toBe(true);
    },
  );

  test.each([
    ["Sheep graze in a green field", 206],
    ["男の子が公園で犬にえさをやる", 292],
    ["a donkey pulls a cart full of pumpkins up a hill", 397],
  ] as const)("looks down where feet would be behind the caption: %s", async (sentence, seed) => {
    const { top, bottom } = await seen(sentence, seed);
    expect(bottom).toBeLessThan(0.385);
    expect(top).toBeGreaterThan(-0.47);
  });

  test("stays away where the words say so", async () => {
    expect((await seen("a wide shot of a cat in a garden")).tall).toBeLessThan(0.4);
  });

  test("leaves whoever throws something the room for it", async () => {
    const { camera } = await layoutOf("a boy flies a kite in a meadow", 7);
    expect(camera.at(0.5).zoom).toBeLessThan(1.1);
  });
});
