import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect } from "vitest";

export const MAIN = fileURLToPath(new URL("../../src/program/main.ts", import.meta.url));
export const WORKER = fileURLToPath(new URL("../../workers/main.ts", import.meta.url));

/** The data folder of the test that is running. */
export let folder: string;
const running: ChildProcess[] = [];

/** Gives each test of a file a data folder of its own, and ends what it has running. */
export function inFoldersOfTheirOwn(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "rushes-process-"));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    }
    await expect.poll(() => leftOver(), { timeout: 15_000 }).toEqual([]);
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
}

export interface Program {
  child: ChildProcess;
  out(): string;
  err(): string;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Resolves once stdout or stderr has it. */
  says(text: string | RegExp): Promise<void>;
}

/** The bot, or a worker, as a process of its own that ends with the test. */
export function run(file: string, args: string[] = [], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    env: {
      PATH: process.env.PATH ?? "",
      DATA_DIR: folder,
      PORT: "0",
      DEFAULT_RESOLUTION: "480p",
      MIN_FREE_DISK_MB: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once("close", (code, signal) => resolve(code ?? signal ?? 1)),
  );
  return {
    child,
    out: () => out,
    err: () => err,
    ended,
    async says(text) {
      await expect
        .poll(
          () => (typeof text === "string" ? (out + err).includes(text) : text.test(out + err)) || out + err,
          {
            timeout: 60_000,
          },
        )
        .toBe(true);
    },
  };
}

/** Commands of processes that still have to do with this test's folder. */
export async function leftOver(): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    const cwd = await readFile(`/proc/${name}/environ`, "utf8").catch(() => "");
    if (command.includes(folder) || cwd.includes(`DATA_DIR=${folder}`))
      found.push(command.replaceAll("\0", " "));
  }
  return found;
}
