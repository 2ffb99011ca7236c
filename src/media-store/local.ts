import { closeSync, constants, fsync, lstatSync, openSync, type Stats } from "node:fs";
import { copyFile, lstat, mkdir, readdir, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { FileHere } from "../core/ports/workbench.ts";
import { fromFileError, mediaError } from "../media/errors.ts";
import { checkKey } from "./media-key.ts";
import { openWorkPlaces } from "./work-places.ts";
import { writeStream } from "./write-stream.ts";

/** Where files arrive before they get their name; a dot keeps it out of the reach of keys. */
const ARRIVING = ".arriving";

const FOLDERS_KNOWN = 1_000;

const writeThrough = promisify(fsync);

/**
 * Files in a folder of this machine (or of a disk that machines share). A key's file is there whole or not at all, also
 * after a power cut. A link that stands for a file is not there; what leads out of the folder is left to whoever runs the
 * machine, since a key can't.
 */
export async function createLocalMediaStore(options: {
  folder: string;
  /** Where work folders are made; on the same disk as `folder`, moving a file in costs nothing. */
  workFolder: string;
  now: () => number;
}): Promise<MediaStore> {
  await mkdir(options.folder, { recursive: true });
  const root = await realpath(options.folder);
  const arriving = await openWorkPlaces(join(root, ARRIVING), options.now);
  const work = await openWorkPlaces(resolve(options.workFolder), options.now);

  function pathOf(key: string): string {
    checkKey(key);
    return join(root, key);
  }

  async function find(key: string): Promise<FileHere | undefined> {
    const path = pathOf(key);
    const found = lookAt(path);
    return found?.isFile() ? { path, bytes: found.size } : undefined;
  }

  /** Those that have been made lately: of a clip's files the first alone finds none. */
  const folders = new Set<string>();

  /** Gives a whole file on this disk its key's name. */
  async function place(path: string, key: string, { isSynced = false } = {}): Promise<void> {
    const target = pathOf(key);
    const folder = dirname(target);
    if (!isSynced) await syncToDisk(path);
    if (!folders.has(folder)) await makeFolder(folder);
    try {
      await rename(path, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      await makeFolder(folder);
      await rename(path, target);
    }
  }

  async function makeFolder(folder: string): Promise<void> {
    if (folders.size >= FOLDERS_KNOWN) folders.clear();
    folders.add(folder);
    await mkdir(folder, { recursive: true });
  }

  async function make<Result>(
    key: string,
    bring: (path: string) => Promise<Result>,
    options?: { isSynced: boolean },
  ): Promise<Result> {
    const target = pathOf(key);
    const path = arriving.file(basename(target));
    try {
      const result = await bring(path);
      await place(path, key, options).catch((error: unknown) => {
        throw fromFileError(error, target);
      });
      return result;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  return {
    async put(key, path, { move = false } = {}) {
      pathOf(key);
      if (!lookAt(path)?.isFile()) throw mediaError("media-missing", { detail: path });
      if (move && (await placedFromSameDisk(place, path, key))) return;
      await make(key, (arrived) =>
        copyFile(path, arrived, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE).catch(
          (error: unknown) => {
            throw fromFileError(error, path);
          },
        ),
      );
      if (move) await rm(path, { force: true });
    },

    make: (key, bring) => make(key, bring),

    write: (key, bytes, { maxBytes } = {}) =>
      make(key, (arrived) => writeStream(arrived, bytes, { maxBytes, isSynced: true }), { isSynced: true }),

    find,

    async path(key) {
      const found = await find(key);
      if (found) return found.path;
      throw mediaError("media-missing", { detail: key });
    },

    has: async (key) => (await find(key)) !== undefined,

    async delete(key) {
      const found = await find(key);
      if (found) await rm(found.path, { force: true });
    },

    async *list(prefix, { after = "" } = {}) {
      for await (const { path, key } of filesUnder(root, "", prefix, after)) {
        const found = await lstat(path).catch(() => undefined);
        // Gone since the folder was read.
        if (found) yield { key, bytes: found.size, modifiedAt: found.mtimeMs };
      }
    },

    workFolder: () => work.folder(),
    workPlace: (name) => work.file(name),
  };
}

/** false: it lies on another disk, from where it has to be copied. */
async function placedFromSameDisk(
  place: (path: string, key: string) => Promise<void>,
  path: string,
  key: string,
): Promise<boolean> {
  try {
    await place(path, key);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EXDEV") return false;
    throw fromFileError(error, path);
  }
}

/**
 * At once: what the system knows of a file in use is in memory, and asking a thread costs ten times as much, and waits besides behind
 * what others write through.
 */
function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

async function syncToDisk(path: string): Promise<void> {
  // Opened and closed at once as well: it was written a moment ago.
  const file = openSync(path, "r");
  try {
    await writeThrough(file);
  } finally {
    closeSync(file);
  }
}

/** Every plain file whose key begins with `prefix` and comes after `after`, in the order of keys; only folders that can hold one are gone into. */
async function* filesUnder(
  folder: string,
  keyOfFolder: string,
  prefix: string,
  after: string,
): AsyncGenerator<{ path: string; key: string }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const named = entries.map((entry) => ({
    entry,
    name: entry.isDirectory() ? `${entry.name}/` : entry.name,
  }));
  for (const { entry } of named.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue;
    const key = `${keyOfFolder}${entry.name}`;
    // All of a folder comes before what is before the end of its last possible key.
    if (entry.isDirectory() ? `${key}0` <= after : key <= after) continue;
    const path = join(folder, entry.name);
    const leadsOn = `${key}/`.startsWith(prefix) || prefix.startsWith(`${key}/`);
    if (entry.isDirectory() && leadsOn) yield* filesUnder(path, `${key}/`, prefix, after);
    else if (entry.isFile() && key.startsWith(prefix)) yield { path, key };
  }
}
