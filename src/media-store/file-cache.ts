import { createHash } from "node:crypto";
import { lstatSync, rmSync } from "node:fs";
import { mkdir, readdir, rename, stat, utimes } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** What was handed out is read by ffmpeg or an upload: nothing that either does lasts so long after it began. */
const PINNED_MS = 60 * 60 * 1000;
/** Nobody tells a machine what was deleted elsewhere: a copy stays for no longer than this after it was last asked for. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const TIDY_EVERY_MS = 60 * 60 * 1000;

export interface FileCache {
  /**
   * The local copy of a key's file in just that version, which nobody takes away within the next hour. A copy of another
   * length is none: a power cut can leave a name without all that was written.
   */
  find(key: string, version: string, bytes: number): Promise<string | undefined>;
  /** Takes a whole file of this disk in by moving it; where it is then. */
  keep(key: string, version: string, path: string): Promise<string>;
}

/**
 * Copies on this machine of files that are kept elsewhere, shared by all processes that use the folder. The one longest
 * unused goes first when they are more than `maxBytes`, and any after a day; what was asked for within the last hour stays even then.
 * A copy never changes: another version of a key's file is another copy. When a file was last asked for is its time
 * of change, which every process sees.
 */
export async function openFileCache({
  folder,
  maxBytes,
  now,
}: {
  folder: string;
  maxBytes: number;
  now: () => number;
}): Promise<FileCache> {
  await mkdir(folder, { recursive: true });
  /** As far as this process knows; what others added comes in with the next look. */
  let held = 0;
  let makingRoom: Promise<void> | undefined;

  /** With the file's own name: its ending tells ffmpeg and platforms what it is. */
  const placeOf = (key: string, version: string) =>
    join(folder, createHash("sha256").update(`${key}\n${version}`).digest("hex").slice(0, 32), basename(key));

  async function makeRoom(): Promise<void> {
    const copies = await everyCopy(folder);
    held = copies.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { path, place, usedAt } of copies.sort((one, other) => one.usedAt - other.usedAt)) {
      if (held <= maxBytes && usedAt > now() - KEPT_MS) return;
      held -= removeUnlessUsed(path, place, now() - PINNED_MS);
    }
  }

  await makeRoom();
  // What can't be removed now can in an hour.
  setInterval(() => makeRoom().catch(() => {}), TIDY_EVERY_MS).unref();
  return {
    async find(key, version, bytes) {
      const path = placeOf(key, version);
      if (!(await touch(path, now()))) return undefined;
      return (await stat(path).catch(() => undefined))?.size === bytes ? path : undefined;
    },
    async keep(key, version, from) {
      const path = placeOf(key, version);
      const { size } = await stat(from);
      await touch(from, now());
      await mkdir(dirname(path), { recursive: true });
      await rename(from, path);
      held += size;
      if (held > maxBytes) {
        makingRoom ??= makeRoom().finally(() => {
          makingRoom = undefined;
        });
        await makingRoom;
      }
      return path;
    },
  };
}

/** false: it isn't there. */
async function touch(path: string, at: number): Promise<boolean> {
  try {
    await utimes(path, at / 1000, at / 1000);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/**
 * In one go, so that within a process nothing is handed out between looking and removing; between processes only what
 * nobody asked for in an hour could be. How many bytes that freed.
 */
function removeUnlessUsed(path: string, place: string, since: number): number {
  try {
    const { mtimeMs, size } = lstatSync(path);
    if (mtimeMs > since) return 0;
    rmSync(place, { recursive: true, force: true });
    return size;
  } catch {
    return 0;
  }
}

async function everyCopy(folder: string) {
  const copies: { path: string; place: string; bytes: number; usedAt: number }[] = [];
  for (const name of await readdir(folder)) {
    const place = join(folder, name);
    const [file] = await readdir(place).catch(() => []);
    if (file === undefined) continue;
    const path = join(place, file);
    const found = await stat(path).catch(() => undefined);
    if (found) copies.push({ path, place, bytes: found.size, usedAt: found.mtimeMs });
  }
  return copies;
}
