import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { setUpTheatre } from "../../../src/inference/animatic/paint/theatre.ts";
import { createFonts } from "../../../src/media/fonts.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";
import { shotOrder } from "../../fixtures/order.ts";

const icons = loadIcons();
const gallery = createGallery(icons);

describe("is drawn as it does what it does", () => {
  test.each([
    ["a penguin slides down a snowy hill", "penguin-sliding"],
    ["the sun rises behind a farm and a rooster crows", "rooster-crowing"],
    ["a man plays chess against a pigeon in the park", "grey-pigeon"],
  ])("%s", async (sentence, art) => {
    expect((await layoutOf(sentence)).figures.map((figure) => figure.art)).toContain(art);
    expect(gallery.has(art)).toBe(true);
  });

  test("a penguin that slides lies on its belly, and is not turned over for it", async () => {
    const { figures } = await layoutOf("a penguin slides on the ice");
    const stance = figures[0]?.stance({ seconds: 1, share: 0.3, pose: (await layoutOf("x")).camera.at(0.3) });
    expect(Math.abs(stance?.turn ?? 9)).toBeLessThan(0.5);
    expect(figures[0]?.ratio).toBeGreaterThan(1.8);
  });

  test.each("fox wolf bear polar-bear panda lion red-panda raccoon koala hamster".split(" "))(
    "a %s that lies asleep has its eyes shut",
    (kind) => {
      const lids = (lies: boolean) =>
        gallery.drawingOf(`${kind}-body`, { lies })?.body.match(/rx="1.700" ry="2.300"/g)?.length ?? 0;
      expect(lids(true)).toBe(2);
      expect(lids(false)).toBe(0);
    },
  );

  test("a hen is no cock", () => {
    expect(gallery.drawingOf("chicken-body")?.body).not.toBe(gallery.drawingOf("rooster")?.body);
  });
});

describe("of several some are young", () => {
  test("a duck family has ducklings", async () => {
    const { figures } = await layoutOf("A duck family crosses a street in the rain");
    const arts = figures.filter(({ member }) => member.art === "duck").map(({ art }) => art);
    expect(arts).toEqual(["duck-ashore", "duck-ashore", "duckling", "duckling"]);
  });

  test("a herd has one that leads it, and calves", async () => {
    const { figures } = await layoutOf("A herd of mammoths walks through snow, wide shot");
    const herd = figures.filter(({ art }) => art === "mammoth");
    const scene = sceneOf("A herd of mammoths walks through snow, wide shot");
    expect(scene.cast[0]?.young).toBe(2);
    const tall = herd.map((one) => {
      const stance = one.stance({ seconds: 0, share: 0, pose: { x: 0, y: 0, zoom: 1, roll: 0 } as never });
      return one.height / stance.size;
    });
    const leader = tall[0] ?? 0;
    for (const other of tall.slice(1)) expect(other).toBeLessThan(leader);
    expect(tall.filter((one) => one < leader * 0.5).length).toBeGreaterThanOrEqual(2);
  });
});

describe("however great the thing it is on, it is seen", () => {
  test.each([
    ["A dog looks at a cat on a fence", "cat", 0.15],
    ["deux escargots font la course sur une table de jardin", "snail", 0.16],
  ])("%s", async (sentence, art, least) => {
    const figure = (await layoutOf(sentence)).figures.find((one) => one.art === art);
    expect(figure?.height).toBeGreaterThan(least);
  });

  test("a butterfly on a dog's nose leaves its face to be seen", async () => {
    const { figures } = await layoutOf("a butterfly lands on a sleeping dog's nose");
    const [butterfly, dog] = ["butterfly", "dog-lying"].map((art) => figures.find((one) => one.art === art));
    expect((butterfly?.height ?? 1) / (dog?.height ?? 1)).toBeLessThan(0.35);
  });
});

test("a giraffe has the head in the crown that it eats from", async () => {
  const { figures } = await layoutOf("A giraffe eats leaves from a tree in the savanna");
  const [giraffe, tree] = ["giraffe", "acacia"].map((art) => figures.find((figure) => figure.art === art));
  expect(giraffe?.ratio).toBeLessThan(0.72);
  expect((giraffe?.height ?? 0) / (tree?.height ?? 1)).toBeGreaterThan(0.7);
});

test("an octopus has eight arms, and in a kitchen the floor under them", async () => {
  const { figures } = await layoutOf("an octopus washes the dishes with all eight arms");
  expect(figures.find(({ art }) => art === "octopus")?.support).toBe("ground");
  const arms = gallery.drawingOf("octopus")?.body.match(/fill="#(?:f06b50|e2573f|f27a5e)"/g);
  // The two in front are one shape.
  expect(arms).toHaveLength(7);
});

test("ducks come ashore to be fed", async () => {
  const { figures } = await layoutOf("a girl feeds ducks at a lake");
  const ducks = figures.filter(({ member }) => member.art === "duck");
  expect(ducks.length).toBeGreaterThan(1);
  for (const duck of ducks) expect(duck).toMatchObject({ support: "ground", art: "duck-ashore" });
  const girl = figures.find(({ art }) => art === "girl");
  expect((ducks[0]?.height ?? 0) / (girl?.height ?? 1)).toBeGreaterThan(0.3);
});

test("a tiger that sleeps in a hammock lies in it", async () => {
  const { figures } = await layoutOf("a tiger sleeps in a hammock between two palm trees");
  expect(figures.map(({ art }) => art)).toContain("tiger-lying");
});

test("a moose is taller than the cars it walks past", async () => {
  const { figures } = await layoutOf("a moose walks through a snowy street past parked cars");
  const [moose, car] = ["moose-body", "automobile"].map((art) => figures.find((one) => one.art === art));
  expect(moose?.height).toBeGreaterThan((car?.height ?? 1) * 1.2);
});

test("sheep are white", () => {
  expect(gallery.drawingOf("ewe")?.body).not.toMatch(/#cdc4d6|#b4acbc/);
});

test.each(["six flamingos stand in a pink lake at dusk", "A flock of flamingos stands in a lake at sunset"])(
  "a flock that stands about faces both ways: %s",
  async (sentence) => {
    const flock = (await layoutOf(sentence)).figures.filter(({ art }) => art === "flamingo");
    expect(new Set(flock.map(({ facing }) => facing)).size).toBe(2);
    const walking = (await layoutOf("a herd of elephants walks through the savanna")).figures.filter(
      ({ art }) => art === "elephant",
    );
    expect(new Set(walking.map(({ facing }) => facing)).size).toBe(1);
  },
);

test("bees about a gardener are smaller than his head", async () => {
  const { figures } = await layoutOf("A gardener waters sunflowers while bees buzz around");
  const [bee, gardener] = ["honeybee", "farmer-body"].map((kind) => figures.find(({ art }) => art === kind));
  expect((bee?.height ?? 1) / (gardener?.height ?? 0)).toBeLessThan(0.16);
});

test("who sees with a cat's eyes has its forelegs and its nose before him", async () => {
  const beat = "POV of a cat running through grass";
  const theatre = await setUpTheatre(
    shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera: "static" }),
    { icons, art: loadArtIndex(), fonts: createFonts() },
  );
  const { width, height } = theatre;
  const share = (frame: Uint8Array) => {
    let fur = 0;
    for (let at = 0; at < frame.length; at += 4) {
      const [red, green, blue] = [frame[at] ?? 0, frame[at + 1] ?? 0, frame[at + 2] ?? 0];
      if (Math.abs(red - 220) < 26 && Math.abs(green - 160) < 26 && Math.abs(blue - 106) < 30) fur++;
    }
    return fur / (width * height);
  };
  for (const part of [0.2, 0.5, 0.8])
    expect(share(theatre.frame(Math.floor(theatre.frames * part)))).toBeGreaterThan(0.035);
});
