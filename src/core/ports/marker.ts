import type { Mark } from "../film/mark.ts";
import type { VisibleMark } from "../visible-mark.ts";

/** Writes into finished files what they are, for machines to read; and what is to be seen of it. */
export interface Marker {
  /** Stands in the pictures, coded with them when a film is joined; undefined: nothing does. */
  readonly visible?: VisibleMark | undefined;
  /** What the marks take at most, in bytes: to be left free within an upload limit. */
  readonly reserveBytes: number;
  /**
   * Marks a whole MP4 in place; nothing may be written to it afterwards. `upstream`: the files it was made of, whose own
   * marks are taken up. What would make it larger than `maxBytes` is left out. Answers the file's new size.
   */
  mark(
    path: string,
    mark: Mark,
    options?: { maxBytes?: number | undefined; upstream?: readonly string[] },
  ): Promise<number>;
}

/** Remembers what films look like, so that they are known again without their marks. */
export interface FilmMemory {
  keep(clip: { id: string; createdAt: number }, path: string): Promise<void>;
}
