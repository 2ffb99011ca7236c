import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import { streamsOf } from "../fixtures/footage.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

const run = promisify(execFile);
const HOSTILE = '[CHAPTER]; START=0 #x \\ "=" é 狐';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-chapters-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function told(path: string, ...show: string[]) {
  const { stdout } = await run("ffprobe", ["-v", "error", ...show, "-of", "json", path]);
  return JSON.parse(stdout);
}

it("lets players jump to each shot, whatever its words are, and changes no picture and no sound", async () => {
  const film = await makeShotFile(folder, { seconds: 3 });
  const before = await streamsOf(film);
  const lengthOf = async () => Number((await told(film, "-show_format")).format.duration);
  const seconds = await lengthOf();
  const bytes = await createMedia({}).addChapters(film, [
    { title: HOSTILE, from: 0, to: 1.25 },
    { title: "two\nlines\u0000", from: 1.25, to: 3 },
  ]);
  expect(bytes).toBe((await stat(film)).size);
  const { chapters } = await told(film, "-show_chapters");
  expect(
    chapters.map((chapter: { start_time: string; end_time: string; tags: { title: string } }) => [
      Number(chapter.start_time),
      Number(chapter.end_time),
      chapter.tags.title,
    ]),
  ).toEqual([
    [0, 1.25, HOSTILE],
    [1.25, 3, "two lines "],
  ]);
  expect(await streamsOf(film)).toBe(before);
  expect(await lengthOf()).toBeCloseTo(seconds, 2);
});
