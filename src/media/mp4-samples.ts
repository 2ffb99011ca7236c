import { findBox } from "./mp4-boxes.ts";

/** Samples in a track: ten hours at 30 a second are a million. */
export const SAMPLES_LIMIT = 1_000_000;

/** Where each sample of a track lies in the file, from its sample table (`stbl`). undefined: not to be understood. */
export function sampleTable(
  table: Buffer,
): { sizes: readonly number[]; offsets: readonly number[]; end: number } | undefined {
  const sizes = sampleSizes(table);
  const offsets = sizes && sampleOffsets(table, sizes);
  if (!sizes || !offsets) return undefined;
  const end = offsets.reduce(
    (furthest, offset, index) => Math.max(furthest, offset + (sizes[index] ?? 0)),
    0,
  );
  return { sizes, offsets, end };
}

function sampleSizes(table: Buffer): number[] | undefined {
  const box = findBox(table, "stsz");
  const count = box?.readUInt32BE(8) ?? 0;
  if (!box || count > SAMPLES_LIMIT) return undefined;
  const same = box.readUInt32BE(4);
  return Array.from({ length: count }, (_, index) => same || box.readUInt32BE(12 + index * 4));
}

function sampleOffsets(table: Buffer, sizes: readonly number[]): number[] | undefined {
  const chunkOffset = chunkOffsets(table);
  const map = findBox(table, "stsc");
  if (!chunkOffset || !map) return undefined;
  const runs = map.readUInt32BE(4);
  const offsets: number[] = [];
  let run = 0;
  for (let chunk = 1; chunk <= chunkOffset.count && offsets.length < sizes.length; chunk++) {
    while (run + 1 < runs && map.readUInt32BE(8 + (run + 1) * 12) <= chunk) run++;
    const inChunk = map.readUInt32BE(8 + run * 12 + 4);
    let at = chunkOffset.of(chunk - 1);
    for (let index = 0; index < inChunk && offsets.length < sizes.length; index++) {
      const size = sizes[offsets.length] ?? 0;
      offsets.push(at);
      at += size;
    }
  }
  return offsets.length === sizes.length ? offsets : undefined;
}

function chunkOffsets(table: Buffer): { count: number; of(index: number): number } | undefined {
  const short = findBox(table, "stco");
  if (short) return { count: short.readUInt32BE(4), of: (index) => short.readUInt32BE(8 + index * 4) };
  const long = findBox(table, "co64");
  if (!long) return undefined;
  return { count: long.readUInt32BE(4), of: (index) => Number(long.readBigUInt64BE(8 + index * 8)) };
}
