import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { saysDiskFull } from "../core/disk-full.ts";
import type { MediaError } from "../core/errors.ts";
import { diskIsFull } from "./disk-is-full.ts";
import { mediaError } from "./errors.ts";
import { withoutNetwork } from "./without-network.ts";

interface Run {
  args: readonly string[];
  /** Where relative names in `args` lie, and whose disk is looked at when it fails. */
  folder: string;
  timeLimitMs: number;
  signal?: AbortSignal | undefined;
  /** Seconds of the output written so far, as ffmpeg reports them. */
  onSeconds?: ((seconds: number) => void) | undefined;
}

/** Runs one of the two programs to its end; what it wrote to standard output. Throws MediaError, or the signal's reason. */
export type Runner = (run: Run) => Promise<string>;

/** Just enough of the log for the report of a failure; a broken file can make ffmpeg say millions of lines. */
const STDERR_KEPT = 4_000;
const STDOUT_LIMIT = 8 * 1024 * 1024;

/** ffmpeg's exit code when more than two thirds of what it read could not be decoded. */
const TOO_MANY_ERRORS = 69;

/**
 * ffmpeg ignores a broken pipe and lives on when node is killed, so a watcher stands by it: it waits for the word
 * that all is well, and kills ffmpeg when standard input ends without it. `exec` leaves ffmpeg our direct
 * child, whose signal and exit code are its own. No film needs 8 GiB; a file made to eat memory fails there, where
 * the system has such limits. (Each thread of glibc's would reserve 64 MiB of them, were it not told to share.)
 */
const WATCHED = `exec 3<&0
ulimit -v ${8 * 1024 * 1024} 2>/dev/null
export MALLOC_ARENA_MAX=4
( read -r word; [ "$word" = ended ] || kill -9 $$ ) <&3 >/dev/null 2>&1 &
exec "$@" 3<&- </dev/null`;

/** Where it is told which runs there were and how they ended; a pino logger is one. */
export interface RunLog {
  debug(fields: object, text: string): void;
}

/** `env`: all that the program is told of where it runs; left out: what this process was. */
export function createRunner(program: string, log?: RunLog, env?: Readonly<Record<string, string>>): Runner {
  return async (run) => {
    const isolated = await withoutNetwork();
    return new Promise((resolve, reject) => {
      if (run.signal?.aborted) return reject(run.signal.reason);
      // A process group of its own: ctrl-C in a terminal is for us to answer, and one kill reaches all of it.
      const child = spawn("sh", ["-c", WATCHED, "sh", ...isolated, program, ...run.args], {
        cwd: run.folder,
        ...(env && { env: { ...env } }),
        detached: true,
        stdio: ["pipe", "pipe", "pipe"],
      });
      let stdout = "";
      let stderr = "";
      let stopped: unknown;
      const begun = performance.now();

      const stop = (reason: unknown) => {
        stopped ??= reason;
        killGroup(child.pid);
      };
      const abort = () => stop(run.signal?.reason);
      const timer = setTimeout(
        () => stop(mediaError("media-timeout", { detail: `${program} ran for ${run.timeLimitMs} ms` })),
        run.timeLimitMs,
      );
      run.signal?.addEventListener("abort", abort, { once: true });

      child.stdin.on("error", () => {});
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        if (run.onSeconds) reportSeconds(text, run.onSeconds);
        else if (stdout.length + text.length <= STDOUT_LIMIT) stdout += text;
        else stop(mediaError("media-broken", { detail: `${program} said more than ${STDOUT_LIMIT} bytes` }));
      });
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        stderr = (stderr + text).slice(-STDERR_KEPT);
      });
      child.once("exit", () => child.stdin.end("ended\n"));

      const settle = (outcome: () => void) => {
        clearTimeout(timer);
        run.signal?.removeEventListener("abort", abort);
        outcome();
      };
      child.once("error", (cause) => {
        void stat(run.folder).then(
          () => settle(() => reject(mediaError("ffmpeg-missing", { detail: program, cause }))),
          () => settle(() => reject(mediaError("media-missing", { detail: run.folder, cause }))),
        );
      });
      child.once("close", (code, signal) => {
        log?.debug(
          { program, code, signal, ms: Math.round(performance.now() - begun) },
          "media program ended",
        );
        if (stopped !== undefined) return settle(() => reject(stopped));
        if (code === 0 && !saysDiskFull(stderr)) return settle(() => resolve(stdout));
        void failure(program, run.folder, { code, signal, stderr }).then((error) =>
          settle(() => reject(error)),
        );
      });
    });
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

async function failure(
  program: string,
  folder: string,
  end: { code: number | null; signal: NodeJS.Signals | null; stderr: string },
): Promise<MediaError> {
  const detail = `${program} ended with ${end.signal ?? end.code}: ${end.stderr.trim()}`;
  if (await diskIsFull(folder, end.stderr)) return mediaError("no-disk-space", { detail });
  if (end.signal !== null) return mediaError("ffmpeg-killed", { detail });
  // What a shell answers for a program that is not there or may not be run.
  if (end.code === 127 || end.code === 126) return mediaError("ffmpeg-missing", { detail });
  if (end.code === TOO_MANY_ERRORS) return mediaError("media-broken", { detail });
  return mediaError("ffmpeg-failed", { detail });
}

function reportSeconds(text: string, onSeconds: (seconds: number) => void): void {
  for (const [, microseconds] of text.matchAll(/^out_time_us=(\d+)$/gm))
    onSeconds(Number(microseconds) / 1e6);
}
