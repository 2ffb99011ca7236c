import { readFile, writeFile } from "node:fs/promises";
import { expect, it, vi } from "vitest";
import { FFMPEG_TEST_MS, ffmpeg } from "../fixtures/footage.ts";
import { at, findTraces, withOurFilm } from "./our-film.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

withOurFilm();

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

it("looks at the beginning of a GIF of many pictures, and refuses one that claims to be huge", async () => {
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
  await writeFile(at("long.gif"), gif(64, 2_000));
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
  await expect(findTraces(at("lying.mp4"))).rejects.toMatchObject({
    // Said as the file's fault, and not as ours.
    ...{ name: "MediaError", retryable: false, code: "media-broken" },
    userMessage: expect.stringMatching(/can't be read/),
  });
});
