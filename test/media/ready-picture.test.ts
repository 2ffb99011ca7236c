import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import { FFMPEG_TEST_MS, ffmpeg, makeClip, temporaryFolder } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({});
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
/** Red, 64 by 32, with green in the upper left quarter. */
let flag: Buffer;
/** Nothing in it can be packed, so that half its bytes are half its picture. */
let noise: Buffer;

const plain = (width: number, height: number, background: string | object = "#c83214") =>
  sharp({ create: { width, height, channels: 3, background }, limitInputPixels: false });

beforeAll(async () => {
  folder = await temporaryFolder();
  const corner = await plain(32, 16, "#10a030").png().toBuffer();
  flag = await plain(64, 32)
    .composite([{ input: corner, left: 0, top: 0 }])
    .removeAlpha()
    .png()
    .toBuffer();
  noise = await sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 50 },
    },
  })
    .png()
    .toBuffer();
});
afterAll(() => folder.remove());

async function ready(name: string, bytes?: Uint8Array) {
  if (bytes) await writeFile(file(name), bytes);
  const result = await media.readyPicture(file(name), file(`${name}.ready`));
  const made = await readFile(file(result.changed ? `${name}.ready` : name));
  return { ...result, made, facts: await sharp(made).metadata() };
}

/** The colours in the middles of the upper left and the lower right quarter. */
async function colours(picture: Buffer): Promise<[string, string]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const name = (x: number, y: number) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (Math.min(red, green, blue) > 240) return "white";
    return red > 150 && green < 110 ? "red" : green > 120 && red < 90 ? "green" : `${red},${green},${blue}`;
  };
  return [name(0.25, 0.25), name(0.75, 0.75)];
}

const refuses = (name: string, bytes: Uint8Array, code: string) =>
  expect(ready(name, bytes)).rejects.toMatchObject({ code });

describe("making a picture ready for models", () => {
  it("keeps what is ready byte for byte", async () => {
    for (const [name, bytes] of [
      ["plain.png", flag],
      ["plain.jpg", await sharp(flag).jpeg().toBuffer()],
    ] as const)
      expect(await ready(name, bytes)).toMatchObject({ changed: false, width: 64, height: 32 });
  });

  it.each(["jpeg", "webp", "png", "avif"] as const)("turns a turned %s upright", async (kind) => {
    const turned = await sharp(flag).withMetadata({ orientation: 6 })[kind]({ quality: 95 }).toBuffer();
    const { facts, made } = await ready(`turned.${kind}`, turned);
    expect(facts).toMatchObject({ width: 32, height: 64 });
    expect(facts).not.toHaveProperty("exif");
    expect(facts.orientation ?? 1).toBe(1);
    // Turned clockwise, the upper left quarter is the upper right one.
    expect(await colours(made)).toEqual(["red", "red"]);
    expect(await colours(await sharp(made).rotate(-90).toBuffer())).toEqual(["green", "red"]);
  });

  it.each([
    ["CMYK", () => sharp(flag).toColourspace("cmyk").jpeg().toBuffer()],
    ["16 bit", () => sharp(flag).toColourspace("rgb16").png().toBuffer()],
    ["Display P3", () => sharp(flag).withIccProfile("p3").jpeg({ quality: 95 }).toBuffer()],
  ])("makes sRGB of 8 bit out of %s, in its colours", async (name, make) => {
    const { facts, made } = await ready(`${name}.picture`, await make());
    expect(facts).toMatchObject({ space: "srgb", depth: "uchar", channels: 3 });
    expect(facts).not.toHaveProperty("icc");
    expect(await colours(made)).toEqual(["green", "red"]);
  });

  it("lays what is transparent on white", async () => {
    const clear = await sharp({ create: { width: 64, height: 64, channels: 4, background: "#0000" } })
      .png()
      .toBuffer();
    const { facts, made } = await ready("clear.png", clear);
    expect(facts.hasAlpha).toBe(false);
    expect(await colours(made)).toEqual(["white", "white"]);
  });

  it("takes where and with what a photo was taken out of it", async () => {
    const told = await sharp(flag)
      .withExif({ IFD3: { GPSLatitude: "51/1 30/1 0/1" }, IFD0: { Artist: "Somebody" } })
      .jpeg()
      .toBuffer();
    expect((await sharp(told).metadata()).exif).toBeDefined();
    const { made, facts } = await ready("told.jpg", told);
    expect(facts.exif).toBeUndefined();
    expect(made.includes("Somebody")).toBe(false);
  });

  it.each([
    ["animated.webp", ["-c:v", "libwebp_anim", "-loop", "0"], "jpeg"],
    ["animated.png", ["-f", "apng", "-plays", "0"], "png"],
    ["animated.gif", [], "png"],
  ])("takes the first picture of %s", async (name, coding, format) => {
    // Red for its first picture, blue after it.
    const film = "color=red:s=64x48:r=4:d=1,drawbox=c=blue:t=fill:enable='gte(n,1)'";
    await ffmpeg("-f", "lavfi", "-i", film, ...coding, file(name));
    const { facts, made } = await ready(name);
    expect(facts).toMatchObject({ format, width: 64, height: 48, space: "srgb", hasAlpha: false });
    expect(facts.pages ?? 1).toBe(1);
    expect(made.includes("acTL")).toBe(false);
    expect(await colours(made)).toEqual(["red", "red"]);
  });

  it.each(["png", "jpeg", "webp", "avif"] as const)("says that half a %s is cut off", async (kind) => {
    const whole = await sharp(noise)[kind]({ quality: 80 }).toBuffer();
    await refuses(`half.${kind}`, whole.subarray(0, whole.length / 2), "media-truncated");
  });

  it("says that half a progressive JPEG is cut off, however large it is", { tags: ["long"] }, async () => {
    const whole = await sharp(noise).jpeg({ progressive: true }).toBuffer();
    await refuses("half-progressive.jpg", whole.subarray(0, whole.length / 2), "media-truncated");
    const large = await sharp(noise).resize(4_400, 3_300).jpeg({ progressive: true }).toBuffer();
    await refuses("half-large.jpg", large.subarray(0, large.length / 2), "media-truncated");
  });

  it("says that a GIF of half a picture is cut off", { tags: ["long"] }, async () => {
    const whole = await sharp(noise).gif().toBuffer();
    await refuses("half.gif", whole.subarray(0, whole.length / 2), "media-truncated");
  });

  it("scales a photo of 48 megapixels down", { tags: ["long"] }, async () => {
    const photo = await plain(8_064, 6_048).jpeg().toBuffer();
    const { facts } = await ready("phone.jpg", photo);
    expect(facts).toMatchObject({ width: 3_840, height: 2_880, format: "jpeg" });
  });

  it("writes a drawing that would be too many bytes as a JPEG", { tags: ["long"] }, async () => {
    const drawing = await sharp(noise)
      .resize(2_400, 1_800, { kernel: "nearest" })
      .ensureAlpha()
      .png()
      .toBuffer();
    const busy = await sharp({
      create: {
        width: 2_000,
        height: 1_500,
        channels: 4,
        background: "#888f",
        noise: { type: "gaussian", mean: 128, sigma: 90 },
      },
    })
      .png()
      .toBuffer();
    expect((await ready("drawing.png", drawing)).facts.format).toBe("png");
    const { facts, made } = await ready("busy.png", busy);
    expect(facts.format).toBe("jpeg");
    expect(made.length).toBeLessThan(busy.length);
  });

  it("refuses a picture of a billion pixels before decoding it", async () => {
    const size = Buffer.from([0x75, 0x30, 0x75, 0x30]);
    const frame = Buffer.concat([
      Buffer.from("ffc0001108", "hex"),
      size,
      Buffer.from("03011100021101031101", "hex"),
    ]);
    const scan = Buffer.from("ffda000c03010002110311003f00", "hex");
    await refuses("bomb.jpg", Buffer.concat([Buffer.from("ffd8", "hex"), frame, scan]), "picture-too-large");
    const bomb = Buffer.from(flag);
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    const { crc32 } = await import("node:zlib");
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    await refuses("bomb.png", bomb, "picture-too-large");
  });

  it("refuses what is too small or too narrow", async () => {
    await refuses("dot.png", await plain(15, 200).png().toBuffer(), "picture-too-small");
    await refuses("line.png", await plain(16_000, 40).png().toBuffer(), "picture-too-small");
  });

  it("takes the first frame of what a chat made a film of, as a picture like others", async () => {
    await ffmpeg(
      ...["-f", "lavfi", "-i", "color=red:s=64x32:d=0.5,drawbox=0:0:32:16:0x10a030:fill"],
      ...["-f", "lavfi", "-i", "color=blue:s=64x32:d=0.5", "-filter_complex", "[0][1]concat"],
      ...["-c:v", "libx264", "-pix_fmt", "yuv420p", file("gif.mp4")],
    );
    const first = await media.readyPicture(file("gif.mp4"), file("gif.ready"), { fromFilm: true });
    expect(first).toEqual({ width: 64, height: 32, changed: true });
    expect(await colours(await readFile(file("gif.ready")))).toEqual(["green", "red"]);
    expect(await media.readyPicture(file("gif.ready"), file("again"), { fromFilm: true })).toMatchObject({
      changed: false,
    });
    await writeFile(file("half.mp4"), (await readFile(file("gif.mp4"))).subarray(0, 200));
    const half = media.readyPicture(file("half.mp4"), file("out"), { fromFilm: true });
    await expect(half).rejects.toMatchObject({ code: "media-truncated" });
    const left = (await readdir(folder.path)).filter((name) => /^(?:gif\.ready|out)./.test(name));
    expect(left).toEqual([]);
  });

  it("says what it can't open, and what to do", async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
    await refuses("photo.heic", heic, "heic-picture");
    await makeClip(file("film.mp4"), { seconds: 1 });
    await expect(ready("film.mp4")).rejects.toMatchObject({ code: "not-a-picture" });
    await refuses("page.png", Buffer.from("<svg onload=alert(1)>"), "not-a-picture");
    await refuses("none.png", Buffer.alloc(0), "media-empty");
    await refuses("noise.png", Buffer.concat([flag.subarray(0, 40), Buffer.alloc(500, 7)]), "media-broken");
    await expect(media.readyPicture(file("gone.png"), file("out"))).rejects.toMatchObject({
      code: "media-missing",
    });
  });
});
