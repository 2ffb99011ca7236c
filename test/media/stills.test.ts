import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filmVideoArgs } from "../../src/media/film-format.ts";
import { createMedia } from "../../src/media/media.ts";
import {
  brightness,
  colour,
  FFMPEG_TEST_MS,
  ffmpeg,
  inspect,
  makeClip,
  markTurned,
  temporaryFolder,
} from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({ threads: 1 });
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
const greyOf = async (name: string) => (await brightness(file(name)))[0] ?? -1;

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeClip(file("ramp.mp4"), { picture: "ramp", width: 320, height: 180, seconds: 3 });
});
afterAll(() => folder.remove());

describe("stills", () => {
  it("make a poster small enough to be a thumbnail in Telegram", async () => {
    await ffmpeg(
      "-f",
      "lavfi",
      "-i",
      "testsrc2=s=1080x1920:r=24:d=0.2,noise=alls=80",
      "-c:v",
      "libx264",
      "-preset",
      "ultrafast",
      file("busy.mp4"),
    );
    const poster = await media.poster(file("busy.mp4"), file("busy.jpg"), { maxSide: 320, maxBytes: 12_000 });
    expect(poster).toMatchObject({ width: 180, height: 320 });
    expect((await stat(file("busy.jpg"))).size).toBe(poster.bytes);
    expect(poster.bytes).toBeLessThanOrEqual(12_000);
    expect((await inspect(file("busy.jpg"))).streams[0]).toMatchObject({
      codec_name: "mjpeg",
      width: 180,
      height: 320,
    });
  });

  it("keep a poster's full size when no smaller one is asked for", async () => {
    expect(await media.poster(file("ramp.mp4"), file("full.jpg"))).toMatchObject({ width: 320, height: 180 });
  });

  it("say so when a poster can't be that small", { tags: ["long"] }, async () => {
    await expect(media.poster(file("ramp.mp4"), file("tiny.jpg"), { maxBytes: 50 })).rejects.toMatchObject({
      code: "cannot-fit",
    });
    expect(await readdir(folder.path)).not.toContain("tiny.jpg");
  });

  it("take just the frame that is shown at a moment", async () => {
    const steps = "color=c=gray:s=64x36:r=24:d=0.4,format=yuv420p,geq=lum='16+20*N':cb=128:cr=128";
    await ffmpeg("-f", "lavfi", "-i", steps, "-c:v", "libx264", "-preset", "ultrafast", file("steps.mp4"));
    for (const [second, frame] of [
      [0, 0],
      [3 / 24, 3],
      [3.9 / 24, 3],
      [4 / 24, 4],
    ] as const) {
      await media.frameAt(file("steps.mp4"), file("step.png"), second);
      expect(Math.abs((await greyOf("step.png")) - (16 + 20 * frame)), `at ${second}`).toBeLessThan(5);
    }
  });

  describe("of the end", () => {
    const last = async (name: string) => {
      await media.lastFrame(file(name), file(`${name}.png`));
      return greyOf(`${name}.png`);
    };
    const lastGrey = 16 + 2 * 71;

    it("take the very last frame, also when asked for a moment beyond it", async () => {
      expect(Math.abs((await last("ramp.mp4")) - lastGrey)).toBeLessThan(3);
      await media.frameAt(file("ramp.mp4"), file("beyond.png"), 99);
      expect(await greyOf("beyond.png")).toBe(await greyOf("ramp.mp4.png"));
    });

    it("take it also where the sound goes on", { tags: ["long"] }, async () => {
      await ffmpeg(
        ...["-i", file("ramp.mp4"), "-f", "lavfi", "-t", "6", "-i", "sine", "-c:v", "copy", "-c:a", "aac"],
        file("longer-sound.mp4"),
      );
      expect(Math.abs((await last("longer-sound.mp4")) - lastGrey)).toBeLessThan(3);
    });

    it("take it also where nothing new is shown for seconds", { tags: ["long"] }, async () => {
      await ffmpeg("-f", "lavfi", "-i", "color=gray:s=64x36:r=1/4:d=12", "-c:v", "libx264", file("slow.mp4"));
      expect(await last("slow.mp4")).toBeGreaterThan(100);
    });
  });

  it("have the film's colours", { tags: ["long"] }, async () => {
    const blue = [
      "-f",
      "lavfi",
      "-i",
      "color=c=0x3080c0:s=320x180:r=24:d=1",
      "-vf",
      "scale=out_color_matrix=bt709:flags=accurate_rnd",
    ];
    await ffmpeg(...blue, ...filmVideoArgs({ fps: 24 }), file("blue.mp4"));
    await media.lastFrame(file("blue.mp4"), file("blue.png"));
    await media.poster(file("blue.mp4"), file("blue.jpg"));
    await media.contactSheet([file("blue.mp4")], file("blue-sheet.jpg"));
    for (const name of ["blue.png", "blue.jpg", "blue-sheet.jpg"]) {
      const away = (await colour(file(name))).map((value, index) =>
        Math.abs(value - ([0x30, 0x80, 0xc0][index] ?? 0)),
      );
      expect(Math.max(...away), name).toBeLessThanOrEqual(4);
    }
  });

  it("are upright", async () => {
    await markTurned(file("ramp.mp4"), file("turned.mp4"));
    expect(await media.lastFrame(file("turned.mp4"), file("turned.png"))).toMatchObject({
      width: 180,
      height: 320,
    });
    expect((await inspect(file("turned.png"))).streams[0]).toMatchObject({ width: 180, height: 320 });
  });

  it("lay several films' pictures out on one sheet", async () => {
    await makeClip(file("dark.mp4"), { picture: { grey: 30 } });
    await makeClip(file("other.mp4"), { picture: { grey: 200 }, width: 180, height: 320 });
    const films = ["ramp.mp4", "dark.mp4", "other.mp4"].map(file);
    const sheet = await media.contactSheet(films, file("sheet.jpg"), { columns: 2, pictureWidth: 160 });
    expect(sheet).toMatchObject({ width: 2 * 160 + 3 * 8, height: 2 * 90 + 3 * 8 });
    expect((await inspect(file("sheet.jpg"))).streams[0]).toMatchObject({
      width: sheet.width,
      height: sheet.height,
    });
  });
});
