import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { setUpTheatre, type Workshop } from "../../../src/inference/animatic/paint/theatre.ts";
import { createFonts } from "../../../src/media/fonts.ts";
import { shotOrder } from "../../fixtures/order.ts";

let folder: string;
let workshop: Workshop;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-print-"));
  workshop = { icons: loadIcons(), art: loadArtIndex(), fonts: createFonts() };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A picture of pure blue with a pure green disc in its middle, as wide as this share of the distance of its nearer edges. */
async function disc(width: number, height: number, share = 1): Promise<string> {
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "#0000ff";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#00ff00";
  context.arc(width / 2, height / 2, (share * Math.min(width, height)) / 2, 0, 2 * Math.PI);
  context.fill();
  const path = join(folder, `${width}x${height}x${share}.png`);
  await writeFile(path, context.canvas.toBuffer("image/png"));
  return path;
}

type Colour = (red: number, green: number, blue: number) => boolean;
const isGreen: Colour = (red, green, blue) => green > 150 && red < 90 && blue < 90;
const isBlue: Colour = (red, green, blue) => blue > 150 && red < 90 && green < 90;

function extent(pixels: Buffer, width: number, is: Colour) {
  let [left, right, top, bottom, count] = [Number.POSITIVE_INFINITY, -1, Number.POSITIVE_INFINITY, -1, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    if (!is(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)) continue;
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    [left, right, top, bottom] = [
      Math.min(left, x),
      Math.max(right, x),
      Math.min(top, y),
      Math.max(bottom, y),
    ];
    count += 1;
  }
  return { left, right, top, bottom, count, wide: right - left + 1, high: bottom - top + 1 };
}

describe("the person's own picture in the storyboard", () => {
  test.each([
    ["wide", 640, 360, "9:16"],
    ["a panorama", 1_200, 200, "16:9"],
    ["tall", 360, 640, "16:9"],
    ["tall", 360, 640, "1:1"],
  ] as const)(
    "is whole, in its proportions, and before everything: %s, %i by %i in %s",
    async (_, w, h, aspect) => {
      const order = shotOrder({
        model: "animatic",
        seconds: 2,
        resolution: "480p",
        aspect,
        beat: "a red fox runs in snow",
        camera: "zoom-in",
      });
      const theatre = await setUpTheatre(order, workshop, { startImage: await disc(w, h) });
      for (const number of [0, 47]) {
        const frame = theatre.frame(number);
        const circle = extent(frame, theatre.width, isGreen);
        const paper = extent(frame, theatre.width, (...colour) => isGreen(...colour) || isBlue(...colour));
        expect(circle.wide / circle.high).toBeCloseTo(1, 1);
        // Nothing passes before it.
        expect(circle.count / ((Math.PI / 4) * circle.wide * circle.high)).toBeGreaterThan(0.95);
        // Leaning makes the outline of a long picture a little higher.
        expect(paper.wide / circle.wide).toBeGreaterThan((0.97 * w) / Math.min(w, h));
        expect(paper.high / circle.high).toBeGreaterThan((0.97 * h) / Math.min(w, h));
        expect(paper.left).toBeGreaterThan(2);
        expect(paper.top).toBeGreaterThan(2);
        expect(paper.right).toBeLessThan(theatre.width - 3);
        expect(paper.bottom).toBeLessThan(theatre.height * 0.9);
      }
    },
  );
});

test.each([
  ["wide", 640, 360, "9:16"],
  ["tall", 360, 640, "16:9"],
  ["square", 480, 480, "16:9"],
] as const)(
  "a frame that an image model drew fills the draft and keeps its proportions: %s, %i by %i in %s",
  async (_, w, h, aspect) => {
    const order = shotOrder({
      ...{ model: "animatic", seconds: 2, resolution: "480p", aspect, startImage: "pictures/a.png" },
    });
    const theatre = await setUpTheatre(order, workshop, { startImage: await disc(w, h, 0.25) });
    for (const number of [0, 47]) {
      const frame = theatre.frame(number);
      const circle = extent(frame, theatre.width, isGreen);
      expect(circle.wide / circle.high).toBeCloseTo(1, 1);
      // Its corners are the frame's: nothing of the storyboard is seen round it.
      for (const at of [0, 4 * (theatre.width - 1)])
        expect(isBlue(frame[at] ?? 0, frame[at + 1] ?? 0, frame[at + 2] ?? 0)).toBe(true);
    }
  },
);
