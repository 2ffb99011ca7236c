import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Media } from "../media/media.ts";
import {
  ASKED_FPS,
  FRAME_SIDE,
  fromBytes,
  hashFrame,
  KEPT_FPS,
  matchFilm,
  mirrored,
  toBytes,
} from "./fingerprint.ts";

const FOLDER = "fingerprints/";

export interface Fingerprints {
  /** Keeps what a film looks like, by the month it was made in. */
  keep(clip: { id: string; createdAt: number }, path: string): Promise<void>;
  /** The clips that a film is, or has most of; the best match first. */
  find(path: string): Promise<string[]>;
  forget(clip: { id: string; createdAt: number }): Promise<void>;
}

/**
 * What films look like, in small files of the media store: one a clip, in a folder a month, so that each is written whole
 * and can be taken away alone.
 */
export function createFingerprints({
  media,
  store,
}: {
  media: Pick<Media, "greyFrames">;
  store: MediaStore;
}): Fingerprints {
  const keyOf = ({ id, createdAt }: { id: string; createdAt: number }) =>
    `${FOLDER}${new Date(createdAt).toISOString().slice(0, 7)}/${id}.pdq`;

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
      const frames = (await framesOf(path, KEPT_FPS)).map(hashFrame);
      await store.write(keyOf(clip), Readable.from([toBytes(frames)]));
    },
    async find(path) {
      const frames = await framesOf(path, ASKED_FPS);
      const asked = [frames.map(hashFrame), frames.map((frame) => hashFrame(mirrored(frame)))];
      const found: { clip: string; share: number }[] = [];
      for await (const { key } of store.list(FOLDER)) {
        const kept = fromBytes(await readFile(await store.path(key)));
        const share = Math.max(...asked.map((seen) => matchFilm(seen, kept)));
        const clip = /([^/]+)\.pdq$/.exec(key)?.[1];
        if (share > 0 && clip !== undefined) found.push({ clip, share });
      }
      return found.sort((one, other) => other.share - one.share).map(({ clip }) => clip);
    },
    forget: (clip) => store.delete(keyOf(clip)),
  };
}
