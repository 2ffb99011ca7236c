import { describe, expect, it } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { composeShot } from "../../../src/inference/animatic/compose-shot.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import type { Scene } from "../../../src/inference/animatic/scene.ts";
import { ordersOfStory } from "../../fixtures/animatic/orders-of.ts";

const art = loadArtIndex();
const icons = loadIcons();

const scenes = (prompt: string): Scene[] => ordersOfStory(prompt).map((order) => readScene(order, art));
const last = (prompt: string): Scene => scenes(prompt).at(-1) as Scene;
const seen = ({ place, interior, cast }: Scene) => [place, interior, cast.map((one) => one.art).join(" ")];

describe("who is in a building", () => {
  it.each([
    ["Lena finds the dog in a barn beside two goats.", "barn", /^(?!.*barn)/],
    ["A horse sleeps in the old stable.", "barn", /horse/],
    ["A princess sits in the tower and cries.", "tower", /^(?!.*castle).*princess/],
    ["At night a king dances in the castle hall.", "hall", /^(?!.*castle)/],
    ["A knight walks into a castle.", "hall", /^(?!.*castle).*knight/],
    ["Mara climbs the lighthouse stairs.", "lighthouse", /^(?!.*lighthouse)/],
    ["Mara climbs the stairs of the old lighthouse.", "lighthouse", /^(?!.*lighthouse)/],
    ["A boy hides in a dark cellar.", "cellar", /boy/],
    ["A woman kneels in the village church.", "church", /^(?!.*church)/],
  ])("is seen inside it, and it doesn't stand beside them: %s", (beat, interior, cast) => {
    expect(seen(last(beat))).toEqual(["room", interior, expect.stringMatching(cast)]);
  });

  it.each([
    "A fox leads a boy to a castle on a hill.",
    "A girl waits in front of a castle.",
    "A dog sleeps in a field beside a barn.",
    "A woman hands a letter to an old man at a lighthouse.",
    "A boy looks into a barn.",
    "A queen walks in the castle garden.",
    "A knight walks out of the castle hall.",
  ])("and who isn't, outside: %s", (beat) => {
    expect(["barn", "hall", "tower", "lighthouse", "church"]).not.toContain(last(beat).interior);
    expect(last(beat).place).not.toBe("room");
  });

  it("stays in it until the story leads out", () => {
    const told = "A girl named Lena walks through the forest. She hides in a barn. She laughs.";
    expect(scenes(told).map(({ interior }) => interior)).toEqual([undefined, "barn", "barn"]);
    const home = last(`${told} She walks home under the stars.`);
    expect([home.place, home.cast.some((one) => one.art === "barn")]).toEqual(["forest", false]);
    const dragon = last("A princess sits in a castle tower. A dragon falls asleep.");
    expect(dragon.place).not.toBe("room");
  });
});

describe("what the words name", () => {
  it("is furniture that is in every picture of its room, however little room there is", async () => {
    const workshop = { icons, art };
    for (let seed = 1; seed <= 12; seed++) {
      const beats = "Three girls and two horses sleep by the fireplace.";
      const [order] = ordersOfStory(beats, seed);
      if (!order) throw new Error("no shot");
      const { layout } = await composeShot({ ...order, camera: "truck-left" }, workshop);
      expect(layout.figures.map((figure) => figure.art)).toContain("hearth");
    }
  });

  it("is one thing where two carry it, and each has a hand at it", async () => {
    const story = "Two men in black coats carry a chest out of the house.";
    const scene = last(story);
    expect(scene.cast.find((one) => one.art === "chest")?.at).toBeUndefined();
    expect(scene.cast.find((one) => one.art === "man")).toMatchObject({
      count: 2,
      at: { how: "at", art: "chest" },
    });
    const [order] = ordersOfStory(story);
    if (!order) throw new Error("no shot");
    const { layout } = await composeShot(order, { icons, art });
    const chests = layout.figures.filter((figure) => figure.art === "chest");
    expect(chests).toHaveLength(1);
    const men = layout.figures.filter((figure) => figure.art === "man");
    expect(men.map(({ carrier }) => carrier)).toEqual([chests[0], chests[0]]);
    // One on each side, turned to the other, and neither has a chest of his own.
    expect(men.map(({ facing }) => facing).sort()).toEqual([-1, 1]);
    expect(men.flatMap(({ poses }) => poses.map(({ hold }) => hold?.art))).not.toContain("chest");
  });

  it("is held out before whom it is for", async () => {
    const [order] = ordersOfStory("A detective gives a key to a woman in a green dress.");
    if (!order) throw new Error("no shot");
    const { layout } = await composeShot(order, { icons, art });
    const [giver, taker] = ["detective-body", "woman"].map((one) =>
      layout.figures.find((figure) => figure.art === one),
    );
    expect(giver?.order).toBeLessThan(taker?.order ?? 0);
  });

  it("is told apart from the hand that holds it: a key is longer than it is wide, and not of the hand's colour", () => {
    const key = createGallery(icons).drawingOf("key");
    expect(key && key.height / key.width).toBeGreaterThan(1.8);
    expect(key?.body).not.toMatch(/#f[0-9a-f]{5}/i);
  });
});
