import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { MARK_CORNERS } from "../../src/core/visible-mark.ts";
import { createFonts } from "../../src/media/fonts.ts";
import { createMedia } from "../../src/media/media.ts";
import { FFMPEG_TEST_MS, makeClip, temporaryFolder } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({ threads: 2 });
const text = "Made with AI · example.org";
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** Where a frame is not the plain grey that its film is of. */
async function seenAt(film: string, at: number) {
  await media.frameAt(film, file("frame.png"), at);
  const { data, info } = await sharp(file("frame.png"))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const plain = data[0] ?? 0;
  const seen = { left: info.width, right: 0, top: info.height, bottom: 0 };
  data.forEach((grey, index) => {
    if (Math.abs(grey - plain) < 12) return;
    const [x, y] = [index % info.width, Math.floor(index / info.width)];
    seen.left = Math.min(seen.left, x);
    seen.right = Math.max(seen.right, x);
    seen.top = Math.min(seen.top, y);
    seen.bottom = Math.max(seen.bottom, y);
  });
  return seen;
}

const MARKED = "stands in its corner of a %s film from the first picture to the last, also in a cross-fade";
it.each([["tall", 360, 640] as const])(MARKED, standsInItsCorner);
it.each([["wide", 640, 360] as const, ["square", 360, 360] as const])(
  MARKED,
  { tags: ["long"] },
  standsInItsCorner,
);

async function standsInItsCorner(shape: string, width: number, height: number): Promise<void> {
  const size = { width, height };
  const shot = await makeClip(file(`${shape}.mp4`), { ...size, picture: { grey: 120 }, seconds: 1.5 });
  const shots = [
    { path: shot, seconds: 1, join: { kind: "crossfade", seconds: 0.4 } as const },
    { path: shot, seconds: 1, join: { kind: "cut" } as const },
  ];
  const mark = await media.visibleMark({ text, corner: "top-right" }, size, folder.path);
  const film = file(`${shape}-marked.mp4`);
  const made = await media.join(shots, film, { ...size, overlays: [mark] });
  // Each picture is coded once.
  expect(made).toMatchObject({ frames: 48, codedFrames: 48 });
  const first = await seenAt(film, 0);
  expect(first.left).toBeGreaterThan(width * 0.3);
  expect(first.right).toBeLessThan(width);
  expect(first.top).toBeGreaterThanOrEqual(height * (shape === "tall" ? 0.11 : 0.04));
  expect(first.bottom).toBeLessThan(height * 0.25);
  for (const at of [1.2, 1.95]) {
    const later = await seenAt(film, at);
    for (const side of ["left", "right", "top", "bottom"] as const)
      expect(Math.abs(later[side] - first[side]), `${side} at ${at}`).toBeLessThanOrEqual(2);
  }
}

it.each(MARK_CORNERS)("covers no caption and no player's controls: %s", async (corner) => {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
    { width: 720, height: 720 },
  ]) {
    const lines = ["We are late again, and the harbour is", "already closing for this winter, they say"];
    const [caption] = await media.captions([{ start: 0, end: 1, lines }], { ...size, fps: 24 }, folder.path);
    const mark = await media.visibleMark({ text, corner }, size, folder.path);
    const { width = 0, height = 0 } = await sharp(mark.path).metadata();
    expect(mark.x).toBeGreaterThan(0);
    expect(mark.x + width).toBeLessThan(size.width);
    expect(mark.y).toBeGreaterThan(0);
    expect(mark.y + height).toBeLessThanOrEqual(caption?.y ?? 0);
    expect(mark.y + height).toBeLessThan(size.height * (size.height > size.width ? 0.8 : 0.9));
    // Apps' column of buttons beside a tall film.
    if (corner === "bottom-right" && size.height > size.width)
      expect(mark.x + width).toBeLessThan(size.width * 0.86);
  }
});

it("never gets wider than its part of the picture, however wide its letters are", async () => {
  const mark = await media.visibleMark(
    { text: "漢字".repeat(20), corner: "top-left" },
    { width: 720, height: 1280 },
    folder.path,
  );
  expect((await sharp(mark.path).metadata()).width).toBeLessThan(720 * 0.65);
});

it("leaves out signs that no font here has, which would be a box in every film", async () => {
  const picture = async (words: string) => {
    const size = { width: 320, height: 180 };
    return readFile((await media.visibleMark({ text: words, corner: "top-left" }, size, folder.path)).path);
  };
  expect((await picture("made with AI ✓")).equals(await picture("made with AI"))).toBe(true);
});

it.each(["ᚠᚢᚦ", "made by ᚠᚢᚦ", "✓ ✓"])(
  "refuses %s, of which boxes or nothing would be left",
  async (text) => {
    const drawn = media.visibleMark({ text, corner: "top-left" }, { width: 320, height: 180 }, folder.path);
    await expect(drawn).rejects.toMatchObject({
      code: "bad-config",
      userMessage: expect.stringContaining(text),
    });
  },
);

it("takes the host's words for words: nothing in them reaches ffmpeg", async () => {
  const size = { width: 320, height: 180 };
  const shot = await makeClip(file("shot.mp4"), { ...size, seconds: 0.5, picture: { grey: 120 } });
  const hostile = `',drawtext=x;[0:v]%{n}\\:"$(x)\`;`;
  const overlays = [await media.visibleMark({ text: hostile, corner: "top-right" }, size, folder.path)];
  const shots = [{ path: shot, seconds: 0.5, join: { kind: "cut" } as const }];
  const made = await media.join(shots, file("hostile.mp4"), { ...size, overlays });
  expect(made.frames).toBe(12);
  const seen = await seenAt(file("hostile.mp4"), 0.2);
  expect(seen.right).toBeGreaterThan(seen.left);
});

it.each([
  "AI製です",
  "由AI生成",
  "AI로 만든 영상",
  "сделано ИИ",
  "صنع بالذكاء الاصطناعي",
  "נוצר בידי AI",
  "สร้างโดย AI",
  "AI দ্বারা নির্মিত",
])("has letters for %s", (words) => expect(createFonts().canWrite(words)).toBe(true));
