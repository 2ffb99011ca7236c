import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";

const PROGRAM = new URL("../../fixtures/draw-in-thread.ts", import.meta.url).pathname;
/** 96 pictures of 720p took 7 or 8 looks, and without the setting 13 to 15: how many by chance lies far from both. */
const MOST = 10;
/** 19 to 61, by the version of Node, all before there is a thread; without the setting 126 to 392. */
const MOST_COMPILED = 90;

let said = "";

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "rushes-thread-"));
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--trace-gc", "--trace-opt", "--import", "tsx", PROGRAM, join(folder, "shot.mp4")],
      { timeout: 60_000, maxBuffer: 16 * 1024 ** 2 },
    );
    expect(stderr).not.toContain("unrecognized flag");
    said = stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 70_000);

it("looks a thread's memory through for each dozen pictures or so, not for each seven", () => {
  // By thread: what the other ones do, Node's own and the one that asks, is no drawing.
  const ofThread = new Map<string, number>();
  for (const [, thread = ""] of said.matchAll(/:(0x\w+)\]\s+\d+ ms: Mark-Compact/g))
    ofThread.set(thread, (ofThread.get(thread) ?? 0) + 1);
  expect(Math.max(0, ...ofThread.values())).toBeLessThanOrEqual(MOST);
});

it("compiles few functions anew for speed, for a shot is drawn before that pays", () => {
  expect([...said.matchAll(/completed compiling/g)].length).toBeLessThanOrEqual(MOST_COMPILED);
});
