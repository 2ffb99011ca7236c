import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import type { ShotToJoin } from "../../src/media/segments.ts";
import { unlikeItsShots } from "../../workers/unlike-its-shots.ts";
import { FFMPEG_TEST_MS, makeClip, temporaryFolder } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const media = createMedia({ threads: 2 });
/** Not the shots' own, so that every picture is coded anew. */
const size = { width: 480, height: 270 };
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let shots: ShotToJoin[];
beforeAll(async () => {
  folder = await temporaryFolder();
  const path = await makeClip(join(folder.path, "moving.mp4"), { seconds: 2 });
  const grey = await makeClip(join(folder.path, "grey.mp4"), { seconds: 2, picture: { grey: 90 } });
  shots = [
    { path, seconds: 1.5, join: { kind: "cut" } },
    { path: grey, seconds: 1.5, join: { kind: "cut" } },
  ];
});
afterAll(() => folder.remove());

async function unlike(
  name: string,
  options: Partial<Parameters<typeof media.join>[2]> = {},
  joined: readonly ShotToJoin[] = shots,
) {
  const film = join(folder.path, `${name}.mp4`);
  await media.join(joined, film, { ...size, ...options });
  const store = { workPlace: (name: string) => join(folder.path, name) };
  const means = { media, store, signal: new AbortController().signal };
  return unlikeItsShots(means, film, joined, options.trim);
}

it("finds nothing in a film that is its shots coded anew, trimmed too", async () => {
  expect(await unlike("plain")).toEqual([]);
  expect(await unlike("trimmed", { trim: { from: 0.75, to: 2.5 } })).toEqual([]);
});

it("finds the moments at which a caption stands in it", async () => {
  const pages = [{ start: 1.6, end: 2.4, lines: ["It is late."] }];
  const overlays = await media.captions(pages, { ...size, fps: 24 }, folder.path);
  const moments = await unlike("captioned", { overlays });
  expect(moments.map(({ shot }) => shot)).toEqual([1]);
  expect(moments[0]?.at).toBeCloseTo(2.25, 1);
});

it("finds a mark of two letters at every moment", { tags: ["long"] }, async () => {
  const overlays = [await media.visibleMark({ text: "AI", corner: "top-right" }, size, folder.path)];
  expect(await unlike("marked", { overlays })).toHaveLength(6);
});

it("finds what two shots are together in a fade", { tags: ["long"] }, async () => {
  const [one, other] = shots as [ShotToJoin, ShotToJoin];
  const faded: ShotToJoin[] = [{ ...one, join: { kind: "crossfade", seconds: 0.5 } }, other];
  const moments = await unlike("faded", {}, faded);
  expect(moments.length).toBeGreaterThan(0);
  expect(moments.every(({ shot, at }) => shot === 1 && at < 2)).toBe(true);
});
