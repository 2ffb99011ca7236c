import type { Workbench, WorkFolder } from "../src/core/ports/workbench.ts";

export interface FolderIfNeeded {
  /** Of the folder, which is made when this is first asked for. */
  path(): Promise<string>;
  remove(): Promise<void>;
}

/** A work folder for what most films don't need one for. */
export function folderIfNeeded({ workFolder }: Pick<Workbench, "workFolder">): FolderIfNeeded {
  let folder: Promise<WorkFolder> | undefined;
  return {
    async path() {
      folder ??= workFolder();
      return (await folder).path;
    },
    async remove() {
      await (await folder)?.remove();
    },
  };
}
