import { ffmpeg } from "../fixtures/footage.ts";

/** What becomes of a film on its way through the world, by name: arguments of ffmpeg between its input and its output. */
export const TRANSFORMED: readonly (readonly [name: string, how: readonly string[]])[] = [
  ["coded again at CRF 34", ["-crf", "34"]],
  ["at 360 lines", ["-vf", "scale=-2:360"]],
  ["seen in a mirror", ["-vf", "hflip"]],
  ["with both ends cut off", ["-ss", "0.6", "-t", "4"]],
  ["a tenth brighter", ["-vf", "eq=brightness=0.1"]],
  [
    "with a caption burned in",
    [
      "-vf",
      "drawbox=x=iw*0.15:y=ih*0.82:w=iw*0.7:h=ih*0.08:color=black@0.6:t=fill,drawbox=x=iw*0.2:y=ih*0.845:w=iw*0.6:h=ih*0.03:color=white:t=fill",
    ],
  ],
  ["at another frame rate", ["-r", "15"]],
  ["letterboxed", ["-vf", "pad=max(iw\\,ih*4/3):max(ih\\,iw*3/4):(ow-iw)/2:(oh-ih)/2"]],
  ["sped up by a twentieth", ["-vf", "setpts=PTS/1.05"]],
  [
    "as a platform posts it",
    ["-vf", "scale=-2:480", "-r", "30", "-b:v", "600k", "-maxrate", "800k", "-bufsize", "1200k"],
  ],
  ["upright between white bars", ["-vf", "pad=iw:iw*16/9:0:(oh-ih)/2:white,scale=360:-2"]],
];

/** A file as one of them leaves it. */
export async function transform(film: string, how: readonly string[], out: string): Promise<void> {
  const coding = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
  await ffmpeg("-i", film, ...how, ...coding, "-an", out);
}
