import { describe, expect, test } from "vitest";
import { BODY, bentWith, handOf, TALL } from "../../../src/inference/animatic/acting/poses.ts";
import { hasArms } from "../../../src/inference/animatic/art/gallery.ts";
import { boxOf, type Figure } from "../../../src/inference/animatic/layout/figure.ts";
import { handAt, inPicture } from "../../../src/inference/animatic/layout/hand.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

type Point = { x: number; y: number };

/** The tip of what is in somebody's front hand at a moment: as far along it from the hand as it is long. */
function tipAt(figure: Figure, moment: Parameters<typeof handAt>[1]): Point {
  const { hold, front, lean = 0 } = figure.poses[figure.poseAt(moment)] ?? {};
  if (!hold || !front) throw new Error("an empty hand");
  const isHanging = hold.grip[1] < 0.4;
  const far = hold.size * (isHanging ? 1 - hold.grip[1] : hold.grip[1]);
  const turn = ((hold.turn - (isHanging ? 180 : 0)) * Math.PI) / 180;
  const { x, y } = handOf(front, "front");
  const tip = { x: x - Math.sin(turn) * far, y: y - Math.cos(turn) * far };
  // What is held bends forward with whoever holds it.
  return inPicture(figure, moment, bentWith(tip, lean));
}

const crosses = ([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean => {
  const side = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
};

describe("two who fight", () => {
  test.each([
    "Two knights fight on a bridge",
    "two knights fight with wooden spoons in a castle kitchen",
    "Dos caballeros luchan delante de un castillo",
  ])("cross their blades between them, and lunge: %s", async (sentence) => {
    const { figures, camera, seconds } = await layoutOf(sentence);
    const [one, two] = figures.filter(({ art }) => art === "knight");
    if (!one || !two) throw new Error("no two knights");
    const moments = momentsOf(camera, seconds, 12);
    const crossed = moments.filter((moment) =>
      crosses([handAt(one, moment), tipAt(one, moment)], [handAt(two, moment), tipAt(two, moment)]),
    );
    // While one lunges ahead of the other they slip past each other.
    expect(crossed.length).toBeGreaterThan(moments.length * 0.6);
    for (const pose of [...one.poses, ...two.poses]) expect(pose.legs).toBe("lunge");
    for (const moment of moments) {
      // The tip is before nobody's face.
      const [tip, face] = [tipAt(one, moment), two.stance(moment)];
      const from = Math.hypot(tip.x - face.x, tip.y - (face.y - two.height * 0.8));
      expect(from / two.height).toBeGreaterThan(0.2);
    }
  });
});

describe("two who dance with each other", () => {
  const couple = "A couple dances under the stars on a rooftop";

  test("hold each other, a hand on the waist and one on the shoulder, with bent knees and clear faces", async () => {
    const { figures, camera, seconds } = await layoutOf(couple);
    const [leads, follows] = figures.filter(({ member }) => member.act === "waltz");
    if (!leads || !follows) throw new Error("not two");
    for (const moment of momentsOf(camera, seconds, 8)) {
      const reach = (from: Figure, to: Figure) => {
        const hand = handAt(from, moment);
        const box = boxOf(to, moment);
        return {
          inside: hand.x > box.left - 0.02 && hand.x < box.right + 0.02,
          up: (box.bottom - hand.y) / (box.bottom - box.top),
        };
      };
      const [waist, shoulder] = [reach(leads, follows), reach(follows, leads)];
      expect(waist.inside && shoulder.inside).toBe(true);
      expect(waist.up).toBeLessThan(0.56);
      expect(shoulder.up).toBeGreaterThan(0.58);
      // Heads, of which none is half as wide as that, are side by side.
      const apart = Math.abs(leads.stance(moment).x - follows.stance(moment).x);
      expect(apart / leads.height).toBeGreaterThan(0.42);
      expect(apart / leads.height).toBeLessThan(0.7);
    }
    for (const pose of [...leads.poses, ...follows.poses]) expect(pose.legs).toBe("bend");
  });
});

describe("who climbs", () => {
  test.each([
    ["A boy climbs a tree", "boy"],
    ["A man climbs a ladder", "man"],
    ["A monkey climbs a palm tree on the beach", "monkey-upright"],
    ["un ours grimpe à un arbre pour attraper du miel", "bear-body-upright"],
  ])("has bent knees about it, first one drawn up and then the other: %s", async (sentence, art) => {
    const { figures } = await layoutOf(sentence);
    const climber = figures.find((one) => one.art === art);
    expect(climber?.poses.map(({ legs, swing }) => [legs, swing])).toEqual([
      ["climb", -1],
      ["climb", 1],
    ]);
    for (const { front, back } of climber?.poses ?? []) {
      expect(front && handOf(front, "front").y).toBeLessThan(BODY.shoulder);
      expect(back && handOf(back, "back").y).toBeLessThan(BODY.shoulder);
    }
    expect(climber && hasArms(climber.art)).toBe(true);
    expect(TALL.climb).toBeLessThan(TALL.stand);
  });

  test("a tree has leaves before them, at both sides of the trunk", async () => {
    const { figures, camera, seconds } = await layoutOf("A boy climbs a tree");
    const [tree, boy, leaves] = ["tree", "boy", "tree-leaves"].map((art) =>
      figures.find((one) => one.art === art),
    );
    if (!tree || !boy || !leaves) throw new Error(figures.map(({ art }) => art).join());
    expect(leaves.order).toBeLessThan(boy.order);
    for (const moment of momentsOf(camera, seconds, 4)) {
      const [crown, whole] = [boxOf(leaves, moment), boxOf(tree, moment)];
      expect(crown.left).toBeGreaterThan(whole.left - 0.02);
      expect(crown.right).toBeLessThan(whole.right + 0.02);
      expect(crown.bottom).toBeLessThan(whole.bottom - (whole.bottom - whole.top) * 0.3);
    }
  });
});

describe("who leaps", () => {
  const leaping = async (sentence: string) => {
    const { figures, camera, seconds } = await layoutOf(sentence);
    const rabbit = figures.find(({ member }) => member.art === "rabbit");
    if (!rabbit) throw new Error("no rabbit");
    return { figures, rabbit, moments: momentsOf(camera, seconds, 24) };
  };

  test("a rabbit goes over a log in one arc, stretched out above it, and comes down on its other side", async () => {
    const { figures, rabbit, moments } = await leaping("A rabbit jumps over a log in the forest");
    const log = figures.find(({ art }) => art === "log");
    if (!log) throw new Error("no log");
    const middleOf = (figure: Figure, at: number) => figure.stance(moments[at] as (typeof moments)[0]);
    const ahead = (at: number) => (middleOf(rabbit, at).x - middleOf(log, at).x) * rabbit.facing;
    expect(ahead(0)).toBeLessThan((-log.height * log.ratio) / 2);
    expect(ahead(23)).toBeGreaterThan((log.height * log.ratio) / 2);
    // Once up and once down.
    const heights = moments.map((_, at) => middleOf(rabbit, at).y);
    const turns = heights.filter(
      (y, at) => at > 0 && at < 23 && y < (heights[at - 1] ?? 0) && y <= (heights[at + 1] ?? 0),
    );
    expect(turns).toHaveLength(1);
    const top = heights.indexOf(Math.min(...heights));
    expect(middleOf(log, top).y - log.height - (heights[top] ?? 0)).toBeGreaterThan(0);
    const bounds = moments.map((moment) => rabbit.poses[rabbit.poseAt(moment)]?.bound);
    expect([bounds[0], bounds[top], bounds[23]]).toEqual([-1, 1, -1]);
  });

  test("one that runs is drawn as it leaps, in the frame, and not as it sits", async () => {
    const { rabbit, moments } = await leaping("一只狐狸和一只兔子在长城上赛跑");
    expect(rabbit.art).toBe("rabbit-bounding");
    expect(new Set(moments.map((moment) => rabbit.poseAt(moment))).size).toBe(3);
    const box = boxOf(rabbit, moments[12] as (typeof moments)[0]);
    expect(Math.max(-box.left, box.right)).toBeLessThan(16 / 9 / 2);
  });

  test.each([
    ["A hedgehog rolls through autumn leaves", "hedgehog-curled"],
    ["a panda rolls down a grassy hill", "panda-curled"],
  ])("who rolls is a ball: %s", async (sentence, art) => {
    const { figures } = await layoutOf(sentence);
    const ball = figures.find((one) => one.art === art);
    expect(Math.abs((ball?.ratio ?? 0) - 1)).toBeLessThan(0.06);
  });

  test.each([
    ["a cat jumps from roof to roof under a full moon", "cat"],
    ["fünf Schafe springen über einen Zaun", "ewe"],
    ["A fox jumps in the snow", "fox-body"],
  ])(
    "on all fours it is stretched out at the top of its leap, and drawn in at its foot: %s",
    async (sentence, art) => {
      const { figures, camera, seconds } = await layoutOf(sentence);
      const animal = figures.find((one) => one.art === art);
      if (!animal) throw new Error(figures.map((one) => one.art).join());
      const moments = momentsOf(camera, seconds, 60);
      const byHeight = [...moments].sort((a, b) => animal.stance(a).y - animal.stance(b).y);
      const boundAt = (moment: (typeof moments)[0] | undefined) =>
        moment && animal.poses[animal.poseAt(moment)]?.bound;
      expect(boundAt(byHeight[0])).toBe(1);
      expect(boundAt(byHeight.at(-1))).toBe(-1);
    },
  );
});

describe("nothing is before a face", () => {
  test("whoever plants a sunflower has the face beside it", async () => {
    const { figures, camera, seconds } = await layoutOf("宇航员在月球上种向日葵");
    const planter = figures.find(({ member }) => member.act === "plant");
    const flowers = figures.filter(({ art }) => art.startsWith("sunflower"));
    if (!planter || flowers.length === 0) throw new Error(figures.map(({ art }) => art).join());
    for (const moment of momentsOf(camera, seconds, 6)) {
      const { lean = 0 } = planter.poses[planter.poseAt(moment)] ?? {};
      const body = boxOf(planter, moment);
      const tall = body.bottom - body.top;
      const ahead = Math.sin((lean * Math.PI) / 180) * 0.5 * tall;
      const face = (body.left + body.right) / 2 + planter.facing * ahead;
      for (const flower of flowers) {
        const box = boxOf(flower, moment);
        const from = Math.max(box.left - face, face - box.right);
        expect(from).toBeGreaterThan(tall * 0.1);
      }
    }
  });

  test("a butterfly on a nose leaves the eyes to be seen", async () => {
    const { figures } = await layoutOf("a butterfly lands on a sleeping dog's nose", 7);
    const [butterfly, dog] = ["butterfly", "dog-lying"].map((art) => figures.find((one) => one.art === art));
    expect((butterfly?.height ?? 9) / (dog?.height ?? 1)).toBeLessThan(0.24);
  });
});
