import { readFile, writeFile } from "node:fs/promises";

/** Sound is computed at the rate of films. */
export const SAMPLE_RATE = 48_000;

export interface Stereo {
  left: Float32Array;
  right: Float32Array;
}

/** Linear factor of decibels. */
export function fromDecibels(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** A WAV of 32-bit floats: nothing clips, whatever is added up in it. */
export async function writeWav(path: string, channels: readonly Float32Array[]): Promise<void> {
  const count = channels.length;
  const frames = channels[0]?.length ?? 0;
  const head = Buffer.alloc(44);
  const bytes = frames * count * 4;
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(3, 20);
  head.writeUInt16LE(count, 22);
  head.writeUInt32LE(SAMPLE_RATE, 24);
  head.writeUInt32LE(SAMPLE_RATE * count * 4, 28);
  head.writeUInt16LE(count * 4, 32);
  head.writeUInt16LE(32, 34);
  head.write("data", 36);
  head.writeUInt32LE(bytes, 40);
  const data = new Float32Array(frames * count);
  for (let channel = 0; channel < count; channel++) {
    const from = channels[channel] as Float32Array;
    for (let frame = 0; frame < frames; frame++) data[frame * count + channel] = from[frame] ?? 0;
  }
  await writeFile(path, Buffer.concat([head, Buffer.from(data.buffer)]));
}

/** Bytes of 32-bit floats, as ffmpeg writes them. */
export function floats(bytes: Buffer): Float32Array {
  const samples = new Float32Array(Math.floor(bytes.length / 4));
  for (let at = 0; at < samples.length; at++) samples[at] = bytes.readFloatLE(at * 4);
  return samples;
}

/** The channels of a WAV that `writeWav` wrote. */
export async function readWav(path: string): Promise<Float32Array[]> {
  const bytes = await readFile(path);
  const count = bytes.readUInt16LE(22);
  const samples = floats(bytes.subarray(44));
  return Array.from({ length: count }, (_, channel) => samples.filter((_, at) => at % count === channel));
}
