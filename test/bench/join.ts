import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filmVideoArgs } from "../../src/media/film-format.ts";
import { createMedia } from "../../src/media/media.ts";
import type { Bench, BenchResult } from "./bench.ts";
import { best } from "./best.ts";

const SHOTS = 12;
const SECONDS = 5;
const SIZE = { width: 1280, height: 720 };
const TIMES = 8;

/** Joining twelve 5 s shots of 720p24 by hard cuts, against ffmpeg's own concat of the same files. */
export const joinBench: Bench = {
  name: "join",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "rushes-bench-join-"));
    try {
      return [await compare(folder, false), await compare(folder, true)];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function compare(folder: string, withSound: boolean): Promise<BenchResult> {
  const files = Array.from({ length: SHOTS }, (_, shot) => makeShot(folder, shot, withSound));
  const list = join(folder, "list.txt");
  writeFileSync(list, files.map((path) => `file '${path}'\n`).join(""));
  const media = createMedia({});
  const shots = files.map((path) => ({ path, seconds: SECONDS, join: { kind: "cut" as const } }));
  let copied = 0;

  const [ours, reference] = await best(TIMES, [
    async () => {
      ({ copied } = await media.join(shots, join(folder, "ours.mp4"), SIZE));
    },
    async () => {
      ffmpeg("-f", "concat", "-safe", "0", "-i", list, "-c", "copy", join(folder, "reference.mp4"));
    },
  ]);
  if (copied !== SHOTS) throw new Error(`only ${copied} of ${SHOTS} shots were copied`);
  return {
    name: withSound ? "join-with-sound" : "join",
    ours,
    reference,
    ratio: ours / reference,
    unit: "s",
    note: `${SHOTS} shots of ${SECONDS} s, 720p24 H.264${withSound ? " with AAC sound" : ", to which a silent sound track is added"}, best of ${TIMES} each in turn; ours also checks and probes every file, moves the index to the front and checks the result's frames; aim < 1.5`,
  };
}

function makeShot(folder: string, shot: number, withSound: boolean): string {
  const path = join(folder, `${withSound ? "sound" : "mute"}-${shot}.mp4`);
  ffmpeg(
    ...["-f", "lavfi", "-i", `testsrc2=s=1280x720:r=24:d=${SECONDS},hue=h=${shot * 30}`],
    ...(withSound ? ["-f", "lavfi", "-i", `sine=f=${220 + shot * 20}:r=48000:d=${SECONDS}`] : []),
    ...filmVideoArgs({ fps: 24 }),
    ...(withSound ? ["-c:a", "aac", "-ac", "2"] : []),
    path,
  );
  return path;
}

function ffmpeg(...args: string[]): void {
  execFileSync("ffmpeg", ["-v", "error", "-nostdin", "-y", ...args]);
}
