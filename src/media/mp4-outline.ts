import { mediaError } from "./errors.ts";
import { boxesIn, findBox, readMp4 } from "./mp4-boxes.ts";
import { SAMPLES_LIMIT, sampleTable } from "./mp4-samples.ts";

/** One track's samples, as far as stream copies need to know them. */
interface Track {
  timescale: number;
  /** Samples in the order they are stored. */
  count: number;
  /** How much of its start is skipped in playing (by the edit list), in units of `timescale`. */
  skipped: number;
}

interface VideoTrack extends Track {
  width: number;
  height: number;
  /** Whatever must be equal for two tracks to be played as one: decoder settings, colour, pixel shape. */
  recipe: string;
  /** 8-bit 4:2:0, which every player takes. */
  plain: boolean;
  /** Every picture is shown equally long: their rate. undefined: variable, or not beginning at 0. */
  constantRate: number | undefined;
  /** Frames at which it can be cut without coding anything: nothing shown before one is needed after it, nor the other way round. */
  cutPoints: readonly number[];
  /** Frames before which all is stored that is shown before them, and nothing else: what is taken over may end there. */
  endPoints: readonly number[];
  /** ffmpeg's name of the colour matrix; undefined where the container does not say. */
  colorSpace: string | undefined;
}

export interface SoundTrack extends Track {
  /** The decoder's settings (AudioSpecificConfig), as hex. */
  config: string;
  sizes: readonly number[];
  /** Where each sample begins in the file. */
  offsets: readonly number[];
}

/** What an MP4 holds, when it is of the simple kind that can be cut and joined by copying. */
export interface Mp4Outline {
  fastStart: boolean;
  video: VideoTrack;
  sound: SoundTrack | undefined;
  /** Sound there is, but of a kind that can't be copied. */
  foreignSound: boolean;
}

/** The kind of track that chapters' titles are: neither seen nor heard, and never copied. */
const CHAPTERS = "text";

/**
 * Reads an MP4's own index in this process: a millisecond, where starting ffprobe costs a hundred. Only the plain
 * case is understood (one H.264 track, unrotated, one edit, at most one AAC track, chapters); undefined for all others,
 * which go the long way over ffprobe and an encoder. Throws MediaError on a file that is cut off.
 */
export async function outlineMp4(path: string): Promise<Mp4Outline | undefined> {
  const { moov, fastStart, bytes } = await readMp4(path);
  try {
    const end = lastByte(moov);
    if (end > bytes)
      throw mediaError("media-truncated", { detail: `${path}: ${bytes} of at least ${end} bytes` });
    return outline(moov, fastStart);
  } catch (error) {
    // A count or an offset that points out of its box: no file to be copied blindly.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function outline(moov: Buffer, fastStart: boolean): Mp4Outline | undefined {
  const movie = findBox(moov, "mvhd");
  if (!movie || findBox(moov, "mvex")) return undefined;
  const movieTimescale = movie.readUInt32BE(movie[0] === 1 ? 20 : 12);
  let video: VideoTrack | undefined;
  let sound: SoundTrack | undefined;
  let foreignSound = false;
  for (const { type, body } of boxesIn(moov)) {
    if (type !== "trak") continue;
    const kind = findBox(body, "mdia.hdlr")?.toString("latin1", 8, 12);
    if (kind === "vide") {
      if (video) return undefined;
      video = videoTrack(body, movieTimescale);
      if (!video) return undefined;
    } else if (kind === "soun") {
      if (sound || foreignSound) return undefined;
      sound = soundTrack(body, movieTimescale);
      foreignSound = sound === undefined;
    } else if (kind !== CHAPTERS) return undefined;
  }
  return video && { fastStart, video, sound, foreignSound };
}

/** Where the last of all samples ends: a file cut off and mended still promises pictures it no longer has. */
function lastByte(moov: Buffer): number {
  const tables = boxesIn(moov).flatMap(({ type, body }) =>
    type === "trak" ? (findBox(body, "mdia.minf.stbl") ?? []) : [],
  );
  return Math.max(0, ...tables.map((table) => sampleTable(table)?.end ?? 0));
}

function videoTrack(trak: Buffer, movieTimescale: number): VideoTrack | undefined {
  const parts = trackParts(trak, movieTimescale);
  const entry = parts && sampleEntry(parts.table, "avc1");
  if (!parts || !entry || !isUpright(trak)) return undefined;
  const inside = boxesIn(entry.subarray(78));
  const settings = inside.find(({ type }) => type === "avcC")?.body;
  if (!settings) return undefined;
  const marks = inside.filter(({ type }) => type === "avcC" || type === "colr" || type === "pasp");
  const width = entry.readUInt16BE(24);
  const height = entry.readUInt16BE(26);
  return {
    ...parts.track,
    width,
    height,
    recipe: [`${width}x${height}`, ...marks.map(({ type, body }) => `${type}:${body.toString("hex")}`)].join(
      " ",
    ),
    // Baseline, Main, Extended and High know nothing but 8-bit 4:2:0 (High could be grey, which plays as well).
    plain: [66, 77, 88, 100].includes(settings.readUInt8(1)) && isSquare(inside),
    constantRate: constantRate(parts.table, parts.track),
    cutPoints: cutPoints(parts.table, parts.track),
    endPoints: endPoints(parts.table, parts.track),
    colorSpace: colorSpace(inside),
  };
}

function soundTrack(trak: Buffer, movieTimescale: number): SoundTrack | undefined {
  const parts = trackParts(trak, movieTimescale);
  const entry = parts && sampleEntry(parts.table, "mp4a");
  if (!parts || !entry) return undefined;
  const descriptors = boxesIn(entry.subarray(28)).find(({ type }) => type === "esds")?.body;
  const config = descriptors && decoderConfig(descriptors.subarray(4));
  const samples = sampleTable(parts.table);
  if (!config || !samples) return undefined;
  return { ...parts.track, config, sizes: samples.sizes, offsets: samples.offsets };
}

function trackParts(trak: Buffer, movieTimescale: number): { table: Buffer; track: Track } | undefined {
  const header = findBox(trak, "mdia.mdhd");
  const table = findBox(trak, "mdia.minf.stbl");
  const sizes = table && findBox(table, "stsz");
  if (!header || !table || !sizes) return undefined;
  const timescale = header.readUInt32BE(header[0] === 1 ? 20 : 12);
  const count = sizes.readUInt32BE(8);
  const skipped = skippedByEdit(trak, movieTimescale);
  if (timescale === 0 || count === 0 || count > SAMPLES_LIMIT || skipped === undefined) return undefined;
  return { table, track: { timescale, count, skipped } };
}

/** The one edit there may be: it plays all of the track from some point. An empty edit or several are not plain. */
function skippedByEdit(trak: Buffer, movieTimescale: number): number | undefined {
  const edits = findBox(trak, "edts.elst");
  if (!edits) return 0;
  const long = edits[0] === 1;
  if (edits.readUInt32BE(4) !== 1 || movieTimescale === 0) return undefined;
  const start = long ? Number(edits.readBigInt64BE(16)) : edits.readInt32BE(12);
  return start < 0 ? undefined : start;
}

/** The description of the samples, when there is only one and of this kind. */
function sampleEntry(table: Buffer, kind: string): Buffer | undefined {
  const descriptions = findBox(table, "stsd");
  if (descriptions?.readUInt32BE(4) !== 1) return undefined;
  const [entry] = boxesIn(descriptions.subarray(8));
  return entry?.type === kind ? entry.body : undefined;
}

/** The display matrix is the unit matrix: not turned, not mirrored. */
function isUpright(trak: Buffer): boolean {
  const header = findBox(trak, "tkhd");
  if (!header) return false;
  const matrix = header.subarray(header[0] === 1 ? 52 : 40);
  const unit = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
  return unit.every((value, index) => matrix.readInt32BE(index * 4) === value);
}

/** The matrix in a `colr` box of kind `nclx`, by its number in ISO/IEC 23091-2. */
function colorSpace(boxes: { type: string; body: Buffer }[]): string | undefined {
  const color = boxes.find(({ type }) => type === "colr")?.body;
  if (color?.toString("latin1", 0, 4) !== "nclx") return undefined;
  const names: Record<number, string> = { 1: "bt709", 5: "bt470bg", 6: "smpte170m", 9: "bt2020nc" };
  return names[color.readUInt16BE(8)];
}

function isSquare(boxes: { type: string; body: Buffer }[]): boolean {
  const shape = boxes.find(({ type }) => type === "pasp")?.body;
  // Scaled films are often some 0.02 % off square, which nobody can see.
  return !shape || Math.abs(shape.readUInt32BE(0) / shape.readUInt32BE(4) - 1) < 0.005;
}

/** Pictures are stored in decoding order; in showing order they must lie one equal step apart, from 0 on. */
function constantRate(table: Buffer, track: Track): number | undefined {
  const { step, shown } = shownTimes(table, track) ?? {};
  if (step === undefined || shown === undefined) return undefined;
  const even = shown.toSorted((a, b) => a - b).every((time, index) => time === track.skipped + index * step);
  return even ? track.timescale / step : undefined;
}

/** When each sample is shown, in the order they are stored; undefined where they aren't stored an equal step apart. */
function shownTimes(table: Buffer, { count }: Track): { step: number; shown: number[] } | undefined {
  const steps = findBox(table, "stts");
  if (steps?.readUInt32BE(4) !== 1 || steps.readUInt32BE(8) !== count) return undefined;
  const step = steps.readUInt32BE(12);
  if (step === 0) return undefined;
  const delays = runs(findBox(table, "ctts"), count);
  return { step, shown: Array.from({ length: count }, (_, index) => index * step + (delays?.[index] ?? 0)) };
}

/** Sync samples (ISO/IEC 14496-12, `stss`) before which all is stored that is shown before them. */
function cutPoints(table: Buffer, track: Track): number[] {
  const { shown } = shownTimes(table, track) ?? {};
  const sync = findBox(table, "stss");
  if (shown === undefined || sync === undefined) return [];
  const listed = Math.min(sync.readUInt32BE(4), track.count);
  const keys = new Set(Array.from({ length: listed }, (_, entry) => sync.readUInt32BE(8 + entry * 4) - 1));
  const points: number[] = [];
  const least = shown.slice();
  for (let at = least.length - 2; at >= 0; at--) least[at] = Math.min(least[at] ?? 0, least[at + 1] ?? 0);
  let latest = Number.NEGATIVE_INFINITY;
  for (const [at, time] of shown.entries()) {
    if (keys.has(at) && latest < time && (least[at] ?? 0) >= time) points.push(at);
    latest = Math.max(latest, time);
  }
  return points;
}

/** After so many samples the latest of them is the one that is shown at that place: none of the earlier is still to come. */
function endPoints(table: Buffer, track: Track): number[] {
  const { step, shown } = shownTimes(table, track) ?? {};
  if (step === undefined || shown === undefined) return [];
  const points: number[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const [at, time] of shown.entries()) {
    latest = Math.max(latest, time);
    if (latest === track.skipped + at * step) points.push(at + 1);
  }
  return points;
}

/** A table of (count, signed value) runs, spelled out. */
function runs(box: Buffer | undefined, limit: number): number[] | undefined {
  if (!box) return undefined;
  const values: number[] = [];
  const entries = box.readUInt32BE(4);
  for (let entry = 0; entry < entries; entry++) {
    const count = box.readUInt32BE(8 + entry * 8);
    const value = box.readInt32BE(12 + entry * 8);
    if (values.length + count > limit) return values;
    for (let index = 0; index < count; index++) values.push(value);
  }
  return values;
}

/** The AudioSpecificConfig (tag 5) inside the decoder's description (4) inside the stream's (3); ISO/IEC 14496-1. */
function decoderConfig(descriptors: Buffer): string | undefined {
  const stream = descriptor(descriptors, 3);
  const decoder = stream && descriptor(stream.subarray(3), 4);
  // 0x40 is MPEG-4 audio.
  if (decoder?.readUInt8(0) !== 0x40) return undefined;
  return descriptor(decoder.subarray(13), 5)?.toString("hex");
}

function descriptor(bytes: Buffer, tag: number): Buffer | undefined {
  if (bytes.length < 2 || bytes.readUInt8(0) !== tag) return undefined;
  let at = 1;
  let size = 0;
  for (let more = true; more; at++) {
    const byte = bytes.readUInt8(at);
    size = (size << 7) | (byte & 0x7f);
    more = byte >= 0x80 && at < 4;
  }
  return bytes.subarray(at, at + size);
}
