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

test.each([
  ["a dog chases a cat down the street", ["dog", "cat"]],
  ["a horse gallops over a meadow", ["horse"]],
  ["a fox runs through the forest", ["fox-body"]],
])("%s: with legs that are stretched out, and drawn in under it", async (sentence, arts) => {
  const { figures } = await layoutOf(sentence);
  for (const art of arts) {
    const animal = figures.find((figure) => figure.art === art);
    expect(animal?.poses.map(({ bound }) => bound)).toEqual([-1, 0.2, 1]);
    const [under, out] = await Promise.all([-1, 1].map((bound) => footprintOf(art, bound)));
    expect(out).toBeGreaterThan((under ?? 1) * 1.2);
  }
});

/** How far apart the outermost feet of an animal in its gallop are, in shares of its height. */
async function footprintOf(art: string, bound: number): Promise<number> {
  await gallery.learn([art]);
  const drawing = gallery.drawingOf(art, { pose: { legs: "stand", swing: 0, bound } });
  if (!drawing) throw new Error(`no ${art}`);
  const { left, top, width, height } = drawing.box ?? { left: 0, top: 0, ...drawing };
  const [wide, reach] = [Math.round((TALL * width * 2) / height), width / 2];
  const image = await loadImage(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left - reach} ${top} ${width * 2} ${height}" width="${wide}" height="${TALL}">${drawing.body}</svg>`,
    ),
  );
  const context = createCanvas(wide, TALL).getContext("2d");
  context.drawImage(image, 0, 0, wide, TALL);
  const { data } = context.getImageData(0, TALL * 0.8, wide, TALL * 0.19);
  const seen = Array.from({ length: data.length / 4 }, (_, at) => at).filter(
    (at) => (data[at * 4 + 3] ?? 0) > 128,
  );
  const columns = seen.map((at) => at % wide);
  return (Math.max(...columns) - Math.min(...columns)) / TALL;
}

test("one that lies or stands about has all feet where they are", async () => {
  for (const sentence of ["a dog sleeps on a rug", "a cow stands in a meadow"]) {
    const layout = await layoutOf(sentence);
    expect(layout.figures[0]?.poses).toHaveLength(1);
  }
});
