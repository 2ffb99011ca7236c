/** A kept file where programs can read it. */
export interface FileHere {
  path: string;
  bytes: number;
}

/** Where programs such as ffmpeg work on files: this machine's disk, wherever the files are kept. */
export interface Workbench {
  /**
   * A local path to read a kept file from, for ffmpeg and uploads; fetched first where it is kept elsewhere. Not to be
   * changed. It stays there for at least an hour after it was last asked for, whatever is made room for.
   * Fails with MediaError `media-missing`.
   */
  path(key: string): Promise<string>;
  /** The same where it may be missing, and how large it is; undefined: it isn't there. */
  find(key: string): Promise<FileHere | undefined>;
  /** A new private folder for work in progress; removed by `remove()`, or by the next start where its process has died. */
  workFolder(): Promise<WorkFolder>;
  /** A path for one thing in progress, where nothing is yet; its name ends with `name`. Whoever makes it takes it away, or the next start does. */
  workPlace(name: string): string;
}

export interface WorkFolder {
  path: string;
  remove(): Promise<void>;
}
