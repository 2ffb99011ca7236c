import { describe, expect, it } from "vitest";
import { kindByName, kindOfFile } from "../../../src/core/talk/sent-files.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("telling what a file is", () => {
  it.each([
    ["\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "png"],
    ["\xff\xd8\xff\xe0\0\x10JFIF", "jpg"],
    ["RIFF\x10\0\0\0WEBPVP8X", "webp"],
    ["GIF89a\x10\0\x10\0", "gif"],
    ["GIF87a\x10\0\x10\0", "gif"],
    ["\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "avif"],
    ["\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "avif"],
    ['{"rushes":1}', "json"],
    ["\xef\xbb\xbf\r\n  {", "json"],
    ["RIFF\0\0\0\0WAVEfmt ", "wav"],
    ["ID3\x04\0", "mp3"],
    ["\xff\xfb\x90\x44", "mp3"],
    ["\xff\xf1\x50\x80", "aac"],
    ["\0\0\0\x20ftypM4A \0\0\0\0M4A isom", "m4a"],
    ["fLaC\0\0\0\x22", "flac"],
    ["OggS\0\x02", "ogg"],
    ["FORM\0\0\x10\0AIFFCOMM", "aiff"],
  ])("goes by the first bytes: %j is %s", (start, ending) => {
    expect(kindOfFile(bytes(start))).toMatchObject({ ending });
  });

  it("knows an iPhone's photo, to say what to do", () => {
    expect(kindOfFile(bytes("\0\0\0\x18ftypheic\0\0\0\0mif1heic"))).toBe("heic");
    expect(kindOfFile(bytes("\0\0\0\x18ftypmif1\0\0\0\0mif1heix"))).toBe("heic");
  });

  it.each(["", "<svg/>", "[1,2]", "GIF8", "\0\0\0\x18ftypisom\0\0\0\0isomavc1", "%PDF-1.7", "II*\0"])(
    "knows no use for %j",
    (start) => {
      expect(kindOfFile(bytes(start))).toBeUndefined();
    },
  );

  it("guesses by what a platform says before a file is fetched", () => {
    expect(kindByName("a", "image/avif")).toBe("image");
    expect(kindByName("IMG_1.HEIC", undefined)).toBe("image");
    expect(kindByName("fox.json", "text/plain")).toBe("recipe");
    expect(kindByName("a", "application/json; charset=utf-8")).toBe("recipe");
    expect(kindByName("film.mp4", "video/mp4")).toBeUndefined();
    expect(kindByName("song.OPUS", undefined)).toBe("sound");
    expect(kindByName("a", "audio/mpeg")).toBe("sound");
  });
});
