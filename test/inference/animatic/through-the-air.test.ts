import { describe, expect, test } from "vitest";
import { ACTING } from "../../../src/inference/animatic/acting/acts.ts";
import { BODY, handOf } from "../../../src/inference/animatic/acting/poses.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { handAt } from "../../../src/inference/animatic/layout/hand.ts";
import { catcherOf } from "../../../src/inference/animatic/layout/hands-on.ts";
import { juggledAt, thrownAt } from "../../../src/inference/animatic/paint/flights.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const moment = { seconds: 1, share: 0.4, pose: REST };

describe("what goes through the air or on a string", () => {
  test.each(["A girl flies a red kite over a field of lavender", "Un niño vuela una cometa en la playa"])(
    "a kite is high and far from the hand: %s",
    async (sentence) => {
      const { ropes, figures } = await layoutOf(sentence);
      const [rope] = ropes;
      if (!rope) throw new Error("no string");
      const [hand, kite] = [handAt(rope.from, moment), boxOf(rope.to, moment)];
      expect(Math.abs((kite.left + kite.right) / 2 - hand.x)).toBeGreaterThan(0.3);
      expect(kite.top).toBeLessThan(-0.3);
      expect(rope.to.height).toBeLessThan((figures[0]?.height ?? 0) * 0.45);
    },
  );

  test.each([
    ["two snowmen have a snowball fight in front of a cabin", "snowman"],
    ["a boy throws a ball and a puppy chases it along the beach", "dog"],
    ["A boy throws a ball to his dog in the park", "dog"],
  ])("what is thrown flies to whoever it is for: %s", async (sentence, art) => {
    const { figures } = await layoutOf(sentence);
    const thrower = figures.find(({ member }) => member.act === "throw");
    const catcher = thrower && catcherOf(thrower, figures);
    expect(catcher?.art).toBe(art);
    expect(catcher).not.toBe(thrower);
    if (!thrower || !catcher) throw new Error("nobody");
    // Who is thrown to looks at who throws; who runs after it goes where it flies.
    expect(catcher.facing).toBe(catcher.member.act === "chase" ? thrower.facing : -thrower.facing);
    expect((catcher.stance(moment).x - thrower.stance(moment).x) * thrower.facing).toBeGreaterThan(0);
  });

  test("what is pulled is behind, and so are both hands", async () => {
    const { ropes } = await layoutOf("A boy pulls a sled up a snowy hill");
    const [rope] = ropes;
    if (!rope) throw new Error("no rope");
    const sled = rope.to.stance(moment).x - rope.from.stance(moment).x;
    expect((handAt(rope.from, moment).x - rope.from.stance(moment).x) * sled).toBeGreaterThan(0);
    for (const { front, back, lean } of rope.from.poses) {
      if (!front || !back) throw new Error("no arms");
      expect(handOf(front, "front", lean).x).toBeGreaterThan(BODY.middle);
      expect(handOf(back, "back", lean).x).toBeGreaterThan(BODY.middle);
    }
  });

  test("a net that is cast is drawn in, and no ball flies", () => {
    expect(sceneOf("un pescador lanza la red al amanecer").cast[0]).toMatchObject({ act: "pull", to: "net" });
  });

  test("juggled things go from hand to hand, and rest in each", () => {
    const times = Array.from({ length: 220 }, (_, step) => juggledAt(step / 100, 0, 5));
    for (const hand of [0, 1]) {
      const held = times.filter(({ along }) => along === hand);
      expect(held.length).toBeGreaterThan(15);
      for (const { up } of held) expect(up).toBe(0);
    }
    for (const [step, { along }] of times.slice(1).entries())
      expect(Math.abs(along - (times[step]?.along ?? 0))).toBeLessThan(0.02);
  });

  test("what is thrown is in the hand while one draws back, and then in the air", () => {
    expect(thrownAt(0.1)).toBeUndefined();
    expect(thrownAt(3.2)).toBeUndefined();
    expect(thrownAt(0.625)).toEqual({ along: 0.5, up: 1 });
  });

  test("nobody who throws has the hand before the face", () => {
    const { arms = [], lean = [] } = ACTING.throw;
    for (const [step, [front]] of arms.entries()) {
      const { x, y } = handOf(front, "front", lean[step]);
      expect(x < 8 || y > BODY.shoulder).toBe(true);
    }
  });

  test("pebbles that children throw are no boulders", async () => {
    const { figures } = await layoutOf("子どもたちが川原で石を投げて遊ぶ");
    const held = figures.flatMap(({ poses }) => poses.flatMap(({ hold }) => hold ?? []));
    expect(held.length).toBeGreaterThan(0);
    for (const { art, size } of held) expect([art, size <= 7]).toEqual(["rock", true]);
  });
});

test.each(["Two knights fight on a bridge", "Dos caballeros luchan delante de un castillo"])(
  "blades meet between two who fight, and before no face: %s",
  async (sentence) => {
    const { figures } = await layoutOf(sentence);
    const [one, two] = figures.filter(({ art }) => art === "knight");
    if (!one || !two) throw new Error("no two knights");
    const [left, right] = [boxOf(one, moment), boxOf(two, moment)].sort((a, b) => a.left - b.left);
    // Two blades are as long as that, of which one is raised.
    expect((right?.left ?? 0) - (left?.right ?? 0)).toBeGreaterThan(one.height * 0.33);
    for (const { front, lean } of one.poses)
      expect(front && handOf(front, "front", lean).y).toBeLessThan(BODY.shoulder + 14);
  },
);
