import { filmSoundArgs, filmVideoArgs, MP4_ARGS, SAMPLE_RATE } from "./film-format.ts";
import { fileUrl, inputArgs, openInput } from "./input.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";

/** Long enough to be seen as a fade, short enough to leave most of a short clip as it was. */
const FADE_SECONDS = 0.75;
const MOST_OF_FILM = 0.25;

/**
 * Lets a film's end fade into its own beginning: the film from after the fade on, its last stretch blending into the
 * first, so that the last frame is followed by the first wherever it plays in a loop. All of it is coded anew, for
 * the new beginning lies between two key frames. The length in frames, which is the film's less the fade.
 */
export async function loopFilm(
  { ffmpeg, threads }: Programs,
  path: string,
  out: string,
  options: {
    frames: number;
    fps: number;
    folder: string;
    signal: AbortSignal | undefined;
    onProgress: (share: number) => void;
  },
): Promise<number> {
  const { frames, fps } = options;
  const fade = Math.max(1, Math.round(Math.min(FADE_SECONDS * fps, frames * MOST_OF_FILM)));
  const kept = frames - fade;
  const samples = (count: number) => (count * SAMPLE_RATE) / fps;
  const filters = [
    "[0:v:0]split[v1][v2]",
    `[v1]trim=start_frame=${fade},setpts=PTS-STARTPTS[body]`,
    `[v2]trim=end_frame=${fade},format=yuva420p,fade=t=in:start_frame=0:nb_frames=${fade}:alpha=1,setpts=PTS+${kept - fade}/(${fps}*TB)[veil]`,
    "[body][veil]overlay=eof_action=pass,format=yuv420p[film]",
    `[0:a:0]aresample=${SAMPLE_RATE},apad,asplit[a1][a2]`,
    `[a1]atrim=start_sample=${samples(fade)}:end_sample=${samples(frames)},asetpts=PTS-STARTPTS[end]`,
    `[a2]atrim=end_sample=${samples(fade)}[start]`,
    `[end][start]acrossfade=ns=${samples(fade)}:c1=tri:c2=tri[sound]`,
  ];
  const total = kept / fps;
  await ffmpeg({
    args: [
      ...FFMPEG_ARGS,
      ...inputArgs(await openInput(path)),
      ...["-filter_complex", filters.join(";"), "-map", "[film]", "-map", "[sound]"],
      ...filmVideoArgs({ fps }),
      ...filmSoundArgs(),
      ...["-threads", String(threads)],
      ...MP4_ARGS,
      fileUrl(out),
    ],
    folder: options.folder,
    timeLimitMs: encodeTimeLimitMs(frames / fps),
    signal: options.signal,
    onSeconds: (seconds) => options.onProgress(seconds / total),
  });
  options.onProgress(1);
  return kept;
}
