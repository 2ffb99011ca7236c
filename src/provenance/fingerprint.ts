/** Side of the grey frames a fingerprint is taken of, in pixels. */
export const FRAME_SIDE = 64;
const HASH_SIDE = 16;
const HASH_WORDS = 8;
const HASH_BYTES = 32;
/** In a file: the quality, then the hash. */
const RECORD_BYTES = 1 + HASH_BYTES;
/** Frames a second that are kept of a film, and that are taken of one that is asked about. */
export const KEPT_FPS = 2;
export const ASKED_FPS = 8;
/**
 * Of 256 bits so many may differ in a frame. PDQ's own threshold for one picture alone is 31; a film has to agree in most of its
 * frames along one offset, and of 200 drafts, which look more alike than films do, no two had six in ten frames nearer than 52.
 * A caption of two lines changes some 36 to 44.
 */
const NEAR = 44;
/** Flat frames have hashes of noise: PDQ's own threshold, of 100. */
const LEAST_QUALITY = 50;
/** Greys between which all of a frame but so small a share of its pixels lies, at least. */
const LEAST_RANGE = 32;
const OUTLIERS = 0.02;
/** Matching frames lie along one offset, give or take this, in seconds: sped up by a twentieth, a film drifts so far. */
const OFFSET_WIDTH = 1;
const OFFSET_STEP = 1 / ASKED_FPS;
const LEAST_SHARE = 0.6;
/** Three seconds. */
const LEAST_FRAMES = 3 * KEPT_FPS;

export interface FrameHash {
  bits: Uint32Array;
  /** 0 to 100: how much there is to see. */
  quality: number;
}

/** Whether a frame shows enough to be known by. */
export function isTelling({ quality }: FrameHash): boolean {
  return quality >= LEAST_QUALITY;
}

/** Rows of the discrete cosine transform, lowest frequencies but the mean. */
const DCT = Array.from({ length: HASH_SIDE }, (_, row) =>
  Float64Array.from(
    { length: FRAME_SIDE },
    (_, column) =>
      Math.sqrt(2 / FRAME_SIDE) * Math.cos((Math.PI / (2 * FRAME_SIDE)) * (row + 1) * (2 * column + 1)),
  ),
);

/**
 * PDQ of a 64 × 64 grey frame: signs of its 256 lowest frequencies against their median.
 * https://github.com/facebook/ThreatExchange/blob/main/hashing/hashing.pdf
 */
export function hashFrame(grey: Uint8Array): FrameHash {
  const half = DCT.map((row) => {
    const sums = new Float64Array(FRAME_SIDE);
    for (let y = 0; y < FRAME_SIDE; y++) {
      const weight = row[y] ?? 0;
      for (let x = 0; x < FRAME_SIDE; x++)
        sums[x] = (sums[x] ?? 0) + weight * (grey[y * FRAME_SIDE + x] ?? 0);
    }
    return sums;
  });
  const values = new Float64Array(HASH_SIDE * HASH_SIDE);
  half.forEach((sums, row) => {
    DCT.forEach((weights, column) => {
      values[row * HASH_SIDE + column] = weights.reduce((sum, weight, x) => sum + weight * (sums[x] ?? 0), 0);
    });
  });
  const median = [...values].sort((one, other) => one - other)[values.length / 2] ?? 0;
  const bits = new Uint32Array(HASH_WORDS);
  values.forEach((value, index) => {
    if (value > median) bits[index >> 5] = ((bits[index >> 5] ?? 0) | (1 << (index & 31))) >>> 0;
  });
  return { bits, quality: qualityOf(grey) };
}

/** The same film seen in a mirror has this frame instead. */
export function mirrored(grey: Uint8Array): Uint8Array {
  return grey.map((_, at) => grey[at - (at % FRAME_SIDE) + (FRAME_SIDE - 1 - (at % FRAME_SIDE))] ?? 0);
}

/**
 * The sum of steps between neighbours, as PDQ weighs it, but against the greys that the frame has: in the dark and in mist there is as much
 * to see as in the light, and its hash tells of that alone.
 */
function qualityOf(grey: Uint8Array): number {
  const range = rangeOf(grey);
  let sum = 0;
  for (let y = 0; y < FRAME_SIDE; y++) {
    for (let x = 0; x < FRAME_SIDE; x++) {
      const here = grey[y * FRAME_SIDE + x] ?? 0;
      if (x + 1 < FRAME_SIDE)
        sum += Math.trunc((Math.abs(here - (grey[y * FRAME_SIDE + x + 1] ?? 0)) * 100) / range);
      if (y + 1 < FRAME_SIDE)
        sum += Math.trunc((Math.abs(here - (grey[(y + 1) * FRAME_SIDE + x] ?? 0)) * 100) / range);
    }
  }
  return Math.min(100, Math.floor(sum / 90));
}

/** From nearly the darkest to nearly the lightest; 255 where that is so little that coders' noise would be most of it. */
function rangeOf(grey: Uint8Array): number {
  const sorted = grey.toSorted();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const range = at(1 - OUTLIERS) - at(OUTLIERS);
  return range < LEAST_RANGE ? 255 : range;
}

function distance(one: Uint32Array, other: Uint32Array): number {
  let bits = 0;
  for (let word = 0; word < HASH_WORDS; word++) {
    let different = ((one[word] ?? 0) ^ (other[word] ?? 0)) >>> 0;
    different -= (different >>> 1) & 0x55555555;
    different = (different & 0x33333333) + ((different >>> 2) & 0x33333333);
    bits += (((different + (different >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return bits;
}

/**
 * Whether a film that is asked about (`asked`, at 8 frames a second) is one that was kept (at 2), or has most of it: enough
 * frames match along one offset in time. The share of frames that do, 0 where it isn't.
 */
export function matchFilm(asked: readonly FrameHash[], kept: readonly FrameHash[]): number {
  const telling = kept.map((hash, index) => ({ ...hash, second: index / KEPT_FPS })).filter(isTelling);
  const votes = new Map<number, Set<number>>();
  for (const frame of telling) {
    asked.forEach((seen, index) => {
      if (!isTelling(seen) || distance(seen.bits, frame.bits) > NEAR) return;
      const offset = Math.round((index / ASKED_FPS - frame.second) / OFFSET_STEP);
      votes.set(offset, (votes.get(offset) ?? new Set()).add(frame.second));
    });
  }
  const width = Math.round(OFFSET_WIDTH / OFFSET_STEP);
  let best = 0;
  for (const offset of votes.keys()) {
    const seconds = new Set<number>();
    for (let step = 0; step <= width; step++)
      for (const second of votes.get(offset + step) ?? []) seconds.add(second);
    // Of what both have at that offset: the ends may have been cut off.
    const middle = (offset + width / 2) * OFFSET_STEP;
    const common = telling.filter(
      ({ second }) => second + middle >= 0 && second + middle < asked.length / ASKED_FPS,
    );
    const needed = Math.max(Math.min(LEAST_FRAMES, telling.length), LEAST_SHARE * common.length);
    if (seconds.size >= needed && common.length > 0)
      best = Math.max(best, Math.min(1, seconds.size / common.length));
  }
  return best;
}

export function toBytes(frames: readonly FrameHash[]): Buffer {
  const bytes = Buffer.alloc(frames.length * RECORD_BYTES);
  frames.forEach(({ bits, quality }, index) => {
    bytes.writeUInt8(quality, index * RECORD_BYTES);
    bits.forEach((word, at) => {
      bytes.writeUInt32LE(word, index * RECORD_BYTES + 1 + at * 4);
    });
  });
  return bytes;
}

export function fromBytes(bytes: Buffer): FrameHash[] {
  return Array.from({ length: Math.floor(bytes.length / RECORD_BYTES) }, (_, index) => ({
    quality: bytes.readUInt8(index * RECORD_BYTES),
    bits: Uint32Array.from({ length: HASH_WORDS }, (_, at) =>
      bytes.readUInt32LE(index * RECORD_BYTES + 1 + at * 4),
    ),
  }));
}
