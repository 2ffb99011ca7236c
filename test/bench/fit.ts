import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PRESET } from "../../src/media/fit.ts";
import { planFit } from "../../src/media/fit-plan.ts";
import { createMedia } from "../../src/media/media.ts";
import type { Bench } from "./bench.ts";
import { best } from "./best.ts";

const LIMIT = 10 * 1024 * 1024;

/** A minute of 1080p into 10 MiB, against ffmpeg's bare two passes at the same size, bit rate and preset. */
export const fitBench: Bench = {
  name: "fit",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "rushes-bench-fit-"));
    try {
      const film = join(folder, "film.mp4");
      ffmpeg(
        ...["-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=24:d=60,noise=alls=4:allf=t"],
        ...["-f", "lavfi", "-i", "sine=f=440:r=48000:d=60", "-c:v", "libx264", "-preset", "ultrafast"],
        ...["-b:v", "6M", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "2", film],
      );
      const media = createMedia({});
      const plan = planFit(await media.probe(film), LIMIT);
      if (!plan) throw new Error("no plan");
      const ourFilm = join(folder, "ours.mp4");
      const bare = [
        ...["-i", film, "-vf", `scale=${plan.width}:${plan.height}`, "-c:v", "libx264", "-preset", PRESET],
        ...["-b:v", String(plan.videoBits), "-passlogfile", join(folder, "passes")],
      ];
      const [ours, reference] = await best(1, [
        async () => {
          await media.fit(film, ourFilm, { maxBytes: LIMIT });
        },
        async () => {
          ffmpeg(...bare, "-pass", "1", "-an", "-f", "null", "-");
          ffmpeg(
            ...bare,
            "-pass",
            "2",
            "-c:a",
            "aac",
            "-b:a",
            `${plan.soundKbits}k`,
            join(folder, "reference.mp4"),
          );
        },
      ]);
      const bytes = statSync(ourFilm).size;
      const used = ((bytes / LIMIT) * 100).toFixed(1);
      const theirs = ((statSync(join(folder, "reference.mp4")).size / LIMIT) * 100).toFixed(1);
      if (bytes > LIMIT) throw new Error(`${bytes} bytes are over the limit`);
      const note = `60 s of 1080p24 of ${(statSync(film).size / 2 ** 20).toFixed(0)} MiB into 10 MiB at ${plan.width}×${plan.height}; ours uses ${used} % of the limit, the bare passes ${theirs} %; aim: never over, at least 90 %`;
      return [{ name: "fit", ours, reference, ratio: ours / reference, unit: "s", note }];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function ffmpeg(...args: string[]): void {
  execFileSync("ffmpeg", ["-v", "error", "-nostdin", "-y", ...args]);
}
