import { open, readFile } from "node:fs/promises";

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

/** Frames written at once: memory that is used again costs nothing, and a minute at once would be 23 MB more of it. */
const BLOCK = 1 << 16;

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
  const file = await open(path, "w");
  try {
    await file.writeFile(head);
    const [only] = channels;
    if (only && count === 1) return void (await file.writeFile(bytesOf(only)));
    const block = new Float32Array(Math.min(BLOCK, frames) * count);
    for (let begin = 0; begin < frames; begin += BLOCK) {
      const some = Math.min(BLOCK, frames - begin);
      for (const [channel, samples] of channels.entries())
        for (let frame = 0; frame < some; frame++)
          block[frame * count + channel] = samples[begin + frame] ?? 0;
      await file.writeFile(bytesOf(block.subarray(0, some * count)));
    }
  } finally {
    await file.close();
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Bytes of 32-bit floats, as ffmpeg writes them. */
export function floats(bytes: Buffer): Float32Array {
  const whole = bytes.length - (bytes.length % 4);
  // Copied, as bytes need not begin where a float may.
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + whole));
}

/** The channels of a WAV that `writeWav` wrote. */
export async function readWav(path: string): Promise<Float32Array[]> {
  const bytes = await readFile(path);
  const count = bytes.readUInt16LE(22);
  const samples = floats(bytes.subarray(44));
  return Array.from({ length: count }, (_, channel) => samples.filter((_, at) => at % count === channel));
}
