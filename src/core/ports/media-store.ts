import type { Workbench } from "./workbench.ts";

/** A stream, or all that there is to write. */
export type Bytes = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/**
 * Files that travel between machines: shots, clips, posters, pictures people sent. Keys are relative
 * paths such as `shots/<digest>.mp4`; a key never leaves its store (`..` and absolute paths are refused). With each comes a
 * place on this machine to work on them.
 */
export interface MediaStore extends Workbench {
  /** Copies or moves a local file in, whole or not at all. */
  put(key: string, path: string, options?: { move?: boolean }): Promise<void>;
  /**
   * Lets `bring` write a file at the path it is given. The file gets its key's name once it is whole; where `bring`
   * fails nothing of it stays.
   */
  make<Result>(key: string, bring: (path: string) => Promise<Result>): Promise<Result>;
  /** Writes a file as it comes, whole or not at all. Fails with MediaError `too-large` past `maxBytes`. */
  write(key: string, bytes: Bytes, options?: { maxBytes?: number }): Promise<{ bytes: number }>;
  /**
   * An address from which whoever has it may fetch the file for so many seconds, where the store can give one out: for a
   * backend that fetches for itself. It is a secret as long as it works.
   */
  link?(key: string, seconds: number): Promise<string>;
  has(key: string): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Keys under a prefix with their age, for the sweeper: in the order of keys, those after `after`. */
  list(
    prefix: string,
    options?: { after?: string },
  ): AsyncIterable<{ key: string; bytes: number; modifiedAt: number }>;
}
