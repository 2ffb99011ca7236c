import { expect, it, test } from "vitest";
import { type Gaze, STANDING } from "../../../src/inference/animatic/acting/poses.ts";
import { extentOfPath } from "../../../src/inference/animatic/art/extent.ts";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { posesFor } from "../../../src/inference/animatic/layout/poses-for.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import { ordersOf } from "../../fixtures/animatic/orders-of.ts";

const gallery = createGallery(loadIcons());
const index = loadArtIndex();

/** Where the pupils of somebody are in the head. */
function eyesOf(art: string, gaze: Gaze | undefined) {
  const body = gallery.drawingOf(art, { pose: { ...STANDING, ...(gaze ? { gaze } : {}) } })?.body ?? "";
  const middle = (fill: string) => {
    const [path = ""] = body.match(new RegExp(`<path(?: transform="[^"]*")? fill="${fill}" d="[^"]*"`)) ?? [];
    const { left, right, top, bottom } = extentOfPath(/ d="([^"]+)"/.exec(path)?.[1] ?? "");
    const [k = 1, , , , x = 0, y = 0] = (/matrix\(([^)]+)\)/.exec(path)?.[1] ?? "1 0 0 1 0 0")
      .split(" ")
      .map(Number);
    return { x: ((left + right) / 2) * k + x, y: (top + bottom) / 2 + y };
  };
  return middle("#7d4533");
}

test.each(
  "woman man person girl boy child baby old-woman old-man man-1 woman-3 cook-body king-body".split(" "),
)("turns the face of a %s to the side where they act, and down to what is in the hands", (art) => {
  const toUs = eyesOf(art, undefined);
  const aside = eyesOf(art, { side: 1, down: 0 });
  const bowed = eyesOf(art, { side: 1, down: 1 });
  const up = eyesOf(art, { side: 1, down: -1 });
  // Everybody is drawn facing left.
  expect(toUs.x - aside.x).toBeGreaterThan(0.8);
  expect(aside.y).toBeCloseTo(toUs.y);
  expect(bowed.y - aside.y).toBeGreaterThan(0.5);
  expect(up.y - aside.y).toBeLessThan(-0.5);
});

test.each([
  ["A man rows a boat across a lake", { side: 1, down: 1 }],
  ["A woman reads a book", { side: 1, down: 1 }],
  ["A boy runs along the beach", { side: 1, down: 0 }],
  ["A girl flies a kite", { side: 1, down: -1 }],
  ["A man talks to a woman", { side: 1, down: 0 }],
  ["A woman sings on a stage", { side: 0.35, down: 0 }],
])("has the eyes on what is done: %s", (words, gaze) => {
  const [order] = ordersOf(words);
  if (!order) throw new Error("no shot");
  const scene = readScene(order, index);
  const [hero] = scene.cast;
  if (!hero) throw new Error("nobody");
  for (const pose of posesFor(hero, scene, false)) expect(pose.gaze).toEqual(gaze);
});

it("holds the head up over a body that bends", () => {
  const body = gallery.drawingOf("man", { pose: { ...STANDING, lean: 30 } })?.body;
  expect(body).toContain("rotate(-30 24 44)");
  expect(body).toContain("rotate(13.5 24 24)");
});

it("throws the head back with a body that leans back to look up", () => {
  const gaze = { side: 1, down: -1 };
  const body = gallery.drawingOf("girl", { pose: { ...STANDING, lean: -19, gaze } })?.body;
  expect(body).toContain("rotate(19 24 44)");
  expect(body).toContain("rotate(13.0 24 24)");
});

test.each("bear-body fox-body panda-body cat dog".split(" "))(
  "turns the muzzle of a %s that stands up",
  (art) => {
    const drawn = (gaze: Gaze) => gallery.drawingOf(`${art}-upright`, { pose: { ...STANDING, gaze } })?.body;
    expect(drawn({ side: 0, down: 0 })).not.toContain('clip-path="url(#face)"');
    expect(drawn({ side: 1, down: 1 })).toMatch(/translate\(-[23].*\)"><g clip-path="url\(#face\)"/);
  },
);

test.each("bear-body fox-body panda-body lion-body".split(" "))("a %s looks where it goes", (art) => {
  expect(gallery.drawingOf(art, {})?.body).toContain('clip-path="url(#face)"');
  expect(gallery.drawingOf(art, { lies: true })?.body).not.toContain('clip-path="url(#face)"');
});

it("knows where a path lies, with flags of arcs that stand close together", () => {
  expect(extentOfPath("M1 2h4v3l-6-1z")).toEqual({ left: -1, top: 2, right: 5, bottom: 5 });
  expect(extentOfPath("M28 17.9a3 3 0 1 1-6 0a3 3 0 016 0")).toEqual({
    left: 22,
    top: 17.9,
    right: 28,
    bottom: 17.9,
  });
  expect(extentOfPath("m10 10c1-2 3-2.5 4.5.5")).toEqual({ left: 10, top: 10, right: 14.5, bottom: 10.5 });
});
