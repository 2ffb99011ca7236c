import { readSync } from "node:fs";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";

/** A hash is taken apart into so many words of so many bits; films with a word in common are worth comparing. */
const WORDS = 12;
const WORD_BITS = 20;
const LOW_BITS = 8;
const SLOTS = WORDS << (WORD_BITS - LOW_BITS);

const MAGIC = "RLS1";
const HEAD_BYTES = 8;
const WORD_BYTES = 4;
const FAN_BYTES = (SLOTS + 1) * WORD_BYTES;
const ENTRIES_AT = HEAD_BYTES + FAN_BYTES;
const NAME_BYTES = 64;
/** An entry keeps a film's place in 16 bits. */
export const MOST_FILMS = 1 << 16;
/** Between so many looks into a file, and so many slots merged, others get their turn. */
const LOOKS_AT_ONCE = 256;
const SLOTS_AT_ONCE = 512;

/** A film's name and the codes of its frames. */
export interface CodedFilm {
  name: string;
  codes: readonly number[];
}

/** The codes of one hash of 256 bits: which word, and what it is, in one number. */
export function codesOf(bits: Uint32Array): number[] {
  return Array.from({ length: WORDS }, (_, word) => {
    const [index, shift] = [(word * WORD_BITS) >> 5, (word * WORD_BITS) & 31];
    const low = (bits[index] ?? 0) >>> shift;
    const high = shift > 32 - WORD_BITS ? (bits[index + 1] ?? 0) << (32 - shift) : 0;
    return (word << WORD_BITS) | ((low | high) & ((1 << WORD_BITS) - 1));
  });
}

/**
 * A file to look codes up in: a head, where the entries of each slot (a code without its low bits) begin, the entries (low
 * bits, place of the film), the films' names, all of one length, so that a search reads what it needs and no more.
 */
export function toSegment(films: readonly CodedFilm[]): Buffer {
  if (films.length > MOST_FILMS) throw new RangeError(`${films.length} films in one segment`);
  const pairs = Float64Array.from(
    films.flatMap(({ codes }, place) => [...new Set(codes)].map((code) => code * MOST_FILMS + place)),
  ).sort();
  const bytes = Buffer.alloc(ENTRIES_AT + pairs.length * WORD_BYTES + films.length * NAME_BYTES);
  let slot = 0;
  pairs.forEach((pair, index) => {
    const code = Math.floor(pair / MOST_FILMS);
    for (; slot <= code >> LOW_BITS; slot++) bytes.writeUInt32LE(index, HEAD_BYTES + slot * WORD_BYTES);
    bytes.writeUInt8(code & ((1 << LOW_BITS) - 1), ENTRIES_AT + index * WORD_BYTES);
    bytes.writeUInt16LE(pair % MOST_FILMS, ENTRIES_AT + index * WORD_BYTES + 1);
  });
  for (; slot <= SLOTS; slot++) bytes.writeUInt32LE(pairs.length, HEAD_BYTES + slot * WORD_BYTES);
  return finish(
    bytes,
    films.map(({ name }) => name),
    pairs.length,
  );
}

/** Writes the head and the names; what there is room for behind them is cut off. */
function finish(bytes: Buffer, names: readonly string[], entries: number): Buffer {
  bytes.write(MAGIC, 0, "latin1");
  bytes.writeUInt32LE(names.length, MAGIC.length);
  const at = ENTRIES_AT + entries * WORD_BYTES;
  names.forEach((name, place) => {
    if (Buffer.byteLength(name) > NAME_BYTES) throw new RangeError(`${name} is too long a name`);
    bytes.fill(0, at + place * NAME_BYTES, at + (place + 1) * NAME_BYTES);
    bytes.write(name, at + place * NAME_BYTES, "utf8");
  });
  return bytes.subarray(0, at + names.length * NAME_BYTES);
}

/** One segment of all films of these that `isKept` says yes to, each once. */
export async function mergeSegments(
  paths: readonly string[],
  isKept: (name: string) => Promise<boolean>,
): Promise<Buffer> {
  const names: string[] = [];
  const places = new Map<string, number | undefined>();
  const parts: { bytes: Buffer; newPlaces: (number | undefined)[] }[] = [];
  for (const path of paths) {
    const bytes = await readFile(path);
    const newPlaces: (number | undefined)[] = [];
    for (let place = 0; place < filmsIn(bytes, path); place++) {
      const name = nameIn(bytes, namesAt(bytes) + place * NAME_BYTES);
      const isNew = !places.has(name) && (await isKept(name));
      newPlaces.push(isNew ? names.length : undefined);
      places.set(name, newPlaces.at(-1));
      if (isNew) names.push(name);
    }
    parts.push({ bytes, newPlaces });
  }
  if (names.length > MOST_FILMS) throw new RangeError(`${names.length} films in one segment`);
  const most = parts.reduce((sum, { bytes }) => sum + entryOf(bytes, SLOTS), 0);
  const merged = Buffer.alloc(ENTRIES_AT + most * WORD_BYTES + names.length * NAME_BYTES);
  let written = 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    if (slot % SLOTS_AT_ONCE === 0) await setImmediate();
    merged.writeUInt32LE(written, HEAD_BYTES + slot * WORD_BYTES);
    for (const { bytes, newPlaces } of parts) {
      for (let index = entryOf(bytes, slot); index < entryOf(bytes, slot + 1); index++) {
        const place = newPlaces[bytes.readUInt16LE(ENTRIES_AT + index * WORD_BYTES + 1)];
        if (place === undefined) continue;
        merged.writeUInt8(
          bytes.readUInt8(ENTRIES_AT + index * WORD_BYTES),
          ENTRIES_AT + written * WORD_BYTES,
        );
        merged.writeUInt16LE(place, ENTRIES_AT + written * WORD_BYTES + 1);
        written += 1;
      }
    }
  }
  merged.writeUInt32LE(written, HEAD_BYTES + SLOTS * WORD_BYTES);
  return finish(merged, names, written);
}

/** How many of the codes each film of a segment has, of those that have any. */
export async function searchSegment(path: string, codes: Iterable<number>): Promise<Map<string, number>> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(ENTRIES_AT);
    readWhole(file, head, 0);
    filmsIn(head, path);
    const votes = new Map<number, number>();
    let looks = 0;
    for (const [slot, lows] of bySlot(codes)) {
      if (++looks % LOOKS_AT_ONCE === 0) await setImmediate();
      const begin = entryOf(head, slot);
      const entries = Buffer.alloc((entryOf(head, slot + 1) - begin) * WORD_BYTES);
      if (entries.length > 0) readWhole(file, entries, ENTRIES_AT + begin * WORD_BYTES);
      for (let at = 0; at < entries.length; at += WORD_BYTES) {
        if (!lows.has(entries.readUInt8(at))) continue;
        const place = entries.readUInt16LE(at + 1);
        votes.set(place, (votes.get(place) ?? 0) + 1);
      }
    }
    const name = Buffer.alloc(NAME_BYTES);
    return new Map(
      [...votes].map(([place, count]) => {
        readWhole(file, name, namesAt(head) + place * NAME_BYTES);
        return [nameIn(name, 0), count];
      }),
    );
  } finally {
    await file.close();
  }
}

function bySlot(codes: Iterable<number>): Map<number, Set<number>> {
  const slots = new Map<number, Set<number>>();
  for (const code of codes) {
    const lows = slots.get(code >> LOW_BITS) ?? new Set();
    slots.set(code >> LOW_BITS, lows.add(code & ((1 << LOW_BITS) - 1)));
  }
  return slots;
}

function filmsIn(head: Buffer, path: string): number {
  if (head.toString("latin1", 0, MAGIC.length) !== MAGIC)
    throw new RangeError(`${path} is no segment of films' looks`);
  return head.readUInt32LE(MAGIC.length);
}

/** Which entry is the first of a slot, or of those behind it. */
function entryOf(head: Buffer, slot: number): number {
  return head.readUInt32LE(HEAD_BYTES + slot * WORD_BYTES);
}

function namesAt(head: Buffer): number {
  return ENTRIES_AT + entryOf(head, SLOTS) * WORD_BYTES;
}

function nameIn(bytes: Buffer, at: number): string {
  return bytes.toString("utf8", at, at + NAME_BYTES).replace(/\0+$/, "");
}

/** A few bytes of a file that is in memory already: going through the pool of threads costs ten times as much. */
function readWhole(file: FileHandle, into: Buffer, at: number): void {
  if (readSync(file.fd, into, 0, into.length, at) < into.length) throw new RangeError("a segment is cut off");
}
