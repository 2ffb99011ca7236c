import { readFile, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { shotLooksKey } from "../core/film/mark.ts";
import type { MadeFilm } from "../core/ports/marker.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { type FrameHash, fromBytes, KEPT_FPS, toBytes } from "./fingerprint.ts";
import { ifThere } from "./look-index.ts";

/** Of a longer film the beginning is kept. */
const MOST_SECONDS = 90;
/** What lies between two stretches that are looked at is looked at as well where it is no longer: a start of ffmpeg takes as long. */
const WORTH_LEAVING_OUT = 2 * KEPT_FPS;

/** Looks at the film itself: at all of it, or at so many pictures from a second on. */
type Look = (part?: { from: number; count: number }) => Promise<FrameHash[]>;

/** By the number of a shot's picture, what it looks like. */
type ShotLooks = Map<number, FrameHash>;

/**
 * What a film looks like, to the bit as if all of it were looked at, but of shots that came into it as they are what is known of
 * them is taken: a film with one shot made anew is looked at for as long as that shot is. What is seen of a shot now is known for the
 * next film. undefined: there is nothing to be known of it so, as of one that isn't put together.
 */
export async function looksOfFilm(
  film: MadeFilm,
  store: Pick<MediaStore, "path" | "write">,
  look: Look,
): Promise<FrameHash[] | undefined> {
  if (film.taken.length < 2) return undefined;
  const count = Math.min(MOST_SECONDS * KEPT_FPS, Math.round((film.frames * KEPT_FPS) / film.fps));
  const shots = new Map<string, { size: number; known: ShotLooks; isNew: boolean }>();
  for (const { digest, path } of film.taken) {
    if (shots.has(digest)) continue;
    const { size } = await stat(path);
    shots.set(digest, { size, known: await knownOf(digest, size, store), isNew: false });
  }
  const placeOf = (kept: number) => {
    const frame = frameOf(kept, film.fps);
    const taken = film.taken.find(({ from, to, at }) => frame >= at && frame < at + to - from);
    const shot = taken && shots.get(taken.digest);
    return shot && { shot, frame: frame - taken.at + taken.from };
  };
  const places = Array.from({ length: count }, (_, kept) => placeOf(kept));
  const looks = places.map((place) => place?.shot.known.get(place.frame));
  for (const { from, to } of unknownIn(looks)) {
    const isAll = from === 0 && to === count;
    // Half a picture early, so that the first is surely among them.
    const at = Math.max(0, from / KEPT_FPS - 0.5 / film.fps);
    const seen = await look(isAll ? undefined : { from: at, count: to - from });
    if (seen.length !== to - from) return undefined;
    seen.forEach((one, index) => {
      looks[from + index] = one;
    });
  }
  for (const [kept, place] of places.entries()) {
    const seen = looks[kept];
    if (!place || !seen || place.shot.known.has(place.frame)) continue;
    place.shot.known.set(place.frame, seen);
    place.shot.isNew = true;
  }
  for (const [digest, { size, known, isNew }] of shots) {
    if (isNew) await store.write(shotLooksKey(digest), Readable.from([toText(size, known)]));
  }
  return looks.flatMap((one) => one ?? []);
}

/** Which of the film's pictures stands for a moment that is kept: ffmpeg takes the last one that is nearer to it than to the next. */
function frameOf(kept: number, fps: number): number {
  return Math.ceil(((kept + 0.5) * fps) / KEPT_FPS) - 1;
}

function unknownIn(looks: readonly (FrameHash | undefined)[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const [kept, look] of looks.entries()) {
    if (look) continue;
    const last = stretches.at(-1);
    if (last && kept - last.to <= WORTH_LEAVING_OUT) last.to = kept + 1;
    else stretches.push({ from: kept, to: kept + 1 });
  }
  return stretches;
}

/** By the file's size, for a shot that was withdrawn is made again under the same name. */
async function knownOf(digest: string, size: number, store: Pick<MediaStore, "path">): Promise<ShotLooks> {
  const text = await ifThere(async () => readFile(await store.path(shotLooksKey(digest)), "utf8"));
  if (text === undefined) return new Map();
  const { of, frames, looks } = JSON.parse(text) as {
    of: number;
    frames: number[];
    looks: string;
  };
  const hashes = fromBytes(Buffer.from(looks, "base64"));
  const known = frames.flatMap((frame, index): [number, FrameHash][] => {
    const hash = hashes[index];
    return hash ? [[frame, hash]] : [];
  });
  return new Map(of === size ? known : []);
}

function toText(size: number, known: ShotLooks): string {
  const looks = toBytes([...known.values()]).toString("base64");
  return JSON.stringify({ of: size, frames: [...known.keys()], looks });
}
