import { expect, it } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { ownLooks } from "../../../src/inference/animatic/art/own-looks.ts";
import { metresOf } from "../../../src/inference/animatic/layout/sizes.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import { ordersOf } from "../../fixtures/animatic/orders-of.ts";

/** Of each shot, the art of the people with a seat in the film. */
function people(prompt: string): string[][] {
  return ordersOf(prompt, { seconds: 24 }).map((order) =>
    readScene(order, loadArtIndex()).cast.flatMap(({ art }) => (ownLooks(art) ? [art] : [])),
  );
}

it.each([
  [
    'Mara opens the door. Mara says "We are late." Tom waits at the window. Mara hugs Tom.',
    ["woman-0", "man-1"],
  ],
  ["Anna opens the door. Lisa waits at the window. Anna hugs Lisa.", ["woman-0", "woman-1"]],
  ["Kim opens the door. Sasha waits at the window. Kim waves to Sasha.", ["person-0", "person-1"]],
])("draws two people of a story as two, in every shot the same: %s", (prompt, both) => {
  const shots = people(prompt);
  expect([...new Set(shots.flat())].sort()).toEqual([...both].sort());
  expect(shots.at(-1)?.sort()).toEqual([...both].sort());
});

it("gives each of six people of one kind hair and clothes that no other has", () => {
  const gallery = createGallery(loadIcons());
  for (const kind of ["woman", "man", "person"]) {
    const tall = (art: string) => metresOf({ art, size: "small", scale: 1 });
    expect(tall(`${kind}-3`)).toBe(tall(kind));
    const drawn = [0, 1, 2, 3, 4, 5].map((seat) => {
      const body = gallery.drawingOf(`${kind}-${seat}`, { shade: seat })?.body ?? "";
      return {
        hair: ownLooks(`${kind}-${seat}`)?.head,
        body,
        colours: new Set(body.match(/#[0-9a-f]{6}/giu)),
      };
    });
    expect(new Set(drawn.map(({ hair }) => hair)).size).toBe(6);
    expect(new Set(drawn.map(({ body }) => body)).size).toBe(6);
    // Beside the hair, a coat in a colour that is nowhere on the others.
    const coats = ["#3b6ea8", "#c25b4a", "#4f8f6b", "#8a63a8", "#d9a441", "#4b5560"];
    expect(drawn.map(({ colours }) => coats.filter((coat) => colours.has(coat)))).toEqual(
      coats.map((coat) => [coat]),
    );
  }
});
