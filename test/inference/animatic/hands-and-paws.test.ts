import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { type BodyPose, STANDING } from "../../../src/inference/animatic/acting/poses.ts";
import { createGallery, hasArms } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { project } from "../../../src/inference/animatic/camera-path.ts";
import { handAt } from "../../../src/inference/animatic/layout/hand.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { metresOf } from "../../../src/inference/animatic/layout/sizes.ts";
import { pawsPlane } from "../../../src/inference/animatic/paint/paws.ts";
import type { Easel } from "../../../src/inference/animatic/paint/planes.ts";
import type { CastMember } from "../../../src/inference/animatic/scene.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const gallery = createGallery(loadIcons());

/** Pixels to a drawing's unit, and how much paper there is round its box. */
const PIXELS = 3;
const ROUND = 40;

/** Whether there is something at a point of a drawing, in its own units. */
async function looker(art: string, pose: BodyPose): Promise<(x: number, y: number) => boolean> {
  const drawing = gallery.drawingOf(art, { pose });
  if (!drawing) throw new Error(`no ${art}`);
  const [width, height] = [drawing.width + 2 * ROUND, drawing.height + 2 * ROUND];
  const image = await loadImage(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-ROUND} ${-ROUND} ${width} ${height}" width="${width * PIXELS}" height="${height * PIXELS}">${drawing.body}</svg>`,
    ),
  );
  const context = createCanvas(width * PIXELS, height * PIXELS).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width * PIXELS, height * PIXELS);
  return (x, y) =>
    (data[(Math.round((y + ROUND) * PIXELS) * width * PIXELS + Math.round((x + ROUND) * PIXELS)) * 4 + 3] ??
      0) > 128;
}

describe("an animal that does what takes hands has them", () => {
  test.each([
    ["a giraffe knits a scarf", 1],
    ["a bear fishes in a river", 1],
    ["four raccoons play cards at a table", 4],
    ["um tamanduá toca sanfona", 1],
    ["a polar bear paddles a kayak", 1],
    ["a rabbit rides a bicycle", 1],
    ["a panda eats bamboo", 1],
    ["カエルが傘をさしてバスを待っている", 1],
    ["a hippo dances", 1],
  ])("%s", async (sentence, count) => {
    const { figures } = await layoutOf(sentence);
    expect(figures.filter(({ art, member }) => hasArms(art) && member.role !== "prop")).toHaveLength(count);
  });

  test.each([
    "a dog plays with a ball",
    "a cat chases a mouse",
    "a dog carries a stick",
    "a bear sleeps in a cave",
    "a cow eats grass",
    "a fox runs through the snow",
  ])("and else it goes on its own feet: %s", async (sentence) => {
    const { figures } = await layoutOf(sentence);
    expect(figures.filter(({ art }) => hasArms(art))).toEqual([]);
  });

  test("a little one that stands is tall enough to look over a table, a great one hardly grows", () => {
    const tall = (art: string) => metresOf({ art, size: "normal", scale: 1 });
    expect(tall("mouse-upright")).toBeGreaterThan(0.3);
    expect(tall("cat-upright")).toBeGreaterThan(0.6);
    expect(tall("bear-body-upright")).toBeLessThan(1.4 * tall("bear-body"));
  });
});

test("through the eyes of an animal that has risen its paws are seen", async () => {
  const { scene } = await layoutOf("POV shot of a dog that carries an umbrella");
  expect(scene).toMatchObject({ manner: "point-of-view", cast: [{ art: "dog-upright" }, {}] });
  expect(pawsPlane({} as Easel, scene.cast[0] as CastMember)).toBeDefined();
});

describe("an oar", () => {
  test.each([
    ["a man rows a boat across a lake", 1],
    ["um pescador rema uma canoa no meio da neblina", 1],
    ["two women row a boat on a river", 2],
  ])("is in the hands of all who row: %s", async (sentence, count) => {
    const layout = await layoutOf(sentence);
    const oars = layout.figures.filter(({ art }) => art === "oar");
    expect(oars).toHaveLength(count);
    for (const moment of momentsOf(layout.camera, layout.seconds, 9)) {
      for (const oar of oars) {
        if (!oar.carrier) throw new Error("nobody rows");
        const hand = handAt(oar.carrier, moment);
        const stance = oar.stance(moment);
        const { scale, dx, dy } = project(moment.pose, stance.distance);
        const long = oar.height * stance.size * scale;
        const [x, y] = [stance.x * scale + dx, stance.y * scale + dy];
        const along = (x1: number, y1: number) => (hand.x - x) * x1 + (hand.y - y) * y1;
        const [sin, cos] = [Math.sin(stance.turn), Math.cos(stance.turn)];
        expect(Math.abs(along(cos, sin))).toBeLessThan(long * 0.03);
        expect(along(sin, -cos)).toBeGreaterThan(long * 0.6);
        expect(along(sin, -cos)).toBeLessThan(long);
      }
    }
  });
});

describe("a body", () => {
  test.each([
    ["lion-body", "up"],
    ["wolf-body", "up"],
    ["bear-body", "down"],
    ["panda-body", "down"],
  ] as const)("of a %s keeps all of its head when it is %s", async (art, head) => {
    const pose = { ...STANDING, head };
    const drawing = gallery.drawingOf(art, { pose });
    if (!drawing) throw new Error(`no ${art}`);
    const room = drawing.room ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const isThere = await looker(art, pose);
    const outside: string[] = [];
    for (let x = -ROUND + 1; x < drawing.width + ROUND - 1; x++) {
      for (let y = -ROUND + 1; y < drawing.height + ROUND - 1; y++) {
        const isKept =
          x >= -room.left &&
          y >= -room.top &&
          x <= drawing.width + room.right &&
          y <= drawing.height + room.bottom;
        if (!isKept && isThere(x, y)) outside.push(`${x} ${y}`);
      }
    }
    expect(outside).toEqual([]);
  });

  test("on one knee has two legs, with air between them", async () => {
    const isThere = await looker("astronaut-body", { legs: "kneel", swing: 0 });
    // Above the ground, from the foot before to the knee behind.
    expect([10.5, 18, 27].map((x) => isThere(x, 53))).toEqual([true, false, true]);
  });

  test("on the ground has its knees out and its feet before it", async () => {
    const isThere = await looker("astronaut-body", { legs: "cross", swing: 0 });
    expect([6, 42].map((x) => isThere(x, 47.5))).toEqual([true, true]);
  });
});
