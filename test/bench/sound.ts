import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filmVideoArgs } from "../../src/media/film-format.ts";
import { createMedia } from "../../src/media/media.ts";
import { composeScore } from "../../src/sound/music/score.ts";
import { synthesise } from "../../src/sound/music/synthesise.ts";
import { writeWav } from "../../src/sound/pcm.ts";
import type { Bench } from "./bench.ts";
import { best } from "./best.ts";
import { soundOfDraft } from "./sound-of-draft.ts";

const SECONDS = 60;
const TIMES = 3;
const LOUDNORM = "I=-16:TP=-1.5:LRA=11";

/** Mixing a minute's voice, music and effects to one loudness, against ffmpeg's own two passes of loudnorm over the same sound; and a draft's whole time. */
export const soundBench: Bench = {
  name: "sound",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "rushes-bench-sound-"));
    const at = (name: string) => join(folder, name);
    try {
      const picture = ["-f", "lavfi", "-i", `testsrc2=s=640x360:r=24:d=${SECONDS}`];
      const voice = `flite=text='${"We are late again, and nobody is here. ".repeat(12)}':voice=slt`;
      ffmpeg(...picture, ...filmVideoArgs({ fps: 24 }), "-video_track_timescale", "24000", at("film.mp4"));
      ffmpeg(
        "-f",
        "lavfi",
        "-i",
        voice,
        "-ar",
        "48000",
        "-af",
        "apad",
        "-t",
        String(SECONDS),
        at("voice.wav"),
      );
      ffmpeg("-f", "lavfi", "-i", `anoisesrc=c=pink:a=0.1:r=48000:d=${SECONDS}`, at("effects.wav"));
      const score = composeScore({ seconds: SECONDS, cuts: [12, 25, 38, 50], style: "calm", seed: 3 });
      await writeWav(at("music.wav"), Object.values(synthesise(score)));
      const tracks = { voice: at("voice.wav"), music: at("music.wav"), effects: at("effects.wav") };
      const inputs = ["-i", at("film.mp4"), ...Object.values(tracks).flatMap((path) => ["-i", path])];
      const mix = (norm: string) =>
        `[1:a][2:a][3:a]amix=inputs=3:normalize=0,loudnorm=${LOUDNORM}${norm}[out]`;
      const media = createMedia({});
      const [ours, reference] = await best(TIMES, [
        async () => {
          await media.mix(at("film.mp4"), at("ours.mp4"), { tracks, own: "silent" });
        },
        async () => {
          ffmpeg(...inputs, "-filter_complex", mix(":print_format=json"), "-map", "[out]", "-f", "null", "-");
          // The measured values make the second pass linear; its work is the same whatever they are.
          const measured = ":measured_I=-20:measured_TP=-3:measured_LRA=6:measured_thresh=-30:linear=true";
          const out = [
            "-map",
            "0:v",
            "-map",
            "[out]",
            "-c:v",
            "copy",
            "-ar",
            "48000",
            "-c:a",
            "aac",
            "-b:a",
            "192k",
          ];
          ffmpeg(...inputs, "-filter_complex", mix(measured), ...out, at("reference.mp4"));
        },
      ]);
      const note = `voice, music and effects of ${SECONDS} s, ducked, to -16 LUFS; ours also limits true peaks and measures the coded sound, the reference neither ducks nor measures again; best of ${TIMES} each in turn; aim <= 1.5`;
      const mixed = { name: "sound", ours, reference, ratio: ours / reference, unit: "s", note };
      return [mixed, await soundOfDraft()];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function ffmpeg(...args: string[]): void {
  execFileSync("ffmpeg", ["-v", "error", "-nostdin", "-y", ...args]);
}
