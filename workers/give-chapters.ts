import type { Logger } from "pino";
import { MediaError } from "../src/core/errors.ts";
import { type Chapter, chaptersOf } from "../src/core/film/chapters.ts";
import type { Media } from "../src/media/media.ts";
import type { StoredClip } from "../src/store/clips.ts";

/** What a chapter takes at most, its title in it twice, and what all of them take together, in bytes. */
const A_CHAPTER = 800;
const ALL = 2_000;

/** A clip's chapters, where a film of so many bytes has room for them below `maxBytes`; else none. */
export function chaptersWithin(clip: StoredClip, bytes: number, maxBytes: number): Chapter[] {
  const chapters = chaptersOf(clip);
  return bytes + ALL + A_CHAPTER * chapters.length > maxBytes ? [] : chapters;
}

/**
 * Gives a film's file the chapters of its clip, before it is marked; its size then. Without room for them below `maxBytes`, or
 * where it fails, the film stays as it is: it is whole without.
 */
export async function giveChapters(
  media: Pick<Media, "addChapters">,
  clip: StoredClip,
  { path, bytes }: { path: string; bytes: number },
  { maxBytes, signal, log }: { maxBytes: number; signal: AbortSignal; log: Logger },
): Promise<number> {
  const chapters = chaptersWithin(clip, bytes, maxBytes);
  if (chapters.length === 0) return bytes;
  try {
    return await media.addChapters(path, chapters, { signal });
  } catch (error) {
    if (signal.aborted || (error instanceof MediaError && error.code === "no-disk-space")) throw error;
    log.warn({ err: error }, "the film could not be given its chapters");
    return bytes;
  }
}
