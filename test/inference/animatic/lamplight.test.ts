import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { lampsOf } from "../../../src/inference/animatic/layout/lamps.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { cutFigure } from "../../../src/inference/animatic/paint/cut-figure.ts";
import { isMirrored } from "../../../src/inference/animatic/paint/lay-down.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import { type Easel, ridge } from "../../../src/inference/animatic/paint/planes.ts";
import { createProps } from "../../../src/inference/animatic/paint/props.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const gallery = createGallery(loadIcons());
const easelOf = (prompt: string): Easel => ({
  ...{ aspect: 1.5, width: 720, height: 480, seed: 3, palette: paletteOf(sceneOf(prompt)) },
  ...{ path: { at: () => REST }, random: createRandom(3), grain: paperGrain(createRandom(7)) },
  heavens: { clouds: [] },
  clearings: () => [],
  covered: () => [],
});
const FIRE = "friends sit around a campfire in the forest at night";

/** How much redder than blue a part of a picture is, where there is anything. */
function warmth(data: Uint8ClampedArray): number {
  let [warm, seen] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 250) continue;
    warm += (data[at] ?? 0) - (data[at + 2] ?? 0);
    seen++;
  }
  return warm / Math.max(1, seen);
}

describe("a fire's light", () => {
  test("falls on the ground round it, less on what is far behind, and not before the lens", () => {
    const groundAt = (distance: number, lamps: Easel["lamps"]) => {
      const easel = { ...easelOf(FIRE), lamps };
      const context = createCanvas(720, 480).getContext("2d");
      const hill = ridge(easel, {
        distance,
        profile: "flat",
        y: 0,
        amplitude: 0.01,
        colour: "#4f8a45",
        seed: 1,
      });
      hill.draw(context, { seconds: 0, share: 0, pose: REST });
      return warmth(context.getImageData(350, 270, 20, 20).data);
    };
    const lamps = () => [{ x: 0, y: 0.06, reach: 0.5 }];
    const gained = (distance: number) => groundAt(distance, lamps) - groundAt(distance, undefined);
    expect(gained(1.35)).toBeGreaterThan(40);
    expect(gained(4)).toBeGreaterThan(8);
    expect(gained(4)).toBeLessThan(gained(1.35) * 0.6);
    expect(gained(9)).toBe(0);
    expect(gained(0.66)).toBe(0);
  });

  test("falls on the side that somebody turns to it", async () => {
    const layout = await layoutOf(FIRE, 7);
    const easel = easelOf(FIRE);
    const fire = layout.figures.find(({ art }) => art === "campfire");
    const friends = layout.figures.filter(({ member }) => member.person);
    const [moment] = momentsOf(layout.camera, layout.seconds, 3).slice(1);
    if (!fire || !moment) throw new Error("there is a fire");
    const props = createProps(easel, gallery);
    for (const friend of friends) {
      const own = { ...layout, figures: layout.figures.filter((one) => one !== fire) };
      const [[lit], [unlit]] = await Promise.all([
        cutFigure(easel, layout, friend, props, "#ff0000"),
        cutFigure(easel, own, friend, props, "#ff0000"),
      ]);
      if (!lit || !unlit) throw new Error("somebody is cut out");
      const isRight = fire.stance(moment).x > friend.stance(moment).x !== isMirrored(friend);
      const gained = [0, 1].map((half) => {
        const of = ({ canvas }: typeof lit) =>
          warmth(
            canvas
              .getContext("2d")
              .getImageData((half * canvas.width) / 2, 0, canvas.width / 2, canvas.height).data,
          );
        return of(lit) - of(unlit);
      });
      const [near = 0, far = 0] = isRight ? gained.reverse() : gained;
      expect(near).toBeGreaterThan(far + 3);
    }
    expect(friends.length).toBeGreaterThan(1);
  });

  test.each([
    [FIRE, "campfire", 1],
    ["a lighthouse keeper climbs the spiral stairs with a lantern", "lamp", 1],
    ["a boy sleeps in a tent at night", "tent", 1],
    ["A cat sits on a rooftop at night, looking at the moon", "no lamp", 0],
  ])("comes from what burns, in somebody's hand too: %s", async (prompt, _what, count) => {
    const layout = await layoutOf(prompt, 7);
    const [moment] = momentsOf(layout.camera, layout.seconds, 3).slice(1);
    if (!moment) throw new Error("no moment");
    expect(lampsOf(layout, moment)).toHaveLength(count);
  });
});

test("a tent is lit from within at night", async () => {
  const centre = async (prompt: string) => {
    const { canvas } = await createProps(easelOf(prompt), gallery).cut("tent", 0.5);
    return warmth(
      canvas.getContext("2d").getImageData(canvas.width * 0.34, canvas.height * 0.6, 30, 30).data,
    );
  };
  expect(await centre("a tent in the forest at night")).toBeGreaterThan(
    (await centre("a tent in the forest")) + 25,
  );
});
