import { describe, expect, it } from "vitest";
import { EFFECTS, MUSIC_STYLES } from "../../src/core/film/sound.ts";
import { makeEffect } from "../../src/sound/effects.ts";
import { composeScore } from "../../src/sound/music/score.ts";
import { synthesise } from "../../src/sound/music/synthesise.ts";
import { SAMPLE_RATE } from "../../src/sound/pcm.ts";

const CUTS = [4.5, 9, 13.5, 19, 24.5];
const order = { seconds: 30, cuts: CUTS, seed: 11 };

describe("composed music", () => {
  it.each(MUSIC_STYLES)("has a beginning, a height and an ending (%s)", (style) => {
    const { notes, bpm } = composeScore({ ...order, style });
    expect(bpm).toBeGreaterThanOrEqual(70);
    expect(bpm).toBeLessThanOrEqual(110);
    expect(Math.max(...notes.map(({ at, seconds }) => at + seconds))).toBeLessThanOrEqual(30);
    const count = (from: number, to: number) => notes.filter(({ at }) => at >= from && at < to).length;
    expect(count(18, 24)).toBeGreaterThan(count(0, 6));
    expect(count(18, 24)).toBeGreaterThan(count(26, 30));
    // The last chord begins early enough to ring, and nothing begins after it.
    const last = Math.max(...notes.map(({ at }) => at));
    expect(last).toBeLessThan(30 - 2);
    const bass = notes.filter(({ part }) => part === "bass");
    const tonic = bass.at(-1)?.key ?? 0;
    const chord = notes.filter(({ at }) => at > last - 0.1).map(({ key }) => (key - tonic + 120) % 12);
    expect(chord.every((tone) => [0, 3, 4, 7].includes(tone))).toBe(true);
  });

  it.each(MUSIC_STYLES)("is heard from its beginning, and grows from there (%s)", (style) => {
    const { left } = synthesise(composeScore({ seconds: 18, cuts: [6, 12], style, seed: 3 }));
    const decibels = (from: number, to: number) => {
      const part = left.subarray(from * SAMPLE_RATE, to * SAMPLE_RATE);
      return 10 * Math.log10(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
    };
    const height = Math.max(...[8, 10, 12].map((from) => decibels(from, from + 3)));
    expect(height - decibels(0, 3)).toBeLessThanOrEqual(12);
    expect(height - decibels(0, 3)).toBeGreaterThanOrEqual(2);
  });

  it.each(MUSIC_STYLES)("keeps its chords below its tune, and moves them by small steps (%s)", (style) => {
    for (let seed = 1; seed <= 12; seed++) {
      const { notes } = composeScore({ seconds: 60, cuts: [13, 27, 44], style, seed });
      const chords = new Map<number, number[]>();
      for (const { part, at, key } of notes)
        if (part === "pad") chords.set(at, [...(chords.get(at) ?? []), key]);
      const mean = (keys: readonly number[]) => keys.reduce((sum, key) => sum + key, 0) / keys.length;
      const means = [...chords.values()].map(mean);
      expect(Math.max(...means)).toBeLessThanOrEqual(67);
      expect(Math.min(...means)).toBeGreaterThanOrEqual(56);
      expect(mean(notes.flatMap(({ part, key }) => (part === "melody" ? key : [])))).toBeGreaterThan(68);
      for (const [bar, own] of means.entries())
        expect(Math.abs(own - (means[bar - 1] ?? own))).toBeLessThanOrEqual(6);
    }
  });

  it("chooses its tempo so that most cuts fall on a beat", () => {
    const { bpm } = composeScore({ ...order, style: "bright" });
    const beat = 60 / bpm;
    const near = CUTS.filter((cut) => Math.abs(cut / beat - Math.round(cut / beat)) * beat <= 0.1);
    expect(near.length).toBeGreaterThanOrEqual(4);
  });

  it("is the same for the same film, and another for another seed", () => {
    const score = composeScore({ ...order, style: "calm" });
    expect(composeScore({ ...order, style: "calm" })).toEqual(score);
    expect(composeScore({ ...order, style: "calm", seed: 12 }).notes).not.toEqual(score.notes);
  });

  it("is played without a sound bank, never clips, and is silent at its end", () => {
    const { left, right } = synthesise(composeScore({ seconds: 8, cuts: [4], style: "night", seed: 3 }));
    const peak = (samples: Float32Array) => samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    expect(peak(left)).toBeGreaterThan(0.05);
    expect(Math.max(peak(left), peak(right))).toBeLessThan(1);
    expect(peak(left.subarray(-480))).toBeLessThan(0.01);
  });
});

describe("an effect", () => {
  it.each(EFFECTS)("is heard, doesn't clip, and begins and ends in silence (%s)", (name) => {
    const samples = makeEffect(name, 1.5, 5);
    const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    expect(peak).toBeGreaterThan(0.03);
    expect(peak).toBeLessThan(1);
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
  });
});
