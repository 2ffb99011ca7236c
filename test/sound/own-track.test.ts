import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { createDecode } from "../../src/sound/decode.ts";
import { playOwn } from "../../src/sound/own-track.ts";
import { readWav, SAMPLE_RATE } from "../../src/sound/pcm.ts";
import { FFMPEG_TEST_MS, temporaryFolder } from "../fixtures/footage.ts";

const run = promisify(execFile);
const decode = createDecode({ ffmpeg: createRunner("ffmpeg"), ffprobe: createRunner("ffprobe") });
const INSTEAD = "so the music is composed here instead.";
let place: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  place = await temporaryFolder();
});
afterAll(() => place.remove());

const tone = (seconds: number) => ["-f", "lavfi", "-i", `sine=f=330:r=44100:d=${seconds}`];
const picture = ["-f", "lavfi", "-i", "testsrc2=s=64x48:r=5:d=3"];
const encrypted = ["-encryption_scheme", "cenc-aes-ctr", "-encryption_kid", "0".repeat(32)];

async function make(name: string, ...args: string[]): Promise<string> {
  const path = join(place.path, name);
  await run("ffmpeg", ["-v", "error", "-nostdin", "-y", ...args, path]);
  return path;
}

/** What a film of five seconds gets of a track: its seconds, and what the card says. */
async function played(path: string | undefined): Promise<{ seconds: number | undefined; told: string[] }> {
  const told: string[] = [];
  const { signal } = new AbortController();
  const wav = await playOwn(decode, path, 5, { folder: place.path, signal }, told);
  const [left] = wav === undefined ? [] : await readWav(wav);
  return { seconds: left && left.length / SAMPLE_RATE, told };
}

describe("a person's own track", { timeout: FFMPEG_TEST_MS }, () => {
  const PLAYED = "is played: %s";
  const isPlayed = async (_: string, name: string, args: readonly string[]) => {
    const { seconds, told } = await played(await make(name, ...args));
    expect(seconds).toBeCloseTo(3, 1);
    expect(told).toEqual([]);
  };
  it.each([["one of 8 kHz and one channel", "low.wav", [...tone(3), "-ar", "8000", "-ac", "1"]]] as const)(
    PLAYED,
    isPlayed,
  );
  it.each([
    ["an MP3", "song.mp3", [...tone(3)]],
    ["one of eight channels", "eight.flac", [...tone(3), "-af", "pan=7.1|c0=c0|c3=c0|c7=c0"]],
  ] as const)(PLAYED, { tags: ["long"] }, isPlayed);

  it("begins with its first sound, and as much is read of it as the film needs", {
    tags: ["long"],
  }, async () => {
    const path = await make("late.wav", ...tone(60), "-af", "adelay=4000:all=1");
    const { seconds, told } = await played(path);
    expect(told).toEqual([]);
    // Five for the film, eight to be cut at a bar, and what of the silence allowed for was none.
    expect(seconds).toBeCloseTo(5 + 8 + 20 - 4, 1);
  });

  it("is the sound of a video, and the card says that", async () => {
    const { seconds, told } = await played(
      await make("video.mp4", ...picture, ...tone(3), "-c:v", "mpeg4", "-c:a", "aac"),
    );
    expect(seconds).toBeCloseTo(3, 1);
    expect(told).toEqual(["Of the video you sent the sound is played as the music."]);
  });

  it("of three hours is told to be long, and its beginning is played", { tags: ["long"] }, async () => {
    const ten = await make(
      "ten.mp3",
      ...tone(10),
      "-ar",
      "8000",
      "-b:a",
      "8k",
      "-write_xing",
      "0",
      "-id3v2_version",
      "0",
    );
    const path = join(place.path, "long.mp3");
    await writeFile(path, Buffer.concat(Array(1_080).fill(await readFile(ten))));
    const { seconds, told } = await played(path);
    expect(seconds).toBeGreaterThan(12);
    expect(told[0]).toMatch(/^Your track is 3 h(?: \d min)? long: the clip plays its first 5 s\.$/);
  });

  it.each<[string, () => Promise<string | undefined>, string]>([
    ["silent", () => make("silent.wav", "-f", "lavfi", "-i", "anullsrc=d=3"), "is silent"],
    ["of 0.2 s", () => make("short.wav", ...tone(0.2)), "is only 0.2 s long"],
    [
      "a video without sound",
      () => make("mute.mp4", ...picture, "-c:v", "mpeg4"),
      "is a video without sound",
    ],
    [
      "protected against copying",
      () => make("bought.mp4", ...tone(3), "-c:a", "aac", ...encrypted, "-encryption_key", "1".repeat(32)),
      "is protected against being copied (DRM)",
    ],
    [
      "broken",
      async () => {
        const path = join(place.path, "broken.mp3");
        await writeFile(
          path,
          Buffer.from("ID3\x04 this is no music at all, whatever it is called. ".repeat(40)),
        );
        return path;
      },
      "is damaged or of a kind that can't be read (MP3, M4A, WAV, FLAC, OGG or AIFF can)",
    ],
    ["gone", async () => undefined, "isn't there any more"],
  ])("that is %s is told of, and the film's music is composed", async (_, file, why) => {
    expect(await played(await file())).toEqual({
      seconds: undefined,
      told: [`Your track ${why}, ${INSTEAD}`],
    });
  });

  it("that is cut off is played as far as it goes", async () => {
    const whole = await readFile(await make("whole.mp3", ...tone(6)));
    const path = join(place.path, "cut.mp3");
    await writeFile(path, whole.subarray(0, whole.length / 2));
    const { seconds, told } = await played(path);
    expect(seconds).toBeGreaterThan(2);
    expect(told).toEqual([]);
  });
});
