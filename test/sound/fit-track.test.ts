import { describe, expect, it } from "vitest";
import { fitTrack } from "../../src/sound/music/fit-track.ts";
import { SAMPLE_RATE, type Stereo } from "../../src/sound/pcm.ts";

/** Strokes every `beat` seconds, every fourth of them strong, from `first` on. */
function drums(seconds: number, { beat, first }: { beat: number; first: number }): Stereo {
  const left = new Float32Array(Math.round(seconds * SAMPLE_RATE));
  for (let count = 0; first + count * beat < seconds; count++) {
    const begin = Math.round((first + count * beat) * SAMPLE_RATE);
    const loud = count % 4 === 0 ? 0.9 : 0.3;
    for (let at = 0; at < 0.08 * SAMPLE_RATE && begin + at < left.length; at++)
      left[begin + at] = loud * Math.sin((2 * Math.PI * 180 * at) / SAMPLE_RATE) * Math.exp(-at / 900);
  }
  return { left, right: left.slice() };
}

/** Seconds at which the strong strokes begin. */
function strongBeats({ left }: Stereo): number[] {
  const found: number[] = [];
  for (let at = 0; at < left.length; at++) {
    const time = at / SAMPLE_RATE;
    if (Math.abs(left[at] ?? 0) > 0.45 && time - (found.at(-1) ?? -1) > 0.5) found.push(time);
  }
  return found;
}

function loudest(samples: Float32Array, from: number, to: number): number {
  const part = samples.subarray(Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE));
  return part.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}

describe("a track cut to a film's length", () => {
  it.each([
    { beat: 0.5, first: 0.31, seconds: 11 },
    { beat: 0.625, first: 0, seconds: 13.4 },
    { beat: 0.8, first: 0.7, seconds: 17 },
  ])("ends where a bar does: beats of $beat s in a film of $seconds s", ({ beat, first, seconds }) => {
    const fitted = fitTrack(drums(seconds + 8, { beat, first }), seconds);
    expect(fitted.left).toHaveLength(Math.round(seconds * SAMPLE_RATE));
    const bar = beat * 4;
    // Long before the fade, which makes the last strokes weak.
    for (const time of strongBeats(fitted).filter((one) => one < seconds - 2)) {
      const bars = (seconds - time) / bar;
      expect(Math.abs(bars - Math.round(bars)) * bar).toBeLessThan(0.04);
    }
  });

  it("fades out at its end and begins without a click", () => {
    const tone = new Float32Array(20 * SAMPLE_RATE).map(
      (_, at) => 0.5 * Math.cos((2 * Math.PI * 220 * at) / SAMPLE_RATE),
    );
    const { left } = fitTrack({ left: tone, right: tone }, 10);
    expect(Math.abs(left[0] ?? 1)).toBeLessThan(0.001);
    expect(loudest(left, 5, 6)).toBeCloseTo(0.5, 2);
    expect(loudest(left, 9.1, 9.2)).toBeLessThan(0.4);
    expect(loudest(left, 9.95, 10)).toBeLessThan(0.01);
  });

  it("is played again without a gap where it is shorter", () => {
    const tone = new Float32Array(3 * SAMPLE_RATE).map(
      (_, at) => 0.5 * Math.sin((2 * Math.PI * 220 * at) / SAMPLE_RATE),
    );
    const { left } = fitTrack({ left: tone, right: tone }, 12);
    expect(left).toHaveLength(12 * SAMPLE_RATE);
    for (let at = 0.5; at < 10; at += 0.1) expect(loudest(left, at, at + 0.1)).toBeGreaterThan(0.2);
  });
});
