import { expect, it } from "vitest";
import { loadArtIndex } from "../../../src/inference/animatic/art/icons.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import { ordersOf } from "../../fixtures/animatic/orders-of.ts";

/** Of each shot of a film: whom and what the storyboard shows, the place, and the weather. */
function drawn(prompt: string, seconds: number) {
  return ordersOf(prompt, { seconds }).map((order) => {
    const scene = readScene(order, loadArtIndex());
    return { ...scene, members: scene.cast, cast: scene.cast.map(({ art }) => art) };
  });
}

const KEEPER =
  "A lighthouse keeper named Mara wakes before dawn. She climbs the stairs with a lamp. Outside a storm rises and rain beats the " +
  "windows. A ship passes in the storm. She says “We made it.” The rain ends and a rainbow stands over the sea.";

it("draws whom the story has in each shot, and nobody else", () => {
  const shots = drawn(KEEPER, 24);
  expect(shots.map(({ cast }) => cast)).toEqual([
    ["woman", "lighthouse"],
    ["woman", "lamp"],
    ["lighthouse", "lamp"],
    ["passenger-ship"],
    ["woman"],
    [],
  ]);
  expect(shots.flatMap(({ unknown }) => unknown)).toEqual([]);
});

it("keeps what is as tall as a house out of rooms, and goes out where the words do", () => {
  const shots = drawn(KEEPER, 24);
  expect(shots.map(({ place }) => place)).toEqual(["sea", "room", "sea", "sea", "sea", "sea"]);
  const inside = drawn(KEEPER.replace(/Outside[^.]*\./u, "She turns around."), 24);
  expect(inside[2]).toMatchObject({ place: "room" });
  expect(inside[2]?.cast).not.toContain("lighthouse");
  expect(inside[2]?.cast).toContain("woman");
});

it("draws the weather while it lasts, and the place that was told", () => {
  const shots = drawn(KEEPER, 24);
  expect(shots.map(({ weather }) => weather.some((one) => one === "rain" || one === "storm"))).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(shots[5]).toMatchObject({ place: "sea", lights: ["rainbow"] });
});

it("draws somebody in what they were first told to wear, whatever they are called later", () => {
  const shots = drawn(
    "A woman in a red coat walks along a beach. A small fishing boat lands. She waves. The boat leaves.",
    16,
  );
  expect(shots.map(({ cast }) => cast[0])).toEqual(["woman", "canoe", "woman", "canoe"]);
});

it("reads what is said of somebody by name or as “she” as of anybody else", () => {
  const shots = drawn(
    "Mara keeps a lighthouse. At dawn she climbs the stairs with her lamp. A storm comes up. She lights the lamp. " +
      "A ship passes safely. The rain ends and the sun comes out.",
    24,
  );
  expect(shots[1]).toMatchObject({ carrier: "stairs", cast: ["woman", "lamp"] });
  expect(shots[1]?.members[0]).toMatchObject({ climbs: "up" });
  expect(shots[1]?.members[1]).toMatchObject({ at: { how: "held", art: "woman" } });
  // Of the weather alone: outside, and nothing of the room is there.
  expect([shots[2], shots[5]]).toMatchObject([
    { place: "sea", cast: [], weather: ["storm"] },
    { place: "sea", cast: [], weather: [] },
  ]);
});

it("draws one old man, and him alone, throughout his story", () => {
  const shots = drawn(
    "Tom is an old fisherman with a red cap. He rows his boat out to sea. A whale rises beside him. He holds up a fish. " +
      "Night falls and he rows home by the stars.",
    20,
  );
  expect(shots.map(({ cast }) => cast)).toEqual([
    ["old-man"],
    ["old-man", "canoe"],
    ["whale", "old-man"],
    ["old-man", "fish"],
    ["old-man", "canoe"],
  ]);
  for (const { members } of shots)
    expect(members.find(({ art }) => art === "old-man")?.outfit?.hat).toBeDefined();
  expect(shots[3]?.members[1]?.at).toEqual({ how: "held", art: "old-man" });
});

it("lets it snow from when the story says so, and burn from when the dragon breathes", () => {
  const weather = (story: string) => drawn(story, 16).map((shot) => shot.weather);
  expect(
    weather(
      "In a small village lives a baker called Rosa. She bakes bread. Snow begins to fall. The boy waves.",
    ),
  ).toEqual([[], [], ["snow"], ["snow"]]);
  expect(
    weather(
      "A knight walks through a forest. He raises his shield. The dragon breathes fire. The knight throws his sword.",
    ),
  ).toEqual([[], [], ["embers"], ["embers"]]);
});

it("lets the hour, the season, ice and rain be what the words told last", () => {
  const fox = drawn(
    "A fox wakes up in a snowy forest. It follows rabbit tracks to a frozen lake. The rabbit hides behind a tree. The fox comes out in a green meadow at noon.",
    24,
  );
  expect(fox.map(({ place, season, carrier }) => [place, season, carrier])).toEqual([
    ["forest", "winter", undefined],
    ["lake", "winter", "ice"],
    ["lake", "winter", "ice"],
    ["meadow", "summer", undefined],
  ]);
  const sea = drawn("A fisherman rows out of the harbour before dawn. The sun rises. A storm comes up.", 15);
  expect(sea.map(({ time }) => time)).toEqual(["predawn", "dawn", "dawn"]);
  expect(sea[0]?.cast).toEqual(["old-man", "canoe"]);
  const girl = drawn(
    "A girl plants a rose in the garden. It rains all afternoon. The next morning she dances. She sings.",
    20,
  );
  expect(girl.map(({ weather }) => weather.includes("rain"))).toEqual([false, true, false, false]);
});

it("has both of two who are told of together", () => {
  const shots = drawn("A knight walks through a forest. He meets a dragon. They fight until noon.", 15);
  expect(shots.at(-1)?.cast).toEqual(["knight", "dragon"]);
});

it("draws a tunnel that was built as masonry, and a cave as rock", () => {
  const built = (words: string) =>
    drawn(`A girl named Ada wakes. ${words} She runs on.`, 12).map((shot) => shot.built);
  for (const tunnel of ["a railway tunnel", "a road tunnel", "the subway tunnels", "a long dark tunnel"])
    expect(built(`She walks into ${tunnel}.`)[1], tunnel).toBe(true);
  for (const rock of ["a cave", "a crystal cave", "an old mine"])
    expect(built(`She walks into ${rock}.`), rock).toEqual([undefined, undefined, undefined]);
  expect(
    drawn("A train enters a tunnel. It hums. The train stops in a cave.", 12).map((shot) => shot.built),
  ).toEqual([true, true, undefined]);
});

it("has a fire where they sit by it, a bicycle under who cycles, and nobody who is only looked for", () => {
  const shots = drawn(
    "A girl with a yellow scarf named Lena looks for her dog. She cycles through a city. She finds the dog in a barn beside two goats. " +
      "They walk home. They sleep by the fireplace.",
    20,
  );
  expect(shots.map(({ cast }) => cast)).toEqual([
    ["girl"],
    ["girl", "bicycle"],
    ["girl", "dog", "goat"],
    ["girl", "dog"],
    ["girl", "dog"],
  ]);
  expect(shots[1]?.members[0]?.at).toEqual({ how: "on", art: "bicycle" });
  expect(shots[4]).toMatchObject({ place: "room", interior: "hearth" });
  expect(shots.flatMap(({ unknown }) => unknown)).toEqual([]);
});

it("seats him in his boat, and takes what he is called by for nothing that can't be drawn", () => {
  const shots = drawn(
    "A courier called Tomas rows out on the sea. A seal swims beside his boat. He waves.",
    12,
  );
  expect(shots[1]?.members.find(({ art }) => art === "man")?.at).toMatchObject({ how: "in" });
  expect(shots.flatMap(({ unknown }) => unknown)).toEqual([]);
});

it("tells a tailor from the woman she measures, and draws her once", () => {
  const [shot] = drawn("A tailor named Anna measures a woman. Anna sews.", 5);
  expect(shot?.members.filter(({ person }) => person).map(({ art, count }) => `${count} ${art}`)).toEqual([
    "1 woman-0",
    "1 woman",
  ]);
  expect(shot?.members[0]?.to).toBe("woman");
});

it("takes no word that a text begins with for somebody's name", () => {
  expect(drawn("Paper lanterns floating down a river", 5)[0]?.cast).toEqual(["red-paper-lantern"]);
  expect(drawn("Twin girls paint a fence", 5)[0]?.cast).toEqual(["girl", "fence"]);
  expect(drawn("Mara paints a fence", 5)[0]?.cast[0]).toBe("woman");
});

it("tells a bride from those she throws to, and a drummer from a guitarist", () => {
  const bride = drawn("A bride throws her bouquet to seven women", 5)[0]?.members ?? [];
  expect(bride.filter(({ person }) => person).map(({ count, outfit }) => [count, outfit?.trade])).toEqual([
    [1, "bride"],
    [7, undefined],
  ]);
  const band = drawn("A drummer and a guitarist play on a rooftop", 5)[0]?.members ?? [];
  expect(band.map(({ count, tool }) => [count, tool])).toEqual([
    [1, "drum"],
    [1, "guitar"],
  ]);
});

it("has both of a couple do it", () => {
  const [shot] = drawn("A couple paddles a canoe past a waterfall", 5);
  expect(shot?.members.slice(0, 2)).toMatchObject([
    { art: "man", act: "row", at: { art: "canoe" } },
    { art: "woman", act: "row", at: { art: "canoe" } },
  ]);
  expect(drawn("An old couple plants a tree", 5)[0]?.cast).toEqual(["old-man", "old-woman", "tree"]);
});

it("looks through what is in the hand, and keeps an angler out of the sea", () => {
  const captain = drawn("A captain looks through a telescope on the deck of his ship", 5)[0];
  expect(captain?.members.find(({ art }) => art === "telescope")?.at?.how).toBe("held");
  expect(drawn("A fisherman catches a fish", 5)[0]?.place).not.toBe("underwater");
});
