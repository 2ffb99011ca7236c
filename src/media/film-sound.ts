import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { filmSoundArgs, SAMPLE_RATE } from "./film-format.ts";
import { fileUrl, type Input, inputArgs } from "./input.ts";
import type { SoundTrack } from "./mp4-outline.ts";
import type { Segment } from "./segments.ts";

/** A shot's sound: none, AAC that can be copied as it is, or one that has to be decoded. */
export type ShotSound = { kind: "none" } | { kind: "copyable"; track: SoundTrack } | { kind: "other" };

/** The sound of the whole film as arguments of the ffmpeg run that also joins the pictures. */
export interface FilmSound {
  inputs: string[];
  /** Options after all inputs; the sound is mapped. */
  output: string[];
  /** It is decoded, mixed and coded anew. */
  mixed: boolean;
}

/** A larger file is left to ffmpeg to read; shots are a few megabytes. */
const READ_AT_ONCE = 64 * 1024 * 1024;
/** Samples in an AAC packet. */
const PACKET = 1_024;
/** AAC-LC, 48 kHz, stereo; the long form says in addition "no SBR". */
const FILM_CONFIGS = ["1190", "119056e500"];
/** A stereo packet of silence, as every AAC-LC encoder writes it. */
const SILENCE = Buffer.from("211004608c1c", "hex");

export function soundOf(file: {
  bytes: number;
  sound: SoundTrack | undefined;
  foreignSound: boolean;
}): ShotSound {
  if (file.foreignSound) return { kind: "other" };
  const track = file.sound;
  if (!track) return { kind: "none" };
  return FILM_CONFIGS.includes(track.config) && file.bytes <= READ_AT_ONCE
    ? { kind: "copyable", track }
    : { kind: "other" };
}

/** Whether the film's sound can be laid together from packets: nothing is mixed and all is of one kind. */
export function isCopyable(segments: readonly Segment[], sounds: readonly ShotSound[]): boolean {
  const heard = segments.some(({ shot }) => sounds[shot]?.kind !== "none");
  return segments.every(({ shot, fade }) => sounds[shot]?.kind !== "other" && (!heard || fade === undefined));
}

/**
 * Lays the shots' AAC packets end to end as one unbroken stream, with silence for shots that have none, each picked
 * by where its time is nearest: no packet overlaps another, and sound is never more than 11 ms off its picture.
 * (ffmpeg's own concat keeps every shot's run-in and run-out, some 40 ms too much at every join.)
 */
export async function layPackets(
  segments: readonly Segment[],
  sounds: readonly ShotSound[],
  paths: readonly string[],
  fps: number,
  folder: string,
): Promise<FilmSound> {
  const perFrame = SAMPLE_RATE / fps;
  const total = segments.reduce((sum, { from, to }) => sum + to - from, 0) * perFrame;
  const pieces: Buffer[] = [];
  let packets = 0;
  let start = 0;
  for (const { shot, from, to } of segments) {
    const end = start + (to - from) * perFrame;
    const read = await packetReader(sounds[shot], paths[shot]);
    // The last packet must end inside the film, lest the film seem longer than its pictures.
    for (; packets * PACKET + PACKET / 2 < end && (packets + 1) * PACKET <= total; packets++) {
      const packet = read(packets * PACKET - start + from * perFrame);
      pieces.push(headerOf(packet), packet);
    }
    start = end;
  }
  const path = join(folder, "sound.aac");
  await writeFile(path, Buffer.concat(pieces));
  return {
    inputs: ["-protocol_whitelist", "file", "-f", "aac", "-i", fileUrl(path)],
    output: ["-map", "1:a:0", "-c:a", "copy"],
    mixed: false,
  };
}

async function packetReader(
  sound: ShotSound | undefined,
  path: string | undefined,
): Promise<(sample: number) => Buffer> {
  if (sound?.kind !== "copyable" || path === undefined) return () => SILENCE;
  const { track } = sound;
  const file = await readFile(path);
  return (sample) => {
    const index = Math.round((sample + track.skipped) / PACKET);
    const offset = track.offsets[index];
    const size = track.sizes[index];
    // Sound that ends before its pictures do is followed by silence.
    if (offset === undefined || size === undefined) return SILENCE;
    // A copy, so that not every shot's whole file stays in memory.
    return Buffer.from(file.subarray(offset, offset + size));
  };
}

/** Each packet of a raw AAC stream goes behind a header of its own (ADTS, ISO/IEC 13818-7): LC, 48 kHz, stereo. */
function headerOf(packet: Buffer): Buffer {
  const bytes = packet.length + 7;
  return Buffer.from([
    ...[0xff, 0xf1, 0x4c, 0x80 | (bytes >> 11)],
    ...[(bytes >> 3) & 0xff, ((bytes & 7) << 5) | 0x1f, 0xfc],
  ]);
}

/**
 * Decodes all sound, cuts it to the sample, cross-fades where the pictures do and codes it anew: for sound that
 * is not of one kind, and where fades mix it. The shots' files are inputs 1, 2, … of the run.
 */
export function mixSound(
  segments: readonly Segment[],
  sounds: readonly ShotSound[],
  inputs: readonly Input[],
  fps: number,
): FilmSound {
  const perFrame = SAMPLE_RATE / fps;
  const heard = segments.flatMap(({ shot, fade }) => [shot, ...(fade ? [fade.shot] : [])]);
  const files = [...new Set(heard)].filter((shot) => sounds[shot]?.kind !== "none");
  const filters: string[] = [];
  let pieces = 0;

  /** A stretch of one shot's sound as a labelled stream. */
  const stretch = (shot: number, from: number, frames: number): string => {
    const label = `[p${pieces++}]`;
    const [first, last] = [from * perFrame, (from + frames) * perFrame];
    const input = files.indexOf(shot) + 1;
    const even = `aresample=${SAMPLE_RATE}:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo`;
    filters.push(
      input > 0
        ? `[${input}:a:0]${even},apad,atrim=start_sample=${first}:end_sample=${last},asetpts=PTS-STARTPTS${label}`
        : `anullsrc=r=${SAMPLE_RATE}:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample=${last - first}${label}`,
    );
    return label;
  };

  const parts = segments.map(({ shot, from, to, frames, fade }) => {
    if (!fade || from >= fade.frames) return stretch(shot, from, to - from);
    const whole = stretch(shot, 0, frames);
    const before = stretch(fade.shot, fade.from, fade.frames);
    const faded = `[p${pieces++}]`;
    filters.push(`${before}${whole}acrossfade=ns=${fade.frames * perFrame}:c1=tri:c2=tri${faded}`);
    const label = `[p${pieces++}]`;
    filters.push(
      `${faded}atrim=start_sample=${from * perFrame}:end_sample=${to * perFrame},asetpts=PTS-STARTPTS${label}`,
    );
    return label;
  });
  filters.push(`${parts.join("")}concat=n=${parts.length}:v=0:a=1[sound]`);
  return {
    inputs: files.flatMap((shot) => inputArgs(inputs[shot] as Input, ["-vn"])),
    output: ["-filter_complex", filters.join(";"), "-map", "[sound]", ...filmSoundArgs()],
    mixed: true,
  };
}
