import { mkdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ConfigError } from "../core/errors.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";

export interface DataFolder extends FolderLock {
  path: string;
}

/** Takes a data folder for this process alone; two bots on one folder would ruin it. */
export async function takeDataFolder(
  folder: string,
  options: { tell?: (sentence: string) => void } = {},
): Promise<DataFolder> {
  const path = resolve(folder);
  await makeFolder(path).catch((error: unknown) => {
    throw unusable(path, error);
  });
  const lock = await lockFolder(join(path, "in-use-by.pid"), {
    ...options,
    inUse: (holder) =>
      new ConfigError(
        "data-folder-in-use",
        `Another Rushes (${holder}) is using ${path}. Stop it first, or give this one a folder of its own with DATA_DIR.`,
      ),
  }).catch((error: unknown) => {
    throw error instanceof ConfigError ? error : unusable(path, error);
  });
  return { path, ...lock };
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
