import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Join } from "../../src/core/film/film-plan.ts";
import { createMedia } from "../../src/media/media.ts";
import { outlineMp4 } from "../../src/media/mp4-outline.ts";
import {
  brightness,
  type ClipRecipe,
  FFMPEG_TEST_MS,
  ffmpeg,
  inspect,
  loudness,
  makeClip,
  temporaryFolder,
} from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({ threads: 2 });
const size = { width: 320, height: 180 };
const cut: Join = { kind: "cut" };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
const clip = (name: string, recipe?: ClipRecipe) => makeClip(file(name), recipe);

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

describe("joining shots that are alike", () => {
  it("takes the pictures over as they are and gives the film exactly the sum of their frames", async () => {
    const paths = [
      await clip("a.mp4", { picture: { grey: 60 }, sound: { hertz: 300 } }),
      await clip("b.mp4", { picture: { grey: 120 }, sound: { hertz: 400 } }),
      await clip("c.mp4", { picture: { grey: 180 }, sound: { hertz: 500 } }),
    ];
    const result = await media.join(
      paths.map((path) => ({ path, seconds: 2, join: cut })),
      file("alike.mp4"),
      size,
    );
    expect(result).toMatchObject({ copied: 3, encoded: 0, frames: 144, seconds: 6, warnings: [] });
    const shown = await brightness(file("alike.mp4"));
    expect(shown).toHaveLength(144);
    expect([0, 47, 48, 95, 96, 143].map((index) => shown[index])).toEqual([60, 60, 120, 120, 180, 180]);
  });

  it("writes an MP4 that begins to play at once, with sound right to its end and nothing of where it came from", async () => {
    await ffmpeg(
      "-i",
      file("a.mp4"),
      "-c",
      "copy",
      "-metadata",
      "title=secret",
      "-metadata",
      "comment=prompt",
      file("named.mp4"),
    );
    await media.join([{ path: file("named.mp4"), seconds: 2, join: cut }], file("clean.mp4"), size);
    const { streams, format } = await inspect(file("clean.mp4"));
    expect(streams.map(({ codec_name }) => codec_name)).toEqual(["h264", "aac"]);
    expect(streams[0]).toMatchObject({ pix_fmt: "yuv420p", nb_frames: "48", start_time: "0.000000" });
    expect(JSON.stringify(format)).not.toMatch(/secret|prompt/);
    expect(await outlineMp4(file("clean.mp4"))).toMatchObject({ fastStart: true });
    const heard = await loudness(file("clean.mp4"));
    expect(Math.min(...heard.slice(0, 19))).toBeGreaterThan(0.05);
  });

  it("gives a film of shots without sound a silent track", async () => {
    const path = await clip("mute.mp4");
    await media.join(
      [path, path].map((each) => ({ path: each, seconds: 2, join: cut })),
      file("silent.mp4"),
      size,
    );
    const { streams } = await inspect(file("silent.mp4"));
    expect(streams[1]).toMatchObject({ codec_name: "aac", sample_rate: "48000", channels: 2 });
    const heard = await loudness(file("silent.mp4"));
    expect(heard.length).toBeGreaterThanOrEqual(39);
    expect(Math.max(...heard)).toBe(0);
  });

  it("gives a film that is to be silent a silent track, whatever its shots sound like", async () => {
    await clip("loud.mp4", { sound: { hertz: 440 } });
    await clip("other.mp4", { sound: { hertz: 440, rate: 44_100 } });
    const shots = ["loud.mp4", "other.mp4"].map((name) => ({ path: file(name), seconds: 2, join: cut }));
    await media.join(shots, file("hushed.mp4"), { ...size, silent: true });
    const { streams } = await inspect(file("hushed.mp4"));
    expect(streams[1]).toMatchObject({ codec_name: "aac", sample_rate: "48000", channels: 2 });
    expect(Math.max(...(await loudness(file("hushed.mp4"))))).toBe(0);
  });

  it("keeps each shot's sound to its own time", async () => {
    await clip("loud.mp4", { sound: { hertz: 440 } });
    await clip("quiet.mp4");
    const shots = ["quiet.mp4", "loud.mp4", "quiet.mp4"].map((name) => ({
      path: file(name),
      seconds: 2,
      join: cut,
    }));
    expect(await media.join(shots, file("between.mp4"), size)).toMatchObject({ copied: 3 });
    const heard = (await loudness(file("between.mp4"))).map((level) => level > 0.02);
    expect(heard.slice(0, 19)).not.toContain(true);
    expect(heard.slice(21, 39)).not.toContain(false);
    expect(heard.slice(41, 59)).not.toContain(true);
  });
});
