/** @module-tag long */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fingerprintKey } from "../../src/core/film/mark.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { createMedia, type Media } from "../../src/media/media.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import {
  ASKED_FPS,
  FRAME_SIDE,
  type FrameHash,
  fromBytes,
  hashFrame,
  matchFilm,
} from "../../src/provenance/fingerprint.ts";
import { createFingerprints, type Fingerprints } from "../../src/provenance/fingerprints.ts";
import { drawDrafts } from "../fixtures/drawn-drafts.ts";
import { TRANSFORMED, transform } from "./transformed.ts";

const DRAFTS = 200;
/** Every so many of them is transformed; with 1 all are, in the better part of an hour. */
const STEP = 20;
const LONG_MS = 3_600_000;
/** Of each transformation that docs/provenance.md claims. */
const LEAST_FOUND = 0.9;

let folder: string;
let media: Media;
let store: MediaStore;
let fingerprints: Fingerprints;
let drafts: string[];
const nameOf = (index: number) => `draft${index}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-again-"));
  media = createMedia({ threads: 1 });
  store = await createLocalMediaStore({
    folder: join(folder, "media"),
    workFolder: join(folder, "work"),
    now: () => 0,
  });
  fingerprints = createFingerprints({ media, store });
  drafts = await drawDrafts(DRAFTS, folder);
  for (const [index, path] of drafts.entries())
    await fingerprints.keep({ id: nameOf(index), createdAt: 0 }, { path });
}, LONG_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

it("takes none of 200 drafts for another, each compared with each", { timeout: LONG_MS }, async () => {
  expect(new Set(drafts).size).toBe(DRAFTS);
  const asked: FrameHash[][] = [];
  const kept: FrameHash[][] = [];
  for (const [index, path] of drafts.entries()) {
    const look = { fps: ASKED_FPS, side: FRAME_SIDE };
    asked.push((await media.greyFrames(path, join(folder, "frames.grey"), look)).map(hashFrame));
    const key = fingerprintKey({ id: nameOf(index), createdAt: 0 });
    kept.push(fromBytes(await readFile(await store.path(key))));
  }
  const taken = asked.flatMap((film, one) =>
    kept.flatMap((other, index) => (matchFilm(film, other) > 0 ? [[one, index]] : [])),
  );
  expect(taken).toEqual(drafts.map((_, index) => [index, index]));
});

it.each(TRANSFORMED)(
  "knows nine of ten drafts again %s, and takes none for another",
  {
    timeout: LONG_MS,
  },
  async (name, how) => {
    const out = join(folder, "changed.mp4");
    let found = 0;
    const wrong: string[] = [];
    const some = [...drafts.entries()].filter(([index]) => index % STEP === 0);
    for (const [index, path] of some) {
      await transform(path, how, out);
      for (const id of await fingerprints.find(out)) {
        if (id === nameOf(index)) found += 1;
        else wrong.push(`${nameOf(index)} for ${id}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(found / some.length, `${name}: ${found} of ${some.length}`).toBeGreaterThanOrEqual(LEAST_FOUND);
  },
);
