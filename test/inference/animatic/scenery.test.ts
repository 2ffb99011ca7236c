import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { freeCorners } from "../../../src/inference/animatic/paint/boughs.ts";
import { landOf } from "../../../src/inference/animatic/paint/lands/land-of.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const gallery = createGallery(loadIcons());
const grown = (prompt: string) =>
  (landOf(sceneOf(prompt))?.layers ?? []).map(({ growth }) => growth ?? []).filter((rows) => rows.length > 0);

describe("a plain of snow", () => {
  const nearest = (prompt: string) =>
    (landOf(sceneOf(prompt))?.layers ?? [])
      .filter(({ distance }) => distance < 1)
      .flatMap(({ growth }) => growth ?? [])
      .flatMap(({ arts }) => arts);
  test.each(["Snow falls on a small village at night", "A wolf walks through the snowy mountains"])(
    "has firs before the lens: %s",
    (prompt) => expect(nearest(prompt)).toContain("conifer-winter"),
  );
  test("but not where penguins are", () => {
    expect(nearest("Penguins walk across the ice of the antarctic")).toEqual([]);
  });
});

describe("a crop", () => {
  test.each([
    "A fox in a field of lavender",
    "A tractor drives through a wheat field",
    "A girl stands in a tulip field",
    "A woman stands in a vineyard",
    "A fox in a pumpkin field",
    "A fox in a cornfield",
    "A fox in a field of poppies",
  ])("is drawn larger from row to row towards the lens, to the lower edge: %s", (prompt) => {
    const sheets = grown(prompt);
    expect(sheets.length).toBeGreaterThan(2);
    const [front = [], ...behind] = [...sheets].reverse();
    const rows = behind.reverse().flat();
    expect(rows.length).toBeGreaterThan(5);
    for (const [place, row] of rows.entries())
      expect(row.height[1]).toBeGreaterThan(rows[place - 1]?.height[1] ?? 0);
    // Before the lens they are the tallest.
    for (const row of front) expect(row.height[1]).toBeGreaterThan(rows.at(-1)?.height[1] ?? 0);
    for (const row of [...rows, ...front])
      for (const art of row.arts) expect(gallery.has(art), art).toBe(true);
  });

  test("of tulips is sown in strips of one colour each", () => {
    const rows = grown("A girl stands in a tulip field").flat();
    expect(rows.every(({ arts }) => arts.length === 1)).toBe(true);
    expect(new Set(rows.map(({ arts }) => arts[0])).size).toBe(4);
  });
});

describe("a land's own trees", () => {
  test("in the savanna are acacias, the one that a giraffe eats from too", async () => {
    const arts = grown("A giraffe eats leaves from a tree in the savanna").flatMap((rows) =>
      rows.flatMap((row) => row.arts),
    );
    expect(arts).toContain("acacia");
    expect(arts.filter((art) => art.includes("tree"))).toEqual([]);
    const { figures } = await layoutOf("A giraffe eats leaves from a tree in the savanna", 7);
    expect(figures.map(({ art }) => art)).toContain("acacia");
  });

  test("of bamboo have their feet behind the ground before them", () => {
    const layers = landOf(sceneOf("Two pandas sit in a bamboo forest"))?.layers ?? [];
    for (const [place, layer] of layers.entries()) {
      const next = layers[place + 1];
      for (const { arts, sink } of layer.growth ?? [])
        if (arts.includes("bamboo") && next)
          expect(layer.y - layer.amplitude + sink[0]).toBeGreaterThan(next.y - next.amplitude - 0.005);
    }
  });
});

describe("a garden", () => {
  test("has a fence, and flowers along it", () => {
    const layers = landOf(sceneOf("A robot waters flowers in a garden"))?.layers ?? [];
    const fenced = layers.filter(({ decorate, headroom = 0 }) => decorate && headroom > 0);
    expect(fenced).toHaveLength(1);
    expect(fenced[0]?.growth?.some(({ isEven }) => isEven)).toBe(true);
  });
});

describe("a park", () => {
  test.each(["A boy rides a bicycle through a park in autumn", "男の子が公園で犬にえさをやる"])(
    "has a path with lamps, and no fence: %s",
    (prompt) => {
      const layers = landOf(sceneOf(prompt))?.layers ?? [];
      expect(layers.filter(({ headroom = 0 }) => headroom > 0)).toEqual([]);
      const arts = grown(prompt).flatMap((rows) => rows.flatMap((row) => row.arts));
      expect(arts).toContain("street-lamp");
      expect(arts).toContain("bench");
    },
  );

  test("has no second bench where somebody lies on one", () => {
    const arts = grown("A cat sleeps on a bench in the park").flatMap((rows) =>
      rows.flatMap((row) => row.arts),
    );
    expect(arts).not.toContain("bench");
  });
});

test("beyond a meadow, here and there, somebody lives", () => {
  const far = [
    "A girl flies a kite in a meadow",
    "A fox runs over a meadow",
    "Sheep graze in a green field",
    "A unicorn stands in a meadow",
  ].map((prompt) =>
    (landOf(sceneOf(prompt))?.layers ?? [])
      .filter(({ distance }) => distance === 5)
      .flatMap(({ growth }) => growth ?? []),
  );
  expect(far.some((rows) => rows.length > 0)).toBe(true);
  for (const { height } of far.flat()) expect(height[1]).toBeLessThan(0.1);
});

describe("a road", () => {
  test.each([
    ["A red car drives along a coastal road", { place: "road", amid: "sea" }],
    ["a snail races a turtle on a dusty road", { place: "road", unpaved: true }],
  ])("leads through the land that the words tell of: %s", (prompt, wanted) => {
    expect(sceneOf(prompt)).toMatchObject(wanted);
  });

  test("by the sea has the sea behind it", () => {
    const far = landOf(sceneOf("A red car drives along a coastal road"))?.layers.filter(
      ({ distance }) => distance > 3,
    );
    expect(far?.every(({ profile }) => profile === "flat")).toBe(true);
  });
});

test("who is on a cliff stands at its edge and looks out", async () => {
  for (const seed of [3, 4, 5]) {
    const { figures, geography, camera } = await layoutOf("A man stands on a cliff above the sea", seed);
    const man = figures[0];
    if (!man) throw new Error("nobody");
    const { x } = man.stance({ seconds: 0, share: 0, pose: camera.at(0) });
    const { left, right } = geography.ground;
    const [brink, out] = left > -5 ? [left, -1] : [right, 1];
    expect(Math.abs(brink - x)).toBeLessThan(0.32);
    expect(man.facing).toBe(out);
  }
});

describe("in winter", () => {
  test.each([
    "A train leaves a village in the snow",
    "A dog runs over a farm in the snow",
    "A girl builds a snowman in the garden in winter",
    "A knight rides to a castle in winter",
  ])("nothing stands in leaf and snow lies on every roof: %s", (prompt) => {
    expect(sceneOf(prompt).season).toBe("winter");
    const arts = grown(prompt).flatMap((rows) => rows.flatMap((row) => row.arts));
    expect(arts.length).toBeGreaterThan(0);
    expect(arts.filter((art) => !art.endsWith("-winter"))).toEqual([]);
    expect(arts.filter((art) => !gallery.has(art))).toEqual([]);
  });

  test("a house has snow on its roof and none of its green bushes", () => {
    const [bare, snowed] = [
      gallery.drawingOf("house-with-garden"),
      gallery.drawingOf("house-with-garden-winter"),
    ];
    expect(bare?.body).toMatch(/#00d26a/);
    expect(snowed?.body).not.toMatch(/#00d26a|#00f397/);
    expect(snowed?.body).toContain("#f8fbff");
  });
});

test("a steam train draws carriages that take no room from the engine", async () => {
  await gallery.learn(["locomotive"]);
  const train = gallery.drawingOf("locomotive");
  expect(train?.room?.right).toBeGreaterThan(60);
  expect(gallery.ratioOf("locomotive")).toBeLessThan(1.3);
});

describe("a bough before the lens", () => {
  test.each([
    "A giraffe stands by a lake",
    "A girl flies a kite by a lake, cherry blossoms",
    "A fox runs over a meadow, petals fly",
    "An old man fishes at a lake in autumn",
    "A hot air balloon floats over a lake",
    "Two children talk under cherry blossoms in a garden",
  ])("hangs only where nobody comes: %s", async (sentence) => {
    const layout = await layoutOf(sentence);
    const moments = momentsOf(layout.camera, layout.seconds, 13);
    const size = { wide: 0.5, tall: 0.26 };
    for (const side of freeCorners(layout.figures, moments, layout.aspect, size)) {
      for (const figure of layout.figures.filter(({ order }) => order < 2.5)) {
        for (const moment of moments) {
          const box = boxOf(figure, moment);
          const inner = layout.aspect / 2 - size.wide;
          const reach = side < 0 ? -box.left : box.right;
          expect(reach < inner || box.top > size.tall - 0.5).toBe(true);
        }
      }
    }
  });

  test("has no corner where a giant stands in both, and both where nobody is tall", async () => {
    const layout = await layoutOf("A frog conducts five crickets by a lake");
    const moments = momentsOf(layout.camera, layout.seconds, 13);
    expect(freeCorners(layout.figures, moments, layout.aspect, { wide: 0.5, tall: 0.26 })).toEqual([-1, 1]);
    expect(freeCorners(layout.figures, moments, layout.aspect, { wide: 1.7, tall: 0.98 })).toEqual([]);
  });
});
