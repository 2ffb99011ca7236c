import { statfs } from "node:fs/promises";

/** How many bytes the disk that `folder` lies on has left for whoever runs this process. */
export async function freeDiskBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
