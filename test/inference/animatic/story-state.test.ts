import { describe, expect, it } from "vitest";
import { loadArtIndex } from "../../../src/inference/animatic/art/icons.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import type { Scene } from "../../../src/inference/animatic/scene.ts";
import { ordersOfStory } from "../../fixtures/animatic/orders-of.ts";

/** What is drawn of each sentence of a story, in its order. */
function scenes(prompt: string): Scene[] {
  const index = loadArtIndex();
  return ordersOfStory(prompt).map((order) => readScene(order, index));
}

const last = (prompt: string): Scene => scenes(prompt).at(-1) as Scene;
const arts = ({ cast }: Scene) => cast.map(({ art }) => art);
const seat = ({ cast }: Scene, art: string) => cast.find((one) => one.art === art)?.at;
const act = ({ cast }: Scene, art: string) => cast.find((one) => one.art === art)?.act;

describe("what somebody rides, drives or rows in", () => {
  it("stays under them from sentence to sentence", () => {
    const mara = last(
      "A courier named Mara cycles through a city at night. She rides into a railway tunnel.",
    );
    expect(seat(mara, "woman")).toEqual({ how: "on", art: "bicycle" });
    const lena = last(
      "A girl named Lena rides a white horse through a forest. She rides on across a bridge.",
    );
    expect(arts(lena)).toContain("horse");
    const tomas = last("A man named Tomas rows out on the sea. A seal swims beside his boat.");
    expect(seat(tomas, "man")).toEqual({ how: "in", art: "canoe" });
    const found = last(
      "A man named Tomas rows out on the sea. A seal swims beside his boat. He finds a bottle.",
    );
    expect(seat(found, "man")).toEqual({ how: "in", art: "canoe" });
  });

  it("is a car where somebody drives, and is left on foot", () => {
    expect(
      seat(last("Detective Ray Malone sits in his office. He drives across the bridge."), "detective-body"),
    ).toEqual({ how: "in", art: "automobile" });
    const walks = last("A courier named Mara cycles through a city. She walks into a park.");
    expect(arts(walks)).not.toContain("bicycle");
  });

  it("carries its people through space", () => {
    const home = last(
      "Captain Ines lands her spaceship on a red planet. She flies home past a ringed planet.",
    );
    expect(home.place).toBe("space");
    expect(seat(home, "woman")).toEqual({ how: "in", art: "rocket" });
  });
});

describe("where and as whom they are", () => {
  it("stays a market while nobody goes elsewhere", () => {
    const sights = scenes(
      "A girl carries a puppy to the market. The fog lifts. An old baker gives them a loaf of bread. They walk into a forest.",
    ).map(({ sight }) => sight);
    expect(sights).toEqual(["market", "market", "market", undefined]);
  });

  it("is no tunnel any more once they have come out", () => {
    const places = (then: string) =>
      scenes(`A fox walks into a long tunnel. ${then}`).map(({ place }) => place);
    expect(places("When it comes out, the sun is shining.")[1]).not.toBe("cave");
    expect(places("The sun comes out and it smiles.")[1]).toBe("cave");
  });

  it("is no room any more once they have crossed a bridge, or a tower that stands outside is told of", () => {
    const places = scenes(
      "Mara stops at a bakery and takes a parcel. Crossing the old bridge, she meets a cat. The rain ends and the sun comes out over the lighthouse.",
    ).map(({ place }) => place);
    expect(places[0]).toBe("room");
    expect(places[1]).not.toBe("room");
    expect(places[2]).not.toBe("room");
    const shop = scenes("Mara stops at a bakery. A windmill turns in the wind. Mara waves.");
    expect(shop.map(({ place }) => place)[1]).not.toBe("room");
    // A model of one stands on a shelf.
    const toy = last("Mara sits in her kitchen. A toy lighthouse stands on the shelf.");
    expect(toy.place).toBe("room");
  });

  it("is the street before a shop where it rains, whatever the shop is like", () => {
    for (const like of ["dusty", "small", "old"]) {
      const places = scenes(`She works in a ${like} shop. It rains.`).map(({ place }) => place);
      expect(places).toEqual(["room", "street"]);
    }
  });

  it("is the square and no bakery once a baker has walked on to it, and a dragon's own cave", () => {
    const square = last("Marta the baker loaded six loaves into her basket. She walked on to the square.");
    expect(square.place).toBe("street");
    const cave = last(
      "A shy dragon lived alone in a cave. A young knight climbed up to him. They sat by the fire and talked.",
    );
    expect(arts(cave)).toEqual(expect.arrayContaining(["dragon", "knight"]));
  });

  it("is one keeper, in the coat he came in", () => {
    const outfits = scenes(
      "Tom, an old lighthouse keeper with a white beard and a yellow coat, climbs the stairs. He lights the lamp. Tom stands on the beach.",
    ).map(({ cast }) => cast.find(({ art }) => art === "man")?.outfit);
    expect(outfits[0]).toEqual({ trade: "keeper", top: expect.any(String), beard: "#f5f2ea" });
    expect(outfits).toEqual([outfits[0], outfits[0], outfits[0]]);
  });
});

describe("what is in the hand", () => {
  it.each([
    ["Mara hands a letter to an old man at a lighthouse.", "envelope"],
    ["Mara gives a key to an old man.", "key"],
    ["Mara carries a lantern through the forest.", "lamp"],
    ["Mara lights a lantern in the forest.", "lamp"],
    ["Mara finds a letter on the beach.", "envelope"],
    ["Mara holds a bottle.", "bottle"],
    ["Mara carries a chest out of the house.", "chest"],
  ])("is held: %s", (beat, art) => {
    const scene = last(`A courier named Mara walks by a river. ${beat}`);
    expect(scene.cast.find((one) => one.art === art)?.at).toEqual({ how: "held", art: "woman" });
    expect(scene.unknown).toEqual([]);
  });

  it("is what is read, and no book", () => {
    const scene = last("A man named Tomas walks on a beach. He reads the letter.");
    expect(scene.cast.find(({ art }) => art === "man")).toMatchObject({ act: "read", tool: "envelope" });
  });

  it("is given to whom it is given", () => {
    const scene = last("Mara, a courier, hands a letter to an old man.");
    expect(scene.cast.find(({ art }) => art === "woman")).toMatchObject({ act: "give", to: "old-man" });
  });
});

describe("who does it", () => {
  it("is who did what came before the and", () => {
    const repairs = last("Captain Ines lands on a red planet. She finds a broken robot and repairs it.");
    expect(act(repairs, "woman")).toBe("build");
    expect(act(repairs, "robot-body")).toBeUndefined();
    const shows = last(
      "Captain Ines finds a robot in a cave. The robot lights a lantern and shows her a wall of crystals.",
    );
    expect(act(shows, "robot-body")).toBe("point");
    expect(act(shows, "lamp")).toBeUndefined();
  });

  it("is both of two, by name or not", () => {
    const sleep = last("A girl named Lena finds her dog. At dawn Lena and the dog sleep by the fireplace.");
    expect([act(sleep, "girl"), act(sleep, "dog")]).toEqual(["sleep", "sleep"]);
  });

  it("sleeps who falls asleep", () => {
    const scene = last("A boy called Hans meets a dragon. Hans plays his flute and the dragon falls asleep.");
    expect(act(scene, "dragon")).toBe("sleep");
    expect(scene.cast.find(({ art }) => art === "dragon")?.action).toBe("rest");
  });

  it("is everybody, where everybody does it", () => {
    const scene = last(
      "A boy called Hans walks to a castle. A princess in a blue dress waves. At night everybody dances in the castle hall.",
    );
    expect(arts(scene)).toEqual(expect.arrayContaining(["boy", "princess-body"]));
    expect(scene.cast.map(({ action }) => action)).toEqual(["dance", "dance"]);
    expect(scene.place).toBe("room");
  });

  it("is the family whom the story told of", () => {
    const scene = last(
      "Grandma Rosa bakes a pie. Her grandson Leo climbs a tree. In the evening the family eats the pie at the table.",
    );
    expect(arts(scene)).toEqual(expect.arrayContaining(["old-woman", "boy", "pie", "table"]));
    expect(arts(scene)).not.toContain("man");
  });
});

describe("where and when it is", () => {
  it("is no longer the barn on the way home", () => {
    const scene = last(
      "A girl named Lena walks through a snowy forest. She finds her dog in a barn. They walk home under the stars.",
    );
    expect(arts(scene)).toEqual(["girl", "dog"]);
    expect(scene.place).toBe("forest");
  });

  it("is still the river of the bridge in the next sentence", () => {
    const scene = last("A man named Ray sits in his office. He walks across a bridge. A dog barks.");
    expect(scene.place).toBe("river");
  });

  it("is outside on a bridge after a room", () => {
    const scene = last("Detective Ray Malone sits in his office. He walks across a bridge.");
    expect(scene.place).toBe("river");
  });

  it("is the cave into which one flees from the sandstorm", () => {
    const scene = last("Captain Ines lands on a red planet. A sandstorm comes up, so she hides in a cave.");
    expect(scene.place).toBe("cave");
  });

  it("is the evening that is said, whatever moon hangs in it", () => {
    const scene = last("Captain Ines walks on a red planet. Two moons hang in the evening sky.");
    expect([scene.time, scene.moons]).toEqual(["dusk", 2]);
    expect(scene.unknown).toEqual([]);
  });

  it("has the bridge over which the sun rises", () => {
    expect(last("Mara walks by the river. The sun rises over the bridge.").carrier).toBe("bridge");
    expect(last("Mara walks by the river. A balloon flies over the bridge.").carrier).toBeUndefined();
  });

  it("has no lighthouse because of its keeper", () => {
    expect(arts(last("A lighthouse keeper called Tomas rows out on the sea."))).not.toContain("lighthouse");
  });
});

describe("what a story's people look like and hold on to", () => {
  it("is what the words give each of several, and who is more than a person", () => {
    const princess = last("A boy called Hans sees a castle. A princess in a blue dress sits in the tower.");
    expect(princess.cast[0]?.outfit).toEqual({ dress: "#3a7bd5" });
  });

  it("is a key that goes from hand to hand, by any part of a name", () => {
    const scene = last(
      "Detective Ray Malone meets a woman in a green dress. At sunrise Ray gives the key back to the woman.",
    );
    expect(scene.cast.find(({ art }) => art === "detective-body")).toMatchObject({
      act: "give",
      tool: "key",
      to: "woman",
    });
  });

  it("is the spaceship that takes both home", () => {
    const scene = last(
      "Captain Ines lands her small spaceship on a red planet. She finds a robot. Ines and the robot fly home past a ringed planet.",
    );
    expect([seat(scene, "woman"), seat(scene, "robot-body")]).toEqual([
      { how: "in", art: "rocket" },
      { how: "in", art: "rocket" },
    ]);
  });

  it("is the table at which they eat what is on it", () => {
    const scene = last(
      "Grandma Rosa bakes a pie. Her grandson Leo plays. In the evening the family eats the pie at the table.",
    );
    expect([seat(scene, "old-woman"), seat(scene, "boy"), seat(scene, "pie")]).toEqual([
      { how: "at", art: "table" },
      { how: "at", art: "table" },
      { how: "on", art: "table" },
    ]);
  });

  it("is a storm only until it is over", () => {
    const [first, end] = scenes("Captain Ines walks on a red planet. The storm is over and two moons rise.");
    expect([first?.time, end?.time]).toEqual(["day", "night"]);
  });

  it("is a place outside for as long as nobody goes in", () => {
    const scene = last(
      "A man named Ray sits in his office. He drives across the bridge to a warehouse. Two men carry a chest.",
    );
    expect(scene.place).toBe("city");
    expect(arts(scene)).toEqual(["man", "chest"]);
  });
});

describe("what a story's building and weather bring along", () => {
  const MARA =
    "Mara keeps a lighthouse. At dawn she climbs the stairs with her lamp. A storm comes up. She lights the lamp. A ship passes.";

  it("is the inside of the lighthouse for its stairs and its lamp, and the sea for what goes on outside", () => {
    const drawn = scenes(MARA);
    expect(drawn.map(({ place }) => place)).toEqual(["sea", "room", "sea", "room", "sea"]);
    expect(drawn.map(({ interior }) => interior)).toMatchObject({ 1: "lighthouse", 3: "lighthouse" });
    const keeper = scenes("A lighthouse at dusk. A storm comes in. The keeper lights the lamp.");
    expect(keeper.map(({ place }) => place)).toEqual(["sea", "sea", "room"]);
    expect(keeper[2]).toMatchObject({ interior: "lighthouse", weather: ["storm"] });
  });

  it("is no lighthouse for whoever lights a lamp in another house since", () => {
    const scene = last("Mara sees a lighthouse. She comes to a cottage. She lights the lamp.");
    expect(scene.interior).not.toBe("lighthouse");
  });

  it("leaves behind what stood elsewhere, and has nothing yet that is told of later", () => {
    const ducks = scenes(
      "Four ducks waddle through a town. A baker opens the door. They waddle on through a dark tunnel. The pond glitters in the sun.",
    );
    expect(arts(ducks[2] as Scene)).toEqual(["duck"]);
    expect(ducks.flatMap(({ weather, unknown }) => [weather, unknown].flat())).toEqual([]);
    const tower = scenes(
      "Tom climbs the stairs of a lighthouse. Rain beats against the windows. He finds a lamp on the rocks.",
    );
    expect(arts(tower[1] as Scene)).toEqual([]);
  });

  it.each(["bakery", "workshop"])("is outside what one goes past: a %s", (building) => {
    expect(last(`Ann walks through a town. She walks past a ${building}.`).place).toBe("city");
  });

  it("is under the sky in a scrapyard", () => {
    expect(last("A boy finds a robot in a scrapyard.").place).not.toBe("room");
  });
});

describe("a mother animal and her young", () => {
  it("are one kind, great and small", () => {
    const [walk] = scenes("The mother duck leads six ducklings along a road.");
    expect(walk?.cast).toMatchObject([{ art: "duck", count: 7, young: 6 }]);
  });

  it("are one where the words are about one of them", () => {
    const one = last("A duck family waddles through a town. The smallest duckling stops.");
    expect(one.cast).toMatchObject([{ art: "duck", count: 1 }]);
  });

  it("swim together after somebody else came by", () => {
    const [walk, , , pond] = scenes(
      "Five ducklings follow their mother across a road. A car stops. A boy waves. They swim in a pond.",
    );
    expect(walk?.cast).toMatchObject([{ art: "duck", count: 6, young: 5 }]);
    expect(arts(pond as Scene)).toEqual(["duck"]);
  });
});

it("gives somebody the raincoat they are told to wear", () => {
  const { cast } = last("A young woman in a yellow raincoat waves.");
  expect(cast[0]?.outfit).toMatchObject({ top: "#f6cf3d" });
  const both = last("A man waves to a woman in a red coat.");
  expect(both.cast.map(({ outfit }) => outfit?.top)).toEqual([undefined, "#d8343a"]);
  const waves = last("A man stands on a rock and waves to a woman in a red coat.");
  expect(waves.cast.map(({ outfit }) => outfit?.top)).not.toEqual(["#d8343a", "#d8343a"]);
  expect(waves.cast[0]?.outfit?.top).toBeUndefined();
  const hats = last("A boy and a girl in red hats wave.");
  expect(hats.cast.map(({ outfit }) => outfit?.hat)).toEqual(["#d8343a", "#d8343a"]);
});
