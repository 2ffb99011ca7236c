import { createCanvas, loadImage } from "@napi-rs/canvas";
import { beforeAll, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const WALKERS = "dog cat camel horse cow zebra ewe elephant giraffe hippopotamus tiger sauropod t-rex".split(
  " ",
);
const gallery = createGallery(loadIcons());
beforeAll(() => gallery.learn(WALKERS));

const TALL = 200;

/** Every row of an animal's picture in a stride, from crown to sole. */
async function rowsOf(art: string, swing: number): Promise<Buffer[]> {
  const drawing = gallery.drawingOf(art, { pose: { legs: "stand", swing } });
  if (!drawing?.box) throw new Error(`no ${art}`);
  const { left, top, width, height } = drawing.box;
  const wide = Math.round((TALL * (width + 8)) / height);
  const image = await loadImage(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left - 4} ${top} ${width + 8} ${height}" width="${wide}" height="${TALL}" preserveAspectRatio="none">${drawing.body}</svg>`,
    ),
  );
  const context = createCanvas(wide, TALL).getContext("2d");
  context.drawImage(image, 0, 0, wide, TALL);
  const { data } = context.getImageData(0, 0, wide, TALL);
  return Array.from({ length: TALL }, (_, row) =>
    Buffer.from(data.slice(row * wide * 4, (row + 1) * wide * 4)),
  );
}

test.each(WALKERS)("the legs of a %s go, its trunk stays, and its feet are on the ground", async (art) => {
  const [apart, together] = await Promise.all([rowsOf(art, 1), rowsOf(art, -0.8)]);
  const alike = apart.map((row, at) => row.equals(together[at] ?? Buffer.alloc(0)));
  expect(alike.slice(0, TALL / 2)).not.toContain(false);
  expect(alike.slice(TALL * 0.85, TALL * 0.97)).not.toContain(true);
  for (const rows of [apart, together]) expect(rows[TALL - 4]?.some((value) => value > 0)).toBe(true);
});

test.each([
  ["three camels walk past the pyramids", "camel"],
  ["a dog runs along the beach", "dog"],
  ["a horse gallops over a meadow", "horse"],
])("%s: its legs are seen to go", async (sentence, art) => {
  const layout = await layoutOf(sentence);
  const animal = layout.figures.find((figure) => figure.art === art);
  if (!animal) throw new Error(`no ${art}`);
  const moments = momentsOf(layout.camera, layout.seconds, 40);
  expect(new Set(moments.map((moment) => animal.poseAt(moment))).size).toBe(3);
});

test("one that lies or stands about has all feet where they are", async () => {
  for (const sentence of ["a dog sleeps on a rug", "a cow stands in a meadow"]) {
    const layout = await layoutOf(sentence);
    expect(layout.figures[0]?.poses).toHaveLength(1);
  }
});
