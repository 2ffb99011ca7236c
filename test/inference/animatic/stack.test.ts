import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { expect, it } from "vitest";
import { cameraPath } from "../../../src/inference/animatic/camera-path.ts";
import { particlePlanes } from "../../../src/inference/animatic/paint/particles.ts";
import { type Easel, paintSheet, sheetPlane } from "../../../src/inference/animatic/paint/planes.ts";
import type { Props } from "../../../src/inference/animatic/paint/props.ts";
import { stackOf } from "../../../src/inference/animatic/paint/stack.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import type { Scene } from "../../../src/inference/animatic/scene.ts";

const [WIDTH, HEIGHT, FRAMES] = [320, 180, 48];

function easelFor(path: Easel["path"]): Easel {
  const [aspect, random] = [WIDTH / HEIGHT, createRandom(3)];
  const palette = { dark: false } as Easel["palette"];
  return { aspect, width: WIDTH, height: HEIGHT, palette, path, random } as unknown as Easel;
}

/** A picture to draw on that notes what is drawn: how much of it, and where its middle comes to. */
function noting() {
  const context = createCanvas(WIDTH, HEIGHT).getContext("2d", { alpha: false });
  const drawn: { pixels: number; x: number; y: number }[] = [];
  const { drawImage } = context;
  context.drawImage = ((image: { width: number; height: number }, x: number, y: number) => {
    const { a, b, c, d, e, f } = context.getTransform();
    const [left, top] = [x + image.width / 2, y + image.height / 2];
    const middle = { x: a * left + c * top + e, y: b * left + d * top + f };
    drawn.push({ pixels: image.width * image.height, ...middle });
    Reflect.apply(drawImage, context, [image, x, y]);
  }) as SKRSContext2D["drawImage"];
  return { context, drawn, pixels: () => context.getImageData(0, 0, WIDTH, HEIGHT).data };
}

const momentOf = (path: Easel["path"]) => (number: number) => {
  const share = number / (FRAMES - 1);
  return { seconds: number / 24, share, pose: path.at(share) };
};

it("draws what a zoom only enlarges as it would be drawn by itself, and nothing of its empty edges", () => {
  const path = cameraPath("zoom-in", FRAMES / 24, 7);
  const easel = easelFor(path);
  const strip = paintSheet(easel, 1, { top: -0.6, bottom: 0.6 }, (context) => {
    context.fillStyle = "#c33";
    context.fillRect(-2, 0.1, 4, 0.15);
    context.fillStyle = "#3c3";
    context.fillRect(-0.3, 0.12, 0.2, 0.1);
  });
  const plane = sheetPlane(easel, 1, strip);
  const momentAt = momentOf(path);
  const stack = stackOf(easel, [plane], { frames: FRAMES, hold: 1, momentAt });
  for (const number of [0, 20, 47]) {
    const [one, other] = [noting(), noting()];
    stack.draw(one.context, number);
    other.context.imageSmoothingQuality = "low";
    plane.draw(other.context, momentAt(number));
    const [seen, itself] = [one.pixels(), other.pixels()];
    // The strip is resampled once more, so its own edges differ.
    const unlike = seen.filter((value, at) => Math.abs(value - (itself[at] ?? 0)) > 40).length;
    expect(unlike / seen.length).toBeLessThan(0.01);
    expect(one.drawn).toHaveLength(1);
    expect(one.drawn[0]?.pixels).toBeLessThan((other.drawn[0]?.pixels ?? 0) * 0.4);
  }
});

it.each(["static", "handheld", "dolly-in"] as const)(
  "draws no flake beside the picture, %s",
  async (move) => {
    const path = cameraPath(move, FRAMES / 24, 7);
    const scene = { weather: ["snow"], place: "meadow" } as unknown as Scene;
    const planes = await particlePlanes(easelFor(path), scene, {} as Props, false);
    const { context, drawn } = noting();
    for (const plane of planes) for (const number of [0, 30]) plane.draw(context, momentOf(path)(number));
    expect(drawn.length).toBeGreaterThan(100);
    for (const { x, y } of drawn) {
      expect(Math.abs(x - WIDTH / 2)).toBeLessThan(WIDTH / 2 + 12);
      expect(Math.abs(y - HEIGHT / 2)).toBeLessThan(HEIGHT / 2 + 12);
    }
  },
);
