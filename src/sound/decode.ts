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

/** `ffmpeg`: runs it as for films. What a model made is as foreign as what a person sent: no network, none of our settings. */
export function createDecode({
  ffmpeg,
}: {
  ffmpeg(run: {
    args: readonly string[];
    folder: string;
    timeLimitMs: number;
    signal: AbortSignal;
  }): Promise<unknown>;
}): Decode {
  let count = 0;

  async function decode(
    path: string,
    channels: 1 | 2,
    { folder, signal, atMost, tempo = 1 }: DecodeOptions,
  ): Promise<Float32Array | undefined> {
    const raw = join(folder, `decoded-${count++}.raw`);
    const filters = [...(tempo === 1 ? [] : [`atempo=${tempo.toFixed(3)}`]), `aresample=${SAMPLE_RATE}`];
    const input = ["-protocol_whitelist", "file", "-format_whitelist", FORMATS, "-i", `file:${path}`];
    const output = ["-map", "0:a:0", "-t", String(atMost), "-af", filters.join(","), "-ac", String(channels)];
    try {
      await ffmpeg({
        args: ["-nostdin", "-v", "error", "-y", ...input, ...output, "-f", "f32le", raw],
        folder,
        timeLimitMs: TIME_LIMIT_MS,
        signal,
      });
      const samples = floats(await readFile(raw));
      return samples.length === 0 ? undefined : samples;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof Error && "code" in error) return undefined;
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
  };
}
