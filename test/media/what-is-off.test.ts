import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import { SMALL_FPS, SMALL_SIDE, type SmallFrame } from "../../src/media/small-frames.ts";
import { jumpBetween, whatIsOff } from "../../src/media/what-is-off.ts";
import { FFMPEG_TEST_MS, ffmpeg, temporaryFolder } from "../fixtures/footage.ts";

const media = createMedia({});
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** Kinds of what is off in a video made by ffmpeg of this source. */
async function seen(name: string, source: string, asked = 2): Promise<string[]> {
  const path = join(folder.path, `${name}.mp4`);
  await ffmpeg(
    "-f",
    "lavfi",
    "-i",
    source,
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-pix_fmt",
    "yuv420p",
    path,
  );
  const frames = await media.smallFrames(path, join(folder.path, `${name}.raw`));
  return whatIsOff(frames, { asked }).map(({ kind }) => kind);
}

const SIZE = "s=320x180:r=24";

describe("a shot as it came", { timeout: FFMPEG_TEST_MS }, () => {
  it.each([
    ["moving", `testsrc2=${SIZE}:d=2`, []],
    ["dark", `testsrc2=${SIZE}:d=2,eq=brightness=-0.35`, []],
    ["short", `testsrc2=${SIZE}:d=1.5`, ["short"]],
    ["black", `color=c=black:${SIZE}:d=2`, ["black"]],
    ["still", `testsrc2=${SIZE}:d=2,loop=loop=-1:size=1,trim=duration=2`, ["frozen"]],
    ["noise", `nullsrc=${SIZE}:d=2,geq=random(1)*255:128:128`, ["garbled"]],
    ["letterbox", `testsrc2=s=320x120:r=24:d=2,pad=320:180:0:30`, ["bars"]],
    ["two", `testsrc2=${SIZE}:d=1[a];mandelbrot=${SIZE},trim=duration=1,negate[b];[a][b]concat`, ["cut"]],
    ["strobe", `testsrc2=${SIZE}:d=2,eq=brightness='if(lt(mod(n,6),3),-0.3,0.3)':eval=frame`, ["flashes"]],
  ])("%s: %j", async (name, source, faults) => {
    expect(await seen(name, source)).toEqual(faults);
  });
});

const plain = (red: number, green: number, blue: number): SmallFrame =>
  Uint8Array.from({ length: SMALL_SIDE * SMALL_SIDE * 3 }, (_, at) => [red, green, blue][at % 3] ?? 0);

it("ends on the picture asked for, or is said not to", () => {
  const frames = Array.from({ length: SMALL_FPS }, (_, at) => plain(40 + at, 80, 80));
  expect(whatIsOff(frames, { asked: 1, end: plain(60, 80, 80) })).toEqual([]);
  expect(whatIsOff(frames, { asked: 1, end: plain(240, 20, 250) })).toEqual([{ kind: "other-end" }]);
});

it("lightning twice is no strobe", () => {
  const frames = Array.from({ length: 2 * SMALL_FPS }, (_, at) => {
    const light = at === 10 || at === 20 ? 220 : 40 + (at % 3);
    return plain(light, light, light);
  });
  expect(whatIsOff(frames, { asked: 2 })).not.toContainEqual(expect.objectContaining({ kind: "flashes" }));
});

it("tells light and colour apart at a join", () => {
  expect(jumpBetween(plain(50, 50, 50), plain(150, 150, 150))).toEqual({ light: 100, colour: 0 });
  const { light, colour } = jumpBetween(plain(200, 50, 50), plain(50, 50, 200));
  expect(light).toBe(0);
  expect(colour).toBeGreaterThan(150);
});
