import { describe, expect, test } from "vitest";
import { ENGLISH_BY_FOREIGN } from "../../../src/inference/animatic/reading/languages.ts";
import { plain } from "../../../src/inference/animatic/reading/words.ts";
import { sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string) => sceneOf(prompt).cast;
const arts = (prompt: string) => cast(prompt).map(({ art }) => art);

describe("other languages' sayings are read whole", () => {
  test.each([
    ["Eine Katze sitzt auf einer Mauer", "cat", { at: { how: "on", art: "wall" } }],
    ["Un chat lit le journal dans le jardin", "cat", { act: "read", tool: "newspaper" }],
    ["Deux femmes jouent de la harpe dans un parc", "woman", { act: "music", tool: "harp" }],
    [
      "Une cuisinière fait sauter des crêpes dans la cuisine",
      "pancakes",
      { at: { how: "held", art: "person" } },
    ],
    ["Las niñas vuelan una cometa en la playa", "girl", { act: "fly-kite" }],
    ["Um menino solta pipa na praia", "boy", { act: "fly-kite" }],
    ["Ein Briefträger fährt mit dem Fahrrad durch ein Dorf", "person", { at: { how: "on", art: "bicycle" } }],
    ["Un gato duerme en una hamaca", "cat", { at: { how: "on", art: "hammock" }, act: "sleep" }],
    ["Zwei Kinder bauen eine Sandburg am Strand", "child", { count: 2, act: "build", to: "sandcastle" }],
    ["Una abuela hornea galletas en la cocina", "old-woman", { act: "cook" }],
    ["うさぎが人参を食べる", "rabbit", { act: "eat", tool: "carrot" }],
    ["两个孩子在公园里踢足球", "child", { act: "kick", count: 2 }],
    ["男の子が川で魚を釣る", "boy", { act: "fish" }],
    ["Um cachorro corre atrás de um carro", "dog", { act: "chase", to: "automobile" }],
    ["Un dragon souffle du feu sur un château", "dragon", { act: "blow", tool: "fire", to: "castle" }],
    ["Ein Frosch verwandelt sich in einen Prinzen", "frog-body", { act: "vanish", to: "prince-body" }],
    ["Un vieux monsieur lit le journal sur un banc", "old-man", { count: 1, act: "read" }],
    ["猫がフルートを吹く", "cat", { act: "music", tool: "flute" }],
    ["漁師が網を引き上げる", "old-man", { act: "pull", to: "net" }],
  ])("%s", (prompt, art, wanted) => {
    const member = cast(prompt).find((one) => one.art === art) ?? cast(prompt)[0];
    if (art === "pancakes") expect(cast(prompt)[0]).toMatchObject({ act: "use", tool: "pan" });
    else expect(member).toMatchObject(wanted);
  });

  test.each([
    ["Eine Frau liest am Kamin", { place: "room", interior: "hearth" }],
    ["Un robot balaie le quai de la gare", { place: "room", interior: "station" }],
    ["Un perro corre por la plaza del pueblo", { place: "street", sight: "square" }],
    ["ウサギがバスを待っている", { place: "street", sight: "busstop" }],
    ["少年がひまわり畑で走る", { field: "sunflowers" }],
    ["Um homem caminha na neblina", { weather: ["fog"] }],
    ["Une fille dessine un soleil sur le tableau", { place: "room", interior: "classroom" }],
    ["Deux vieux jouent aux cartes dans un café", { place: "room", interior: "cafe" }],
    ["子どもたちが縁側で遊ぶ", { sight: "porch" }],
  ])("%s", (prompt, wanted) => {
    expect(sceneOf(prompt)).toMatchObject(wanted);
  });

  test.each([
    ["Un renard roux traverse un lac gelé à l'aube", ["fox-body"], { time: "dawn", weather: ["snow"] }],
    ["L'aube se lève sur un village", [], { time: "dawn", weather: [] }],
    ["Une fille court sur la plage à l’aube", ["girl"], { time: "dawn", weather: [] }],
  ])("a word keeps its meaning behind an apostrophe: %s", (prompt, whom, wanted) => {
    expect(sceneOf(prompt)).toMatchObject(wanted);
    if (whom.length > 0) expect(arts(prompt)).toEqual(whom);
  });

  test("a word that two languages have is read by what stands before it", () => {
    expect(arts("Il treno attraversa il ponte")).toEqual(["locomotive"]);
    expect(arts("Um urso puxa um trenó na neve")).toEqual(["bear-body", "sled"]);
    expect(sceneOf("Una barca a vela sul mare").place).toBe("sea");
    expect(sceneOf("Des canards nagent sur la mare").place).toBe("lake");
  });

  test("no word stands there with an accent, for none is looked up with one", () => {
    expect([...ENGLISH_BY_FOREIGN.keys()].filter((word) => word !== plain(word))).toEqual([]);
    expect(cast("Una mujer practica taichí en el parque")[0]).toMatchObject({
      art: "woman",
      act: "exercise",
    });
  });

  test("a Japanese word's place is its own, whatever stands before it unknown", () => {
    expect(cast("三羽のペンギンが氷の上をすべる")[0]).toMatchObject({
      art: "penguin",
      count: 3,
      act: "slide",
    });
    expect(arts("犬が公園を走る、カメラはゆっくり引く")).toEqual(["dog"]);
  });
});

describe("where somebody is follows from who it is and what is done", () => {
  test.each([
    ["A fisherman mends a net", "beach"],
    ["A shepherd whistles", "meadow"],
    ["Three dogs sit on a wall", "garden"],
    ["An octopus washes the dishes", "room"],
    ["A boat passes under a bridge in Paris", "river"],
    ["A baker carries a tower of bread across a busy square", "street"],
    ["A bear gets a haircut at the barber shop", "room"],
    ["A girl counts the stars from her window", "room"],
  ])("%s", (prompt, place) => {
    expect(sceneOf(prompt).place).toBe(place);
  });

  test("a snowman is built in snow, and melts on the green", () => {
    expect(sceneOf("Two girls build a snowman behind the school").season).toBe("winter");
    expect(sceneOf("A snowman melts in a garden").season).not.toBe("winter");
    expect(sceneOf("A hedgehog walks through autumn leaves").season).toBe("autumn");
  });
});

describe("who does it, and what with", () => {
  test("all of a list play", () => {
    const band = cast("A drummer, a singer and a bass player rehearse in a cellar");
    expect(band.map(({ act, tool }) => tool ?? act)).toEqual(["drum", undefined, "guitar"]);
  });

  test("both of a race run, the same way", () => {
    expect(cast("A snail races a turtle on a road")).toMatchObject([
      { art: "snail", action: "run" },
      { art: "turtle", act: "follow", action: "run", to: "snail" },
    ]);
    expect(cast("A girl wins a race against two boys")[1]).toMatchObject({ act: "follow", count: 2 });
  });

  test.each([
    ["An elephant sprays water on a burning barn", { act: "water", to: "barn" }],
    ["Two boys skip stones on a lake", { act: "throw", tool: "rock" }],
    ["Two children have a snowball fight", { act: "throw", tool: "snowball" }],
    ["A girl blows soap bubbles", { act: "use", tool: "bubble-wand" }],
    ["A wizard pours a green potion into a bottle", { act: "pour", tool: "flask" }],
    ["A mermaid plays the harp on a rock", { act: "music", at: { how: "on", art: "rock" } }],
    ["A child waves from the back of a train", { act: "wave", at: { how: "in", art: "locomotive" } }],
    ["Two old men play dominoes in a park", { act: "toy", at: { how: "at", art: "domino-table" } }],
    ["A kangaroo boxes with a punching bag", { act: "fight", to: "punching-bag" }],
  ])("%s", (prompt, wanted) => {
    const [hero] = cast(prompt);
    expect(hero).toMatchObject(wanted);
    expect(hero?.at?.art).not.toBe("barn");
  });

  test("what is found behind something still lies there", () => {
    expect(
      cast("A diver finds a treasure chest behind a coral reef").some(({ at }) => at?.how === "held"),
    ).toBe(false);
  });

  test.each([
    ["A boy drinks milk. A dog runs away from a house.", "boy", undefined],
    ["A cat steals a fish and a dog runs from a barn", "cat", undefined],
    ["A firefighter rescues a kitten from a tree", "firefighter-body", { how: "beside", art: "tree" }],
    ["A king sings. A boy is afraid of a mouse and hides under the bed.", "king-body", undefined],
    [
      "A king sings. A boy is afraid of a mouse and hides under the bed.",
      "boy",
      { how: "behind", art: "bed" },
    ],
    ["A girl waves to a pirate with a parrot on his shoulder", "parrot", { how: "on", art: "pirate" }],
    ["A man walks a dog with a bird on its head", "bird", { how: "on", art: "dog", and: "head" }],
  ])("where one is isn't said of another: %s", (prompt, art, at) => {
    expect(cast(prompt).find((one) => one.art === art)?.at).toEqual(at);
  });

  test("the focus goes from what is named first", () => {
    expect(sceneOf("Rack focus from a candle to a woman at a table").focus).toEqual({
      from: "candle",
      to: "woman",
    });
  });
});
