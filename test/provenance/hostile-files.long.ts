/** @module-tag long */

import { writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { greyFrames } from "../../src/media/grey-frames.ts";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { ffmpeg } from "../fixtures/footage.ts";
import { at, findTraces, silent, withOurFilm } from "./our-film.ts";

withOurFilm();

const programs = { ffmpeg: createRunner("ffmpeg", silent), ffprobe: createRunner("ffprobe"), threads: 1 };

it("looks at the beginning of a GIF of 100,000 pictures", async () => {
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
  const frames = await greyFrames(programs, at("long.gif"), at("long.grey"), { side: 64, fps: 8 });
  expect(frames).toHaveLength(720);
  expect(await findTraces(at("long.gif"))).toEqual({ looksLike: [] });
});

it("looks at the first minute and a half of an hour at one picture a second", async () => {
  const coding = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "3600", "-pix_fmt", "yuv420p"];
  await ffmpeg("-f", "lavfi", "-t", "3600", "-i", "testsrc2=s=64x36:r=1", ...coding, at("hour.mp4"));
  const frames = await greyFrames(programs, at("hour.mp4"), at("hour.grey"), { side: 64, fps: 8 });
  expect(frames).toHaveLength(720);
  expect(await findTraces(at("hour.mp4"))).toEqual({ looksLike: [] });
  await expect(
    greyFrames(programs, at("hour.mp4"), at("hour.grey"), { side: 64, fps: 8, timeLimitMs: 1 }),
  ).rejects.toMatchObject({ code: "too-slow-to-look-at" });
});
