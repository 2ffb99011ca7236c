import { describe, expect, test } from "vitest";
import { partOf } from "../../../src/inference/animatic/acting/wielding.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { type Layout, momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { makesMusic } from "../../../src/inference/animatic/paint/figures.ts";
import { hillOutside } from "../../../src/inference/animatic/paint/outside.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const of = (layout: Layout, art: string) => layout.figures.filter((figure) => figure.art === art);
/** Where a caption begins, in picture heights from the middle. */
const CAPTION = 0.39;

describe("nobody hangs in the air", () => {
  test.each([
    ["Three lost children climb onto a giant's shoulders", "child"],
    ["A waiter dropping a tray in a restaurant", "man"],
    ["A welder making a metal rooster in his garage, sparks flying everywhere", "rooster"],
    ["An old man feeding crumbs to a crow", "blackbird"],
    ["Two otters drifting past kayakers on a lake", "otter"],
    ["Construction crew eating lunch on a steel beam with clouds below", "builder-body"],
  ])("%s", async (prompt, art) => {
    const layout = await layoutOf(prompt);
    expect(of(layout, art).length).toBeGreaterThan(0);
    for (const figure of of(layout, art)) {
      expect(figure.support).not.toBe("air");
      for (const moment of momentsOf(layout.camera, layout.seconds, 5)) {
        const ground = figure.groundAt(moment) ?? Number.NaN;
        expect(ground - figure.stance(moment).y).toBeLessThan(figure.height * 0.25);
      }
    }
  });
});

describe("whom it is about is seen", () => {
  test("over what lies on the table before him", async () => {
    const layout = await layoutOf("Grandma teaching a boy to roll five dumplings at the kitchen table");
    const [moment] = momentsOf(layout.camera, layout.seconds, 1);
    const [grandma] = of(layout, "old-woman");
    if (!moment || !grandma) throw new Error("nobody at the table");
    const own = boxOf(grandma, moment);
    for (const dumpling of of(layout, "dumpling"))
      expect(boxOf(dumpling, moment).top).toBeGreaterThan(own.top + (own.bottom - own.top) * 0.12);
  });

  test("at a bus stop, and not in a bus", async () => {
    const { scene } = await layoutOf(
      "Six penguins waiting at a bus stop in the rain, one holding an umbrella",
    );
    expect(scene.cast.map(({ art }) => art)).toEqual(["penguin", "umbrella"]);
    expect(scene.cast[1]?.at).toEqual({ how: "held", art: "penguin" });
  });

  test("on horseback, and not in the car that a window is made for", async () => {
    const { scene } = await layoutOf("A knight ordering fries at a drive through window on horseback");
    expect(scene.cast).toContainEqual(
      expect.objectContaining({ art: "knight", at: { how: "on", art: "horse" } }),
    );
    expect(scene.cast.some(({ art }) => art === "automobile")).toBe(false);
  });

  test("and no planet before the washing, nor rain on the moon", async () => {
    const layout = await layoutOf(
      "an astronaut hanging wet laundry on a clothesline on the moon, earth rising behind",
    );
    const [earth] = of(layout, "globe-showing-europe-africa");
    expect(earth?.order).toBeGreaterThan(5);
    expect(earth?.height).toBeGreaterThan(0.4);
    expect(layout.scene.weather).toEqual([]);
  });

  test("and the truck above the dancers doesn't drive off", async () => {
    const layout = await layoutOf("Two mechanics dancing under a pickup truck");
    const [truck] = of(layout, "pickup-truck");
    const [first, last] = [0, 1].map((share) => ({
      seconds: 5 * share,
      share,
      pose: layout.camera.at(share),
    }));
    if (!truck || !first || !last) throw new Error("no truck");
    expect(truck.stance(last).x).toBeCloseTo(truck.stance(first).x);
  });
});

describe("feet stay above the caption", () => {
  test.each([
    "Crane up over a fox walking along a road",
    "Crane down to an owl in a forest",
    "Tilt up at a man standing in a meadow",
    "Tilt down on a dog in a garden",
  ])("%s", async (prompt) => {
    const layout = await layoutOf(prompt);
    const [hero] = layout.figures;
    if (!hero) throw new Error("nobody");
    for (const moment of momentsOf(layout.camera, layout.seconds, 9))
      expect(boxOf(hero, moment).bottom).toBeLessThanOrEqual(CAPTION + 0.01);
  });
});

describe("nobody is a dot in an empty picture", () => {
  test.each([
    ["Kids building a snowman by their house", 0.33],
    ["A cow stands in front of a bus", 0.4],
    ["A squirrel eats a nut on a branch", 0.25],
  ])("%s", async (prompt, height) => {
    const { figures, scene } = await layoutOf(prompt);
    // A branch under somebody comes before him.
    expect(figures.find(({ member }) => member === scene.cast[0])?.height).toBeGreaterThan(height);
  });
});

describe("a window shows the season", () => {
  test("white land in snow, brown in autumn", () => {
    const green = hillOutside({ season: "summer", weather: [] }, false);
    expect(hillOutside({ season: "winter", weather: [] }, false)).not.toBe(green);
    expect(hillOutside({ season: "summer", weather: ["snow"] }, false)).not.toBe(green);
    expect(hillOutside({ season: "autumn", weather: [] }, false)).not.toBe(green);
  });

  test("and isn't hung up once more by who waves through it", async () => {
    const { scene } = await layoutOf(
      "window washers dangling outside the fiftieth floor, waving at a baby inside",
    );
    expect(scene.cast.some(({ art }) => art === "window")).toBe(false);
  });
});

test.each([
  ["A fox walks through a field at sunrise", -1],
  ["A cow in a field in the morning", -1],
  ["A fox walks through a field at sunset", 1],
])("the sun rises on the left and sets on the right: %s", async (prompt, side) => {
  expect(Math.sign((await layoutOf(prompt)).heavens.light?.x ?? 0)).toBe(side);
});

describe("what is held is used", () => {
  test("practising a trumpet is playing it", async () => {
    const { scene } = await layoutOf("Teenage boy practicing trumpet in his bedroom");
    expect(scene.cast[0]).toMatchObject({ act: "music", tool: "trumpet" });
  });

  test("both who push laugh, and no tractor", async () => {
    const { scene } = await layoutOf("A farmer and his son pushing a tractor out of the mud, both laughing");
    expect(scene.cast.find(({ art }) => art === "tractor")?.act).toBeUndefined();
  });

  test("a trumpet is at the mouth, and its notes are the player's alone", async () => {
    const { figures, scene } = await layoutOf("A boy plays the trumpet in a meadow");
    const [pose] = figures[0]?.poses ?? [];
    if (!pose?.hold?.laid) throw new Error("no trumpet in the hands");
    const mouthpiece = partOf(pose.hold, pose.hold.laid, [0.05, 0.95]);
    expect(Math.hypot(mouthpiece.x - 21, mouthpiece.y - 23)).toBeLessThan(4);
    expect(makesMusic(scene)).toBe(false);
    // Of themselves, where nobody plays.
    for (const art of ["piano", "harp", "flute"])
      expect(makesMusic({ cast: [{ ...scene.cast[0], art, act: undefined } as never] })).toBe(true);
  });

  test("a shared melon is eaten, and who runs with a kite has its string", async () => {
    const { scene } = await layoutOf("A dozen neighbors share one huge watermelon on a rooftop");
    expect(scene.cast[0]).toMatchObject({ act: "eat", tool: "watermelon" });
    const { ropes } = await layoutOf("A boy runs through a meadow with a kite");
    expect(ropes.map(({ from, to }) => [from.art, to.art])).toEqual([["boy", "kite"]]);
  });

  test("a chair is slept in sitting", async () => {
    const layout = await layoutOf("A grandfather sleeps in a chair");
    expect(of(layout, "old-man")[0]?.poses[0]?.legs).toBe("sit");
  });

  test("whoever is asleep sleeps", async () => {
    const { scene } = await layoutOf("can i get a dragon asleep on a hill");
    expect(scene.cast[0]).toMatchObject({ art: "dragon", act: "sleep" });
  });
});
