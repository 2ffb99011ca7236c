/** Where programs such as ffmpeg work on files: this machine's disk, wherever the files are kept. */
export interface Workbench {
  /**
   * A local path to read a kept file from, for ffmpeg and uploads; fetched first where it is kept elsewhere. Not to be
   * changed. It stays there for at least an hour after it was last asked for, whatever is made room for.
   * Fails with MediaError `media-missing`.
   */
  path(key: string): Promise<string>;
  /** A new private folder for work in progress; removed by `remove()`, or by the next start where its process has died. */
  workFolder(): Promise<WorkFolder>;
}

export interface WorkFolder {
  path: string;
  remove(): Promise<void>;
}
