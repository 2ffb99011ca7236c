import { describe, expect, it } from "vitest";
import { MUSIC_STYLES } from "../../src/core/film/sound.ts";
import { makeEffect } from "../../src/sound/effects.ts";
import { composeScore } from "../../src/sound/music/score.ts";
import { synthesise } from "../../src/sound/music/synthesise.ts";

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
  it.each(["door", "splash", "thunder", "engine", "wings", "crowd", "steps"] as const)(
    "is heard, doesn't clip, and begins and ends in silence (%s)",
    (name) => {
      const samples = makeEffect(name, 1.5, 5);
      const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
      expect(peak).toBeGreaterThan(0.03);
      expect(peak).toBeLessThan(1);
      expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
    },
  );
});
