import { FRAMES_PER_SECOND } from "../src/core/film/picture.ts";
import type { Workbench } from "../src/core/ports/workbench.ts";
import type { Media } from "../src/media/media.ts";
import { type ShotToJoin, segmentsOf } from "../src/media/segments.ts";
import { framesOf } from "./frames-to-see.ts";

/** A film is compared in squares of so many a side. */
const SIDE = 64;
/**
 * Of 255: a square that differs by more has something laid over it. Measured on films of cameras and models: coded anew 1 to 3, made six times
 * smaller 4 to 18, two letters in a corner 14 to 71, a caption 96 and more.
 */
const UNLIKE = 12;
/** Films are put together on whole frames, so a shot's frame may stand so many earlier or later. */
const AROUND = 2;

interface Means {
  media: Pick<Media, "greyFrames">;
  store: Pick<Workbench, "workPlace">;
  signal: AbortSignal;
}

/**
 * The moments of a film, of those that are to be seen of each shot, at which it shows something else than that shot does; in seconds.
 * What can't be compared is unlike. Throws MediaError.
 */
export async function unlikeItsShots(
  means: Means,
  film: string,
  shots: readonly ShotToJoin[],
  trim: { from: number; to: number } | undefined,
): Promise<{ shot: number; at: number }[]> {
  const segments = segmentsOf(shots, FRAMES_PER_SECOND, trim);
  let start = 0;
  const places = segments.map((segment) => {
    const place = { ...segment, start, seconds: (segment.to - segment.from) / FRAMES_PER_SECOND };
    start += segment.to - segment.from;
    return place;
  });
  const ofFilm = await squares(means, film);
  const ofShots = new Map<number, Uint8Array[]>();
  const unlike: { shot: number; at: number }[] = [];
  for (const { shot, from, to, start, at } of framesOf(places)) {
    const own = ofShots.get(shot) ?? (await squares(means, shots[shot]?.path ?? ""));
    ofShots.set(shot, own);
    const frame = Math.min(Math.round(at * FRAMES_PER_SECOND), to - from - 1);
    const near = own.slice(Math.max(0, from + frame - AROUND), from + frame + AROUND + 1);
    // A shot that came out short holds its last picture.
    const last = near.length > 0 ? [] : own.slice(-1);
    const seen = ofFilm[start + frame];
    const isKnown = seen && [...near, ...last].some((square) => isLike(seen, square));
    if (!isKnown) unlike.push({ shot, at: (start + frame) / FRAMES_PER_SECOND });
  }
  return unlike;
}

async function squares({ media, store, signal }: Means, path: string): Promise<Uint8Array[]> {
  return media.greyFrames(path, store.workPlace("frames"), {
    side: SIDE,
    fps: FRAMES_PER_SECOND,
    asSeen: true,
    signal,
  });
}

function isLike(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((grey, at) => Math.abs(grey - (other[at] ?? 0)) <= UNLIKE);
}
