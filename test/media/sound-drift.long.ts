/** @module-tag long */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import { SAMPLE_RATE, writeWav } from "../../src/sound/pcm.ts";
import { FFMPEG_TEST_MS, temporaryFolder } from "../fixtures/footage.ts";

const run = promisify(execFile);
const FRAME = 1 / 24;

it(
  "keeps sound and picture together to within a frame at the last cut of a film of a minute, whatever its shots are",
  async () => {
    const place = await temporaryFolder();
    try {
      const make = async (name: string, colour: string, hertz: number, fps: number, rate: number) => {
        const path = join(place.path, name);
        const sound = hertz === 0 ? `anullsrc=r=${rate}:cl=mono` : `sine=f=${hertz}:r=${rate}`;
        await run("ffmpeg", [
          ...["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", `color=c=${colour}:s=160x90:r=${fps}`],
          ...[
            "-f",
            "lavfi",
            "-i",
            sound,
            "-t",
            "6",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
          ],
          ...["-c:a", "aac", path],
        ]);
        return path;
      };
      const dark = await make("dark.mp4", "black", 0, 24, 48_000);
      const other = await make("other.mp4", "black", 0, 30, 44_100);
      const last = await make("last.mp4", "white", 660, 24, 48_000);
      const shots = Array.from({ length: 11 }, (_, index) => ({
        ...{ path: index % 2 === 0 ? dark : other, seconds: 5 + (index % 3) / 24 },
        join: { kind: "cut" as const },
      }));
      const before = shots.reduce((sum, { seconds }) => sum + seconds, 0);
      const media = createMedia({});
      const film = join(place.path, "film.mp4");
      const all = [...shots, { path: last, seconds: 60 - before, join: { kind: "cut" as const } }];
      const joined = await media.join(all, film, { width: 160, height: 90 });
      expect(joined.seconds).toBeCloseTo(60, 1);
      const effects = join(place.path, "effects.wav");
      await writeWav(effects, [new Float32Array(Math.round(joined.seconds * SAMPLE_RATE))]);
      const mixed = join(place.path, "mixed.mp4");
      await media.mix(film, mixed, { tracks: { effects }, own: "kept" });
      const { stderr } = await run("ffmpeg", [
        ...["-nostdin", "-hide_banner", "-nostats", "-i", mixed, "-vf", "blackdetect=d=1:pix_th=0.1"],
        ...["-af", "silencedetect=noise=-45dB:d=1", "-f", "null", "-"],
      ]);
      const seen = Number(/black_end:([\d.]+)/.exec(stderr)?.[1]);
      const heard = Number([...stderr.matchAll(/silence_end: ([\d.]+)/g)].at(-1)?.[1]);
      expect(Math.abs(seen - before)).toBeLessThanOrEqual(FRAME);
      expect(Math.abs(heard - seen)).toBeLessThanOrEqual(FRAME);
    } finally {
      await place.remove();
    }
  },
  4 * FFMPEG_TEST_MS,
);
