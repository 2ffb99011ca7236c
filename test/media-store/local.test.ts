import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import { mediaStoreContract } from "../contracts/media-store.ts";
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

mediaStoreContract("the local media store", { store: () => store, place: () => place.path });

describe("the local media store", () => {
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
