import { saysDiskFull } from "../core/disk-full.ts";
import { freeDiskBytesOf } from "./free-disk-bytes.ts";

/** Less than this is full: ffmpeg writes blocks, not bytes. */
const FULL_BELOW_BYTES = 64 * 1024;

/**
 * Whether ffmpeg failed for want of disk: it ends with 1 whatever happened (version 5) or with the errno (later ones),
 * while the system's own words are the same in all. The disk itself is asked too.
 */
export async function diskIsFull(folder: string, stderr: string): Promise<boolean> {
  if (saysDiskFull(stderr)) return true;
  try {
    return (await freeDiskBytesOf(folder)) < FULL_BELOW_BYTES;
  } catch {
    return false;
  }
}
