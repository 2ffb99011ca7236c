import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { workbenchContract } from "./workbench.ts";

/** What every MediaStore keeps to. `place` is a folder of the test's own; what is in the store before a test is nothing. */
export function mediaStoreContract(
  name: string,
  { store, place }: { store: () => MediaStore; place: () => string },
): void {
  const write = (key: string, text: string) => store().write(key, Readable.from([text]));
  const read = async (key: string) => readFile(await store().path(key), "utf8");
  async function keys(prefix: string, after?: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { key } of store().list(prefix, after === undefined ? {} : { after })) found.push(key);
    return found;
  }

  describe(`${name}, as every media store`, () => {
    it("gives back what was streamed in", async () => {
      expect(await store().write("shots/one.mp4", Readable.from(["moving ", "pictures"]))).toEqual({
        bytes: 15,
      });
      expect(await read("shots/one.mp4")).toBe("moving pictures");
      expect(await store().has("shots/one.mp4")).toBe(true);
    });

    it("keeps a file under a key with every sign a key may have", async () => {
      await write("uploads/a:b@c=d+e~f-g_h.i.png", "picture");
      expect(await read("uploads/a:b@c=d+e~f-g_h.i.png")).toBe("picture");
      expect(await keys("uploads/")).toEqual(["uploads/a:b@c=d+e~f-g_h.i.png"]);
      await store().delete("uploads/a:b@c=d+e~f-g_h.i.png");
      expect(await store().has("uploads/a:b@c=d+e~f-g_h.i.png")).toBe(false);
    });

    it("copies a file in and leaves it, or moves it in and does not", async () => {
      const file = join(place(), "made.mp4");
      await writeFile(file, "film");
      await store().put("clips/a.mp4", file);
      expect(await readFile(file, "utf8")).toBe("film");
      await store().put("clips/b.mp4", file, { move: true });
      expect(await readdir(place())).not.toContain("made.mp4");
      expect(await read("clips/b.mp4")).toBe("film");
    });

    it("gives a made file its name once it is whole, and keeps nothing of one that failed", async () => {
      expect(
        await store().make("clips/a.mp4", async (path) => {
          await writeFile(path, "film");
          return 7;
        }),
      ).toBe(7);
      expect(await read("clips/a.mp4")).toBe("film");
      await expect(
        store().make("clips/b.mp4", async (path) => {
          await writeFile(path, "half a fi");
          throw new Error("ffmpeg ended");
        }),
      ).rejects.toThrow("ffmpeg ended");
      expect(await store().has("clips/b.mp4")).toBe(false);
    });

    it("says that the file is missing where nothing was made", async () => {
      await expect(store().make("clips/a.mp4", async () => {})).rejects.toMatchObject({
        code: "media-missing",
      });
    });

    it("keeps the old file whole until the new one is", async () => {
      await write("clips/a.mp4", "old");
      const broken = Readable.from(
        (function* () {
          yield "new, but";
          throw new Error("connection lost");
        })(),
      );
      await expect(store().write("clips/a.mp4", broken)).rejects.toThrow("connection lost");
      expect(await read("clips/a.mp4")).toBe("old");
      expect(await keys("")).toEqual(["clips/a.mp4"]);
    });

    it("gives the new file after one was replaced", async () => {
      await write("clips/a.mp4", "old");
      expect(await read("clips/a.mp4")).toBe("old");
      await write("clips/a.mp4", "new");
      expect(await read("clips/a.mp4")).toBe("new");
    });

    it("stops taking in a stream that is larger than allowed", async () => {
      await expect(
        store().write("a.png", Readable.from(["12345", "67890"]), { maxBytes: 9 }),
      ).rejects.toMatchObject({ code: "too-large" });
      expect(await store().has("a.png")).toBe(false);
      expect(await store().write("a.png", Readable.from(["123456789"]), { maxBytes: 9 })).toEqual({
        bytes: 9,
      });
    });

    it("says which file is missing, and deletes what isn't there without a word", async () => {
      await expect(store().path("shots/none.mp4")).rejects.toMatchObject({
        code: "media-missing",
        retryable: false,
      });
      await expect(store().put("a.mp4", join(place(), "none"))).rejects.toMatchObject({
        code: "media-missing",
      });
      expect(await store().has("shots/none.mp4")).toBe(false);
      await store().delete("shots/none.mp4");
    });

    it("lists what is under a prefix in the order of keys, with size and age, and goes on after one", async () => {
      await write("shots/b.mp4", "aa");
      await write("shots/a.mp4", "aa");
      await write("shots/deep/b.mp4", "bbb");
      await write("clips/c.mp4", "c");
      expect(await keys("shots/")).toEqual(["shots/a.mp4", "shots/b.mp4", "shots/deep/b.mp4"]);
      expect(await keys("shots/d")).toEqual(["shots/deep/b.mp4"]);
      expect(await keys("shots/", "shots/a.mp4")).toEqual(["shots/b.mp4", "shots/deep/b.mp4"]);
      expect(await keys("")).toHaveLength(4);
      for await (const { bytes, modifiedAt } of store().list("clips/")) {
        expect(bytes).toBe(1);
        expect(Math.abs(Date.now() - modifiedAt)).toBeLessThan(120_000);
      }
      await store().delete("clips/c.mp4");
      expect(await keys("clips/")).toEqual([]);
      await expect(store().path("clips/c.mp4")).rejects.toMatchObject({ code: "media-missing" });
    });

    it("refuses keys that are none", async () => {
      for (const key of [
        "",
        "/etc/passwd",
        "../a",
        "a/../../b",
        "a//b",
        "a/",
        ".hidden",
        "a/.b",
        "-i",
        "a\nb",
        "a b",
        "é",
      ]) {
        await expect(write(key, "x"), key).rejects.toMatchObject({ code: "bad-key" });
        await expect(store().path(key), key).rejects.toMatchObject({ code: "bad-key" });
        await expect(store().has(key), key).rejects.toMatchObject({ code: "bad-key" });
        await expect(store().delete(key), key).rejects.toMatchObject({ code: "bad-key" });
      }
    });

    it("takes no link for a file", async () => {
      await writeFile(join(place(), "secret"), "secret");
      await symlink(join(place(), "secret"), join(place(), "link"));
      await expect(store().put("stolen", join(place(), "link"))).rejects.toMatchObject({
        code: "media-missing",
      });
    });
  });

  workbenchContract(name, { bench: store, write, remove: (key) => store().delete(key) });
}
