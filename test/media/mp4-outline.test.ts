import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { MediaError } from "../../src/core/errors.ts";
import { outlineMp4 } from "../../src/media/mp4-outline.ts";
import {
  type ClipRecipe,
  FFMPEG_TEST_MS,
  ffmpeg,
  makeClip,
  markTurned,
  temporaryFolder,
} from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
const outline = (name: string) => outlineMp4(file(name));

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeClip(file("plain.mp4"), { sound: { hertz: 440 }, width: 64, height: 36, seconds: 1 });
});
afterAll(() => folder.remove());

describe("reading an MP4's index", () => {
  it("finds what stream copies need to know, as ffprobe would", async () => {
    const found = await outline("plain.mp4");
    expect(found).toMatchObject({ fastStart: false, foreignSound: false });
    expect(found?.video).toMatchObject({ width: 64, height: 36, count: 24, constantRate: 24, plain: true });
    expect(found?.sound).toMatchObject({ timescale: 48_000, skipped: 1_024 });
    const bytes = await readFile(file("plain.mp4"));
    const { sizes, offsets } = found?.sound ?? { sizes: [], offsets: [] };
    const sound = Buffer.concat(offsets.map((at, index) => bytes.subarray(at, at + (sizes[index] ?? 0))));
    await ffmpeg(
      "-i",
      file("plain.mp4"),
      "-vn",
      "-c",
      "copy",
      "-f",
      "data",
      "-map",
      "0:a",
      file("sound.raw"),
    );
    expect(sound.equals(await readFile(file("sound.raw")))).toBe(true);
  });

  it("gives equal recipes to equal settings only", async () => {
    const recipe = async (name: string, coding: string[], picture: ClipRecipe["picture"] = "moving") => {
      await makeClip(file(name), {
        width: 64,
        height: 36,
        seconds: 1,
        picture,
        coding: ["-pix_fmt", "yuv420p", ...coding],
      });
      return (await outline(name))?.video.recipe;
    };
    const first = await recipe("r1.mp4", ["-c:v", "libx264", "-preset", "veryfast"]);
    expect(await recipe("r2.mp4", ["-c:v", "libx264", "-preset", "veryfast"], { grey: 90 })).toBe(first);
    expect(await recipe("r3.mp4", ["-c:v", "libx264", "-preset", "ultrafast"])).not.toBe(first);
    expect(
      await recipe("r4.mp4", ["-c:v", "libx264", "-preset", "veryfast", "-colorspace", "bt709"]),
    ).not.toBe(first);
  });

  it("does not take the unusual for plain", async () => {
    await markTurned(file("plain.mp4"), file("turned.mp4"));
    expect(await outline("turned.mp4")).toBeUndefined();
    await ffmpeg(
      "-i",
      file("plain.mp4"),
      "-c",
      "copy",
      "-movflags",
      "frag_keyframe+empty_moov",
      file("pieces.mp4"),
    );
    expect(await outline("pieces.mp4")).toBeUndefined();
    await ffmpeg(
      "-i",
      file("plain.mp4"),
      "-i",
      file("plain.mp4"),
      "-map",
      "0:v",
      "-map",
      "1:v",
      "-c",
      "copy",
      file("two.mp4"),
    );
    expect(await outline("two.mp4")).toBeUndefined();
    await ffmpeg("-i", file("plain.mp4"), "-an", "-c:v", "mpeg4", file("mpeg4.mp4"));
    expect(await outline("mpeg4.mp4")).toBeUndefined();
    await ffmpeg("-i", file("plain.mp4"), "-c:v", "copy", "-c:a", "ac3", file("ac3.mp4"));
    expect(await outline("ac3.mp4")).toMatchObject({ sound: undefined, foreignSound: true });
    await ffmpeg(
      "-itsoffset",
      "0.5",
      "-i",
      file("plain.mp4"),
      "-i",
      file("plain.mp4"),
      "-map",
      "0:v",
      "-map",
      "1:a",
      "-c",
      "copy",
      file("late.mp4"),
    );
    expect(await outline("late.mp4")).toBeUndefined();
  });

  it("answers any damage to the index with an error of ours, or not at all", async () => {
    const whole = await readFile(file("plain.mp4"));
    const index = whole.indexOf("moov") - 4;
    const damage = fc.array(
      fc.tuple(fc.integer({ min: index, max: whole.length - 1 }), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const broken = Buffer.from(whole);
        for (const [at, value] of changes) broken[at] = value;
        await writeFile(file("broken.mp4"), broken);
        await outline("broken.mp4").catch((error) => expect(error).toBeInstanceOf(MediaError));
      }),
      { numRuns: 400 },
    );
  });
});
