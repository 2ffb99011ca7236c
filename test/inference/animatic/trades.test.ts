import { beforeAll, expect, test } from "vitest";
import { createGallery, type Gallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadArtIndex, loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { TRADE_LOOKS } from "../../../src/inference/animatic/art/trades.ts";
import { posesFor } from "../../../src/inference/animatic/layout/poses-for.ts";
import { boundCast } from "../../../src/inference/animatic/reading/bound-cast.ts";
import type { ArtIndex } from "../../../src/inference/animatic/reading/phrases.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import type { Trade } from "../../../src/inference/animatic/scene.ts";
import { shotOrder } from "../../fixtures/order.ts";

let index: ArtIndex;
let gallery: Gallery;
beforeAll(() => {
  index = loadArtIndex();
  gallery = createGallery(loadIcons());
});

const read = (beat: string) =>
  readScene(shotOrder({ model: "animatic", prompt: beat, beat, filmPrompt: beat, camera: "static" }), index);

test.each([
  ["A waiter carries a tray through a crowded cafe", "waiter"],
  ["A mail carrier rides a bicycle over a bridge", "postman"],
  ["A shepherd leads his sheep through a village", "shepherd"],
  ["A captain waves to a passing ship", "captain"],
  ["A fisherman sits on a pier", "fisher"],
  ["A ballerina dances on a stage", "ballerina"],
  ["A queen walks through a garden", "queen"],
  ["Ein Bäcker geht durch ein Dorf", "baker"],
  ["Un pescador espera en el muelle", "fisher"],
])("dresses people by what they are called: %s", (beat, trade) => {
  const somebody = read(beat).cast.find(({ outfit }) => outfit?.trade !== undefined);
  expect(somebody?.outfit?.trade).toBe(trade);
  expect(gallery.has(somebody?.art ?? "")).toBe(true);
});

test("dresses whom a story describes by it", () => {
  const [keeper] = boundCast(
    [{ id: "keeper", name: "keeper", description: "an old lighthouse keeper", who: "person" }],
    index,
  );
  expect(keeper?.looks.outfit?.trade).toBe("keeper");
});

test("keeps the colours that the words give, under the hat of the trade", () => {
  const [postman] = read("A mailman in a red coat walks down a street").cast;
  expect(postman?.outfit).toMatchObject({ trade: "postman", top: "#d8343a" });
});

test("draws every trade as nobody else", () => {
  const trades = Object.keys(TRADE_LOOKS) as Trade[];
  const bodies = trades.map(
    (trade) => gallery.drawingOf(trade === "baker" ? "cook-body" : "person", { outfit: { trade } })?.body,
  );
  expect(bodies).not.toContain(gallery.drawingOf("person", {})?.body);
  expect(new Set(bodies).size).toBe(trades.length);
});

test.each(["guard", "soldier"] as const)("a %s is in boots, and not in shoes", (trade) => {
  const boots = TRADE_LOOKS[trade].shoes;
  expect(gallery.drawingOf("person", { outfit: { trade } })?.body).toContain(
    `v11h-9q-1-3 2.6-4z" fill="${boots}"`,
  );
});

test("puts the tool of a trade into a hand that has nothing else", () => {
  const held = (beat: string) => {
    const scene = read(beat);
    const [hero] = scene.cast;
    return hero && posesFor(hero, scene, false)[0]?.hold;
  };
  expect(held("A lumberjack walks through the forest")?.art).toBe("axe");
  expect(held("A lumberjack reads a book")?.art).toBe("open-book");
  // Carried as trays are: on one hand, not before the chest.
  expect(held("A waiter carries a tray")).toMatchObject({ art: "tray" });
  expect(held("A waiter carries a tray")?.both).toBeUndefined();
});
