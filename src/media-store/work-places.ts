import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { WorkFolder } from "../core/ports/workbench.ts";

/** Processes of other machines that share the disk can't be asked about; a day without a change is taken for death. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;
/** In a container every life of the bot can have the same number, so the time of its beginning is part of the name. */
const OWN_NAME = [hostname(), process.pid, Math.floor(performance.timeOrigin)].join("~");

export interface WorkPlaces {
  /** A new folder. */
  folder(): Promise<WorkFolder>;
  /** Where a new file may be written; its name ends with `name`. Nothing is there yet. */
  file(name: string): string;
}

/**
 * Places for work in progress, each named after the process that works there, so that the next start can tell and
 * remove what a dead one left behind.
 */
export async function openWorkPlaces(parent: string, now: () => number): Promise<WorkPlaces> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (await isLeftOver(join(parent, name), name, now)) await remove(join(parent, name));
  }
  const newPlace = () => join(parent, `${OWN_NAME}~${randomUUID()}`);
  return {
    async folder() {
      const path = newPlace();
      await mkdir(path, { mode: 0o700 });
      return { path, remove: () => remove(path) };
    },
    file: (name) => `${newPlace()}~${name}`,
  };
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}

async function isLeftOver(path: string, name: string, now: () => number): Promise<boolean> {
  const [machine, pid, began] = name.split("~");
  if (!machine || !pid || !began) return false;
  if (name.startsWith(`${OWN_NAME}~`)) return false;
  if (machine === hostname() && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true;
  const changed = await stat(path).catch(() => undefined);
  return changed !== undefined && now() - changed.mtimeMs > FORGOTTEN_AFTER_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
