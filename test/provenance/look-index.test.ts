import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FINGERPRINTS } from "../../src/core/film/mark.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import { type FrameHash, toBytes } from "../../src/provenance/fingerprint.ts";
import { createLookIndex } from "../../src/provenance/look-index.ts";

vi.setConfig({ testTimeout: 60_000 });

const SMALL = { freshToASegment: 3, segmentsToALarger: 2 };
let folder: string;
let store: MediaStore;
/** Keys whose files were asked for. */
let read: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-looks-"));
  const local = await createLocalMediaStore({
    folder: join(folder, "media"),
    workFolder: join(folder, "work"),
    now: () => 0,
  });
  read = [];
  store = {
    ...local,
    path(key) {
      read.push(key);
      return local.path(key);
    },
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Random frames, the same for the same number. */
function film(number: number): FrameHash[] {
  let state = number * 7919 + 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return Array.from({ length: 6 }, () => ({
    bits: Uint32Array.from({ length: 8 }, () => next() ^ (next() >>> 16)),
    quality: 100,
  }));
}

/** Twenty-four bits of each frame are others now. */
function changed(frames: readonly FrameHash[]): FrameHash[] {
  return frames.map(({ bits, quality }, frame) => {
    const others = Uint32Array.from(bits);
    for (let flip = 0; flip < 24; flip++) {
      const bit = (frame * 37 + flip * 10) % 256;
      others[bit >> 5] = ((others[bit >> 5] ?? 0) ^ (1 << (bit & 31))) >>> 0;
    }
    return { bits: others, quality };
  });
}

const keyOf = (number: number) => `${FINGERPRINTS}2026-${number % 2 === 0 ? "10" : "11"}/c_${number}.pdq`;
const keep = (number: number) => store.write(keyOf(number), Readable.from([toBytes(film(number))]));
async function listed(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

it("finds a changed film among many, and looks at no more for it when there are more", async () => {
  const index = createLookIndex(store, SMALL);
  for (let number = 0; number < 14; number++) {
    await keep(number);
    await index.add(keyOf(number));
  }
  // Twelve films in one large segment; two that are new.
  expect(await listed("look-index/segments/")).toHaveLength(1);
  for (const number of [0, 7, 11, 13]) {
    read = [];
    const near = await index.near(changed(film(number)));
    expect(near).toContain(keyOf(number));
    expect(near.length).toBeLessThan(5);
    expect(read.filter((key) => key.startsWith(FINGERPRINTS))).toEqual([]);
  }
  expect(await index.near(film(1_000))).toEqual([12, 13].map(keyOf).sort());
});

it("takes in what was kept before there was an index, once", async () => {
  for (let number = 0; number < 5; number++) await keep(number);
  expect(await createLookIndex(store, SMALL).near(film(2))).toContain(keyOf(2));
  read = [];
  expect(await createLookIndex(store, SMALL).near(changed(film(4)))).toContain(keyOf(4));
  expect(read.filter((key) => key.startsWith(FINGERPRINTS))).toEqual([]);
});

it("loses nothing when several machines gather at once, or one dies halfway", async () => {
  const machines = [createLookIndex(store, SMALL), createLookIndex(store, SMALL)];
  for (let number = 0; number < 10; number += 2) {
    await Promise.all(
      machines.map(async (index, machine) => {
        await keep(number + machine);
        await index.add(keyOf(number + machine));
      }),
    );
  }
  // Died between writing a segment and removing what it was made of: both are there.
  const dying: MediaStore = { ...store, delete: () => Promise.reject(new Error("dead")) };
  const index = createLookIndex(dying, SMALL);
  for (let number = 10; number < 14; number++) {
    await keep(number);
    await index.add(keyOf(number)).catch(() => {});
  }
  for (let number = 0; number < 14; number++)
    expect(await machines[0]?.near(film(number)), `film ${number}`).toContain(keyOf(number));
});

it("lets go of films that are gone when their segment is gathered up", async () => {
  const index = createLookIndex(store, SMALL);
  for (let number = 0; number < 6; number++) {
    await keep(number);
    if (number === 5) await store.delete(keyOf(3));
    await index.add(keyOf(number));
  }
  expect(await index.near(film(3))).toEqual([]);
  expect(await index.near(film(4))).toEqual([keyOf(4)]);
});
