import { beforeAll, describe, expect, it } from "vitest";
import { firstFlash, secondsAStep, secondsAWingbeat } from "../../src/core/film/deeds.ts";
import { effectCues } from "../../src/director/effect-cues.ts";
import { planByRules } from "../../src/director/rules.ts";
import { loadArtIndex, loadIcons } from "../../src/inference/animatic/art/icons.ts";
import type { Moment } from "../../src/inference/animatic/layout/figure.ts";
import { type Circumstances, routeOf } from "../../src/inference/animatic/layout/route.ts";
import { setUpTheatre, type Workshop } from "../../src/inference/animatic/paint/theatre.ts";
import type { CastMember, Scene } from "../../src/inference/animatic/scene.ts";
import { createFonts } from "../../src/media/fonts.ts";
import { makeEffect } from "../../src/sound/effects.ts";
import { SAMPLE_RATE } from "../../src/sound/pcm.ts";
import { aModel, aRequest } from "../director/models.ts";
import { shotOrder } from "../fixtures/order.ts";

const FRAME = 1 / 24;
/** How whoever leads a shot flies through it. */
const LEADING: Circumstances = {
  scene: { weather: [], place: "meadow" } as unknown as Scene,
  support: "air",
  facing: 1,
  height: 0.2,
  ratio: 1,
  seconds: 5,
  travel: 0.5,
  phase: 0,
  isTiny: true,
  strides: false,
};
/** The greatest sample in the frame round a moment. */
const loudest = (sound: Float32Array, at: number) =>
  sound
    .subarray(Math.round((at - FRAME / 2) * SAMPLE_RATE), Math.round((at + FRAME / 2) * SAMPLE_RATE))
    .reduce((most, one) => Math.max(most, Math.abs(one)), 0);
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

  it("beats with the wings that are drawn", () => {
    const member: CastMember = {
      role: "hero",
      gait: "fly",
      size: "tiny",
      action: "fly",
      art: "butterfly",
      count: 1,
      scale: 1,
      person: false,
    };
    for (const [prompt, art, wings] of [
      ["A butterfly flies over the meadow.", "butterfly", "butterfly"],
      ["A bird flaps its wings over the sea.", "bird", "bird"],
    ] as const) {
      const every = secondsAWingbeat(wings);
      const cue = cuesFor(prompt).cues.find(({ name }) => name === "wings");
      expect(cue).toMatchObject({ start: 0, every });

      const route = routeOf({ ...member, art }, LEADING);
      const spread = (at: number) => {
        const { stretchX, stretchY } = route({ seconds: at, share: at / 5 } as Moment);
        return wings === "butterfly" ? stretchX : stretchY;
      };
      const sound = makeEffect("wings", 2.5, 7, every);
      for (let beat = every / 2; beat < 2.3; beat += every) {
        // A butterfly's are folded then, and a bird's are halfway down.
        if (wings === "butterfly") expect(spread(beat)).toBeCloseTo(0.72, 2);
        else expect(spread(beat - FRAME)).toBeGreaterThan(spread(beat + FRAME));
        for (const aside of [-2 * FRAME, 2 * FRAME])
          expect(loudest(sound, beat)).toBeGreaterThan(10 * loudest(sound, beat + aside));
      }
    }
  });
});
