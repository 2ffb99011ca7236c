import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import type { Mixed } from "../../src/media/mix-film.ts";
import { outlineMp4 } from "../../src/media/mp4-outline.ts";
import { SAMPLE_RATE, writeWav } from "../../src/sound/pcm.ts";
import { FFMPEG_TEST_MS, makeClip, streamsOf, temporaryFolder } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const run = promisify(execFile);
const SIZE = { width: 160, height: 90 };
const SECONDS = 3;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
const shots = ["low.mp4", "high.mp4"].map((name) => ({
  name,
  seconds: SECONDS / 2,
  join: { kind: "cut" as const },
}));
const shotsToJoin = () => shots.map(({ name, ...shot }) => ({ ...shot, path: file(name) }));
let tracks: { music: string };

beforeAll(async () => {
  folder = await temporaryFolder();
  const coding = ["-pix_fmt", "yuv420p", "-video_track_timescale", "24000"];
  for (const [index, { name }] of shots.entries())
    await makeClip(file(name), {
      ...{ ...SIZE, seconds: SECONDS / 2, sound: { hertz: 220 * (index + 1) }, coding },
    });
  const music = Float32Array.from({ length: SECONDS * SAMPLE_RATE }, (_, at) => 0.2 * Math.sin(at / 20));
  tracks = { music: file("music.wav") };
  await writeWav(tracks.music, [music]);
});
afterAll(() => folder.remove());

const chaptersOf = async (path: string) => {
  const { stdout } = await run("ffprobe", ["-v", "error", "-show_chapters", "-of", "json", path]);
  return (JSON.parse(stdout) as { chapters: { start_time: string; tags: { title: string } }[] }).chapters;
};

it("mixes the shots' own sound while their pictures are joined just as afterwards", async () => {
  const ran: string[] = [];
  const media = createMedia({ log: { debug: (fields) => ran.push(JSON.stringify(fields)) } });
  let mixed: Mixed | undefined;
  await media.join(shotsToJoin(), file("film.mp4"), {
    ...SIZE,
    async hearing(own, seconds) {
      expect(seconds).toBe(SECONDS);
      mixed = await media.mixTracks(own, file("mix.wav"), { tracks, seconds });
    },
  });
  expect(mixed?.path).toBe(file("mix.wav"));
  ran.length = 0;
  const ahead = await media.mix(file("film.mp4"), file("ahead.mp4"), { tracks, own: "kept", mixed });
  const runsAhead = ran.length;
  ran.length = 0;
  const after = await media.mix(file("film.mp4"), file("after.mp4"), { tracks, own: "kept" });
  expect(ran.length).toBe(runsAhead + 1);
  expect(ahead).toEqual(after);
  expect(await streamsOf(file("ahead.mp4"))).toBe(await streamsOf(file("after.mp4")));
});

it("says nothing of sound ahead that isn't ready: of a loop, which fades it, and of fades", async () => {
  const media = createMedia({});
  const hearing = vi.fn(async () => {});
  await media.join(shotsToJoin(), file("loop.mp4"), { ...SIZE, loop: true, hearing });
  const faded = shotsToJoin().map((shot, index) => ({
    ...shot,
    ...(index === 0 && { seconds: 1, join: { kind: "crossfade" as const, seconds: 0.5 } }),
  }));
  await media.join(faded, file("faded.mp4"), { ...SIZE, hearing });
  expect(hearing).not.toHaveBeenCalled();
});

it("writes chapters along with the sound, and nothing else changes", async () => {
  const media = createMedia({});
  await media.join(shotsToJoin(), file("film.mp4"), SIZE);
  const chapters = [
    { title: "Shot 1: a fox", from: 0, to: 1.5 },
    { title: "Shot 2; = a \\ wolf #", from: 1.5, to: 3 },
  ];
  await media.mix(file("film.mp4"), file("with.mp4"), { tracks, own: "kept", chapters });
  await media.mix(file("film.mp4"), file("without.mp4"), { tracks, own: "kept" });
  expect(
    (await chaptersOf(file("with.mp4"))).map(({ start_time, tags }) => [Number(start_time), tags]),
  ).toEqual([
    [0, { title: "Shot 1: a fox" }],
    [1.5, { title: "Shot 2; = a \\ wolf #" }],
  ]);
  expect(await chaptersOf(file("without.mp4"))).toEqual([]);
  expect(await streamsOf(file("with.mp4"))).toBe(await streamsOf(file("without.mp4")));
  // What is done with the film afterwards knows it as ours still.
  expect((await outlineMp4(file("with.mp4")))?.video).toMatchObject({ count: 72, constantRate: 24 });
});
