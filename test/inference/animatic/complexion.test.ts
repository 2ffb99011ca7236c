import { expect, it, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { OWN_ARTS } from "../../../src/inference/animatic/art/own-looks.ts";
import { toldApart } from "../../../src/inference/animatic/paint/told-apart.ts";
import { ENTRIES } from "../../../src/inference/animatic/reading/lexicon.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import type { Scene } from "../../../src/inference/animatic/scene.ts";
import { ordersOf } from "../../fixtures/animatic/orders-of.ts";

const gallery = createGallery(loadIcons());
const index = loadArtIndex();
/** The skin and hair of emoji, which nobody has. */
const YELLOW = /#ffc83d|#fdbb11|#f1a11e/;

const people = [
  ...ENTRIES.filter(({ kind }) => kind === "person").map(({ art }) => art),
  ...OWN_ARTS.map(([art]) => art),
  ..."surfer swimmer runner diver stroller mermaid dancer-woman dancer-man".split(" "),
];

it("draws nobody with the yellow skin of emoji", async () => {
  await gallery.learn(people);
  expect(people.filter((art) => !gallery.drawingOf(art))).toEqual([]);
  const yellow = [...new Set(people)].filter((art) =>
    [0, 1, 2, 3].some((shade) => YELLOW.test(gallery.drawingOf(art, { shade })?.body ?? "")),
  );
  expect(yellow).toEqual([]);
  expect(gallery.drawingOf("person", { outfit: { trade: "boxer" } })?.body).not.toMatch(YELLOW);
});

it("gives face, hands and bare legs of one person one skin", () => {
  for (const art of ["woman", "girl", "woman-2", "old-woman"]) {
    const body = gallery.drawingOf(art, { outfit: { skin: "#123456", dress: "#ff0000" } })?.body ?? "";
    // Face, two hands, and two legs of which each is one piece.
    expect(body.split('fill="#123456"').length - 1, art).toBeGreaterThanOrEqual(5);
  }
});

const drawnIn = ({ cast, wardrobe }: Scene, art: string) =>
  [0, 1, 2].map((copy) => {
    const member = cast.find((one) => one.art === art);
    return member && toldApart({ art, copy, member }, { wardrobe }).outfit;
  });

it("shows one and the same person in every shot of a film and in its remixes, and another in another film", () => {
  const of = (words: string, seed: number) =>
    ordersOf(words, { seed, seconds: 24 }).map((order) => drawnIn(readScene(order, index), "woman")[0]);
  const told =
    "A woman opens the door of a house. The woman walks through the forest. The woman reads a book.";
  const shots = of(told, 31);
  expect(shots.length).toBeGreaterThan(1);
  expect(shots[0]).toBeDefined();
  expect(new Set(shots.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(of(`${told} It snows.`, 31)[0]).toEqual(shots[0]);
  const films = [1, 2, 3, 4, 5, 6].map((seed) => of(told, seed)[0]?.skin);
  expect(new Set(films).size).toBeGreaterThan(3);
});

it("tells several people in one picture apart by skin and hair", () => {
  for (const seed of [1, 5, 9, 14]) {
    const scene = readScene(
      ordersOf("A woman and a man walk with three girls and a boy", { seed })[0] as never,
      index,
    );
    const all = ["woman", "man", "boy"].map((art) => drawnIn(scene, art)[0]);
    const looks = [...all, ...drawnIn(scene, "girl")].map((one) => `${one?.skin} ${one?.hair}`);
    expect(new Set(looks).size).toBe(6);
  }
});

const DARK = /^#[4-8]/;
const LIGHT = /^#[ef]/;
test.each([
  ["A blond boy runs on the beach", "boy", { hair: "#dcb063" }],
  ["A red-haired woman dances", "woman", { hair: "#b5502a" }],
  ["A woman with long red hair dances", "woman", { hair: "#b5502a" }],
  ["A man with grey hair plays chess", "man", { hair: "#a9a8ad" }],
  ["A grey-haired teacher writes", "teacher-body", { hair: "#a9a8ad" }],
  ["Eine blonde Frau liest", "woman", { hair: "#dcb063" }],
  ["A woman with pink hair sings", "woman", { hair: "#f07fb0" }],
  ["A Black woman reads a book", "woman", { skin: expect.stringMatching(DARK) }],
  ["A dark-skinned girl paints", "girl", { skin: expect.stringMatching(DARK) }],
  ["A white woman sings", "woman", { skin: expect.stringMatching(LIGHT) }],
])("looks as the words say: %s", (words, art, looks) => {
  for (const seed of [1, 2, 3]) {
    const scene = readScene(ordersOf(words, { seed })[0] as never, index);
    expect(drawnIn(scene, art)[0]).toMatchObject(looks);
  }
});

it("takes the colour of clothes and of other people for nobody's hair or skin", () => {
  const cast = (words: string) => readScene(ordersOf(words)[0] as never, index).cast;
  const boy = cast("A boy waves to a red-haired girl").find(({ art }) => art === "boy");
  expect(boy).toBeDefined();
  expect(boy?.outfit?.hair).toBeUndefined();
  expect(cast("A woman in a black dress sings")[0]?.outfit).toEqual({ dress: "#2b2930" });
  const [knight] = cast("A black knight rides");
  expect(knight?.art).toBe("knight");
  expect(knight?.outfit?.skin).toBeUndefined();
});
