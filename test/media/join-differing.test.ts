import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Join } from "../../src/core/film/film-plan.ts";
import { filmVideoArgs } from "../../src/media/film-format.ts";
import { createMedia } from "../../src/media/media.ts";
import {
  brightness,
  type ClipRecipe,
  colour,
  FFMPEG_TEST_MS,
  ffmpeg,
  inspect,
  loudness,
  makeClip,
  markTurned,
  temporaryFolder,
  wrappedFfmpeg,
} from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({ threads: 2 });
const size = { width: 320, height: 180 };
const cut: Join = { kind: "cut" };
const fade = (seconds: number): Join => ({ kind: "crossfade", seconds });
const ours = ["-pix_fmt", "yuv420p", ...filmVideoArgs({ fps: 24 })];
const hevc = [
  "-c:v",
  "libx265",
  "-preset",
  "ultrafast",
  "-x265-params",
  "log-level=error",
  "-pix_fmt",
  "yuv420p",
];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
const clip = (name: string, recipe?: ClipRecipe) => makeClip(file(name), recipe);
/** Equal but for what a lossy coding changes. */
function near(values: (number | undefined)[], expected: number[], by = 3): void {
  for (const [index, value] of values.entries()) {
    const away = Math.abs((value ?? -99) - (expected[index] ?? 99));
    expect(away, `${values} for ${expected}`).toBeLessThanOrEqual(by);
  }
}

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

describe("joining shots that differ", () => {
  it("codes anew only what lies round a cross-fade, to the very frame", async () => {
    await clip("fade-a.mp4", { picture: "ramp", seconds: 4.5, coding: ours });
    await clip("fade-b.mp4", { picture: "ramp", seconds: 4.5, coding: ours });
    const shots = [
      { path: file("fade-a.mp4"), seconds: 4, join: fade(0.5) },
      { path: file("fade-b.mp4"), seconds: 3.75, join: fade(0.5) },
      { path: file("fade-a.mp4"), seconds: 4, join: cut },
    ];
    const result = await media.join(shots, file("faded.mp4"), size);
    expect(result).toMatchObject({ frames: 282, encoded: 2, warnings: [] });
    // A second at the head of two shots; what is left after the last key frame of one is taken over but for a quarter of a second.
    expect(result.codedFrames).toBeGreaterThanOrEqual(24 + 24 + 6);
    expect(result.codedFrames).toBeLessThanOrEqual(24 + 24 + 6 + 3);
    const shown = await brightness(file("faded.mp4"));
    expect(shown).toHaveLength(282);
    const at = (frame: number) => 16 + 2 * frame;
    near(
      [shown[0], shown[95], shown[108], shown[119], shown[120], shown[168], shown[185], shown[281]],
      [at(0), at(95), at(12), at(23), at(24), at(72), at(89), at(95)],
    );
    // Half way through the fade both are seen.
    near([shown[102]], [(at(102) + at(6)) / 2], 8);
  });

  it("starts ffmpeg once a fade, once for all that is taken over, once for the film, and reads only a fade's last second", async () => {
    await clip("long-a.mp4", { picture: "ramp", seconds: 4.5, coding: ours });
    const runs = file("runs.txt");
    const ffmpegTold = await wrappedFfmpeg(file("told.sh"), `echo "$*" >> '${runs}'`);
    const shots = [1, 2, 3].map(() => ({ path: file("long-a.mp4"), seconds: 4, join: fade(0.5) }));
    await createMedia({ ffmpeg: ffmpegTold, threads: 2 }).join(shots, file("few.mp4"), size);
    const told = (await readFile(runs, "utf8")).trim().split("\n");
    expect(told).toHaveLength(2 + 1 + 1);
    const fades = told.filter((args) => args.includes("alpha=1"));
    expect(fades.map((args) => / -ss ([\d.]+) /.exec(args)?.[1])).toEqual(["4.020833", "4.020833"]);
  });

  it("takes the very pictures it would from the beginning, from a key frame of a shot at another rate too", {
    tags: ["long"],
  }, async () => {
    const rate = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "30", "-bf", "2"];
    await clip("30.mp4", { picture: "ramp", fps: 30, seconds: 3.5, coding: rate });
    await clip("blank.mp4", { picture: { grey: 16 }, seconds: 2, coding: ours });
    const shots = [
      { path: file("30.mp4"), seconds: 3, join: fade(0.5) },
      { path: file("blank.mp4"), seconds: 2, join: cut },
    ];
    const trim = { from: 2.5, to: 5 };
    await media.join(shots, file("late.mp4"), { ...size, trim });
    const shown = await brightness(file("late.mp4"));
    expect(shown).toHaveLength(60);
    // Five of its pictures to four of the film's, of which those at even steps fall on one exactly.
    near([shown[0], shown[4], shown[8]], [16 + 2 * 75, 16 + 2 * 80, 16 + 2 * 85]);
    const faded = (frame: number) => 16 + 2 * (90 + (frame * 5) / 4) * (1 - frame / 12);
    near([shown[12], shown[16], shown[20]], [faded(0), faded(4), faded(8)], 6);
  });

  it("codes anew only what lies under a caption, on to the next key frame, and every picture stays in its place", async () => {
    await clip("under.mp4", { picture: "ramp", seconds: 4, coding: ours });
    const shots = [
      { path: file("under.mp4"), seconds: 4, join: cut },
      { path: file("under.mp4"), seconds: 4, join: cut },
    ];
    const plain = await media.join(shots, file("bare.mp4"), size);
    const overlays = await media.captions(
      [{ start: 2.3, end: 2.8, lines: ["We are late again."] }],
      { ...size, fps: 24 },
      folder.path,
    );
    const result = await media.join(shots, file("captioned.mp4"), { ...size, overlays });
    expect(result).toMatchObject({ frames: plain.frames, encoded: 1, warnings: [] });
    // From the caption's first frame, or from up to three before it that need what comes after them, to the key frame after its last.
    expect(result.codedFrames).toBeGreaterThan(72 - 55);
    expect(result.codedFrames).toBeLessThanOrEqual(72 - 52);
    const [before, after] = [await brightness(file("bare.mp4")), await brightness(file("captioned.mp4"))];
    expect(after).toHaveLength(before.length);
    // Away from the caption every picture is the one it was; under it there is one.
    near([...after.slice(0, 55), ...after.slice(68)], [...before.slice(0, 55), ...before.slice(68)], 2);
    const spread = async (name: string) => {
      await media.frameAt(file(name), file(`${name}.png`), 2.5);
      return Math.max(...(await sharp(file(`${name}.png`)).stats()).channels.map(({ stdev }) => stdev));
    };
    expect(await spread("bare.mp4")).toBeLessThan(3);
    expect(await spread("captioned.mp4")).toBeGreaterThan(10);
  });

  it("ends a caption at the key frame that it would outlast by two pictures, and lets it outlast one by three", {
    tags: ["long"],
  }, async () => {
    await clip("under.mp4", { picture: "ramp", seconds: 4, coding: ours });
    const shots = [{ path: file("under.mp4"), seconds: 4, join: cut }];
    const overlays = await media.captions(
      [
        { start: 0.5, end: 26 / 24, lines: ["We are late again."] },
        { start: 2.3, end: 75 / 24, lines: ["We are late again."] },
      ],
      { ...size, fps: 24 },
      folder.path,
    );
    const { codedFrames } = await media.join(shots, file("ended.mp4"), { ...size, overlays });
    // Up to three pictures before a caption need what comes after them.
    expect(codedFrames).toBeGreaterThanOrEqual(24 - 12 + 96 - 55);
    expect(codedFrames).toBeLessThanOrEqual(24 - 9 + 96 - 52);
    const isWritten = async (frame: number) => {
      const picture = file(`ended-${frame}.png`);
      await media.frameAt(file("ended.mp4"), picture, (frame + 0.5) / 24);
      return Math.max(...(await sharp(picture).stats()).channels.map(({ stdev }) => stdev)) > 10;
    };
    const seen = [];
    for (const frame of [23, 24, 74, 75]) seen.push(await isWritten(frame));
    expect(seen).toEqual([true, false, true, false]);
  });

  it("codes what lies under many captions in as few runs as there are to be side by side, each in its place", {
    tags: ["long"],
  }, async () => {
    await clip("long.mp4", { picture: "ramp", seconds: 10, coding: ours });
    const runs: unknown[] = [];
    const counted = createMedia({ threads: 2, log: { debug: (fields) => runs.push(fields) } });
    const pages = [0.5, 2.5, 4.5, 6.5, 8.5].map((start) => ({
      start,
      end: start + 1,
      lines: ["We are late."],
    }));
    const overlays = await counted.captions(pages, { ...size, fps: 24 }, folder.path);
    const shots = [{ path: file("long.mp4"), seconds: 10, join: cut }];
    await counted.join(shots, file("many.mp4"), { ...size, overlays });
    // Two that code, one that takes the rest over, one that joins.
    expect(runs).toHaveLength(4);
    const was = await brightness(file("long.mp4"));
    const shown = await brightness(file("many.mp4"));
    expect(shown).toHaveLength(240);
    const clear = (frame: number) => !pages.some(({ start, end }) => frame >= start * 24 && frame < end * 24);
    const apart = shown.flatMap((light, frame) =>
      clear(frame) ? [Math.abs(light - (was[frame] ?? 0))] : [],
    );
    expect(Math.max(...apart)).toBeLessThanOrEqual(2);
    const written = [];
    for (const { start } of pages) {
      await media.frameAt(file("many.mp4"), file("many.png"), start + 0.5);
      written.push(
        Math.max(...(await sharp(file("many.png")).stats()).channels.map(({ stdev }) => stdev)) > 5,
      );
    }
    expect(written).toEqual(pages.map(() => true));
  });

  it("codes anew only the one that is too long, and keeps just its first frames", async () => {
    await clip("ours-a.mp4", { picture: { grey: 60 }, coding: ours });
    await clip("ours-b.mp4", { picture: "ramp", seconds: 3, coding: ours });
    const result = await media.join(
      [
        { path: file("ours-a.mp4"), seconds: 2, join: cut },
        { path: file("ours-b.mp4"), seconds: 1.5, join: cut },
        { path: file("ours-a.mp4"), seconds: 2, join: cut },
      ],
      file("long.mp4"),
      size,
    );
    expect(result).toMatchObject({ copied: 2, encoded: 1, frames: 132 });
    const shown = await brightness(file("long.mp4"));
    expect(shown).toHaveLength(132);
    near([shown[47], shown[48], shown[60], shown[83], shown[84]], [60, 16, 40, 86, 60]);
  });

  it("codes another encoder's shots anew beside one of ours, for players read the settings once", {
    tags: ["long"],
  }, async () => {
    await clip("theirs.mp4", { picture: { grey: 100 } });
    await clip("theirs-long.mp4", { picture: { grey: 150 }, seconds: 3 });
    const result = await media.join(
      [
        { path: file("theirs.mp4"), seconds: 1.5, join: fade(0.5) },
        { path: file("theirs-long.mp4"), seconds: 2, join: cut },
      ],
      file("theirs-film.mp4"),
      size,
    );
    expect(result).toMatchObject({ copied: 0, encoded: 2, frames: 84 });
    const shown = await brightness(file("theirs-film.mp4"));
    near([shown[0], shown[35], shown[49], shown[83]], [100, 100, 150, 150]);
  });

  it("brings every rate, codec, size and kind of sound to one film", { tags: ["long"] }, async () => {
    await clip("8fps.mp4", { fps: 8, seconds: 2, picture: "ramp", width: 360, height: 240 });
    await clip("30fps.mp4", { fps: 30, sound: { hertz: 500, rate: 16_000, channels: 1 } });
    await clip("hevc.mp4", { coding: hevc, picture: { grey: 90 }, width: 640, height: 360 });
    await clip("web.webm", {
      coding: ["-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"],
      sound: undefined,
    });
    await ffmpeg(
      "-i",
      await clip("odd-source.mp4"),
      "-vf",
      "scale=321:181,format=yuv444p",
      "-c:v",
      "libx264",
      file("odd.mp4"),
    );
    await ffmpeg(
      ...["-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=4", "-vf", "select='lt(n,30)+not(mod(n,7))'"],
      ...["-fps_mode", "vfr", file("vfr.mp4")],
    );
    const names = ["8fps.mp4", "30fps.mp4", "hevc.mp4", "web.webm", "odd.mp4", "vfr.mp4"];
    const told: number[] = [];
    const result = await media.join(
      names.map((name) => ({ path: file(name), seconds: 1.9, join: cut })),
      file("all.mp4"),
      { ...size, onProgress: (share) => told.push(share) },
    );
    expect(result).toMatchObject({ encoded: 6, copied: 0, warnings: [] });
    expect(result.frames).toBe(Math.round(6 * 1.9 * 24));
    const { streams } = await inspect(file("all.mp4"));
    expect(streams[0]).toMatchObject({
      codec_name: "h264",
      width: 320,
      height: 180,
      avg_frame_rate: "24/1",
      pix_fmt: "yuv420p",
      sample_aspect_ratio: "1:1",
    });
    expect(streams[1]).toMatchObject({ codec_name: "aac", sample_rate: "48000", channels: 2 });
    const shown = await brightness(file("all.mp4"));
    // At 8 frames a second each picture stands for three of ours.
    near([shown[0], shown[2], shown[3], shown[42]], [16, 16, 18, 44]);
    const heard = (await loudness(file("all.mp4"))).map((level) => level > 0.02);
    expect(heard.slice(20, 37)).not.toContain(false);
    expect([...heard.slice(0, 18), ...heard.slice(40)]).not.toContain(true);
    expect(told.every((share, index) => index === 0 || share > (told[index - 1] ?? 0))).toBe(true);
    expect(told.at(-1)).toBe(1);
    expect(told.length).toBeGreaterThan(3);
  });

  it("keeps colours as they were shown, whichever way a shot has coded them", {
    tags: ["long"],
  }, async () => {
    const blue = ["-f", "lavfi", "-i", "color=c=0x3080c0:s=320x180:r=24:d=1"];
    const coded = (matrix: string) => [
      "-vf",
      `scale=out_color_matrix=${matrix}:flags=accurate_rnd`,
      "-pix_fmt",
      "yuv420p",
    ];
    await ffmpeg(...blue, ...coded("bt601"), file("unsaid.mp4"));
    await ffmpeg(...blue, ...coded("bt709"), "-colorspace", "bt709", file("said.mp4"));
    await ffmpeg(...blue, ...coded("bt601"), "-colorspace", "bt470bg", ...hevc, file("hevc-blue.mp4"));
    for (const name of ["unsaid.mp4", "said.mp4", "hevc-blue.mp4"]) {
      await media.join([{ path: file(name), seconds: 0.9, join: cut }], file("blue.mp4"), size);
      near(await colour(file("blue.mp4"), "bt709"), [0x30, 0x80, 0xc0], 4);
    }
  });

  it("shows a turned clip upright, between bars when its shape is far from the film's", {
    tags: ["long"],
  }, async () => {
    await clip("lying.mp4", { picture: { grey: 200 } });
    await markTurned(file("lying.mp4"), file("standing.mp4"));
    expect(await media.probe(file("standing.mp4"))).toMatchObject({ width: 180, height: 320, rotation: 90 });
    await media.join([{ path: file("standing.mp4"), seconds: 2, join: cut }], file("upright.mp4"), size);
    const { streams } = await inspect(file("upright.mp4"));
    expect(streams[0]).toMatchObject({ width: 320, height: 180 });
    expect(streams[0]?.side_data_list).toBeUndefined();
    const [first] = await brightness(file("upright.mp4"));
    // 102 of 320 columns are bright, the rest black.
    near([first], [16 + (184 * 102) / 320], 6);
  });

  it("holds the last picture of a shot that came out too short, and says so", {
    tags: ["long"],
  }, async () => {
    await clip("short.mp4", { picture: "ramp", seconds: 1 });
    const result = await media.join(
      [{ path: file("short.mp4"), seconds: 2, join: cut }],
      file("held.mp4"),
      size,
    );
    expect(result.frames).toBe(48);
    expect(result.warnings).toEqual([
      "Shot 1 came out 1.0 s too short; its last picture is held for that long.",
    ]);
    const shown = await brightness(file("held.mp4"));
    near([shown[23], shown[24], shown[47]], [62, 62, 62]);
  });

  it("never drifts over many shots of crooked lengths", { tags: ["long"] }, async () => {
    await clip("ramp.mp4", { picture: { grey: 77 }, coding: ours, width: 64, height: 36 });
    const shots = Array.from({ length: 10 }, () => ({ path: file("ramp.mp4"), seconds: 0.7, join: cut }));
    const result = await media.join(shots, file("crooked.mp4"), { width: 64, height: 36 });
    expect(result.frames).toBe(168);
    expect(Number((await inspect(file("crooked.mp4"))).format.duration)).toBeCloseTo(7, 1);
  });
});

describe("joining files that are not what their index says", () => {
  it("codes all of them anew when copying did not give the right number of frames", {
    tags: ["long"],
  }, async () => {
    await clip("liar.mp4", { picture: { grey: 90 }, coding: ours });
    // Stands in for a player's quirk no file at hand has: the first joining by copy loses all but ten frames.
    const losing = await wrappedFfmpeg(
      file("losing.sh"),
      `case "$*" in *parts.txt*) if [ ! -e '${file("lost")}' ]; then
         touch '${file("lost")}'; n=$#; i=0
         for a; do shift; i=$((i+1)); [ $i -eq $n ] && set -- "$@" -frames:v 10; set -- "$@" "$a"; done
       fi;; esac`,
    );
    const shots = [1, 2].map(() => ({ path: file("liar.mp4"), seconds: 2, join: cut }));
    const result = await createMedia({ ffmpeg: losing, threads: 2 }).join(shots, file("mended.mp4"), size);
    expect(result).toMatchObject({ copied: 0, encoded: 2, frames: 96 });
    expect(await brightness(file("mended.mp4"))).toHaveLength(96);
  });
});

describe("cross-fades", () => {
  it("lie in the time of the next shot, over the end of the one before, in picture and sound", async () => {
    await clip("dark.mp4", { picture: { grey: 40 }, seconds: 2.5, coding: ours, sound: { hertz: 300 } });
    await clip("light.mp4", { picture: { grey: 200 }, seconds: 2, coding: ours });
    await clip("after.mp4", { picture: { grey: 120 }, seconds: 2, coding: ours });
    const result = await media.join(
      [
        { path: file("dark.mp4"), seconds: 2, join: fade(0.5) },
        { path: file("light.mp4"), seconds: 2, join: cut },
        { path: file("after.mp4"), seconds: 2, join: cut },
      ],
      file("faded.mp4"),
      size,
    );
    expect(result).toMatchObject({ frames: 144, copied: 2, encoded: 1 });
    const shown = await brightness(file("faded.mp4"));
    near(
      [shown[47], shown[48], shown[54], shown[59], shown[60], shown[95], shown[96]],
      [40, 40, 120, 187, 200, 200, 120],
    );
    const rising = shown.slice(48, 61);
    expect([...rising].sort((a, b) => a - b)).toEqual(rising);
    const heard = await loudness(file("faded.mp4"));
    expect(heard[19]).toBeGreaterThan(0.05);
    expect(heard[24]).toBeLessThan((heard[20] ?? 0) / 2);
    expect(Math.max(...heard.slice(26))).toBeLessThan(0.001);
    expect(heard.length).toBeGreaterThanOrEqual(60);
  });

  it("can follow each other and be trimmed in the middle", { tags: ["long"] }, async () => {
    await clip("one.mp4", { picture: { grey: 40 }, seconds: 1.5, coding: ours });
    await clip("two.mp4", { picture: { grey: 120 }, seconds: 1.5, coding: ours });
    await clip("three.mp4", { picture: { grey: 200 }, seconds: 1, coding: ours });
    const shots = ["one.mp4", "two.mp4", "three.mp4"].map((name) => ({
      path: file(name),
      seconds: 1,
      join: fade(0.5),
    }));
    const result = await media.join(shots, file("middle.mp4"), { ...size, trim: { from: 1.25, to: 2.25 } });
    expect(result.frames).toBe(24);
    const shown = await brightness(file("middle.mp4"));
    // Half-way through the first fade; all of the second shot; half-way through the second fade.
    near([shown[0], shown[6], shown[17], shown[18], shown[23]], [80, 120, 120, 120, 153], 4);
  });
});

describe("finishing", () => {
  it("keeps only a part, leaving whole shots inside it untouched", { tags: ["long"] }, async () => {
    await clip("t1.mp4", { picture: "ramp", coding: ours });
    await clip("t2.mp4", { picture: { grey: 150 }, coding: ours, sound: { hertz: 300 } });
    const shots = ["t1.mp4", "t2.mp4", "t1.mp4"].map((name) => ({ path: file(name), seconds: 2, join: cut }));
    const result = await media.join(shots, file("part.mp4"), { ...size, trim: { from: 1, to: 4.5 } });
    expect(result).toMatchObject({ frames: 84, copied: 2, encoded: 1 });
    const shown = await brightness(file("part.mp4"));
    near([shown[0], shown[23], shown[24], shown[71], shown[72], shown[83]], [64, 110, 150, 150, 16, 38]);
    const heard = (await loudness(file("part.mp4"))).map((level) => level > 0.02);
    expect(heard.slice(0, 9)).not.toContain(true);
    expect(heard.slice(11, 29)).not.toContain(false);
  });

  it("refuses to keep nothing", async () => {
    const shots = [{ path: file("t1.mp4"), seconds: 2, join: cut }];
    await expect(
      media.join(shots, file("no.mp4"), { ...size, trim: { from: 2, to: 3 } }),
    ).rejects.toMatchObject({
      code: "empty-cut",
    });
  });

  it("lets the end fade into the beginning, so that the first frame follows the last", {
    tags: ["long"],
  }, async () => {
    await clip("loop.mp4", { picture: "ramp", seconds: 4, coding: ours });
    const result = await media.join([{ path: file("loop.mp4"), seconds: 4, join: cut }], file("round.mp4"), {
      ...size,
      loop: true,
    });
    expect(result.frames).toBe(96 - 18);
    const shown = await brightness(file("round.mp4"));
    expect(shown).toHaveLength(78);
    // It begins after the fade's length, and ends where it began.
    near([shown[0], shown[59], shown[77]], [16 + 2 * 18, 16 + 2 * 77, 16 + 2 * 17], 10);
  });
});

describe("names and links", () => {
  it("takes paths that look like options, protocols and list entries for what they are", async () => {
    const names = [
      "-i",
      "it's.mp4",
      "two\nlines\nfile 'x'.mp4",
      "http:x.mp4",
      "%03d.mp4",
      "a'\\''b|c;$(id).mp4",
    ];
    await clip("plain.mp4", { coding: ours, picture: { grey: 90 } });
    for (const name of names) await copyFile(file("plain.mp4"), file(name));
    const out = file("-y 'out'\n.mp4");
    const result = await media.join(
      names.map((name) => ({ path: file(name), seconds: 2, join: cut })),
      out,
      size,
    );
    expect(result).toMatchObject({ copied: 6, frames: 288 });
    expect(await media.probe(out)).toMatchObject({ seconds: 12 });
  });

  it("says which file is no video, before any work is done", async () => {
    await writeFile(file("list.mp4"), "ffconcat version 1.0\nfile /etc/passwd\n");
    const shots = ["plain.mp4", "list.mp4"].map((name) => ({ path: file(name), seconds: 2, join: cut }));
    await expect(media.join(shots, file("never.mp4"), size)).rejects.toMatchObject({ code: "not-a-video" });
  });
});
