import { type ChildProcess, spawn } from "node:child_process";
import { saysDiskFull } from "../../../core/disk-full.ts";
import { FRAMES_PER_SECOND } from "../../../core/film/picture.ts";
import { filmSoundArgs, filmVideoArgs, MP4_ARGS } from "../../../media/film-format.ts";

export interface EncoderSettings {
  width: number;
  height: number;
  frames: number;
  /** Each picture that comes is shown for so many frames; absent: for one. */
  hold?: number;
  /** A `lavfi` graph that lasts as long as the picture. */
  ambience: string;
  /** A video filter that finishes the look. */
  filter?: string;
  threads: number;
  path: string;
}

/**
 * Shots are coded just as films are, so that a film of them is joined by copying. Raw pictures have no shape of pixels: it is said to be
 * square, as in all that a film codes anew, for beside a newly coded picture a shot that says nothing could not be copied.
 */
export function encoderArguments(settings: EncoderSettings, input: readonly string[]): string[] {
  const filters = [
    settings.filter,
    "scale=out_color_matrix=bt709:out_range=tv",
    "format=yuv420p",
    "setsar=1",
    // Last, so that a picture is converted once however long it is held.
    (settings.hold ?? 1) > 1 ? `fps=${FRAMES_PER_SECOND}` : undefined,
  ];
  return [
    ...["-hide_banner", "-nostats", "-loglevel", "error", "-y"],
    ...rawVideo(settings),
    ...input,
    ...["-f", "lavfi", "-i", settings.ambience],
    ...["-map", "0:v", "-map", "1:a"],
    ...["-vf", filters.filter(Boolean).join(",")],
    ...filmVideoArgs({ fps: FRAMES_PER_SECOND }),
    ...["-threads", `${settings.threads}`],
    ...filmSoundArgs(),
    ...MP4_ARGS,
    ...["-frames:v", `${settings.frames}`, settings.path],
  ];
}

function rawVideo({ width, height, hold = 1 }: EncoderSettings): string[] {
  const rate = hold > 1 ? `${FRAMES_PER_SECOND}/${hold}` : `${FRAMES_PER_SECOND}`;
  return ["-f", "rawvideo", "-pix_fmt", "rgba", "-s", `${width}x${height}`, "-r", rate];
}

export interface Encoder {
  /** Resolves when ffmpeg has taken the frame; rejects when it is gone. */
  write(frame: Buffer): Promise<void>;
  /** Ends the picture and resolves when the file is whole. */
  finish(): Promise<void>;
  /** Stops ffmpeg at once; resolves when it has gone. */
  kill(): Promise<void>;
}

export class EncoderError extends Error {
  /** ENOENT where ffmpeg itself is missing. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.name = "EncoderError";
    this.code = code;
  }
}

/** ffmpeg reading frames from its standard input: it ends by itself when this process dies. */
export function startEncoder(settings: EncoderSettings): Encoder {
  const child: ChildProcess = spawn("ffmpeg", encoderArguments(settings, ["-i", "pipe:0"]), {
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  let problem: EncoderError | undefined;
  child.stderr?.setEncoding("utf8");
  child.stderr?.on("data", (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      problem = new EncoderError(`ffmpeg could not be run: ${error.message}`, error.code);
      resolve();
    });
    child.once("close", (code, signal) => {
      if (code !== 0 || saysDiskFull(said))
        problem ??= new EncoderError(`ffmpeg ended with ${signal ?? code}: ${said.trim()}`);
      resolve();
    });
  });
  // A broken pipe is reported by `ended`, with ffmpeg's own words.
  child.stdin?.on("error", () => {});
  return {
    async write(frame) {
      const isTaken = await new Promise<boolean>((resolve) => {
        if (!child.stdin || child.stdin.destroyed) return resolve(false);
        child.stdin.write(frame, (error) => resolve(!error));
      });
      if (isTaken) return;
      await ended;
      throw problem ?? new EncoderError(`ffmpeg stopped listening: ${said.trim()}`);
    },
    async finish() {
      child.stdin?.end();
      await ended;
      if (problem) throw problem;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
