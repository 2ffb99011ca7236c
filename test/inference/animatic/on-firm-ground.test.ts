import { beforeAll, describe, expect, test } from "vitest";
import type { CameraMove } from "../../../src/core/film/camera.ts";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../src/inference/animatic/compose-shot.ts";
import { boxOf, type Figure } from "../../../src/inference/animatic/layout/figure.ts";
import { handAt } from "../../../src/inference/animatic/layout/hand.ts";
import { type Layout, momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { shotOrder } from "../../fixtures/order.ts";

let workshop: Parameters<typeof composeShot>[1];
beforeAll(() => {
  workshop = { icons: loadIcons(), art: loadArtIndex() };
});

async function layoutOf(beat: string, camera: CameraMove = "static"): Promise<Layout> {
  const order = shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera });
  return (await composeShot(order, workshop)).layout;
}

const all = ({ figures }: Layout, art: string): Figure[] => figures.filter((one) => one.art === art);
function only(layout: Layout, art: string): Figure {
  const [figure] = all(layout, art);
  if (!figure) throw new Error(`no ${art} among ${layout.figures.map((one) => one.art).join()}`);
  return figure;
}

/** How far apart the soles of a drawing's two legs are, in units of the body. */
function soles(body: string): number {
  const turns = [...body.matchAll(/rotate\((-?[\d.]+) (20\.5|27\.5) 44\)/g)];
  const [one = 0, other = 0] = turns.map(
    ([, degrees, x]) => Number(x) - 26 * Math.sin((Number(degrees) * Math.PI) / 180),
  );
  return Math.abs(one - other);
}

describe("skis", () => {
  test.each(["a skier races down a snowy mountain", "a skier glides across a snowy field"])(
    "lie on the ground and not across it: %s",
    async (prompt) => {
      const layout = await layoutOf(prompt);
      const skier = only(layout, "skier");
      for (const moment of momentsOf(layout.camera, layout.seconds, 5)) {
        const { x, distance, turn } = skier.stance(moment);
        const [back, ahead] = [-0.05, 0.05].map((away) => layout.geography.footAt(x + away, distance));
        const ground = Math.atan2((ahead ?? 0) - (back ?? 0), 0.1);
        // They are drawn a third of a right angle downhill.
        expect(Math.abs(turn + skier.facing * 0.33 - ground)).toBeLessThan(0.08);
      }
    },
  );
});

describe("legs", () => {
  test.each(["a man stands in a street", "an astronaut stands on the moon", "two women wait in a park"])(
    "of whom stands about are two: %s",
    async (prompt) => {
      const layout = await layoutOf(prompt);
      const gallery = createGallery(workshop.icons);
      const people = layout.figures.filter(({ member }) => member.person || member.role === "hero");
      expect(people.length).toBeGreaterThan(0);
      for (const { art, poses } of people) {
        for (const pose of poses) {
          expect(soles(gallery.drawingOf(art, { pose })?.body ?? "")).toBeGreaterThan(8);
        }
      }
    },
  );

  test.each([
    ["A polar bear walks on the ice", "polar-bear-body", "truck-left"],
    ["A tractor drives through a wheat field", "tractor", "truck-left"],
    ["A fox walks through a forest", "fox-body", "truck-right"],
    ["A woman walks along a street", "woman", "pan-right"],
  ] as const)("%s: %s goes forward in the picture", async (prompt, art, camera) => {
    const layout = await layoutOf(prompt, camera);
    const figure = only(layout, art);
    const [first, last] = momentsOf(layout.camera, layout.seconds, 2).map((moment) => {
      const box = boxOf(figure, moment);
      return (box.left + box.right) / 2;
    });
    expect(((last ?? 0) - (first ?? 0)) * figure.facing).toBeGreaterThan(0.02);
  });
});

describe("nobody hangs in the air, and nobody is cut off below", () => {
  test.each([
    ["A scarecrow stands in a field of wheat", "scarecrow"],
    ["a goose waits by the road", "goose"],
    ["A duck family crosses a street", "duck-ashore"],
  ])("%s", async (prompt, art) => {
    for (const figure of all(await layoutOf(prompt), art)) expect(figure.sunk).toBe(0);
    only(await layoutOf(prompt), art);
  });

  test("a bird with folded wings sits, one that flies is aloft", async () => {
    const kitchen = await layoutOf("a dog and a parrot look at each other in the kitchen");
    expect(only(kitchen, "parrot").support).toBe("ground");
    expect(only(await layoutOf("a parrot flies through the jungle"), "parrot-aloft").support).toBe("air");
  });

  test("a boy climbs the trunk", async () => {
    const layout = await layoutOf("A boy climbs a tree");
    const [boy, tree] = [only(layout, "boy"), only(layout, "tree")];
    for (const moment of momentsOf(layout.camera, layout.seconds, 5)) {
      expect(Math.abs(boy.stance(moment).x - tree.stance(moment).x)).toBeLessThan(tree.height * 0.06);
    }
  });

  test.each(["four raccoons play cards at a table", "a girl writes a letter at a desk"])(
    "who is at a table has a stool under him: %s",
    async (prompt) => {
      const layout = await layoutOf(prompt);
      const table = layout.figures.find(({ member, carrier }) => member.art === "table" && !carrier);
      if (!table) throw new Error("no table");
      const sitters = layout.figures.filter(({ member }) => member.at?.how === "at");
      const stools = all(layout, "stool");
      expect(stools.length).toBe(sitters.length);
      const [moment] = momentsOf(layout.camera, layout.seconds, 1);
      if (!moment) throw new Error("no moment");
      for (const stool of stools) {
        expect(stool.stance(moment).y).toBeCloseTo(table.stance(moment).y, 2);
      }
    },
  );

  test("a rabbit that jumps over a log is above it wherever it is over it, and never in it", async () => {
    const layout = await layoutOf("A rabbit jumps over a log in the forest");
    const [rabbit, log] = [only(layout, "rabbit-bounding"), only(layout, "log")];
    const moments = momentsOf(layout.camera, layout.seconds, 40);
    const over = moments.filter((moment) => {
      const { left, right } = boxOf(log, moment);
      const body = boxOf(rabbit, moment);
      return Math.abs((body.left + body.right - left - right) / 2) < (right - left) / 2;
    });
    expect(over.length / moments.length).toBeGreaterThan(0.3);
    for (const moment of over) expect(boxOf(rabbit, moment).bottom).toBeLessThan(boxOf(log, moment).top);
  });
});

describe("hands that push", () => {
  test.each([
    ["a nurse pushes an elderly lady in a wheelchair through a rose garden", "doctor-body", "wheelchair"],
    ["Two people push a car in the snow", "person", "automobile"],
    ["a man pushes a shopping cart", "man", "shopping-cart"],
  ])("%s: all of them touch it", async (prompt, art, thing) => {
    const layout = await layoutOf(prompt);
    const pushed = only(layout, thing);
    for (const pusher of all(layout, art)) {
      for (const moment of momentsOf(layout.camera, layout.seconds, 3)) {
        const { left, right } = boxOf(pushed, moment);
        const hand = handAt(pusher, moment).x;
        const gap = pusher.facing > 0 ? left - hand : hand - right;
        expect(gap).toBeLessThan(0.03);
        expect(gap).toBeGreaterThan(-0.11);
      }
    }
  });
});
