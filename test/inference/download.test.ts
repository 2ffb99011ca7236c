import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { downloadFile } from "../../src/inference/download.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-download-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it.each([
  ["streamed", "https://files.example/film.mp4"],
  ["in the answer itself", `data:video/mp4;base64,${Buffer.from("a film").toString("base64")}`],
])(
  "a film %s that the disk has no room for is told as that, and leaves nothing behind",
  async (_, address) => {
    const path = join(folder, "film.mp4");
    // A device that takes nothing, as a disk does that is full.
    await symlink("/dev/full", `${path}.part`);
    const fetched = downloadFile(address, path, {
      allowed: () => true,
      maxBytes: 1_000,
      signal: new AbortController().signal,
      fetch: async () => new Response("a film"),
    });
    await expect(fetched).rejects.toMatchObject({
      code: "no-disk-space",
      retryable: true,
      userMessage: expect.stringContaining("no disk space left"),
    });
    expect(await readdir(folder)).toEqual([]);
  },
);
