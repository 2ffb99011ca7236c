import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import { FFMPEG_TEST_MS, ffmpeg, inspect, loudness, makeClip, temporaryFolder } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({ threads: 2 });
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeClip(file("film.mp4"), { width: 480, height: 270, seconds: 3, sound: { hertz: 440 } });
});
afterAll(() => folder.remove());

describe("fitting a film under a size", () => {
  it.each([200_000])(
    "uses at least nine tenths of %i bytes and never one too many",
    { tags: ["long"] },
    async (maxBytes) => {
      expect((await stat(file("film.mp4"))).size).toBeGreaterThan(maxBytes);
      const told: number[] = [];
      const out = file(`fit-${maxBytes}.mp4`);
      const result = await media.fit(file("film.mp4"), out, {
        maxBytes,
        onProgress: (share) => told.push(share),
      });
      const { size } = await stat(out);
      expect(result).toMatchObject({ how: "encoded", bytes: size, seconds: 3 });
      expect(size).toBeLessThanOrEqual(maxBytes);
      expect(size).toBeGreaterThanOrEqual(maxBytes * 0.9);
      const { streams, format } = await inspect(out);
      expect(streams[0]).toMatchObject({
        codec_name: "h264",
        pix_fmt: "yuv420p",
        nb_frames: "72",
        width: result.width,
      });
      expect(streams[1]).toMatchObject({ codec_name: "aac" });
      expect(Number(format.duration)).toBeCloseTo(3, 1);
      expect(Math.min(...(await loudness(out)).slice(1, 29))).toBeGreaterThan(0.05);
      expect(told.every((share, index) => index === 0 || share > (told[index - 1] ?? 0))).toBe(true);
      expect(told.at(-1)).toBe(1);
    },
  );

  it("makes the picture smaller when the bits don't suffice for its size", async () => {
    const result = await media.fit(file("film.mp4"), file("small.mp4"), { maxBytes: 50_000 });
    expect(result).toMatchObject({ width: 426, height: 240 });
  });

  it("hits the size even on pictures whose need for bits changes all the time", {
    tags: ["long"],
  }, async () => {
    await ffmpeg(
      ...[
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=480x270:r=24:d=2",
        "-f",
        "lavfi",
        "-i",
        "color=s=480x270:r=24:d=2",
      ],
      ...["-f", "lavfi", "-i", "testsrc2=s=480x270:r=24:d=2,noise=alls=60:allf=t", "-filter_complex"],
      ...["[0][1][2]concat=n=3", "-c:v", "libx264", "-preset", "ultrafast", file("restless.mp4")],
    );
    const maxBytes = 180_000;
    const { bytes } = await media.fit(file("restless.mp4"), file("restless-fit.mp4"), { maxBytes });
    expect(bytes).toBeLessThanOrEqual(maxBytes);
    expect(bytes).toBeGreaterThanOrEqual(maxBytes * 0.9);
  });

  it("leaves a small enough film as it is, but for moving its index to the front", async () => {
    expect(await media.fit(file("film.mp4"), file("same.mp4"), { maxBytes: 10_000_000 })).toMatchObject({
      how: "repacked",
    });
    const again = await media.fit(file("same.mp4"), file("same2.mp4"), { maxBytes: 10_000_000 });
    expect(again).toMatchObject({ how: "copied", width: 480, height: 270, seconds: 3 });
    expect((await readFile(file("same2.mp4"))).equals(await readFile(file("same.mp4")))).toBe(true);
  });

  it("brings a small film that not everyone can play to one that everyone can", async () => {
    await ffmpeg(
      "-i",
      file("film.mp4"),
      "-c:v",
      "libvpx",
      "-deadline",
      "realtime",
      "-b:v",
      "400k",
      "-c:a",
      "libopus",
      file("film.webm"),
    );
    const result = await media.fit(file("film.webm"), file("from-web.mp4"), { maxBytes: 10_000_000 });
    expect(result.how).toBe("encoded");
    expect((await inspect(file("from-web.mp4"))).streams.map(({ codec_name }) => codec_name)).toEqual([
      "h264",
      "aac",
    ]);
  });

  it("says so when no watchable film would be that small", async () => {
    await expect(media.fit(file("film.mp4"), file("no.mp4"), { maxBytes: 8_000 })).rejects.toMatchObject({
      code: "cannot-fit",
      userMessage: expect.stringContaining("shorter"),
    });
  });
});
