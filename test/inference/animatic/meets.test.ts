import { describe, expect, test } from "vitest";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { project } from "../../../src/inference/animatic/camera-path.ts";
import { composeShot } from "../../../src/inference/animatic/compose-shot.ts";
import { boxOf, type Figure } from "../../../src/inference/animatic/layout/figure.ts";
import { handAt } from "../../../src/inference/animatic/layout/hand.ts";
import { type Layout, momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { marksOf } from "../../../src/inference/animatic/paint/motion-marks.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";
import { shotOrder } from "../../fixtures/order.ts";

const figureOf = ({ figures }: Layout, art: string): Figure => {
  const found = figures.find((figure) => figure.art === art);
  if (!found) throw new Error(`no ${art}`);
  return found;
};
const whole = (layout: Layout) => momentsOf(layout.camera, layout.seconds, 24);

describe("figure and thing meet", () => {
  test.each([
    ["some kids fly kites on a hill, wind is strong"],
    ["four children fly kites in a meadow"],
    ["two girls fly kites on the beach"],
  ])("each kite is on a string that a hand of its own holds: %s", async (sentence) => {
    const layout = await layoutOf(sentence, 7);
    const kites = layout.figures.filter(({ art }) => art === "kite");
    expect(layout.ropes.map(({ to }) => to)).toEqual(expect.arrayContaining(kites));
    expect(new Set(layout.ropes.map(({ from }) => from)).size).toBe(kites.length);
  });

  test("a kite is large enough to be seen, high over whose it is", async () => {
    const { figures } = await layoutOf("A boy flies a kite in a meadow");
    const [kite, boy] = ["kite", "boy"].map((art) => figures.find((one) => one.art === art));
    expect(kite?.height).toBeGreaterThan(0.16);
    expect(kite?.height).toBeLessThan(0.6 * (boy?.height ?? 0));
  });

  test("who flies a kite leans back against its pull, the feet apart and the eyes on it", async () => {
    const { figures } = await layoutOf("A girl flies a red kite over a field of lavender");
    for (const { lean = 0, swing, gaze, away } of figures[0]?.poses ?? []) {
      expect(lean).toBeLessThanOrEqual(-12);
      expect(swing).toBeGreaterThan(1);
      expect([gaze?.down, away]).toEqual([-1, undefined]);
    }
  });

  test.each([
    ["An alien waves at an astronaut on mars", "wave"],
    ["a window cleaner waves at an office worker on the 20th floor", "wave"],
  ])("whoever is waved at waves back, turned to whoever waves: %s", async (sentence, act) => {
    const { figures } = await layoutOf(sentence);
    const [one, other] = figures.filter(({ member }) => member.role !== "prop");
    expect([one?.member.act, other?.member.act, other?.member.to]).toEqual([act, act, one?.member.art]);
    expect(other?.facing).toBe(-(one?.facing ?? 0));
    expect(other?.poses[0]?.gaze?.side).toBe(1);
  });

  test("a dog that is waved at stays on its feet", () => {
    expect(sceneOf("a girl waves at a dog").cast[1]?.act).toBeUndefined();
  });

  test.each([
    ["two snowmen have a snowball fight in front of a cabin"],
    ["A boy and a girl have a snowball fight"],
    ["Two children have a snowball fight"],
  ])("who fight with snowballs face each other: %s", async (sentence) => {
    const layout = await layoutOf(sentence, 3);
    const [one, other] = layout.figures.filter(({ member }) => member.act === "throw");
    const moment = whole(layout)[12];
    if (!one || !other || !moment) throw new Error("no two");
    const way = Math.sign(other.stance(moment).x - one.stance(moment).x);
    expect([one.facing, other.facing]).toEqual([way, -way]);
  });

  test("two of a kind who dance look at each other", async () => {
    const { figures } = await layoutOf("deux renards dansent dans la neige au clair de lune", 3);
    const [one, other] = figures.filter(({ member }) => member.action === "dance");
    expect(other?.facing).toBe(-(one?.facing ?? 0));
  });

  test.each([
    ["A cat sits on a rooftop at night, looking at the moon", "cat-gazing"],
    ["a cat and a goldfish look at each other through the glass", "cat-sitting"],
  ])("a cat has its face at what it looks at: %s", async (sentence, art) => {
    expect((await layoutOf(sentence)).figures.map((figure) => figure.art)).toContain(art);
  });

  test("who is alone with a kite flies it, whatever the verb", () => {
    expect(sceneOf("um menino solta pipa no alto do morro").cast[0]).toMatchObject({
      act: "fly-kite",
      to: "kite",
    });
  });

  test("a swing goes with whoever is on it, about its bar", async () => {
    const layout = await layoutOf("two girls swing on swings in a playground", 8);
    const frame = figureOf(layout, "swing-set");
    const riders = layout.figures.filter(({ carrier }) => carrier === frame);
    expect(riders).toHaveLength(2);
    for (const rider of riders) {
      expect(rider.poses[0]?.legs).toBe("ride");
      const across = whole(layout).map((moment) => rider.stance(moment).x - frame.stance(moment).x);
      expect(Math.max(...across) - Math.min(...across)).toBeGreaterThan(frame.height * 0.2);
      const turns = whole(layout).map((moment) => rider.stance(moment).turn);
      expect(Math.min(...turns)).toBeLessThan(-0.2);
      expect(Math.max(...turns)).toBeGreaterThan(0.2);
    }
  });

  test.each([
    ["A child slides down a slide in a playground", "child"],
    ["a girl goes down a slide", "girl"],
  ])("a slide is gone down sitting, from its top to its foot: %s", async (sentence, art) => {
    const layout = await layoutOf(sentence, 20);
    const [slide, child] = [figureOf(layout, "playground-slide"), figureOf(layout, art)];
    expect(child.poses.map(({ legs }) => legs)).toEqual(["stretch"]);
    const moments = whole(layout);
    const [first, last] = [moments[0], moments.at(-1)];
    if (!first || !last) throw new Error("no moments");
    const up = (moment: typeof first) => slide.stance(moment).y - child.stance(moment).y;
    expect(up(first)).toBeGreaterThan(slide.height * 0.85);
    expect(up(last)).toBeLessThan(slide.height * 0.2);
    expect((child.stance(last).x - child.stance(first).x) * slide.facing).toBeGreaterThan(slide.height * 0.6);
  });

  test.each([
    ["a girl in a wheelchair wins a race against three boys", "girl"],
    ["a knight rides a horse through a forest", "knight"],
  ])("who rides is seen from the side, as what carries is: %s", async (sentence, art) => {
    const layout = await layoutOf(sentence, 3);
    expect(figureOf(layout, art).poses.every(({ legs }) => legs === "ride")).toBe(true);
  });

  test("who sits where there is no seat sits on the ground", async () => {
    const layout = await layoutOf("a woman sits in the grass and reads", 11);
    expect(figureOf(layout, "woman").poses.every(({ legs }) => legs === "cross")).toBe(true);
  });

  test.each([
    ["Ein alter Mann angelt auf einem Steg bei Sonnenaufgang"],
    ["two boys fish from a pier at sunset"],
  ])("a line hangs over the water and not over the pier: %s", async (sentence) => {
    for (const seed of [1, 2, 3, 4]) {
      const layout = await layoutOf(sentence, seed);
      const { left, right } = layout.geography.ground;
      const open = left < -1 ? 1 : -1;
      expect(layout.figures[0]?.facing).toBe(open);
      expect(open === 1 ? right : left).toBeDefined();
    }
  });

  test.each([
    ["a mouse rides a skateboard through a library", "mouse"],
    ["a dog rides a skateboard down the street", "dog"],
  ])("who rides a board has room on it: %s", async (sentence, art) => {
    const layout = await layoutOf(sentence, 12);
    const [board, rider] = [figureOf(layout, "skateboard"), figureOf(layout, art)];
    expect(rider.height * rider.ratio).toBeLessThan(board.height * board.ratio * 0.8);
    expect(rider.height).toBeLessThan(0.45);
  });
});

describe("hands and mouths reach what they work on", () => {
  test.each([["A giraffe eats leaves from a tree in the savanna"], ["an elephant eats leaves from a tree"]])(
    "a mouth is among the leaves: %s",
    async (sentence) => {
      const layout = await layoutOf(sentence, 13);
      // Whichever tree grows in that land.
      const [eater, tree] = [layout.figures[0], layout.figures.find(({ member }) => member.art === "tree")];
      if (!eater || !tree) throw new Error("nobody eats");
      expect(eater.member.to).toBe("tree");
      expect(tree.support).toBe("ground");
      for (const moment of whole(layout)) {
        const [mouth, crown] = [boxOf(eater, moment), boxOf(tree, moment)];
        expect(Math.min(mouth.right, crown.right)).toBeGreaterThan(Math.max(mouth.left, crown.left));
        expect(crown.top + (crown.bottom - crown.top) * 0.6).toBeGreaterThan(mouth.top);
      }
    },
  );

  test("a pot is at the cook's end of the table, and the spoon behind its rim", async () => {
    const layout = await layoutOf("a grandma cooks soup in the kitchen", 9);
    const [cook, pot, table] = ["old-woman", "steaming-bowl", "table"].map((art) => figureOf(layout, art));
    const [moment] = whole(layout);
    if (!cook || !pot || !table || !moment) throw new Error("no kitchen");
    const [near, middle] = [pot.stance(moment).x, table.stance(moment).x];
    expect((cook.stance(moment).x - middle) * (near - middle)).toBeGreaterThan(0);
    const seen = boxOf(pot, moment);
    expect(handAt(cook, moment).x).toBeGreaterThan(seen.left - 0.03);
    expect(handAt(cook, moment).x).toBeLessThan(seen.right + 0.03);
    expect(pot.order).toBeLessThan(cook.order);
  });

  test("what is poured goes into the vessel", async () => {
    const layout = await layoutOf("a wizard pours a green potion into a cauldron", 11);
    const [mage, cauldron] = [figureOf(layout, "mage-body"), figureOf(layout, "cauldron")];
    expect(mage.member.to).toBe("cauldron");
    expect(cauldron.order).toBeLessThan(mage.order);
    for (const moment of whole(layout))
      expect(handAt(mage, moment).y).toBeLessThan(boxOf(cauldron, moment).top + 0.03);
  });

  test.each([["fünf Schafe springen über einen Zaun"], ["a horse jumps over a fence"]])(
    "one jumps over what is before one, and lower than oneself: %s",
    async (sentence) => {
      const layout = await layoutOf(sentence, 19);
      const [fence, jumper] = [figureOf(layout, "fence"), layout.figures[0]];
      if (!jumper) throw new Error("nobody jumps");
      expect(fence.order).toBeLessThan(jumper.order);
      expect(fence.height).toBeLessThan(jumper.height * 0.7);
    },
  );

  test.each([
    ["an owl sits on a branch at night under the moon", "owl"],
    ["A squirrel eats a nut on a branch", "chipmunk"],
  ])("a branch is on its tree, and who is on it is large enough to be seen: %s", async (sentence, art) => {
    const layout = await layoutOf(sentence, 21);
    const one = figureOf(layout, art);
    expect(one.carrier?.art).toBe("branch");
    expect(one.height).toBeGreaterThan(0.18);
  });

  test("a helicopter lands on the roof, and not past it", async () => {
    const layout = await layoutOf("a helicopter lands on a hospital roof at night", 47);
    const helicopter = figureOf(layout, "helicopter");
    const last = whole(layout).at(-1);
    if (!last) throw new Error("no moments");
    expect(helicopter.stance(last).y).toBeLessThan(layout.geography.footAt(0, 1) + 0.01);
    for (const moment of whole(layout)) expect(boxOf(helicopter, moment).bottom).toBeLessThan(0.4);
  });

  test("what is juggled is what the words name, and in no hand", async () => {
    const layout = await layoutOf("a clown juggles four oranges in the middle of a crossroads", 55);
    expect(figureOf(layout, "clown-body").poses.every(({ hold }) => hold === undefined)).toBe(true);
  });

  test.each([["A man stands on a cliff above the sea, wide shot"], ["a woman stands on a pier by the sea"]])(
    "who stands where there is a view looks at it: %s",
    async (sentence) => {
      const { figures } = await layoutOf(sentence, 57);
      expect(figures[0]?.poses.every(({ away }) => away === true)).toBe(true);
    },
  );
});

describe("who has nothing to do", () => {
  test.each([["three women wait in the street"], ["a boy and a girl stand in a meadow"]])(
    "lets no arms hang, and stands like no other: %s",
    async (sentence) => {
      const { figures } = await layoutOf(sentence, 8);
      const people = figures.filter(({ poses }) => poses[0]?.legs === "stand" && poses[0].front);
      expect(people.length).toBeGreaterThan(1);
      expect(new Set(people.map(({ poses }) => JSON.stringify(poses[0]))).size).toBe(people.length);
    },
  );

  test.each([
    ["a wolf howls on a cliff at night", "wolf-body"],
    ["a horse stands on a cliff", "horse-standing"],
  ])("has the head below the picture's edge, however high the ground: %s", async (sentence, art) => {
    const layout = await layoutOf(sentence, 38);
    for (const moment of whole(layout))
      expect(boxOf(figureOf(layout, art), moment).top).toBeGreaterThan(-0.48);
  });
});

describe("the sky", () => {
  test.each([
    "a duck swims in a lake",
    "a tall man stands on a hill",
    "a boy climbs a tree",
    "two men push a car",
  ])("no cloud is cut by the picture's upper edge: %s", async (sentence) => {
    for (const seed of [3, 57, 61, 90]) {
      const { heavens, camera, seconds } = await layoutOf(sentence, seed);
      for (const { pose } of momentsOf(camera, seconds, 5)) {
        for (const { distance, y } of heavens.clouds) {
          const view = project(pose, distance);
          expect(y * view.scale + view.dy).toBeGreaterThan(-0.5);
        }
      }
    }
  });

  test("no cloud is a hat", async () => {
    for (const seed of [3, 57, 61, 90]) {
      const layout = await layoutOf("a tall man stands on a hill", seed);
      const [hero] = layout.figures;
      if (!hero) throw new Error("no hero");
      for (const moment of momentsOf(layout.camera, layout.seconds, 5)) {
        const { left, right, top, bottom } = boxOf(hero, moment);
        for (const cloud of layout.heavens.clouds) {
          const view = project(moment.pose, cloud.distance);
          const from = (cloud.x + cloud.speed * (moment.seconds - 2)) * view.scale + view.dx;
          const [over, under] = [
            cloud.y * view.scale + view.dy,
            (cloud.y + cloud.width * 0.62) * view.scale + view.dy,
          ];
          const isBeside = from > right || from + cloud.width * view.scale < left;
          expect(isBeside || under < top || over > top + (bottom - top) * 0.5).toBe(true);
        }
      }
    }
  });
});

describe("a body has two hands", () => {
  test("what the icon held is in a free hand", async () => {
    const layout = await layoutOf("a detective looks at footprints with a magnifying glass", 37);
    expect(figureOf(layout, "detective-body").poses[0]?.hold?.art).toBe("magnifying-glass-tilted-left");
  });
});

describe("the whole of a shot", () => {
  test.each([
    ["Butterflies flutter around a girl in a meadow", "dolly-in", "girl"],
    ["A princess looks out of a castle tower", "aerial", "princess-body"],
    ["A panda eats bamboo in a bamboo forest", "aerial", "panda-body"],
    ["a group of monks ring a huge bell on a mountain", "aerial", "person"],
  ] as const)("nobody is cut off at the end of a move: %s, %s", async (beat, camera, art) => {
    const order = shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera });
    const { layout } = await composeShot(order, { icons: loadIcons(), art: loadArtIndex() });
    for (const figure of layout.figures.filter((one) => one.art === art)) {
      for (const moment of whole(layout)) {
        const box = boxOf(figure, moment);
        expect(box.top).toBeGreaterThan(-0.5);
        expect(box.bottom).toBeLessThan(0.39);
      }
    }
  });

  test("nobody who spins is seen edge-on", async () => {
    const layout = await layoutOf("A ballerina spins on a stage", 4);
    for (const moment of whole(layout))
      expect(Math.abs(figureOf(layout, "ballerina").stance(moment).stretchX)).toBeGreaterThan(0.4);
  });

  test("what doesn't run has no lines of speed", async () => {
    const layout = await layoutOf("a cyclist rides past the Colosseum on a hot summer day", 48);
    const cyclist = figureOf(layout, "cyclist");
    expect(marksOf(cyclist, layout.scene)).not.toContain("speed");
    const dog = figureOf(await layoutOf("a dog runs through a field"), "dog");
    expect(marksOf(dog, layout.scene)).toContain("speed");
    const rooted = { ...dog, member: { ...dog.member, gait: "plant" as const } };
    expect(marksOf(rooted, layout.scene)).not.toContain("speed");
  });
});
