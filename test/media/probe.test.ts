import { execFileSync } from "node:child_process";
import { readFile, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { MEDIA_ERRORS } from "../../src/media/errors.ts";
import { createMedia } from "../../src/media/media.ts";
import { FFMPEG_TEST_MS, ffmpeg, makeClip, markTurned, temporaryFolder } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({ threads: 1 });
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeClip(file("good.mp4"), { sound: { hertz: 440 }, fps: 30 });
});
afterAll(() => folder.remove());

describe("looking into a video", () => {
  it("says how it is shown, how long, how fast, how coded and whether it has sound", async () => {
    expect(await media.probe(file("good.mp4"))).toMatchObject({
      width: 320,
      height: 180,
      seconds: 2,
      frameRate: 30,
      variableFrameRate: false,
      codec: "h264",
      pixelFormat: "yuv420p",
      rotation: 0,
      sound: { codec: "aac", rate: 48_000, channels: 2 },
      mp4: true,
      fastStart: false,
    });
    await ffmpeg("-i", file("good.mp4"), "-an", "-c", "copy", "-movflags", "+faststart", file("fast.mp4"));
    expect(await media.probe(file("fast.mp4"))).toMatchObject({ fastStart: true, sound: undefined });
  });

  it("turns what is marked to be turned, and squares oblong pixels", async () => {
    await markTurned(file("good.mp4"), file("turned.mp4"));
    expect(await media.probe(file("turned.mp4"))).toMatchObject({ width: 180, height: 320, rotation: 90 });
    await ffmpeg("-i", file("good.mp4"), "-vf", "setsar=2/1", file("oblong.mp4"));
    expect(await media.probe(file("oblong.mp4"))).toMatchObject({ width: 640, height: 180 });
  });

  it("sees that the rate varies", async () => {
    await ffmpeg(
      "-f",
      "lavfi",
      "-i",
      "testsrc2=s=320x180:r=30:d=3,select='lt(n,30)+not(mod(n,9))'",
      "-fps_mode",
      "vfr",
      file("vfr.mp4"),
    );
    expect(await media.probe(file("vfr.mp4"))).toMatchObject({ variableFrameRate: true });
  });

  it("reads WebM and moving GIFs", async () => {
    await ffmpeg(
      "-i",
      file("good.mp4"),
      "-c:v",
      "libvpx",
      "-deadline",
      "realtime",
      "-c:a",
      "libopus",
      file("good.webm"),
    );
    expect(await media.probe(file("good.webm"))).toMatchObject({
      codec: "vp8",
      mp4: false,
      sound: { codec: "opus" },
    });
    await ffmpeg("-i", file("good.mp4"), "-r", "10", file("good.gif"));
    expect(await media.probe(file("good.gif"))).toMatchObject({ codec: "gif", width: 320, sound: undefined });
  });
});

describe("looking into something that is no good video", () => {
  const rejects = (name: string, code: keyof typeof MEDIA_ERRORS) =>
    expect(media.probe(file(name))).rejects.toMatchObject({
      code,
      retryable: false,
      userMessage: MEDIA_ERRORS[code].sentence,
    });

  it("says that it is not there, or empty, or not a plain file", async () => {
    await rejects("none.mp4", "media-missing");
    await writeFile(file("empty.mp4"), "");
    await rejects("empty.mp4", "media-empty");
    await expect(media.probe(folder.path)).rejects.toMatchObject({ code: "not-a-video" });
    execFileSync("mkfifo", [file("pipe.mp4")]);
    await rejects("pipe.mp4", "not-a-video");
    await expect(media.probe("/dev/zero")).rejects.toMatchObject({ code: "not-a-video" });
  });

  it("says that the end is missing: of the file, of the index, of the pictures an index promises", async () => {
    const whole = await readFile(file("good.mp4"));
    await writeFile(file("half.mp4"), whole.subarray(0, whole.length / 2));
    await rejects("half.mp4", "media-truncated");
    await writeFile(file("nearly.mp4"), whole.subarray(0, -20));
    await rejects("nearly.mp4", "media-truncated");
    await ffmpeg("-i", file("good.mp4"), "-c", "copy", "-movflags", "+faststart", file("index-first.mp4"));
    await truncate(file("index-first.mp4"), 30_000);
    await rejects("index-first.mp4", "media-truncated");
    // Cut off and closed again: all boxes are whole, but they promise pictures that are not there.
    const index = whole.indexOf("moov") - 4;
    const pictures = whole.indexOf("mdat") - 4;
    const cut = Buffer.concat([whole.subarray(0, pictures + 5_000), whole.subarray(index)]);
    cut.writeUInt32BE(5_000, pictures);
    await writeFile(file("mended.mp4"), cut);
    await rejects("mended.mp4", "media-truncated");
  });

  it("says that it has no pictures, or is but a picture", async () => {
    await ffmpeg("-i", file("good.mp4"), "-vn", "-c:a", "ac3", "-f", "mp4", file("sound.mp4"));
    await rejects("sound.mp4", "not-a-video");
    await ffmpeg("-i", file("good.mp4"), "-frames:v", "1", file("still.png"));
    await writeFile(file("still.mp4"), await readFile(file("still.png")));
    await rejects("still.mp4", "not-a-video");
  });

  it("refuses what would be absurd to work on", async () => {
    await ffmpeg(
      "-f",
      "lavfi",
      "-i",
      "color=s=64x36:r=1/750:d=36000",
      "-c:v",
      "libx264",
      "-preset",
      "ultrafast",
      file("ten-hours.mp4"),
    );
    await rejects("ten-hours.mp4", "media-too-long");
    await writeFile(file("vast.gif"), tinyGif(16_384, 16_384));
    await rejects("vast.gif", "picture-too-large");
    await writeFile(file("one.gif"), tinyGif(1, 1));
    await rejects("one.gif", "picture-too-small");
  });

  it("says that it is damaged when its beginning is right and the rest is not", async () => {
    const head = (await readFile(file("good.mp4"))).subarray(0, 32);
    await writeFile(file("noise.mp4"), Buffer.concat([head, Buffer.alloc(50_000, "noise")]));
    await expect(media.probe(file("noise.mp4"))).rejects.toMatchObject({
      code: expect.stringMatching(/^media-(broken|truncated)$/),
    });
    await writeFile(
      file("noise.webm"),
      Buffer.concat([Buffer.from("1a45dfa3", "hex"), Buffer.alloc(5_000, "noise")]),
    );
    await rejects("noise.webm", "media-broken");
  });

  it("never opens what a playlist names, on the disk or on the net", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.mp4`;
    const tricks = {
      "concat.mp4": `ffconcat version 1.0\nfile '${file("good.mp4")}'\n`,
      "concat-net.mp4": `ffconcat version 1.0\nfile '${url}'\n`,
      "hls.mp4": `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\n${url}\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n`,
      "dash.mp4": `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>${url}</BaseURL></MPD>`,
      "sdp.mp4": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
      "script.mp4": "#!/bin/sh\ntouch /tmp/owned\n",
      "subtitles.mp4": "1\n00:00:00,000 --> 00:00:01,000\nhello\n",
    };
    for (const [name, text] of Object.entries(tricks)) {
      await writeFile(file(name), text);
      await rejects(name, "not-a-video");
      await expect(media.fit(file(name), file("out.mp4"), { maxBytes: 10 })).rejects.toMatchObject({
        code: "not-a-video",
      });
      await expect(media.poster(file(name), file("out.jpg"))).rejects.toMatchObject({ code: "not-a-video" });
    }
    // An MP4's own way of pointing elsewhere: a data reference that is not its own file.
    const bytes = await readFile(file("good.mp4"));
    bytes.writeUInt32BE(0, bytes.indexOf("url ") + 4);
    await writeFile(file("reference.mp4"), bytes);
    await media.probe(file("reference.mp4")).catch(() => {});
    server.close();
    expect(asked).toEqual([]);
  });

  it("follows a link to a video, for the media store hands out plain paths", async () => {
    await symlink(file("good.mp4"), file("link.mp4"));
    expect(await media.probe(file("link.mp4"))).toMatchObject({ width: 320 });
  });
});

/** A GIF of one grey pixel on a canvas that claims any size. */
function tinyGif(width: number, height: number): Buffer {
  const canvas = Buffer.alloc(7);
  canvas.writeUInt16LE(width, 0);
  canvas.writeUInt16LE(height, 2);
  canvas[4] = 0x80;
  return Buffer.concat([
    Buffer.from("GIF89a"),
    canvas,
    Buffer.from("808080ffffff", "hex"),
    Buffer.from("2c000000000100010000", "hex"),
    Buffer.from("0202440100", "hex"),
    Buffer.from(";"),
  ]);
}
