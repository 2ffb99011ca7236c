import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { MediaError } from "../core/errors.ts";
import { FINGERPRINTS, LOOK_INDEX } from "../core/film/mark.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { type FrameHash, fromBytes, isTelling } from "./fingerprint.ts";
import {
  type CodedFilm,
  codesOf,
  MOST_FILMS,
  mergeSegments,
  searchSegment,
  toSegment,
} from "./look-segment.ts";

const FRESH = `${LOOK_INDEX}fresh/`;
const SEGMENTS = `${LOOK_INDEX}segments/`;
/** There once all films that were kept before there was an index are in it. */
const BEGUN = `${LOOK_INDEX}begun`;
/** So many new films become a segment, and so many segments of one size a larger one. */
const FRESH_TO_A_SEGMENT = 64;
const SEGMENTS_TO_A_LARGER = 8;
/** So many frames of a film can be found. */
const MOST_FRAMES = 64;
/** So many films of those with most in common are compared frame by frame. */
const MOST_COMPARED = 48;

/** Finds which of the films kept are worth comparing with one, without going through all of them. */
export interface LookIndex {
  /** `key`: of its fingerprint, which has to be there already. */
  add(key: string): Promise<void>;
  /** Keys of fingerprints: those with most in common with these frames, and the newest ones. */
  near(frames: readonly FrameHash[]): Promise<string[]>;
}

/**
 * In the media store: names of the newest films, and segments of growing size that the others are gathered into. All of it can
 * be done twice, or by two at once: a film may stand in two segments, and a larger segment's name comes from what it is made
 * of. A film that is gone stays named until its segment is gathered up; its fingerprint isn't there then.
 */
export function createLookIndex(
  store: MediaStore,
  { freshToASegment = FRESH_TO_A_SEGMENT, segmentsToALarger = SEGMENTS_TO_A_LARGER } = {},
): LookIndex {
  let added = 0;

  async function keysUnder(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of store.list(prefix)) keys.push(key);
    return keys;
  }

  async function write(level: number, sources: readonly string[], segment: Buffer): Promise<void> {
    const name = createHash("sha256").update(sources.join("\n")).digest("hex").slice(0, 32);
    await store.write(`${SEGMENTS}${level}/${name}.rls`, Readable.from([segment]));
  }

  async function coded(name: string): Promise<CodedFilm | undefined> {
    const frames = await ifThere(async () =>
      fromBytes(await readFile(await store.path(`${FINGERPRINTS}${name}`))),
    );
    if (!frames) return undefined;
    const telling = frames.filter(isTelling);
    const step = Math.max(1, telling.length / MOST_FRAMES);
    const chosen = telling.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
    return { name, codes: chosen.flatMap(({ bits }) => codesOf(bits)) };
  }

  async function gatherFilms(names: readonly string[]): Promise<void> {
    const films: CodedFilm[] = [];
    for (const name of names) {
      const film = await coded(name);
      if (film) films.push(film);
    }
    await write(0, names, toSegment(films));
  }

  /** What was kept before there was an index; once. */
  async function begin(): Promise<void> {
    if (await store.has(BEGUN)) return;
    const names = (await keysUnder(FINGERPRINTS)).map((key) => key.slice(FINGERPRINTS.length));
    for (let at = 0; at < names.length; at += freshToASegment)
      await gatherFilms(names.slice(at, at + freshToASegment));
    await gatherSegments();
    await store.write(BEGUN, Readable.from([Buffer.from("1")]));
  }

  async function gather(): Promise<void> {
    await begin();
    const fresh = await keysUnder(FRESH);
    if (fresh.length >= freshToASegment) {
      await gatherFilms(fresh.map(nameOfFresh));
      for (const key of fresh) await store.delete(key);
    }
    await gatherSegments();
  }

  async function gatherSegments(): Promise<void> {
    for (let level = 0; ; level++) {
      if (freshToASegment * segmentsToALarger ** (level + 1) > MOST_FILMS / 2) return;
      const keys = await keysUnder(`${SEGMENTS}${level}/`);
      if (keys.length < segmentsToALarger) return;
      for (let at = 0; at + segmentsToALarger <= keys.length; at += segmentsToALarger) {
        const sources = keys.slice(at, at + segmentsToALarger);
        const merged = await ifThere(async () => {
          const paths = await Promise.all(sources.map((key) => store.path(key)));
          return mergeSegments(paths, (name) => store.has(`${FINGERPRINTS}${name}`));
        });
        // Another machine was here first.
        if (!merged) return;
        await write(level + 1, sources, merged);
        for (const key of sources) await store.delete(key);
      }
    }
  }

  async function votes(codes: ReadonlySet<number>): Promise<Map<string, number>> {
    const sum = new Map<string, number>();
    for (const key of await keysUnder(SEGMENTS)) {
      const found = await ifThere(async () => searchSegment(await store.path(key), codes));
      if (!found) return votes(codes);
      // A film in two segments is the same film twice.
      for (const [name, count] of found) sum.set(name, Math.max(count, sum.get(name) ?? 0));
    }
    return sum;
  }

  return {
    async add(key) {
      const name = key.slice(FINGERPRINTS.length);
      await store.write(`${FRESH}${name.replace("/", "_")}`, Readable.from([Buffer.from("1")]));
      if (++added % freshToASegment === 0) await gather();
    },
    async near(frames) {
      await begin();
      // First the new ones: one that is gathered in between is in a segment then.
      const fresh = await keysUnder(FRESH);
      const found = await votes(new Set(frames.filter(isTelling).flatMap(({ bits }) => codesOf(bits))));
      const most = [...found].sort(([, one], [, other]) => other - one).slice(0, MOST_COMPARED);
      const names = new Set([...fresh.map(nameOfFresh), ...most.map(([name]) => name)]);
      return [...names].map((name) => `${FINGERPRINTS}${name}`);
    },
  };
}

function nameOfFresh(key: string): string {
  return key.slice(FRESH.length).replace("_", "/");
}

/** undefined: a file was gone. */
export async function ifThere<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    const isGone =
      (error instanceof MediaError && error.code === "media-missing") ||
      (error as NodeJS.ErrnoException).code === "ENOENT";
    if (isGone) return undefined;
    throw error;
  }
}
