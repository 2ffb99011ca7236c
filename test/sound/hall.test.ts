import { SpessaSynthProcessor } from "spessasynth_core";
import { expect, it } from "vitest";
import { createChance } from "../../src/sound/chance.ts";
import { createHall } from "../../src/sound/music/hall.ts";

const RATE = 48_000;
const BLOCK = 128;

it("rings as the synthesiser's own hall does", async () => {
  const synth = new SpessaSynthProcessor(RATE, { eventsEnabled: false });
  const theirs = synth.reverbProcessor;
  const ours = createHall(RATE);
  const { level, character, time, preLowpass, delayFeedback, preDelayTime } = ours;
  Object.assign(theirs, { level, character, time, preLowpass, delayFeedback, preDelayTime });
  const chance = createChance(5);
  const length = BLOCK * 560;
  const [own, their] = [0, 1].map(() => [new Float32Array(length), new Float32Array(length)] as const);
  const [left, right] = own as readonly [Float32Array, Float32Array];
  const [theirLeft, theirRight] = their as readonly [Float32Array, Float32Array];
  const input = new Float32Array(BLOCK);
  for (let at = 0; at < length; at += BLOCK) {
    // A tenth of a second of noise, and the silence after it.
    input.fill(0);
    if (at < RATE / 10) for (let sample = 0; sample < BLOCK; sample++) input[sample] = chance.next() - 0.5;
    ours.process(input, left, right, at, BLOCK);
    theirs.process(input, theirLeft, theirRight, at, BLOCK);
  }
  for (const [one, other] of [
    [left, theirLeft],
    [right, theirRight],
  ] as const) {
    let [apart, all] = [0, 0];
    for (let at = 0; at < length; at++) {
      apart += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2;
      all += (other[at] ?? 0) ** 2;
    }
    expect(all).toBeGreaterThan(1);
    // Its own wanders by a circle of 6.28, and one of 6.2847.
    expect(10 * Math.log10(apart / all)).toBeLessThan(-25);
  }
});
