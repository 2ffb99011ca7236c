import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { floats, SAMPLE_RATE, type Stereo } from "./pcm.ts";

/** Sound is decoded hundreds of times faster than it is heard. */
const TIME_LIMIT_MS = 60_000;
/** What is read: no lists that name other files. */
const FORMATS = "wav,mp3,flac,ogg,mov,aac,matroska,aiff,caf,w64";

/** Decodes a file of sound, of one channel or of two; undefined: there is no sound in it that can be read. */
export interface Decode {
  mono(path: string, options: DecodeOptions): Promise<Float32Array | undefined>;
  stereo(path: string, options: DecodeOptions): Promise<Stereo | undefined>;
  /** What is in a file, without decoding it; undefined: it can't be read. */
  look(path: string, options: Pick<DecodeOptions, "folder" | "signal">): Promise<Looked | undefined>;
}

/** What a file with sound says of itself. */
export interface Looked {
  hasSound: boolean;
  /** Moving ones: the picture of an album's cover is none. */
  hasPictures: boolean;
  /** Its sound is encrypted for one shop's or service's own players. */
  isProtected: boolean;
  /** undefined: it doesn't say. */
  seconds: number | undefined;
}

interface DecodeOptions {
  /** For work in progress. */
  folder: string;
  signal: AbortSignal;
  /** No more is read, in seconds. */
  atMost: number;
  /** Played so many times as fast, at the same pitch. */
  tempo?: number;
}

/** Runs a program as for films; what it wrote. */
type Run = (run: {
  args: readonly string[];
  folder: string;
  timeLimitMs: number;
  signal: AbortSignal;
}) => Promise<string>;

/** What a model made is as foreign as what a person sent: no network, none of our settings. */
export function createDecode({ ffmpeg, ffprobe }: { ffmpeg: Run; ffprobe: Run }): Decode {
  let count = 0;

  async function decode(
    path: string,
    channels: 1 | 2,
    { folder, signal, atMost, tempo = 1 }: DecodeOptions,
  ): Promise<Float32Array | undefined> {
    const raw = join(folder, `decoded-${count++}.raw`);
    const filters = [...(tempo === 1 ? [] : [`atempo=${tempo.toFixed(3)}`]), `aresample=${SAMPLE_RATE}`];
    const output = ["-map", "0:a:0", "-t", String(atMost), "-af", filters.join(","), "-ac", String(channels)];
    try {
      await ffmpeg({
        args: ["-nostdin", "-v", "error", "-y", ...inputOf(path), ...output, "-f", "f32le", raw],
        folder,
        timeLimitMs: TIME_LIMIT_MS,
        signal,
      });
      const samples = floats(await readFile(raw));
      return samples.length === 0 ? undefined : samples;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  }

  return {
    mono: (path, options) => decode(path, 1, options),
    async stereo(path, options) {
      const samples = await decode(path, 2, options);
      if (!samples) return undefined;
      const left = new Float32Array(samples.length >> 1);
      const right = new Float32Array(samples.length >> 1);
      for (let at = 0; at < left.length; at++) {
        left[at] = samples[at * 2] ?? 0;
        right[at] = samples[at * 2 + 1] ?? 0;
      }
      return { left, right };
    },
    async look(path, { folder, signal }) {
      const shown = "stream=codec_type,codec_tag_string:stream_disposition=attached_pic:format=duration";
      try {
        const text = await ffprobe({
          args: ["-v", "error", "-of", "json", "-show_entries", shown, ...inputOf(path)],
          folder,
          timeLimitMs: TIME_LIMIT_MS,
          signal,
        });
        return lookedAt(JSON.parse(text) as Report, await isEncrypted(path));
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (error instanceof SyntaxError || isUnreadable(error)) return undefined;
        throw error;
      }
    },
  };
}

/** Nothing could be made of the file. A full disk is no fault of the file: it is said, and tried again. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code !== "no-disk-space";
}

function inputOf(path: string): string[] {
  return ["-protocol_whitelist", "file", "-format_whitelist", FORMATS, "-i", `file:${path}`];
}

interface Report {
  streams?: {
    codec_type?: string;
    codec_tag_string?: string;
    disposition?: { attached_pic?: number };
  }[];
  format?: { duration?: string };
}

/** Sound of these kinds is encrypted: bought of Apple, and of Audible. */
const PROTECTED = ["drms", "aavd"];
/** In an encrypted track of an MP4 a box `sinf` says how, and begins with what it was before, a box `frma` of 12 bytes (ISO 14496-12, 8.12). */
const SCHEME = Buffer.from("sinf\0\0\0\x0cfrma", "latin1");

/** ffprobe doesn't tell what is encrypted by the standard. */
async function isEncrypted(path: string): Promise<boolean> {
  let before: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const piece = Buffer.concat([before, chunk]);
    if (piece.includes(SCHEME)) return true;
    before = piece.subarray(-SCHEME.length);
  }
  return false;
}

function lookedAt({ streams = [], format }: Report, encrypted: boolean): Looked {
  const sound = streams.filter(({ codec_type }) => codec_type === "audio");
  const seconds = Number.parseFloat(format?.duration ?? "");
  return {
    hasSound: sound.length > 0,
    hasPictures: streams.some(
      ({ codec_type, disposition }) => codec_type === "video" && disposition?.attached_pic !== 1,
    ),
    isProtected: encrypted || PROTECTED.includes(sound[0]?.codec_tag_string ?? ""),
    seconds: Number.isFinite(seconds) ? seconds : undefined,
  };
}
