import { execFile } from "node:child_process";
import { mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { ConfigError } from "../core/errors.ts";

/**
 * Takes a data folder for this process alone; two bots on one folder would ruin it. The lock is a file with the
 * holder's process id, so one left by a process that was killed is seen through.
 */
export async function takeDataFolder(folder: string): Promise<{ path: string; release(): Promise<void> }> {
  const path = resolve(folder);
  await makeFolder(path).catch((error: unknown) => {
    throw unusable(path, error);
  });
  const lock = join(path, "in-use-by.pid");
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(lock, "wx", 0o600);
      await file.writeFile(`${process.pid} ${await birthOf(process.pid)}\n`);
      await file.close();
      return { path, release: () => rm(lock, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw unusable(path, error);
    }
    const [holder = "", ...birth] = (await readFile(lock, "utf8").catch(() => "")).trim().split(" ");
    const holds = Number(holder) !== process.pid && (await birthOf(Number(holder))) === birth.join(" ");
    if (holds && birth.length > 0) {
      throw new ConfigError(
        "data-folder-in-use",
        `Another Rushes (process ${holder}) is using ${path}. Stop it first, or give this one a folder of its own with DATA_DIR.`,
      );
    }
    await rm(lock, { force: true });
  }
  throw new ConfigError(
    "data-folder-in-use",
    `${path} is being taken by another Rushes just now. Try again.`,
  );
}

/** Makes a folder and those above it. Node's own `recursive` never ends where a system refuses folders as if their parent were missing, such as /proc. */
export async function makeFolder(path: string): Promise<void> {
  const make = () => mkdir(path, { mode: 0o700 });
  try {
    await make();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  }
}

function unusable(path: string, error: unknown): ConfigError {
  return new ConfigError(
    "bad-data-folder",
    `DATA_DIR ${path} can't be used: ${(error as Error).message}. Choose a folder that this user may write to.`,
    { cause: error },
  );
}

/**
 * When a process began, in whatever form this system tells it; undefined if there is none. An id alone could be
 * somebody else's by now.
 */
async function birthOf(processId: number): Promise<string | undefined> {
  if (!Number.isInteger(processId) || processId <= 0) return undefined;
  try {
    // The 22nd field; the 2nd, the name in parentheses, may itself contain spaces.
    const stat = await readFile(`/proc/${processId}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    if (process.platform === "linux") return undefined;
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(processId)]).catch(
      () => ({ stdout: "" }),
    );
    return stdout.trim() || undefined;
  }
}
