import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Workbench } from "../../src/core/ports/workbench.ts";

/** What every Workbench keeps to. `write` keeps a file where it borrows from, `remove` deletes it; before a test there is none. */
export function workbenchContract(
  name: string,
  {
    bench,
    write,
    remove,
  }: {
    bench: () => Workbench;
    write: (key: string, text: string) => Promise<unknown>;
    remove: (key: string) => Promise<void>;
  },
): void {
  describe(`${name}, as every workbench`, () => {
    it("gives a file to read under the ending of its key, which tells programs what it is", async () => {
      await write("shots/one.mp4", "film");
      expect(await bench().path("shots/one.mp4")).toMatch(/one\.mp4$/);
    });

    it("borrows what is kept, and nothing that has been deleted since", async () => {
      await write("clips/a.mp4", "film");
      const path = await bench().path("clips/a.mp4");
      expect(await readFile(path, "utf8")).toBe("film");
      await remove("clips/a.mp4");
      await expect(bench().path("clips/a.mp4")).rejects.toMatchObject({ code: "media-missing" });
    });

    it("finds what is kept with its size, and nothing where none is", async () => {
      await write("clips/a.mp4", "film");
      const found = await bench().find("clips/a.mp4");
      expect(found).toEqual({ path: await bench().path("clips/a.mp4"), bytes: 4 });
      await remove("clips/a.mp4");
      expect(await bench().find("clips/a.mp4")).toBeUndefined();
    });

    it("names places where nothing is yet", async () => {
      const [one, two] = [bench().workPlace("frames"), bench().workPlace("frames")];
      expect(one).not.toBe(two);
      expect(one).toMatch(/frames$/);
      await writeFile(one, "x");
      await rm(one);
      await expect(readFile(two)).rejects.toMatchObject({ code: "ENOENT" });
    });

    it("reads one file for many at once", async () => {
      await write("shots/one.mp4", "film");
      const paths = await Promise.all(Array.from({ length: 8 }, () => bench().path("shots/one.mp4")));
      expect(new Set(paths).size).toBe(1);
    });

    it("gives out private folders and removes them", async () => {
      const [one, two] = [await bench().workFolder(), await bench().workFolder()];
      expect(one.path).not.toBe(two.path);
      await writeFile(join(one.path, "x"), "x");
      await one.remove();
      await expect(readdir(one.path)).rejects.toThrow();
      await two.remove();
    });
  });
}
