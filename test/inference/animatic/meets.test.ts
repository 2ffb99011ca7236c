import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../src/inference/animatic/compose-shot.ts";
import { boxOf, type Figure } from "../../../src/inference/animatic/layout/figure.ts";
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

describe("a body has two hands", () => {
  const gallery = createGallery(loadIcons());
  const hands = (art: string) => gallery.drawingOf(art)?.body.match(/fill="#ffc83d"/g)?.length ?? 0;

  test.each(["cook-body", "detective-body", "farmer-body", "scientist-body", "mechanic-body", "mage-body"])(
    "%s",
    (art) => {
      // The face and one disc for each hand.
      expect(hands(art)).toBe(3);
    },
  );

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
