import { mkdtemp, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fromFileError } from "./errors.ts";

/**
 * Makes a file whole or not at all: `make` writes to `unfinished`, in a folder of its own beside `out` (which may
 * hold its other scraps too), and only when it returns does the file get its name. The folder is called after `out`, so
 * that whoever clears away what a dead process left of `out` finds it as well.
 */
export async function makeWhole<Result>(
  out: string,
  make: (work: { folder: string; unfinished: string }) => Promise<Result>,
): Promise<Result> {
  const target = resolve(out);
  const folder = await mkdtemp(`${target}.making-`).catch((error) => {
    throw fromFileError(error, target);
  });
  try {
    const unfinished = join(folder, "unfinished");
    const result = await make({ folder, unfinished });
    await rename(unfinished, target);
    return result;
  } catch (error) {
    throw fromFileError(error, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
