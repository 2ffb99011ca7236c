import { describe, expect, test } from "vitest";
import { BODY, handOf } from "../../../src/inference/animatic/acting/poses.ts";
import { armTo } from "../../../src/inference/animatic/acting/reach.ts";
import { endOf, handlingFor, partOf } from "../../../src/inference/animatic/acting/wielding.ts";
import { armsOf } from "../../../src/inference/animatic/art/arms.ts";
import { createGallery, hasArms } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { boxOf, type Figure } from "../../../src/inference/animatic/layout/figure.ts";
import { endAt } from "../../../src/inference/animatic/layout/hand.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

/** How far a hand may be from the grip that it is on, in units of a body of 70. */
const NEAR = 1.5;

const worker = (figures: readonly Figure[]): Figure => {
  const found = figures.find(({ art, poses }) => hasArms(art) && poses[0]?.hold);
  if (!found) throw new Error("nobody holds anything");
  return found;
};

describe("an arm reaches where it is told to", () => {
  test.each([
    ["front", 5, 36, 0],
    ["front", 4, 46, 20],
    ["front", 18, 38, 0],
    ["back", 18, 32, 14],
    ["back", 38, 40, 0],
    ["back", 30, 20, -8],
  ] as const)("%s to %d, %d, bent by %d", (side, x, y, lean) => {
    const hand = handOf(armTo({ x, y }, side, lean), side, lean);
    expect(hand.x).toBeCloseTo(x, 5);
    expect(hand.y).toBeCloseTo(y, 5);
  });

  test("and towards what is farther off than it is long", () => {
    const hand = handOf(armTo({ x: -30, y: 26 }, "front"), "front");
    expect(hand.x).toBeCloseTo(BODY.frontX - BODY.upperArm - BODY.forearm, 1);
    expect(hand.y).toBeCloseTo(26, 1);
  });
});

describe("both hands are on what takes both", () => {
  test.each([
    "A woman sweeps the floor of a temple",
    "a robot sweeps the library",
    "a janitor mops the corridor",
    "a gardener rakes leaves in the park",
    "A pirate digs for treasure on a tropical beach",
    "A grandmother knits in an armchair by the fireplace",
    "a giraffe knits a very long scarf",
    "an astronaut plays guitar on the moon",
    "a street musician plays the accordion under a bridge",
    "a man plays the saxophone on a balcony",
    "a girl reads a book under a tree",
    "a boy carries a box up the stairs",
  ])("%s", async (sentence) => {
    const { figures } = await layoutOf(sentence);
    for (const { front, back, hold, lean } of worker(figures).poses) {
      if (!front || !back || !hold?.laid || !hold.other) throw new Error("not held with both hands");
      const grip = hold.laid;
      const other = partOf(hold, hold.laid, hold.other);
      const [one, two] = [handOf(front, "front", lean), handOf(back, "back", lean)];
      expect(Math.hypot(one.x - grip.x, one.y - grip.y)).toBeLessThan(NEAR);
      expect(Math.hypot(two.x - other.x, two.y - other.y)).toBeLessThan(NEAR);
    }
  });

  test.each(["besom", "mop", "rake", "spade", "guitar", "accordion", "drum", "saxophone", "knitting"])(
    "a %s is as wide as the hands think",
    async (art) => {
      const gallery = createGallery(loadIcons());
      await gallery.learn([art]);
      expect(handlingFor(art, undefined, true).ratio).toBeCloseTo(gallery.ratioOf(art), 1);
    },
  );
});

describe("a shaft is seen whole", () => {
  const swept = [
    "A woman sweeps the floor of a temple",
    "a robot sweeps the library",
    "a witch sweeps the stairs of a lighthouse",
    "a gardener rakes leaves in the park",
  ];

  test.each(swept)("below the chin and ahead of the feet: %s", async (sentence) => {
    const { figures } = await layoutOf(sentence);
    for (const pose of worker(figures).poses) {
      const { hold } = pose;
      if (!hold?.laid) throw new Error("not laid");
      const top = partOf(hold, hold.laid, [0.5, 0]);
      expect(top.y).toBeGreaterThan(BODY.shoulder - 1);
      expect(endOf(pose)?.x).toBeLessThan(BODY.frontX - 18);
    }
  });

  test("no arm is before it", async () => {
    const { figures } = await layoutOf(swept[0] ?? "");
    const [pose] = worker(figures).poses;
    if (!pose?.front || !pose.back) throw new Error("no arms");
    const held = createGallery(loadIcons()).drawingOf;
    const arms = armsOf(pose, [pose.front, pose.back], { top: "#123456", glove: "#654321" }, held);
    expect(arms.thing).not.toBe("");
    expect(arms.before).toBe("");
    expect(arms.across.match(/rotate/g)?.length).toBeGreaterThan(3);
  });
});

describe("what works on the floor is on it", () => {
  test.each([
    "A woman sweeps the floor of a temple",
    "a janitor mops the corridor",
    "a gardener rakes leaves in the park",
  ])("%s", async (sentence) => {
    const { figures, camera, seconds } = await layoutOf(sentence);
    const sweeper = worker(figures);
    for (const pose of sweeper.poses) expect(endOf(pose)?.y).toBeCloseTo(BODY.foot, 0);
    // The feet stay where they are: a body that tips takes the tool off the floor.
    for (const moment of momentsOf(camera, seconds, 12))
      expect(Math.abs(sweeper.stance(moment).turn)).toBeLessThan(0.03);
  });
});

describe("the working end is where the work is", () => {
  test.each([
    ["a waiter pours wine into a glass at a table", "wine-glass"],
    ["A woman pours tea at a table", "teacup-without-handle"],
    ["A robot waters flowers in a garden", "blossom"],
    ["a gardener waters tulips in front of a windmill", "tulip"],
  ])("%s", async (sentence, art) => {
    const { figures, camera, seconds } = await layoutOf(sentence);
    const target = figures.find((one) => one.art === art && one.copy === 0);
    const moment = momentsOf(camera, seconds, 1)[0];
    if (!target || !moment) throw new Error(`no ${art}`);
    const end = endAt(worker(figures), moment);
    const box = boxOf(target, moment);
    expect(Math.abs((end?.x ?? 9) - (box.left + box.right) / 2)).toBeLessThan(0.06);
    expect(end?.y).toBeLessThan(box.top + (box.bottom - box.top) * 0.3);
  });

  test.each([
    ["un astronauta riega un cactus en marte", "cactus"],
    ["A gardener waters sunflowers while bees buzz around", "sunflower-on-its-stalk"],
  ])("a plant that is taller than the can is watered from beside it: %s", async (sentence, art) => {
    const { figures, camera, seconds } = await layoutOf(sentence);
    const plant = figures.find((one) => one.art === art && one.copy === 0);
    if (!plant) throw new Error(`no ${art}`);
    const gardener = worker(figures);
    for (const moment of momentsOf(camera, seconds, 6)) {
      const [end, box] = [endAt(gardener, moment), boxOf(plant, moment)];
      const into = ((end?.x ?? 9) - (gardener.facing > 0 ? box.left : box.right)) * gardener.facing;
      expect(into).toBeLessThan((box.right - box.left) * 0.2);
      expect(into).toBeGreaterThan(-0.08);
    }
  });

  test.each([
    ["Ein Mädchen füttert Enten am See", "girl", "duck-ashore"],
    ["A farmer feeds chickens on a farm in the morning", "farmer-body", "chicken-body"],
    ["une vieille dame nourrit des pigeons devant la tour Eiffel", "old-woman", "grey-pigeon"],
  ])("all who are fed are before whoever feeds them, and look there: %s", async (sentence, who, art) => {
    const { figures, camera, seconds } = await layoutOf(sentence);
    const feeder = figures.find((one) => one.art === who);
    const fed = figures.filter((one) => one.art === art);
    const moment = momentsOf(camera, seconds, 1)[0];
    if (!feeder || !moment) throw new Error(figures.map((one) => one.art).join());
    expect(fed.length).toBeGreaterThan(1);
    for (const one of fed) {
      expect((one.stance(moment).x - feeder.stance(moment).x) * feeder.facing).toBeGreaterThan(0);
      expect(one.facing).toBe(-feeder.facing);
    }
  });

  test("a cup is no larger than the head of who fills it", async () => {
    const { figures } = await layoutOf("A woman pours tea at a table");
    const cup = figures.find(({ art }) => art === "teacup-without-handle");
    expect((cup?.height ?? 9) / worker(figures).height).toBeLessThan(0.2);
  });
});

test("who waves has nothing in the hand that waves", async () => {
  const { figures } = await layoutOf("a window cleaner waves at an office worker on the 20th floor");
  const waving = figures.find(({ member }) => member.act === "wave");
  expect(waving?.poses.some(({ hold }) => hold)).toBe(false);
});

describe("what is read is seen", () => {
  test.each([
    "A woman reads a book by the window",
    "a girl reads a book under a tree",
    "a fox reads a newspaper at a bus stop in the rain",
  ])("open, large, whole before the arms, and below the face: %s", async (sentence) => {
    const { figures } = await layoutOf(sentence);
    const [pose] = worker(figures).poses;
    const { hold, front, back } = pose ?? {};
    if (!hold?.laid || !front || !back || !pose) throw new Error("not held before the chest");
    expect(["open-book", "newspaper"]).toContain(hold.art);
    expect(hold.size).toBeGreaterThan(20);
    expect(partOf(hold, hold.laid, [0.5, 0]).y).toBeGreaterThan(BODY.shoulder + 2);
    const held = createGallery(loadIcons()).drawingOf;
    const arms = armsOf(pose, [front, back], { top: "#123456", glove: "#654321" }, held);
    expect(arms.before).toBe("");
  });
});

describe("who photographs", () => {
  test("has the camera at the eye, in both hands, and faces what is photographed", async () => {
    const { figures, camera, seconds } = await layoutOf("A man takes a photo of the Statue of Liberty");
    const man = worker(figures);
    const [pose] = man.poses;
    if (!pose?.front || !pose.back) throw new Error("no hands");
    const [front, back] = [handOf(pose.front, "front", pose.lean), handOf(pose.back, "back", pose.lean)];
    // The face is from 3 to 27, and its front edge at 12.
    for (const hand of [front, back]) {
      expect(hand.y).toBeGreaterThan(10);
      expect(hand.y).toBeLessThan(24);
      expect(hand.x).toBeLessThan(16);
    }
    const statue = figures.find(({ art }) => art === "statue-of-liberty");
    const moment = momentsOf(camera, seconds, 1)[0];
    if (!statue || !moment) throw new Error(figures.map(({ art }) => art).join());
    expect((statue.stance(moment).x - man.stance(moment).x) * man.facing).toBeGreaterThan(0);
  });
});

describe("who drinks", () => {
  test.each(["A woman drinks coffee in a cafe", "An old man drinks beer in a bar"])(
    "has the rim at the mouth, and lowers it again, with the hand on it: %s",
    async (sentence) => {
      const { poses } = worker((await layoutOf(sentence)).figures);
      const rims = poses.map(({ hold }) => hold?.laid && partOf(hold, hold.laid, [0.82, 0.14]));
      const far = rims.map((rim) => Math.hypot((rim?.x ?? 99) - BODY.middle, (rim?.y ?? 99) - 23));
      expect(Math.min(...far)).toBeLessThan(6);
      expect(Math.max(...far)).toBeGreaterThan(10);
      for (const pose of poses) {
        const hand = handOf(pose.front ?? [0, 0], "front", pose.lean);
        const grip = pose.hold?.laid ?? { x: 99, y: 99 };
        expect(Math.hypot(hand.x - grip.x, hand.y - grip.y)).toBeLessThan(NEAR + 1);
      }
    },
  );
});
