import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeShotFile } from "../fixtures/shot-file.ts";
import { layFfmpegOnce } from "./ffmpeg-once.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-once-"));
  await layFfmpegOnce(join(folder, "programs"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const kept = async () =>
  (await readdir(join(folder, "programs", "kept"))).filter((name) => name.endsWith(".out")).length;
/** What two seconds laid end to end with themselves are, from a list beside them; in a folder of its own each time. */
async function joined(shot: string, name: string): Promise<Buffer> {
  const place = await mkdtemp(join(folder, "work-"));
  await copyFile(shot, join(place, "part.mp4"));
  await writeFile(join(place, "parts.txt"), "ffconcat version 1.0\nfile part.mp4\nfile part.mp4\n");
  const args = [
    "-nostdin",
    "-v",
    "error",
    "-y",
    "-f",
    "concat",
    "-i",
    "parts.txt",
    "-c",
    "copy",
    "-f",
    "mp4",
  ];
  const { stderr } = await promisify(execFile)(
    join(folder, "programs", "ffmpeg"),
    [...args, `file:${join(place, name)}`],
    { cwd: place },
  );
  expect(stderr).toBe("");
  return readFile(join(place, name));
}

it("hands out what equal work gave, by what is in the files, and does anew what isn't equal", async () => {
  const [two, one] = [await makeShotFile(folder), await makeShotFile(folder, { seconds: 1 })];
  // One of sixteen is left to the real one and not kept.
  while ((await kept()) === 0) await joined(two, "out");
  const first = await joined(two, "out");
  expect(first.length).toBeGreaterThan((await readFile(two)).length);
  expect((await joined(two, "another name")).equals(first)).toBe(true);
  expect(await kept()).toBe(1);
  const other = await joined(one, "out");
  expect(other.equals(first)).toBe(false);
});

it("tells of what fails as it is, each time", async () => {
  for (let times = 0; times < 2; times++) {
    const failing = promisify(execFile)(join(folder, "programs", "ffmpeg"), [
      ...["-nostdin", "-v", "error", "-i", "file:nothing.mp4", "-f", "mp4", `file:${join(folder, "out")}`],
    ]);
    await expect(failing).rejects.toMatchObject({ stderr: expect.stringContaining("nothing.mp4") });
  }
  expect(await kept()).toBe(0);
});

it("does anew what writes a file beside the one that it makes, or reads one, by a filter", async () => {
  for (let times = 0; times < 3; times++) {
    const place = await mkdtemp(join(folder, "work-"));
    const args = ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "sine=d=0.1", "-af"];
    await promisify(execFile)(
      join(folder, "programs", "ffmpeg"),
      [
        ...args,
        "astats=metadata=1,ametadata=mode=print:file=mix.txt",
        "-f",
        "wav",
        `file:${join(place, "out")}`,
      ],
      { cwd: place },
    );
    expect((await readdir(place)).sort()).toEqual(["mix.txt", "out"]);
  }
  expect(await kept()).toBe(0);
});
