import { describe, expect, test } from "vitest";
import { ACTING } from "../../../src/inference/animatic/acting/acts.ts";
import { BODY, type BodyPose, handOf } from "../../../src/inference/animatic/acting/poses.ts";
import { armTo } from "../../../src/inference/animatic/acting/reach.ts";
import { endOf } from "../../../src/inference/animatic/acting/wielding.ts";
import { hasArms } from "../../../src/inference/animatic/art/gallery.ts";
import { knightly } from "../../../src/inference/animatic/art/knight.ts";
import { boxOf, type Figure } from "../../../src/inference/animatic/layout/figure.ts";
import { endAt, handAt } from "../../../src/inference/animatic/layout/hand.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { toldApart } from "../../../src/inference/animatic/paint/told-apart.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const doing = (figures: readonly Figure[], act: string): Figure => {
  const found = figures.find(({ member, art }) => member.act === act && hasArms(art));
  if (!found) throw new Error(`nobody does ${act}`);
  return found;
};

describe("what is worked with is where it works", () => {
  test.each([
    ["A painter paints a lighthouse from a pier", "paint", "easel"],
    ["一位画家在江边画日落", "paint", "easel"],
    ["a teacher draws a big circle on the blackboard", "paint", "blackboard"],
    ["A witch stirs a pot in a dark cave", "cook", "cauldron"],
    ["a lion gets a haircut at the barber shop", "use", "lion-body"],
  ])("its end on it: %s", async (sentence, act, art) => {
    const { figures, camera, seconds } = await layoutOf(sentence);
    const doer = doing(figures, act);
    const target = figures.find((one) => one.member.art === art);
    if (!target) throw new Error(`no ${art}`);
    for (const moment of momentsOf(camera, seconds, 6)) {
      const end = endAt(doer, moment);
      const box = boxOf(target, moment);
      expect(end?.x).toBeGreaterThan(box.left - 0.02);
      expect(end?.x).toBeLessThan(box.right + 0.02);
      expect(end?.y).toBeGreaterThan(box.top - 0.02);
      expect(end?.y).toBeLessThan(box.bottom);
    }
  });

  test("a wand points at whom the spell is cast on", async () => {
    const { figures, camera, seconds } = await layoutOf("A wizard casts a spell on a frog in the forest");
    const mage = doing(figures, "cast-spell");
    const frog = figures.find(({ art }) => art === "frog-body");
    if (!frog) throw new Error("no frog");
    const [, moment] = momentsOf(camera, seconds, 3);
    if (!moment) throw new Error("no moment");
    const [hand, tip, box] = [handAt(mage, moment), endAt(mage, moment), boxOf(frog, moment)];
    if (!tip) throw new Error("no wand");
    const off = (y: number, x: number) => Math.atan2(y - hand.y, x - hand.x);
    const middle = off((box.top + box.bottom) / 2, (box.left + box.right) / 2);
    expect(Math.abs(middle - off(tip.y, tip.x))).toBeLessThan(0.2);
  });

  test("a hammer comes down on the anvil from over the head, and never before the face", async () => {
    const { figures } = await layoutOf("A blacksmith hammers a sword in a forge");
    const [back, down] = doing(figures, "hammer").poses;
    if (!back || !down) throw new Error("no blow");
    const [high, low] = [endOf(back), endOf(down)];
    expect(high?.y).toBeLessThan(BODY.shoulder - 16);
    expect((low?.y ?? 0) - (high?.y ?? 0)).toBeGreaterThan(30);
    for (const { front, lean } of [back, down])
      expect(front && handOf(front, "front", lean).x).toBeLessThan(BODY.middle - 9);
  });

  test("who counts the stars points up to them", async () => {
    const { figures } = await layoutOf("a boy in pyjamas counts the stars from his window");
    for (const { front, gaze, lean } of doing(figures, "point").poses) {
      expect(front && handOf(front, "front", lean).y).toBeLessThan(BODY.shoulder - 4);
      expect(gaze?.down).toBe(-1);
    }
  });

  test("a detective kneels to footprints, the lens before them", async () => {
    const { figures } = await layoutOf("a detective looks at footprints with a magnifying glass");
    const detective = doing(figures, "look");
    for (const pose of detective.poses) {
      expect(pose.legs).toBe("kneel");
      expect(endOf(pose)?.y).toBeGreaterThan(BODY.hip - 4);
    }
  });
});

describe("an arm that comes towards us", () => {
  test("has no elbow out to the side like a wing", () => {
    for (const x of [18, 22, 28])
      for (const y of [34, 38, 42]) {
        const arm = armTo({ x, y }, "front");
        const [turn, , seen = 1] = arm;
        const elbow = BODY.frontX - Math.sin((turn * Math.PI) / 180) * BODY.upperArm * seen;
        expect(elbow).toBeGreaterThan(BODY.frontX - 6.5);
      }
  });
});

describe("of several who do one thing none is a copy of another", () => {
  const armsOf = ({ front, back, lean, legs }: BodyPose) => JSON.stringify([front, back, lean, legs]);

  test.each(["Children play football in a park", "três amigos jogam bola na praia ao pôr do sol"])(
    "one has the ball and another waits across from him: %s",
    async (sentence) => {
      const { figures, camera, seconds } = await layoutOf(sentence);
      const players = figures.filter(({ member }) => member.act === "kick");
      const ball = figures.find(({ art }) => art === "soccer-ball");
      if (!ball || players.length < 3) throw new Error("no game");
      expect(players.filter(({ poses }) => poses[0]?.legs === "kick")).toHaveLength(1);
      expect(new Set(players.map(({ poses }) => armsOf(poses[0] as BodyPose))).size).toBe(players.length);
      const [, moment] = momentsOf(camera, seconds, 3);
      if (!moment) throw new Error("no moment");
      const sides = players.map((one) => Math.sign(one.stance(moment).x - ball.stance(moment).x));
      expect(new Set(sides).size).toBe(2);
      // All face it.
      for (const [at, { facing }] of players.entries()) expect(facing).toBe(-(sides[at] ?? 0));
    },
  );

  test("one knight strikes while the other guards, and they are told apart", async () => {
    const { figures, camera, seconds, scene } = await layoutOf("Two knights fight on a bridge");
    const [one, two] = figures.filter(({ art }) => art === "knight");
    if (!one || !two) throw new Error("no two knights");
    for (const moment of momentsOf(camera, seconds, 8)) {
      const leans = [one, two].map((figure) => figure.poses[figure.poseAt(moment)]?.lean ?? 0);
      expect(Math.min(...leans)).toBeLessThan(0);
      expect(Math.max(...leans)).toBeGreaterThan(0);
    }
    const [first, second] = [one, two].map((figure) => knightly(toldApart(figure, scene).shade));
    for (const part of ["steel", "helmet", "shield"] as const) expect(first?.[part]).not.toBe(second?.[part]);
  });
});

test.each([
  ["A police officer chases a thief down a street", "chase"],
  ["A police officer chases a thief down a street", "flee"],
  ["Three children chase a dog along the beach, slow push in", "chase"],
])(
  "who runs has one knee forward and the other foot behind, and leans into it: %s, %s",
  async (sentence, act) => {
    const { figures } = await layoutOf(sentence);
    for (const { legs, lean, front } of doing(figures, act).poses) {
      expect(legs).toBe("run");
      expect(lean).toBeGreaterThan(8);
      expect(front && handOf(front, "front", lean).y).toBeGreaterThan(BODY.shoulder);
    }
  },
);

test("noodles are eaten from a bowl in both hands, at the mouth", async () => {
  const { figures } = await layoutOf("A man eats noodles in a street market at night");
  const [bite] = doing(figures, "eat").poses;
  if (!bite?.front || !bite.back) throw new Error("no arms");
  const [one, two] = [handOf(bite.front, "front", bite.lean), handOf(bite.back, "back", bite.lean)];
  for (const { x, y } of [one, two]) {
    expect(Math.abs(x - BODY.middle)).toBeLessThan(18);
    expect(y).toBeGreaterThan(BODY.shoulder);
    expect(y).toBeLessThan(BODY.shoulder + 12);
  }
});

test("a dog leaps for the ball that is thrown to it", async () => {
  const { figures, camera, seconds } = await layoutOf("A boy throws a ball to his dog in the park");
  const dog = figures.find(({ art }) => art === "dog");
  if (!dog) throw new Error("no dog");
  const ups = momentsOf(camera, seconds, 24).map(
    (moment) => (dog.groundAt(moment) ?? 0) - dog.stance(moment).y,
  );
  expect(Math.max(...ups)).toBeGreaterThan(dog.height * 0.2);
  expect(Math.min(...ups)).toBeLessThan(dog.height * 0.06);
});

test("a fisherman who waits in his boat has his line out", async () => {
  const { figures } = await layoutOf("un pêcheur attend dans sa barque sous la pluie");
  const { poses, carrier } = doing(figures, "fish");
  expect(poses[0]?.hold?.art).toBe("fishing-rod");
  expect(carrier?.member.action).toBe("idle");
});

test("three moments of a shot of five seconds show what is done in more than one pose", () => {
  for (const [act, { arms, lean, rate }] of Object.entries(ACTING)) {
    const count = (arms ?? lean ?? []).length;
    if (count < 2) continue;
    const seen = new Set([0.12, 0.5, 0.88].map((share) => Math.floor(share * 5 * rate * count) % count));
    expect(seen.size, act).toBeGreaterThan(1);
  }
});
