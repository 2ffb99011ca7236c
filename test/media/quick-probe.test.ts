import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filmVideoArgs } from "../../src/media/film-format.ts";
import { createMedia } from "../../src/media/media.ts";
import { probeVideo } from "../../src/media/probe.ts";
import { checkVideo, probeQuickly } from "../../src/media/quick-probe.ts";
import { createRunner, type Runner } from "../../src/media/run-ffmpeg.ts";
import { FFMPEG_TEST_MS, makeClip, markTurned, temporaryFolder } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
const ffprobe = createRunner("ffprobe");
const never: Runner = () => Promise.reject(new Error("ffprobe was started"));

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

describe("probing quickly", () => {
  it("says of our own films what ffprobe says, without it", async () => {
    await makeClip(file("shot.mp4"), { sound: { hertz: 440 }, coding: filmVideoArgs({ fps: 24 }) });
    const shots = [{ path: file("shot.mp4"), seconds: 2, join: { kind: "cut" as const } }];
    await createMedia({ threads: 1 }).join(shots, file("film.mp4"), { width: 320, height: 180 });
    for (const name of ["shot.mp4", "film.mp4"]) {
      const { sound, ...quick } = await probeQuickly(never, file(name), {});
      const { sound: heard, ...thorough } = await probeVideo(ffprobe, file(name));
      expect(quick).toEqual(thorough);
      expect(sound).toMatchObject({ codec: "aac", rate: heard?.rate, channels: heard?.channels });
      expect((sound?.bitsPerSecond ?? 0) / (heard?.bitsPerSecond ?? 1)).toBeCloseTo(1, 1);
    }
  });

  it("asks ffprobe about anything the index does not tell", { tags: ["long"] }, async () => {
    await makeClip(file("colours.mp4"));
    await makeClip(file("upright.mp4"), { coding: filmVideoArgs({ fps: 24 }) });
    await markTurned(file("upright.mp4"), file("turned.mp4"));
    for (const name of ["colours.mp4", "turned.mp4"]) {
      await expect(probeQuickly(never, file(name), {})).rejects.toThrow("ffprobe was started");
      expect(await probeQuickly(ffprobe, file(name), {})).toEqual(await probeVideo(ffprobe, file(name)));
    }
  });

  it("sees that what a model made is a video without ffprobe, whatever its index says of colours, and that half of one is none", async () => {
    await makeClip(file("models.mp4"));
    await checkVideo(never, file("models.mp4"), {});
    const bytes = await readFile(file("models.mp4"));
    await writeFile(file("half.mp4"), bytes.subarray(0, bytes.length / 2));
    await writeFile(file("page.mp4"), "<html>Sign in</html>");
    await makeClip(file("low.mp4"), { width: 320, height: 8 });
    for (const [name, code] of [
      ["half.mp4", "media-truncated"],
      ["page.mp4", "not-a-video"],
      ["low.mp4", "picture-too-small"],
    ] as const)
      await expect(checkVideo(ffprobe, file(name), {}), name).rejects.toMatchObject({ code });
  });

  it("is as strict about sizes", async () => {
    await makeClip(file("slim.mp4"), { width: 320, height: 8, coding: filmVideoArgs({ fps: 24 }) });
    await expect(probeQuickly(never, file("slim.mp4"), {})).rejects.toMatchObject({
      code: "picture-too-small",
    });
  });
});
