import { execFile } from "node:child_process";
import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** More than any run writes. It is a bound, not taken from memory at once. */
const ROOM = "8g";
/** Something may be written between looking how much is there and allowing no more. */
const TRIES = 50;

/** A disk of its own, mounted at a folder, that can be full: whoever writes there is told ENOSPC by the system itself. */
export interface Disk {
  /** No byte more goes on it until `free`. */
  fill(): Promise<void>;
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** undefined: this user may mount nothing (`unshare -rm npm run chaos …` may). */
export async function layDisk(folder: string): Promise<Disk | undefined> {
  const mounted = await run("mount", ["-t", "tmpfs", "-o", `size=${ROOM}`, "rushes-chaos", folder]).catch(
    () => undefined,
  );
  if (!mounted) return undefined;
  // As it was mounted it has an owner, too, whom a namespace's root may not name.
  const allow = (size: string) =>
    run("mount", ["--options-mode", "ignore", "-o", `remount,size=${size}`, folder]);
  return {
    async fill() {
      for (let tries = 1; ; tries++) {
        const { blocks, bfree, bsize } = await statfs(folder);
        try {
          await allow(String((blocks - bfree) * bsize));
          return;
        } catch (error) {
          if (tries === TRIES) throw error;
          await sleep(10);
        }
      }
    },
    async free() {
      await allow(ROOM);
    },
    async remove() {
      await run("umount", ["--lazy", folder]);
    },
  };
}
