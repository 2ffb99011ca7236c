import { beforeAll, describe, expect, it } from "vitest";
import { firstFlash, secondsAStep } from "../../src/core/film/deeds.ts";
import { effectCues } from "../../src/director/effect-cues.ts";
import { planByRules } from "../../src/director/rules.ts";
import { loadArtIndex, loadIcons } from "../../src/inference/animatic/art/icons.ts";
import { setUpTheatre, type Workshop } from "../../src/inference/animatic/paint/theatre.ts";
import { createFonts } from "../../src/media/fonts.ts";
import { makeEffect } from "../../src/sound/effects.ts";
import { SAMPLE_RATE } from "../../src/sound/pcm.ts";
import { aModel, aRequest } from "../director/models.ts";
import { shotOrder } from "../fixtures/order.ts";

const FRAME = 1 / 24;
const cuesFor = (prompt: string) => {
  const plan = planByRules(aRequest({ prompt, seconds: 5 }), aModel());
  return { plan, cues: effectCues(plan, 0) };
};

describe("what is seen in a storyboard is heard on its frame", () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = { icons: loadIcons(), art: loadArtIndex(), fonts: createFonts() };
  });

  it("breaks thunder with the lightning that is drawn", async () => {
    const beat = "A storm over the sea, thunder and lightning.";
    const { plan, cues } = cuesFor(beat);
    const seed = plan.shots[0]?.seed ?? 0;
    const thunder = cues.find(({ name }) => name === "thunder");
    expect(thunder?.start).toBeCloseTo(firstFlash(seed), 3);

    const order = {
      model: "animatic",
      seconds: 3,
      resolution: "480p",
      aspect: "1:1",
      beat,
      prompt: beat,
      seed,
    } as const;
    const theatre = await setUpTheatre(shotOrder({ ...order, filmPrompt: beat }), workshop);
    const light = (number: number) => {
      const pixels = theatre.frame(number);
      let sum = 0;
      for (let at = 0; at < pixels.length; at += 401) sum += pixels[at] ?? 0;
      return sum;
    };
    const frame = Math.round((thunder?.start ?? 0) / FRAME);
    expect(light(frame)).toBeGreaterThan(1.05 * light(frame - 1));
  });

  it("steps when the feet of whoever runs or walks come down", () => {
    for (const [prompt, pace] of [
      ["A man walks along the beach.", "walk"],
      ["A red fox runs through fresh snow.", "run"],
    ] as const) {
      const steps = cuesFor(prompt).cues.find(({ name }) => name === "steps");
      expect(steps).toMatchObject({ start: 0, every: secondsAStep(pace) });
    }
    const every = secondsAStep("walk");
    const sound = makeEffect("steps", 4, 7, every);
    const loud = (at: number) => {
      const from = Math.round(at * SAMPLE_RATE);
      return sound
        .subarray(from, from + SAMPLE_RATE / 24)
        .reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    };
    for (let step = every; step < 3.5; step += every)
      expect(loud(step)).toBeGreaterThan(4 * loud(step - 2 * FRAME));
  });
});
