import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  doorDeed,
  engineRuns,
  firstFlash,
  SWING,
  secondsAStep,
  secondsAWingbeat,
  waterDeed,
} from "../../src/core/film/deeds.ts";
import type { Cue } from "../../src/core/film/sound.ts";
import { effectCues } from "../../src/director/effect-cues.ts";
import { planByRules } from "../../src/director/rules.ts";
import { loadArtIndex, loadIcons } from "../../src/inference/animatic/art/icons.ts";
import type { Moment } from "../../src/inference/animatic/layout/figure.ts";
import { type Circumstances, routeOf } from "../../src/inference/animatic/layout/route.ts";
import { setUpTheatre, type Workshop } from "../../src/inference/animatic/paint/theatre.ts";
import type { CastMember, Scene } from "../../src/inference/animatic/scene.ts";
import { createFonts } from "../../src/media/fonts.ts";
import { makeEffect } from "../../src/sound/effects.ts";
import { makeTracks } from "../../src/sound/make-tracks.ts";
import { readWav, SAMPLE_RATE } from "../../src/sound/pcm.ts";
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

  /** A film of one shot: what is heard of it, its pictures, and how much changes in them from one frame to another. */
  const theatreOf = async (beat: string) => {
    const { plan, cues } = cuesFor(beat);
    const order = {
      model: "animatic",
      seconds: 5,
      resolution: "480p",
      aspect: "1:1",
      camera: "static",
    } as const;
    const seed = plan.shots[0]?.seed ?? 0;
    const theatre = await setUpTheatre(
      shotOrder({ ...order, beat, prompt: beat, filmPrompt: beat, seed }),
      workshop,
    );
    const pixels = (frame: number) => Buffer.from(theatre.frame(frame));
    const changed = (one: number, other: number) => apart(pixels(one), pixels(other));
    /** The same of the picture's lower middle, where boughs and reeds at its edges don't stir. */
    const changedAmid = (one: number, other: number) => {
      const amid = (frame: number) => {
        const all = pixels(frame);
        const [left, right] = [0.35, 0.75].map((share) => 4 * Math.round(share * theatre.width));
        const rows = Array.from({ length: Math.round(theatre.height / 2) }, (_, row) => {
          const start = 4 * theatre.width * (row + Math.floor(theatre.height / 2));
          return all.subarray(start + (left ?? 0), start + (right ?? 0));
        });
        return Buffer.concat(rows);
      };
      return apart(amid(one), amid(other));
    };
    return { cues, changed, changedAmid, pixels };
  };
  /** How much two pictures differ, as a share of the most that could. */
  const apart = (before: Uint8Array, after: Uint8Array) => {
    let sum = 0;
    for (let at = 0; at < before.length; at += 4) sum += Math.abs((before[at] ?? 0) - (after[at] ?? 0));
    return sum / (before.length / 4) / 255;
  };
  /** The film's effects as they are written. */
  const effectsOf = async (cues: readonly Cue[]) => {
    const folder = await mkdtemp(join(tmpdir(), "rushes-effects-"));
    try {
      const path = join(folder, "effects.wav");
      await makeTracks({ seconds: 5, cuts: [], seed: 7, effects: { cues, path } });
      return (await readWav(path))[0] as Float32Array;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  /** The greatest sample from one moment to another. */
  const most = (sound: Float32Array, from: number, to: number) =>
    sound
      .subarray(Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE))
      .reduce((greatest, one) => Math.max(greatest, Math.abs(one)), 0);

  it.each(["The door opens.", "The door falls shut."])(
    "moves a door with its latch, and has it meet what stops it with the thud: %s",
    async (beat) => {
      const { cues, changed } = await theatreOf(beat);
      const door = cues.find(({ name }) => name === "door");
      const start = door?.start ?? 0;
      const first = Math.round(start / FRAME);
      const last = Math.round((start + SWING) / FRAME);
      // It stands still until then and from then on, and is in full swing just before it is stopped.
      expect(changed(0, first)).toBeLessThan(0.002);
      expect(changed(last, last + 24)).toBeLessThan(0.002);
      expect(changed(first, last)).toBeGreaterThan(0.02);
      expect(changed(last - 2, last)).toBeGreaterThan(3 * changed(first, first + 2));
      const sound = await effectsOf(cues);
      expect(most(sound, 0, start - FRAME)).toBe(0);
      expect(most(sound, start, start + FRAME)).toBeGreaterThan(0.05);
      const thud = most(sound, start + SWING, start + SWING + 2 * FRAME);
      expect(thud).toBeGreaterThan(2 * most(sound, start + 3 * FRAME, start + SWING - FRAME));
    },
  );

  it("splashes when whoever jumps into the water meets it", async () => {
    const { cues, changed, changedAmid } = await theatreOf("A boy jumps into the lake.");
    const splash = cues.find(({ name }) => name === "splash");
    const at = Math.round((splash?.start ?? 0) / FRAME);
    // Falling until then; two frames later there is water in the air as well, and long after it nothing moves as much.
    expect(changed(at - 2, at)).toBeGreaterThan(0);
    expect(changedAmid(at, at + 4)).toBeGreaterThan(2 * changedAmid(96, 100));
    const sound = await effectsOf(cues);
    const start = splash?.start ?? 0;
    expect(most(sound, 0, start - FRAME)).toBe(0);
    expect(most(sound, start, start + 2 * FRAME)).toBeGreaterThan(0.1);
  });

  it("runs an engine from the frame on which what has one begins to go, and none where it only stands there", async () => {
    const going = await theatreOf("A red car drives along the road.");
    const engine = going.cues.find(({ name }) => name === "engine");
    expect(engine).toMatchObject({ start: 0, seconds: 5 });
    // It goes in every twelfth of a second, from the first on.
    for (const frame of [0, 2, 24, 60, 116]) expect(going.changed(frame, frame + 2)).toBeGreaterThan(0.001);
    const sound = await effectsOf(going.cues);
    expect(most(sound, 0, 2 * FRAME)).toBeGreaterThan(0.005);
    expect(most(sound, 2, 3)).toBeGreaterThan(2 * most(sound, 0, 2 * FRAME));

    const parked = await theatreOf("A red car is parked at the road.");
    expect(parked.cues).toEqual([]);
    expect(parked.changed(0, 24)).toBeLessThan(going.changed(0, 24) / 3);
  });

  it("hears a crowd from the frame on which it is there", async () => {
    const beat = "A crowd cheers in the square.";
    const { cues, pixels } = await theatreOf(beat);
    expect(cues.find(({ name }) => name === "crowd")).toMatchObject({ start: 0, seconds: 5 });
    const empty = await theatreOf("An empty square.");
    const unlike = (frame: number) => apart(pixels(frame), empty.pixels(frame));
    expect(unlike(0)).toBeGreaterThan(0.01);
    // Nobody comes later.
    expect(unlike(100)).toBeLessThan(1.5 * unlike(0));
    expect(most(await effectsOf(cues), 0, 3 * FRAME)).toBeGreaterThan(0.01);
  });

  it.each([
    ["A car drives along the coast.", true],
    ["The bus comes.", true],
    ["Ein Auto fährt vorbei.", true],
    ["A woman waits at the bus stop.", false],
    ["A man stands in the train station.", false],
    ["A parked car in the rain.", false],
    ["The truck stands in the yard.", false],
    ["Das Auto steht am Straßenrand.", false],
  ])("hears an engine of what goes: %s", (beat, runs) => {
    expect(engineRuns(beat)).toBe(runs);
    expect(cuesFor(beat).cues.some(({ name }) => name === "engine")).toBe(runs);
  });

  it.each([
    ["Mara opens the door.", "opens"],
    ["Eine Frau öffnet die Tür.", "opens"],
    ["A man walks through the door.", "opens"],
    ["The door slams shut.", "closes"],
    ["She locks the door and leaves.", "closes"],
    ["Somebody knocks at the door.", "knocked"],
    ["A red door in a white wall.", undefined],
    ["A dog waits at the door.", undefined],
    ["A woman opens a letter.", undefined],
  ])("hears of a door what is done to it: %s", (beat, deed) => {
    expect(doorDeed(beat)).toBe(deed);
    const heard = cuesFor(beat).cues.filter(({ name }) => name === "door" || name === "knock");
    expect(heard.map(({ name }) => name)).toEqual(
      deed === undefined ? [] : [deed === "knocked" ? "knock" : "door"],
    );
  });

  it.each([
    ["A boy jumps into the lake.", "plunges"],
    ["A woman dives into the pool.", "plunges"],
    ["A stone falls in the water.", "plunges"],
    ["Children splash in the river.", "splashes"],
    ["An eagle dives from the sky.", undefined],
    ["Night falls into the bay.", undefined],
    ["A boy jumps over a puddle.", undefined],
    ["A rabbit hops in the meadow by the lake.", undefined],
  ])("hears of the water what is done in it: %s", (beat, deed) => {
    expect(waterDeed(beat)).toBe(deed);
    expect(cuesFor(beat).cues.some(({ name }) => name === "splash")).toBe(deed !== undefined);
  });
});
