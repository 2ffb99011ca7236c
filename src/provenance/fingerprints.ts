import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { fingerprintKey } from "../core/film/mark.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Media } from "../media/media.ts";
import {
  ASKED_FPS,
  FRAME_SIDE,
  type FrameHash,
  fromBytes,
  hashFrame,
  KEPT_FPS,
  matchFilm,
  mirrored,
  toBytes,
} from "./fingerprint.ts";
import { createLookIndex, ifThere } from "./look-index.ts";

export interface Fingerprints {
  /** Keeps what a film looks like, by the month it was made in. */
  keep(clip: { id: string; createdAt: number }, path: string): Promise<void>;
  /** The clips that a film is, or has most of; the best match first. */
  find(path: string): Promise<string[]>;
}

/** A long film takes a second; whatever else this process does goes on between any two frames. */
async function hashed(frames: readonly Uint8Array[]): Promise<FrameHash[]> {
  const hashes: FrameHash[] = [];
  for (const frame of frames) {
    hashes.push(hashFrame(frame));
    await setImmediate();
  }
  return hashes;
}

/**
 * What films look like, in small files of the media store: one a clip, in a folder a month, so that each is written whole
 * and goes with its clip.
 */
export function createFingerprints({
  media,
  store,
}: {
  media: Pick<Media, "greyFrames">;
  store: MediaStore;
}): Fingerprints {
  const index = createLookIndex(store);

  async function framesOf(path: string, fps: number): Promise<Uint8Array[]> {
    const folder = await store.workFolder();
    try {
      return await media.greyFrames(path, join(folder.path, "frames.grey"), { side: FRAME_SIDE, fps });
    } finally {
      await folder.remove();
    }
  }

  return {
    async keep(clip, path) {
      const frames = await hashed(await framesOf(path, KEPT_FPS));
      await store.write(fingerprintKey(clip), Readable.from([toBytes(frames)]));
      await index.add(fingerprintKey(clip));
    },
    async find(path) {
      const frames = await framesOf(path, ASKED_FPS);
      const asked = [await hashed(frames), await hashed(frames.map(mirrored))];
      const found: { clip: string; share: number }[] = [];
      for (const key of await index.near(asked.flat())) {
        const kept = await ifThere(async () => fromBytes(await readFile(await store.path(key))));
        if (!kept) continue;
        const share = Math.max(...asked.map((seen) => matchFilm(seen, kept)));
        const clip = /([^/]+)\.pdq$/.exec(key)?.[1];
        if (share > 0 && clip !== undefined) found.push({ clip, share });
      }
      return found.sort((one, other) => other.share - one.share).map(({ clip }) => clip);
    },
  };
}
