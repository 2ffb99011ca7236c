import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { landOf } from "../../../src/inference/animatic/paint/lands/land-of.ts";
import { sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const gallery = createGallery(loadIcons());
const grown = (prompt: string) =>
  (landOf(sceneOf(prompt))?.layers ?? []).map(({ growth }) => growth ?? []).filter((rows) => rows.length > 0);

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
