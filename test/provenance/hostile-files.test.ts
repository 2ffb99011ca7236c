import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { greyFrames } from "../../src/media/grey-frames.ts";
import { createMedia } from "../../src/media/media.ts";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import { createFingerprints } from "../../src/provenance/fingerprints.ts";
import { createFindTraces, type FindTraces } from "../../src/provenance/verify.ts";
import { FFMPEG_TEST_MS, ffmpeg } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const silent = { debug() {}, info() {}, warn() {}, error() {} };
let folder: string;
let findTraces: FindTraces;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-hostile-"));
  const store = await createLocalMediaStore({ folder: at("media"), workFolder: at("work"), now: () => 0 });
  const fingerprints = createFingerprints({ media: createMedia({ threads: 1 }), store });
  findTraces = createFindTraces({
    folder: at("provenance"),
    node: createRunner(process.execPath, silent),
    fingerprints,
  });
  const coding = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
  await ffmpeg("-f", "lavfi", "-t", "4", "-i", "testsrc2=s=160x90:r=12", ...coding, at("ours.mp4"));
  await fingerprints.keep({ id: "ours", createdAt: 0 }, at("ours.mp4"));
}, FFMPEG_TEST_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const box = (type: string, ...body: Buffer[]) => {
  const all = Buffer.concat(body);
  return Buffer.concat([uint32(8 + all.length), Buffer.from(type, "latin1"), all]);
};

it("says of a picture of 30,000 by 30,000 that calls itself a film that it is none, and doesn't open it", async () => {
  const header = box("IHDR", uint32(30_000), uint32(30_000), Buffer.from([8, 6, 0, 0, 0])).subarray(4);
  const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), uint32(13), header, uint32(0)]);
  await writeFile(at("large.mp4"), png);
  await expect(findTraces(at("large.mp4"))).rejects.toMatchObject({
    code: "not-a-video",
    userMessage: expect.stringMatching(/not a video/),
  });
});

it("looks at the beginning of a GIF of 100,000 pictures, and refuses one that claims to be huge", async () => {
  const gif = (side: number, pictures: number) => {
    const size = Buffer.alloc(4);
    size.writeUInt16LE(side, 0);
    size.writeUInt16LE(side, 2);
    const head = Buffer.concat([
      Buffer.from("GIF89a"),
      size,
      Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    ]);
    // A fiftieth of a second each, one dot.
    const picture = Buffer.from("21f90400020000002c000000000100010000" + "02024401" + "00", "hex");
    return Buffer.concat([head, ...Array<Buffer>(pictures).fill(picture), Buffer.from([0x3b])]);
  };
  await writeFile(at("long.gif"), gif(64, 100_000));
  expect(await findTraces(at("long.gif"))).toEqual({ looksLike: [] });
  await writeFile(at("huge.gif"), gif(60_000, 2));
  await expect(findTraces(at("huge.gif"))).rejects.toMatchObject({ code: "picture-too-large" });
});

it("doesn't follow a film's references to other files", async () => {
  const film = await readFile(at("ours.mp4"));
  const path = Buffer.from(at("ours.mp4"));
  // An alias of QuickTime's: volume, name and depth, then the absolute path by its tag.
  const alias = Buffer.concat([
    Buffer.alloc(4 + 10 + 28 + 12 + 64 + 16 + 4 + 16),
    Buffer.from([0, 2]),
    uint32(path.length).subarray(2),
    path,
    Buffer.alloc(path.length % 2),
    Buffer.from([0xff, 0xff, 0, 0]),
  ]);
  const entry = box("alis", alias);
  const old = film.indexOf("url ", 0, "latin1") - 4;
  const added = entry.length - film.readUInt32BE(old);
  for (const name of ["moov", "trak", "mdia", "minf", "dinf", "dref"]) {
    const place = film.indexOf(name, 0, "latin1") - 4;
    film.writeUInt32BE(film.readUInt32BE(place) + added, place);
  }
  // The samples are there in the other file, and nothing is here.
  const moov = film.indexOf("moov", 0, "latin1") - 4;
  film.fill(0, film.indexOf("mdat", 0, "latin1") + 4, moov);
  const referring = Buffer.concat([
    film.subarray(0, old),
    entry,
    film.subarray(old + film.readUInt32BE(old)),
  ]);
  await writeFile(at("referring.mp4"), referring);
  const found = await findTraces(at("referring.mp4")).catch((error: unknown) => error);
  expect(found).not.toMatchObject({ looksLike: ["ours"] });
  expect(found).toMatchObject({ code: "media-broken" });
});

it("says of an encrypted film that it can't be read", async () => {
  const key = "76a6c65c5ea762046bd749a2e632ccbb";
  const encryption = ["-encryption_scheme", "cenc-aes-ctr", "-encryption_key", key, "-encryption_kid", key];
  await ffmpeg("-i", at("ours.mp4"), "-c", "copy", ...encryption, at("encrypted.mp4"));
  const found = await findTraces(at("encrypted.mp4")).catch((error: unknown) => error);
  expect(found).toMatchObject({ code: "media-broken", userMessage: expect.stringMatching(/can't be read/) });
});

it("looks at the first minute and a half of an hour at one picture a second", async () => {
  const coding = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "3600", "-pix_fmt", "yuv420p"];
  await ffmpeg("-f", "lavfi", "-t", "3600", "-i", "testsrc2=s=64x36:r=1", ...coding, at("hour.mp4"));
  const programs = { ffmpeg: createRunner("ffmpeg", silent), ffprobe: createRunner("ffprobe"), threads: 1 };
  const frames = await greyFrames(programs, at("hour.mp4"), at("hour.grey"), { side: 64, fps: 8 });
  expect(frames).toHaveLength(720);
  expect(await findTraces(at("hour.mp4"))).toEqual({ looksLike: [] });
  await expect(
    greyFrames(programs, at("hour.mp4"), at("hour.grey"), { side: 64, fps: 8, timeLimitMs: 1 }),
  ).rejects.toMatchObject({ code: "too-slow-to-look-at" });
});

it.each([
  [
    "whose moov says it is longer than the file",
    [box("ftyp", Buffer.from("isom")), uint32(0xfffffff0), Buffer.from("moov")],
  ],
  [
    "that ends in half a box's header",
    [box("ftyp", Buffer.from("isom")), box("uuid", Buffer.alloc(64)), uint32(1), Buffer.from("uuid")],
  ],
  [
    "with a box of endless size",
    [box("ftyp", Buffer.from("isom")), uint32(1), Buffer.from("moov"), Buffer.alloc(8, 0xff)],
  ],
  ["that begins a film and is text", [Buffer.from("\0\0\0\x18ftypisom\n#EXTM3U\nfile:///etc/passwd\n")]],
])("ends with a plain mistake on a file %s", async (_, parts) => {
  await writeFile(at("lying.mp4"), Buffer.concat(parts));
  await expect(findTraces(at("lying.mp4"))).rejects.toMatchObject({ name: "MediaError", retryable: false });
});
