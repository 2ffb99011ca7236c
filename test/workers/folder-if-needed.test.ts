import { stat } from "node:fs/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { folderIfNeeded } from "../../workers/folder-if-needed.ts";
import { testMedia } from "../fixtures/media.ts";

let store: Awaited<ReturnType<typeof testMedia>>;
beforeEach(async () => {
  store = await testMedia();
});
afterEach(() => store.remove());

it("makes one folder, when it is first asked for, and takes it away", async () => {
  const folder = folderIfNeeded(store);
  const [path, again] = await Promise.all([folder.path(), folder.path()]);
  expect(again).toBe(path);
  expect((await stat(path)).isDirectory()).toBe(true);
  await folder.remove();
  await expect(stat(path)).rejects.toThrow("ENOENT");
});

it("makes none where none is asked for", async () => {
  const folder = folderIfNeeded({ workFolder: () => Promise.reject(new Error("a folder was made")) });
  await folder.remove();
});
