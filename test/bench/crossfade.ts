import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filmVideoArgs } from "../../src/media/film-format.ts";
import { createMedia } from "../../src/media/media.ts";
import type { Bench } from "./bench.ts";
import { best } from "./best.ts";

const SHOTS = 12;
const SECONDS = 5;
const FADE = 0.5;
const SIZE = { width: 1280, height: 720 };
const TIMES = 3;

/** A minute's film in which every shot cross-fades into the next, against coding all of it anew. */
export const crossfade: Bench = {
  name: "crossfade",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "rushes-bench-crossfade-"));
    try {
      const media = createMedia({});
      const shots = Array.from({ length: SHOTS }, (_, shot) => ({
        path: makeShot(folder, shot),
        seconds: SECONDS,
        join: { kind: "crossfade" as const, seconds: FADE },
      }));
      const frames = SHOTS * SECONDS * 24;
      // A picture over the whole film is what has every shot coded anew.
      const mark = join(folder, "mark.png");
      ffmpeg("-f", "lavfi", "-i", "color=c=white@0.0:s=16x16,format=rgba", "-frames:v", "1", mark);
      let coded = 0;
      const [ours, reference] = await best(TIMES, [
        async () => {
          ({ codedFrames: coded } = await media.join(shots, join(folder, "ours.mp4"), SIZE));
        },
        async () => {
          const overlays = [{ path: mark, x: 0, y: 0, from: 0, to: frames }];
          await media.join(shots, join(folder, "reference.mp4"), { ...SIZE, overlays });
        },
      ]);
      return [
        {
          name: "crossfade",
          ours,
          reference,
          ratio: ours / reference,
          unit: "s",
          note: `${SHOTS} shots of ${SECONDS} s, 720p24, each cross-fading into the next for ${FADE} s: ${coded} of ${frames} pictures coded anew, against all; best of ${TIMES}; aim under 0.5`,
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function makeShot(folder: string, shot: number): string {
  const path = join(folder, `shot-${shot}.mp4`);
  ffmpeg(
    ...["-f", "lavfi", "-i", `testsrc2=s=1280x720:r=24:d=${SECONDS + FADE},hue=h=${shot * 30}`],
    ...filmVideoArgs({ fps: 24 }),
    path,
  );
  return path;
}

function ffmpeg(...args: string[]): void {
  execFileSync("ffmpeg", ["-v", "error", "-nostdin", "-y", ...args]);
}
