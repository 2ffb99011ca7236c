import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type FileCache, openFileCache } from "../../src/media-store/file-cache.ts";
import { temporaryFolder } from "../fixtures/footage.ts";

const HOUR_MS = 60 * 60 * 1000;
let place: Awaited<ReturnType<typeof temporaryFolder>>;
let cache: FileCache;
let time = Date.UTC(2026, 10, 1);

const open = () => openFileCache({ folder: join(place.path, "cache"), maxBytes: 10, now: () => time });

beforeEach(async () => {
  place = await temporaryFolder();
  cache = await open();
});
afterEach(() => place.remove());

async function keep(key: string, text: string, version = "1"): Promise<string> {
  const path = join(place.path, "arrived");
  await writeFile(path, text);
  return cache.keep(key, version, path);
}

it("gives back what it was given, in just that version", async () => {
  const path = await keep("shots/a.mp4", "film");
  expect(await cache.find("shots/a.mp4", "1", 4)).toBe(path);
  expect(await readFile(path, "utf8")).toBe("film");
  expect(await cache.find("shots/a.mp4", "2", 4)).toBeUndefined();
  expect(await cache.find("shots/b.mp4", "1", 4)).toBeUndefined();
});

it("makes room by what was longest not asked for", async () => {
  await keep("a", "aaaa");
  time += 1_000;
  await keep("b", "bbbb");
  time += 1_000;
  await cache.find("a", "1", 4);
  time += HOUR_MS + 1_000;
  await keep("c", "cccc");
  expect(await cache.find("b", "1", 4)).toBeUndefined();
  expect(await cache.find("a", "1", 4)).toBeDefined();
  expect(await cache.find("c", "1", 4)).toBeDefined();
});

it("takes nothing away that was handed out within the hour, full as it may be", async () => {
  await keep("a", "aaaaaaaa");
  time += HOUR_MS - 1_000;
  await keep("b", "bbbbbbbb");
  expect(await cache.find("a", "1", 8)).toBeDefined();
  time += HOUR_MS + 1_000;
  await keep("c", "c");
  expect(await cache.find("a", "1", 8)).toBeUndefined();
  expect(await cache.find("b", "1", 8)).toBeDefined();
});

it("counts what an earlier process left in the folder", async () => {
  await keep("a", "aaaaaaaa");
  time += 2 * HOUR_MS;
  cache = await open();
  await keep("b", "bbb");
  expect(await cache.find("a", "1", 8)).toBeUndefined();
});

it("keeps no copy that nobody asked for in a day: what was deleted elsewhere goes from here, too", async () => {
  await keep("a", "aaaa");
  time += 23 * HOUR_MS;
  await keep("b", "bbbb");
  cache = await open();
  expect(await readdir(join(place.path, "cache"))).toHaveLength(2);
  time += 2 * HOUR_MS;
  cache = await open();
  expect(await cache.find("a", "1", 4)).toBeUndefined();
  expect(await cache.find("b", "1", 4)).toBeDefined();
});

it("takes what a power cut left of a copy for none", async () => {
  const path = await keep("a", "aaaa");
  await truncate(path);
  expect(await cache.find("a", "1", 4)).toBeUndefined();
  expect(await keep("a", "aaaa")).toBe(path);
  expect(await cache.find("a", "1", 4)).toBe(path);
});
