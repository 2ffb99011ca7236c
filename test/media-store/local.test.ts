import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import { temporaryFolder } from "../fixtures/footage.ts";

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let store: MediaStore;
const open = () =>
  createLocalMediaStore({
    folder: join(place.path, "media"),
    workFolder: join(place.path, "work"),
    now: Date.now,
  });

beforeEach(async () => {
  place = await temporaryFolder();
  store = await open();
});
afterEach(() => place.remove());

const write = (key: string, text: string) => store.write(key, Readable.from([text]));
async function keys(prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of store.list(prefix)) found.push(key);
  return found.sort();
}

describe("the local media store", () => {
  it("gives back what was streamed in", async () => {
    expect(await store.write("shots/one.mp4", Readable.from(["moving ", "pictures"]))).toEqual({ bytes: 15 });
    expect(await readFile(await store.path("shots/one.mp4"), "utf8")).toBe("moving pictures");
    expect(await store.has("shots/one.mp4")).toBe(true);
  });

  it("copies a file in and leaves it, or moves it in and does not", async () => {
    const file = join(place.path, "made.mp4");
    await writeFile(file, "film");
    await store.put("clips/a.mp4", file);
    expect(await readFile(file, "utf8")).toBe("film");
    await store.put("clips/b.mp4", file, { move: true });
    expect(await readdir(place.path)).not.toContain("made.mp4");
    expect(await readFile(await store.path("clips/b.mp4"), "utf8")).toBe("film");
  });

  it("moves a file in from another disk", async ({ skip }) => {
    const other = "/dev/shm";
    if (!(await readdir(other).catch(() => undefined))) return skip();
    const file = join(other, `rushes-test-${process.pid}.mp4`);
    await writeFile(file, "film");
    await store.put("clips/far.mp4", file, { move: true });
    expect(await readFile(await store.path("clips/far.mp4"), "utf8")).toBe("film");
    await expect(readFile(file)).rejects.toThrow();
  });

  it("keeps the old file whole until the new one is", async () => {
    await write("clips/a.mp4", "old");
    const broken = Readable.from(
      (function* () {
        yield "new, but";
        throw new Error("connection lost");
      })(),
    );
    await expect(store.write("clips/a.mp4", broken)).rejects.toThrow("connection lost");
    expect(await readFile(await store.path("clips/a.mp4"), "utf8")).toBe("old");
    expect(await keys("")).toEqual(["clips/a.mp4"]);
    expect(await readdir(join(place.path, "media", ".arriving"))).toEqual([]);
  });

  it("stops taking in a stream that is larger than allowed", async () => {
    await expect(
      store.write("a.png", Readable.from(["12345", "67890"]), { maxBytes: 9 }),
    ).rejects.toMatchObject({
      code: "too-large",
    });
    expect(await store.has("a.png")).toBe(false);
    expect(await store.write("a.png", Readable.from(["123456789"]), { maxBytes: 9 })).toEqual({ bytes: 9 });
  });

  it("says which file is missing", async () => {
    await expect(store.path("shots/none.mp4")).rejects.toMatchObject({
      code: "media-missing",
      retryable: false,
    });
    await expect(store.put("a.mp4", join(place.path, "none"))).rejects.toMatchObject({
      code: "media-missing",
    });
    await store.delete("shots/none.mp4");
  });

  it("lists what is under a prefix, with size and age", async () => {
    await write("shots/a.mp4", "aa");
    await write("shots/deep/b.mp4", "bbb");
    await write("clips/c.mp4", "c");
    expect(await keys("shots/")).toEqual(["shots/a.mp4", "shots/deep/b.mp4"]);
    expect(await keys("shots/d")).toEqual(["shots/deep/b.mp4"]);
    expect(await keys("")).toHaveLength(3);
    for await (const { bytes, modifiedAt } of store.list("clips/")) {
      expect(bytes).toBe(1);
      expect(Math.abs(Date.now() - modifiedAt)).toBeLessThan(60_000);
    }
    await store.delete("clips/c.mp4");
    expect(await keys("clips/")).toEqual([]);
  });

  it.each([
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
    "a\0b",
    "a b",
    "é",
    "x".repeat(513),
  ])("refuses the key %j", async (key) => {
    await expect(write(key, "x")).rejects.toMatchObject({ code: "bad-key" });
    await expect(store.path(key)).rejects.toMatchObject({ code: "bad-key" });
    await expect(store.has(key)).rejects.toMatchObject({ code: "bad-key" });
    await expect(store.delete(key)).rejects.toMatchObject({ code: "bad-key" });
  });

  it("takes a link for no file of its own", async () => {
    const outside = join(place.path, "outside");
    await mkdir(outside);
    await writeFile(join(outside, "secret"), "secret");
    await symlink(join(outside, "secret"), join(place.path, "media", "link"));
    await expect(store.path("link")).rejects.toMatchObject({ code: "media-missing" });
    await store.delete("link");
    expect(await readdir(outside)).toEqual(["secret"]);
    expect(await keys("")).toEqual([]);
    const file = join(place.path, "file");
    await symlink(join(outside, "secret"), file);
    await expect(store.put("stolen", file)).rejects.toMatchObject({ code: "media-missing" });
  });

  it("gives out private folders and removes them", async () => {
    const [one, two] = [await store.workFolder(), await store.workFolder()];
    expect(one.path).not.toBe(two.path);
    await writeFile(join(one.path, "x"), "x");
    await one.remove();
    expect(await readdir(join(place.path, "work"))).toHaveLength(1);
  });

  it("clears away at start what a dead process left, and nothing of a living one", async () => {
    const mine = await store.workFolder();
    const work = join(place.path, "work");
    // Process numbers end at 4 million: this one can't be alive. The parent of this process is.
    await mkdir(join(work, `${hostname()}~4999999~1~dead`));
    const arriving = join(place.path, "media", ".arriving");
    await mkdir(join(arriving, `${hostname()}~4999999~1~dead~poster.jpg.making-1a2b`));
    await mkdir(join(work, `${hostname()}~${process.pid}~1~earlier-life`));
    await mkdir(join(work, `${hostname()}~${process.ppid}~1~alive`));
    await mkdir(join(work, "elsewhere~7~1~unknown"));
    await mkdir(join(work, "notours"));
    await open();
    expect(await readdir(arriving)).toEqual([]);
    const left = await readdir(work);
    expect(left.sort()).toEqual(
      [
        "elsewhere~7~1~unknown",
        "notours",
        `${hostname()}~${process.ppid}~1~alive`,
        mine.path.split("/").at(-1),
      ].sort(),
    );
    const tomorrow = () => Date.now() + 25 * 60 * 60 * 1000;
    await createLocalMediaStore({ folder: join(place.path, "media"), workFolder: work, now: tomorrow });
    expect(await readdir(work)).not.toContain("elsewhere~7~1~unknown");
  });
});
