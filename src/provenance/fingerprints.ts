import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { fingerprintKey } from "../core/film/mark.ts";
import type { FilmMemory } from "../core/ports/marker.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { GreyOptions } from "../media/grey-frames.ts";
import type { Media } from "../media/media.ts";
import { betweenEvenBars, type Inside, insideOfBars } from "./bars.ts";
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
import { looksOfFilm } from "./looks-of-film.ts";

/** Side of the frames that bars are measured on. */
const CLOSE_SIDE = 256;
/** Of a side: two parts of a picture that differ by less have the same hashes. */
const UNLIKE = 0.02;

export interface Fingerprints {
  /** Keeps what a film looks like, by the month it was made in. */
  keep: FilmMemory["keep"];
  /** The clips that a film is, or has most of; the best match first. */
  find(path: string): Promise<string[]>;
}

/** The second one only where it is more than a trifle larger. */
function differing(one: Inside, other: Inside): Inside[] {
  return other.width - one.width + other.height - one.height > UNLIKE ? [one, other] : [one];
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

  const framesOf = (
    path: string,
    options: Pick<GreyOptions, "fps" | "inside" | "part"> & { side?: number },
  ): Promise<Uint8Array[]> =>
    media.greyFrames(path, store.workPlace("frames"), { side: FRAME_SIDE, ...options });

  return {
    async keep(clip, film) {
      const look = async (part?: GreyOptions["part"]) =>
        hashed(await framesOf(film.path, { fps: KEPT_FPS, ...(part && { part }) }));
      const frames = ("taken" in film ? await looksOfFilm(film, store, look) : undefined) ?? (await look());
      await store.write(fingerprintKey(clip), Readable.from([toBytes(frames)]));
      await index.add(fingerprintKey(clip));
    },
    async find(path) {
      const whole = await framesOf(path, { fps: ASKED_FPS });
      // As it is, and what is between its bars; looked at closely, for a hash is of its whole frame.
      const roughly = insideOfBars(whole, FRAME_SIDE);
      const inside = roughly && insideOfBars(await framesOf(path, { fps: 1, side: CLOSE_SIDE }), CLOSE_SIDE);
      const looks = [whole];
      for (const part of inside ? differing(inside, betweenEvenBars(inside)) : [])
        looks.push(await framesOf(path, { fps: ASKED_FPS, inside: part }));
      const asked: FrameHash[][] = [];
      for (const frames of looks.filter(({ length }) => length > 0))
        asked.push(await hashed(frames), await hashed(frames.map(mirrored)));
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
