import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { STANDING } from "../../../src/inference/animatic/acting/poses.ts";
import { createGallery, hasArms } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { setUpTheatre } from "../../../src/inference/animatic/paint/theatre.ts";
import { createFonts } from "../../../src/media/fonts.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";
import { shotOrder } from "../../fixtures/order.ts";

const icons = loadIcons();

describe("slow figures", () => {
  test.each([
    "two pandas do tai chi in a bamboo forest",
    "两只熊猫在竹林里打太极",
    "an old man practises tai chi in the park",
    "a woman exercises on the beach",
  ])("are made with the arms: %s", async (sentence) => {
    expect(sceneOf(sentence).cast[0]).toMatchObject({ act: "exercise" });
    const figure = (await layoutOf(sentence)).figures[0];
    expect(figure && hasArms(figure.art)).toBe(true);
    expect(figure?.poses.every(({ front, back, hold }) => front && back && !hold)).toBe(true);
    expect(figure?.poses.length).toBeGreaterThan(2);
  });
});

test("whoever howls has the mouth open", async () => {
  const gallery = createGallery(icons);
  const dark = async (head: "up" | undefined) => {
    const drawing = gallery.drawingOf("lion-body", { pose: { ...STANDING, ...(head ? { head } : {}) } });
    if (!drawing) throw new Error("no lion");
    const image = await loadImage(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 110 100" width="220" height="200">${drawing.body}</svg>`,
      ),
    );
    const context = createCanvas(220, 200).getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, 220, 200);
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === 0x5b && data[at + 1] === 0x1f && data[at + 2] === 0x2a) count++;
    return count;
  };
  expect(await dark(undefined)).toBe(0);
  expect(await dark("up")).toBeGreaterThan(40);
  // One mouth, and one tongue in it.
  const shapes = (head: "up" | "down") =>
    gallery.drawingOf("lion-body", { pose: { ...STANDING, head } })?.body.match(/<(?:path|ellipse)/g)
      ?.length ?? 0;
  expect(shapes("up") - shapes("down")).toBe(2);
});

test("a bullet train is more than its head", () => {
  const drawing = createGallery(icons).drawingOf("bullet-train");
  expect(drawing?.room?.right).toBeGreaterThan(drawing?.width ?? 0);
});

test("many lanterns don't drown in their own light", async () => {
  const beat = "nine lanterns float up into the night sky";
  const theatre = await setUpTheatre(
    shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera: "static" }),
    { icons, art: loadArtIndex(), fonts: createFonts() },
  );
  const frame = theatre.frame(Math.floor(theatre.frames / 2));
  let white = 0;
  for (let at = 0; at < frame.length; at += 4)
    if ((frame[at] ?? 0) > 235 && (frame[at + 1] ?? 0) > 190 && (frame[at + 2] ?? 0) > 160) white++;
  // The moon, and the paper's edges.
  expect(white / (frame.length / 4)).toBeLessThan(0.03);
});

test("what fills a kitchen's shelves is paler than what stands before them", async () => {
  const beat = "a red teapot stands on a table in a kitchen";
  const theatre = await setUpTheatre(
    shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera: "static" }),
    { icons, art: loadArtIndex(), fonts: createFonts() },
  );
  const frame = theatre.frame(0);
  const [from, to] = [0.6, 1].map((share) => Math.round(theatre.width * share)) as [number, number];
  let colourful = 0;
  for (let y = 0; y < theatre.height * 0.4; y++) {
    for (let x = from; x < to; x++) {
      const at = (y * theatre.width + x) * 4;
      const [red, green, blue] = [frame[at] ?? 0, frame[at + 1] ?? 0, frame[at + 2] ?? 0];
      // The look of paper spreads colours a fifth wider than they are drawn.
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 140) colourful++;
    }
  }
  expect(colourful / ((to - from) * theatre.height * 0.4)).toBeLessThan(0.01);
});
