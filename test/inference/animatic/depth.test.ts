import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { channelsOf } from "../../../src/inference/animatic/colour.ts";
import { cutFigure } from "../../../src/inference/animatic/paint/cut-figure.ts";
import { paintHall } from "../../../src/inference/animatic/paint/halls.ts";
import { landOf } from "../../../src/inference/animatic/paint/lands/land-of.ts";
import { lookOf } from "../../../src/inference/animatic/paint/looks.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import { type Easel, paintSheet } from "../../../src/inference/animatic/paint/planes.ts";
import { asScenery, createProps } from "../../../src/inference/animatic/paint/props.ts";
import type { Sprite } from "../../../src/inference/animatic/paint/sprite.ts";
import { paintWorkplace } from "../../../src/inference/animatic/paint/workplaces.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const gallery = createGallery(loadIcons());
const easelOf = (prompt: string, lined?: true): Easel => ({
  ...{
    aspect: 1.78,
    width: 854,
    height: 480,
    seed: 3,
    palette: { ...paletteOf(sceneOf(prompt)), ...(lined && { lined }) },
  },
  ...{ path: { at: () => REST }, random: createRandom(3), grain: paperGrain(createRandom(7)) },
  heavens: { clouds: [] },
  clearings: () => [],
  covered: () => [],
});

/** How many pixels of a cut-out are of the colour of bare paper, for each of its height. */
function paperOf({ canvas, height }: Sprite, edge: string): number {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const paper = channelsOf(edge);
  let bare = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at + 3] === 255 && paper.every((one, channel) => Math.abs(one - (data[at + channel] ?? 0)) < 8))
      bare++;
  return bare / height;
}

describe("the edge of cut paper", () => {
  test.each(["tree", "coral", "fox-body"])("is of a picture's own tone: %s", async (art) => {
    const easel = easelOf("A fox walks through a forest");
    const props = createProps(easel, gallery);
    const [cut, bare] = await Promise.all([props.cut(art, 0.5), props.cut(art, 0.5, { edge: 0 })]);
    expect(cut.left).toBeGreaterThan(bare.left + 1);
    expect(paperOf(cut, easel.palette.edge)).toBeLessThan(0.6);
  });
});

describe("the line of a look that is drawn", () => {
  test.each(["anime", "neon", "pixel"] as const)("is there: %s", (look) => {
    const scene = sceneOf("A fox walks through a forest");
    const drawn = lookOf({ ...scene, style: look }, { width: 854, height: 480 }, createRandom(3));
    const palette = paletteOf(scene);
    expect([palette.lined, drawn.palette(palette).lined]).toEqual([undefined, true]);
  });

  test.each(["tree", "coral", "row-house"])("is not on what is only behind: %s", async (art) => {
    const easel = easelOf("A fox walks through a forest", true);
    const props = createProps(easel, gallery);
    const [before, behind] = await Promise.all([props.cut(art, 0.5), asScenery(props).cut(art, 0.5)]);
    expect(paperOf(before, easel.palette.edge)).toBeGreaterThan(3);
    expect(paperOf(behind, easel.palette.edge)).toBeLessThan(paperOf(before, easel.palette.edge) * 0.15);
    expect(behind.left).toBeLessThan(before.left);
  });

  test.each([
    ["A woman reads a book by the window", "couch-and-lamp"],
    ["An old woman knits by the fireplace", "hearth"],
  ])("is on whoever it is about, not on what the place brought along: %s", async (prompt, art) => {
    const layout = await layoutOf(prompt, 3);
    const easel = easelOf(prompt, true);
    const props = createProps(easel, gallery);
    const bare = async (which: (one: string) => boolean) => {
      const figure = layout.figures.find((one) => which(one.art));
      if (!figure) throw new Error("it is there");
      const [sprite] = await cutFigure(easel, layout, figure, props, "#ff0000");
      return sprite ? paperOf(sprite, easel.palette.edge) : 0;
    };
    const hero = layout.scene.cast[0]?.art;
    expect(await bare((one) => one === hero)).toBeGreaterThan(3);
    expect(await bare((one) => one === art)).toBeLessThan(0.6);
  });
});

describe("air", () => {
  test.each([
    "A fox walks through a forest",
    "A boy climbs a tree",
    "A man walks across the desert",
    "A cat walks through a village",
    "A rabbit hops through snow",
  ])("takes the colour away from sheet to sheet, and none from the ground before us: %s", (prompt) => {
    const layers = landOf(sceneOf(prompt))?.layers ?? [];
    for (const { distance, hazed = 0 } of layers) {
      if (distance > 8) expect(hazed).toBeGreaterThan(0.34);
      else if (distance > 3) expect(hazed).toBeGreaterThan(0.2);
      else if (distance > 2) expect(hazed).toBeGreaterThan(0.1);
      if (distance < 1.5) expect(hazed).toBeLessThan(0.1);
    }
    expect(layers.length).toBeGreaterThan(3);
  });
});

describe("whoever is seen", () => {
  const lightness = async (art: string) => {
    const { canvas } = await createProps(easelOf("A man walks across the desert"), gallery).cut(art, 0.5, {
      edge: 0,
    });
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let [sum, seen] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) < 255) continue;
      sum += (data[at] ?? 0) * 0.3 + (data[at + 1] ?? 0) * 0.59 + (data[at + 2] ?? 0) * 0.11;
      seen++;
    }
    return sum / seen;
  };

  test.each(["camel", "two-hump-camel"])("stands out from sand and pyramids: %s", async (art) => {
    expect(await lightness(art)).toBeLessThan((await lightness("pyramid")) - 28);
  });

  test("walks past seats in an airport, and its board hangs in the picture", () => {
    const scene = sceneOf("A man carries a suitcase through an airport");
    const closer = { ...REST, zoom: 1.4 };
    const easel = { ...easelOf("A man carries a suitcase through an airport"), path: { at: () => closer } };
    const context = createCanvas(854, 480).getContext("2d");
    for (const plane of paintHall(easel, { ...scene, interior: "airport" }))
      plane.draw(context, { seconds: 0, share: 0, pose: closer });
    const { data } = context.getImageData(0, 0, 854, 480);
    const count = (is: (red: number, green: number, blue: number) => boolean, from: number, to: number) => {
      let found = 0;
      for (let at = from * 854 * 4; at < to * 854 * 4; at += 4)
        if (is(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) found++;
      return found;
    };
    // Blue backs above the floor, and yellow lines under the ceiling.
    expect(count((red, _green, blue) => blue > red + 40 && red < 100, 300, 380)).toBeGreaterThan(3000);
    expect(count((red, _green, blue) => red > 190 && blue < 110, 0, 120)).toBeGreaterThan(2500);
  });
});

test("bread on a baker's shelves is golden", async () => {
  const scene = sceneOf("A baker bakes bread in a bakery");
  const { treat } = lookOf(scene, { width: 854, height: 480 }, createRandom(3));
  const easel = { ...easelOf("A baker bakes bread in a bakery"), treat };
  const planes = await paintWorkplace(easel, scene, asScenery(createProps(easel, gallery)));
  const context = createCanvas(854, 480).getContext("2d");
  for (const plane of planes ?? []) plane.draw(context, { seconds: 0, share: 0, pose: REST });
  const { data } = context.getImageData(360, 60, 480, 220);
  let golden = 0;
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 0) > 190 && (data[at] ?? 0) - (data[at + 2] ?? 0) > 128) golden++;
  expect(golden).toBeGreaterThan(500);
});

test("a sheet is as fine as a standing camera comes near, so that it is copied and not resampled", () => {
  const near = { ...REST, zoom: 1.45 };
  const easel = { ...easelOf("A fox walks through a forest"), path: { at: () => near } };
  const { density } = paintSheet(easel, 1.35, {}, () => {});
  expect(density).toBeCloseTo(easel.height * 1.45);
});
