import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { wingsAt } from "../../../src/inference/animatic/layout/wingbeat.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const gallery = createGallery(loadIcons());

describe("who flies beats its wings, in pictures of their own", () => {
  test.each([
    ["a bird flies over the meadow", "bird-aloft"],
    ["an eagle glides over a canyon", "eagle-aloft"],
    ["a seagull flies over the sea", "gull-aloft"],
    ["two macaws fly over a waterfall", "parrot-aloft"],
    ["a bat flies out of a cave", "bat"],
    ["a dragon circles above a castle", "dragon-aloft"],
  ])("%s", async (sentence, art) => {
    const layout = await layoutOf(sentence);
    const flier = layout.figures.find((figure) => figure.art === art);
    if (!flier) throw new Error(`no ${art}`);
    const moments = momentsOf(layout.camera, layout.seconds, 60);
    const seen = new Set(moments.map((moment) => flier.poseAt(moment)));
    expect(seen.size).toBe(4);
    const bodies = new Set(flier.poses.map((pose) => gallery.drawingOf(art, { pose })?.body));
    expect(bodies.size).toBe(4);
    // Paper is not squeezed for it.
    for (const moment of moments) expect(flier.stance(moment).stretchY).toBeGreaterThan(0.9);
  });
});

test.each(["eagle-aloft", "gull-aloft", "parrot-aloft", "bird-aloft"])(
  "two wings of a %s are seen: one up and one down where the near one is down",
  async (art) => {
    const drawing = gallery.drawingOf(art, { pose: { legs: "stand", swing: -0.9 } });
    if (!drawing) throw new Error(`no ${art}`);
    const { width, height } = drawing;
    const image = await loadImage(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -40 ${width} ${height + 80}" width="${width}" height="${height + 80}">${drawing.body}</svg>`,
      ),
    );
    const context = createCanvas(width, height + 80).getContext("2d");
    context.drawImage(image, 0, 0);
    const drawn = (top: number, tall: number) => {
      const { data } = context.getImageData(0, top, width, tall);
      return data.filter((value, at) => at % 4 === 3 && value > 128).length;
    };
    // Above the back, and below the belly.
    expect(drawn(0, 46)).toBeGreaterThan(60);
    expect(drawn(40 + 28, 50)).toBeGreaterThan(60);
  },
);

test("a body is as large whatever its wings do", () => {
  const sizes = [1, 0.45, -0.4, -0.9].map((swing) => {
    const drawing = gallery.drawingOf("bird-aloft", { pose: { legs: "stand", swing } });
    return [drawing?.width, drawing?.height, drawing?.box].join();
  });
  expect(new Set(sizes).size).toBe(1);
});

test("a bat's wings go as it is heard: spread and folded twice in the time of a wave", () => {
  const folded = (Math.PI / 9) * 0.5;
  expect(wingsAt("bat", 0, 0)).toBeCloseTo(1);
  expect(wingsAt("bat", folded, 0)).toBeCloseTo(-1);
});

test("a dragon on the ground has wings and four legs, and faces whom it fights", async () => {
  const { figures } = await layoutOf("A knight fights a dragon in front of a castle");
  const dragon = figures.find(({ art }) => art === "dragon");
  expect(dragon?.support).toBe("ground");
  const drawing = gallery.drawingOf("dragon");
  expect(drawing && drawing.width / drawing.height).toBeGreaterThan(1.1);
});

test.each([
  "a dragon flies over the Great Wall of China",
  "A dragon circles above a castle at dawn",
  "Over the shoulder shot of a knight facing a dragon",
])("wings that are held up are in the picture: %s", async (sentence) => {
  const layout = await layoutOf(sentence);
  const dragon = layout.figures.find(({ art }) => art === "dragon-aloft");
  if (!dragon) throw new Error("no dragon");
  for (const moment of momentsOf(layout.camera, layout.seconds, 12)) {
    const { top, bottom } = boxOf(dragon, moment);
    expect(top - (bottom - top) * 0.6).toBeGreaterThan(-0.53);
  }
});

test.each([
  ["duas araras voam sobre a cachoeira", "parrot", "waterfall"],
  ["dos palomas vuelan sobre la torre Eiffel", "grey-pigeon", "eiffel-tower"],
])("who flies is over it and not on it: %s", (sentence, art, at) => {
  expect(sceneOf(sentence).cast.find((one) => one.art === art)?.at).toEqual({ how: "over", art: at });
});

test("a witch keeps her broom, and a knight his dragon", () => {
  expect(sceneOf("a witch flies on a broom").cast[0]?.at).toMatchObject({ how: "on", art: "broom" });
  expect(sceneOf("a knight flies on a dragon").cast[0]?.at).toMatchObject({ how: "on", art: "dragon" });
});

test("the French dawn is no German foliage", () => {
  const scene = sceneOf("Un renard traverse un lac gelé à l'aube");
  expect(scene.cast.map(({ art }) => art)).toEqual(["fox-body"]);
  expect(scene.weather).not.toContain("leaves");
});
