import { mkdtemp, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fromFileError } from "./errors.ts";

/** Works in a new folder beside `place`, called after it so that whoever clears away what a dead process left there finds it. */
export async function inFolderOf<Result>(
  place: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const target = resolve(place);
  const folder = await mkdtemp(`${target}.making-`).catch((error) => {
    throw fromFileError(error, target);
  });
  try {
    return await work(folder);
  } catch (error) {
    throw fromFileError(error, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Makes a file whole or not at all: `make` writes to `unfinished`, in a folder of its own beside `out` (which may
 * hold its other scraps too), and only when it returns does the file get its name.
 */
export async function makeWhole<Result>(
  out: string,
  make: (work: { folder: string; unfinished: string }) => Promise<Result>,
): Promise<Result> {
  return inFolderOf(out, async (folder) => {
    const unfinished = join(folder, "unfinished");
    const result = await make({ folder, unfinished });
    await rename(unfinished, resolve(out));
    return result;
  });
}
