import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import { brightness, FFMPEG_TEST_MS, inspect, makeClip, temporaryFolder } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({ threads: 1 });
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeClip(file("film.mp4"), { picture: "ramp", seconds: 1, sound: { hertz: 440 } });
  await makeClip(file("silent.mp4"), { picture: "ramp", seconds: 1 });
});
afterAll(() => folder.remove());

it("gives an editor that knows neither H.264 nor AAC every picture as DNxHR and the sound as PCM, from timecode zero on", async () => {
  await media.forEditing(file("film.mp4"), file("film.mov"), "dnxhr");
  const { streams, format } = await inspect(file("film.mov"));
  expect(format.format_name).toContain("mov");
  const [pictures, sound] = streams;
  expect(pictures).toMatchObject({ codec_name: "dnxhd", profile: "DNXHR SQ", pix_fmt: "yuv422p" });
  expect(pictures?.tags).toMatchObject({ timecode: "00:00:00:00" });
  expect(sound).toMatchObject({ codec_name: "pcm_s16le", sample_rate: "48000" });
  expect(await brightness(file("film.mov"))).toHaveLength(24);
});

it("gives pictures at the film's rate whatever the model's, so that times in a list of edits are those of the file", async () => {
  await makeClip(file("slow.mp4"), { picture: "ramp", seconds: 2, fps: 16 });
  await media.forEditing(file("slow.mp4"), file("slow.mov"), "dnxhr");
  const [pictures] = (await inspect(file("slow.mov"))).streams;
  expect(pictures).toMatchObject({ r_frame_rate: "24/1", nb_frames: "48" });
  expect(pictures?.tags).toMatchObject({ timecode: "00:00:00:00" });
});

it("gives the sound alone as a wav, and says so where there is none", async () => {
  await media.forEditing(file("film.mp4"), file("film.wav"), "wav");
  const { streams } = await inspect(file("film.wav"));
  expect(streams.map(({ codec_name }) => codec_name)).toEqual(["pcm_s16le"]);
  await expect(media.forEditing(file("silent.mp4"), file("silent.wav"), "wav")).rejects.toThrow();
  await media.forEditing(file("silent.mp4"), file("silent.mov"), "dnxhr");
  expect((await inspect(file("silent.mov"))).streams[0]?.codec_name).toBe("dnxhd");
});
