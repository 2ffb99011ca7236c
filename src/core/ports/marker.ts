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

/** A film just made, of so many pictures. */
export interface MadeFilm {
  path: string;
  frames: number;
  fps: number;
  /** What of it is shots' own pictures, as they are: of which file, from which of its pictures to which, and where the first stands in the film. */
  taken: readonly { digest: string; path: string; from: number; to: number; at: number }[];
}

/** Remembers what films look like, so that they are known again without their marks. */
export interface FilmMemory {
  /** Of a film whose making isn't told all is looked at. */
  keep(clip: { id: string; createdAt: number }, film: MadeFilm | { path: string }): Promise<void>;
}
