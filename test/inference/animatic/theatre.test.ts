import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { ASPECTS, pictureSize } from "../../../src/core/film/picture.ts";
import { STYLE_IDS } from "../../../src/core/film/style.ts";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { setUpTheatre, type Workshop } from "../../../src/inference/animatic/paint/theatre.ts";
import { ENTRIES } from "../../../src/inference/animatic/reading/lexicon.ts";
import { PLACES } from "../../../src/inference/animatic/scene.ts";
import { createFonts } from "../../../src/media/fonts.ts";
import { shotOrder } from "../../fixtures/order.ts";

let workshop: Workshop;
beforeAll(() => {
  workshop = { icons: loadIcons(), art: loadArtIndex(), fonts: createFonts() };
});

const order = (changes: Partial<ShotOrder> = {}) =>
  shotOrder({ model: "animatic", seconds: 1, resolution: "480p", aspect: "1:1", ...changes });
const frameOf = async (changes: Partial<ShotOrder>, number = 12) =>
  (await setUpTheatre(order(changes), workshop)).frame(number);
const digest = (pixels: Buffer) => createHash("sha256").update(pixels).digest("hex");

describe("the paper theatre", () => {
  test("draws the same order twice to the same bytes", async () => {
    const [first, second] = [await setUpTheatre(order(), workshop), await setUpTheatre(order(), workshop)];
    for (const number of [0, 11, 23]) expect(digest(first.frame(number))).toBe(digest(second.frame(number)));
  });

  test("draws another seed, beat or camera to another picture", async () => {
    const digests = await Promise.all(
      [{}, { seed: 7 }, { beat: "a bear sleeps" }, { camera: "zoom-in" as const }].map(async (changes) =>
        digest(await frameOf(changes)),
      ),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });

  test("draws a frame the same whether or not others were drawn before", async () => {
    const theatre = await setUpTheatre(
      order({ camera: "handheld", beat: "a dog runs in the rain" }),
      workshop,
    );
    const early = digest(theatre.frame(20));
    for (let number = 0; number < 20; number++) theatre.frame(number);
    expect(digest(theatre.frame(20))).toBe(early);
  });

  test.each(ASPECTS)("fills every pixel of a %s picture, opaque", async (aspect) => {
    const { width, height } = pictureSize(aspect, "480p");
    const pixels = await frameOf({ aspect, camera: "orbit" });
    expect(pixels).toHaveLength(width * height * 4);
    let transparent = 0;
    for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) transparent++;
    expect(transparent).toBe(0);
  });

  test.each(STYLE_IDS)("has a look for the style %s", async (style) => {
    const colours = coloursIn(await frameOf({ style }));
    expect(colours).toBeGreaterThan(style === "noir" || style === "sketch" ? 8 : 40);
  });

  test("lays nothing finer than its pixels over a picture made of pixels", async () => {
    const { width, height } = pictureSize("1:1", "480p");
    const pixels = await frameOf({ style: "pixel" });
    const side = 3;
    let uneven = 0;
    // Below it is the caption.
    for (let y = 0; y < height / 2; y++)
      for (let x = 0; x < width; x++) {
        const [at, of] = [(y * width + x) * 4, ((y - (y % side)) * width + x - (x % side)) * 4];
        if (pixels.readUInt32LE(at) !== pixels.readUInt32LE(of)) uneven++;
      }
    expect(uneven).toBe(0);
  });

  const NAMES: Partial<Record<(typeof PLACES)[number], string>> = {
    snowymountains: "the alps in snow",
    bamboo: "a bamboo forest",
    abstract: "xyzzy",
    moon: "the lunar surface",
    sky: "above the clouds",
    // In one, it would be its hall.
    castle: "a fox at the castle",
  };
  test.each(PLACES)("has a picture of the place %s that is not blank", async (place) => {
    const beat = NAMES[place] ?? `a fox in the ${place}`;
    const theatre = await setUpTheatre(order({ beat, filmPrompt: beat, seed: 2 }), workshop);
    if (place !== "abstract") expect(theatre.scene.place).toBe(place);
    expect(coloursIn(theatre.frame(5))).toBeGreaterThan(40);
  });

  test("has a picture for everything its lexicon names", () => {
    const gallery = createGallery(workshop.icons);
    expect(ENTRIES.map((entry) => entry.art).filter((art) => !gallery.has(art))).toEqual([]);
  });

  test.each([
    ["Latin", "Über den Wölken"],
    ["Japanese", "雪の中のマンモス"],
    ["Arabic", "كلب تحت المطر"],
    ["emoji", "🦊❄️🏔️"],
    ["very long", "a fox ".repeat(400)],
    ["unprintable", "\u202e\u0000\ud800 a fox"],
  ])("captions a beat in %s", async (_script, beat) => {
    const [said, other] = [
      await frameOf({ beat, filmPrompt: "a fox" }),
      await frameOf({ filmPrompt: "a fox" }),
    ];
    expect(digest(said)).not.toBe(digest(other));
  });
});

/** Different colours in a picture, counted coarsely. */
function coloursIn(pixels: Buffer): number {
  const colours = new Set<number>();
  for (let at = 0; at < pixels.length; at += 4 * 7) {
    colours.add(
      ((pixels[at] ?? 0) >> 4) * 256 + ((pixels[at + 1] ?? 0) >> 4) * 16 + ((pixels[at + 2] ?? 0) >> 4),
    );
  }
  return colours.size;
}
