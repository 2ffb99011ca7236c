import { describe, expect, test } from "vitest";
import { effectOf } from "../../../src/inference/animatic/acting/effect-of.ts";
import { bodyOf } from "../../../src/inference/animatic/art/gallery.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string) => sceneOf(prompt).cast;
const arts = (prompt: string) => cast(prompt).map(({ art }) => art);

describe("a word that names two things is what its sentence makes of it", () => {
  test.each([
    ["A crane lifts a piano onto a roof in the city", ["tower-crane", "piano"]],
    ["A crane wades through a pond", ["stork"]],
    ["Four firefighters wash their truck in front of the station", ["firefighter-body", "fire-engine"]],
    ["Two kittens unroll a ball of wool in the living room", ["cat", "yarn"]],
    ["A choir of six frogs sings by the swamp at dusk", ["frog-body"]],
  ])("%s", (prompt, wanted) => {
    expect(arts(prompt)).toEqual(wanted);
  });

  test("what somebody does is no thing of that name", () => {
    expect(arts("A cow wearing a bell blocks the road in the mountains")).not.toContain("blocks");
  });
});

describe("what a deed is done to is there, named or not", () => {
  test.each([
    ["A robot irons shirts in the laundry room", "ironing-board", "laundry"],
    ["A plumber fixes a leaking pipe under the kitchen sink", "sink", "kitchen"],
    ["A schoolboy feeds the goldfish in the classroom", "fishbowl", "classroom"],
    ["A wizard stirs a bubbling green soup in his tower", "cauldron", "tower"],
    ["Two teenagers wash a muddy dog in the bathtub", "bathtub", "bathroom"],
  ])("%s", (prompt, art, interior) => {
    expect(arts(prompt)).toContain(art);
    expect(sceneOf(prompt)).toMatchObject({ place: "room", interior });
  });

  test.each([
    ["Three tourists look at a map outside the train station at noon", "read", "world-map"],
    ["A waiter pours lemonade for two ladies at a street café", "pour", "pitcher"],
    ["A cook flips pancakes high in the ship's kitchen", "use", "pan"],
    ["Two scientists look at the stars through a telescope on the roof", "look", "telescope"],
    ["Five friends roast marshmallows over a campfire", "cook", "marshmallow-stick"],
  ])("%s: it is in the hand", (prompt, act, tool) => {
    expect(cast(prompt)[0]).toMatchObject({ act, tool });
  });

  test("who waves from a plane is in it, and who runs in a wheel too", () => {
    expect(cast("A pilot waves from a small red plane above the wheat field")[0]?.at?.how).toBe("in");
    expect(cast("A hamster runs in its wheel on a shelf in the bedroom")[0]?.at?.art).toBe("hamster-wheel");
  });
});

describe("places are told by what stands there", () => {
  test.each([
    ["Six musicians play drums on the town square on a summer night", "street", "square"],
    ["Six ducks cross a village street in the rain", "street", "lane"],
    ["Two brothers shovel snow off the driveway early in the morning", "village", "driveway"],
    ["A dragon roasts marshmallows in a castle courtyard", "castle", "courtyard"],
    ["A waiter serves two ladies at a street café", "street", "streetcafe"],
    ["A window cleaner wipes the glass of a very tall tower", "city", "facade"],
    ["Seven children wait for the school bus in thick snow", "street", "busstop"],
    ["A girl reads on the porch", "village", "porch"],
    ["An old man sits on the veranda", "village", "porch"],
  ])("%s", (prompt, place, sight) => {
    expect(sceneOf(prompt)).toMatchObject({ place, sight });
  });

  test.each([
    ["Two tigers nap on a rug in the hotel lobby", "lobby"],
    ["A clockmaker winds twenty clocks in his little shop", "clockshop"],
    ["A librarian climbs a tall ladder to reach a dusty book", "library"],
    ["A train conductor waves to a boy on the platform", "station"],
    ["A ghost hangs up laundry in the attic of an old house", "attic"],
  ])("%s", (prompt, interior) => {
    expect(sceneOf(prompt)).toMatchObject({ place: "room", interior });
  });

  test("whoever works on a ship stands on its deck, and no ship lies beside it", () => {
    const scene = sceneOf("Ten sailors pull a heavy rope on a ship at sea");
    expect(scene).toMatchObject({ place: "sea", carrier: "deck" });
    expect(scene.cast.map(({ art }) => art)).not.toContain("passenger-ship");
    expect(sceneOf("A ship sails on a calm sea").carrier).toBeUndefined();
  });

  test("a mermaid on a rock is above the water, and pirates are on their island", () => {
    expect(sceneOf("A mermaid combs her hair on a rock at sunset").place).toBe("sea");
    expect(sceneOf("Two pirates dig up a treasure chest on a lonely island").place).toBe("beach");
  });
});

describe("what a deed does is seen", () => {
  test("paint of the colour said is on the fence, earth flies, the pancake is in the air", () => {
    const [painter] = cast("Two painters paint a tall fence blue on a windy day");
    expect(painter?.paint).toBe("#3a7bd5");
    expect(painter && effectOf(painter)).toBe("daub");
    expect(effectOf({ act: "paint", to: "easel" })).toBeUndefined();
    expect(effectOf({ act: "use", tool: "pan" })).toBe("flip");
    expect(effectOf({ act: "dig" })).toBe("earth");
    expect(effectOf({ act: "throw" })).toBe("toss");
  });

  test("a dog digs with its paws", () => {
    expect(arts("A dog digs a deep hole in the flower bed")).toEqual(["dog", "hole"]);
  });
});

describe("who does it to whom", () => {
  test("two of a kind who do it to each other face each other", async () => {
    const { figures } = await layoutOf("Two elephants spray water at each other by the lake");
    const facing = figures.filter(({ art }) => art === "elephant").map((one) => one.facing);
    expect(new Set(facing).size).toBe(2);
  });

  test("what is shared is eaten, or held over both", () => {
    expect(cast("Four mice share a piece of cheese")[0]).toMatchObject({ act: "eat", tool: "cheese-wedge" });
    expect(cast("A boy and a girl share an umbrella")[0]).toMatchObject({ act: "carry" });
  });

  test("who climbs down on a rope hangs on it", () => {
    expect(cast("A princess climbs down from her tower on a rope of bedsheets")[0]).toMatchObject({
      ...{ act: "climb", climbs: "down", at: { how: "on", art: "rope" } },
    });
  });

  test("a giant cake is no giant", () => {
    expect(arts("Three bakers carry a giant wedding cake across a busy market square")).toEqual([
      "cook-body",
      "birthday-cake",
    ]);
    expect(arts("The giant sleeps in the valley")).toEqual(["giant"]);
  });
});

test.each([
  ["A parrot repeats every word in a crowded barbershop", true],
  ["A barber waits in his barbershop", undefined],
])("%s: others are about, or not", (prompt, crowded) => {
  expect(sceneOf(prompt).crowded).toBe(crowded);
});

test("leaves fall in autumn wherever there are trees, and those who ride are as large as people in however tiny a car", async () => {
  expect(sceneOf("A street sweeper waits on the avenue in autumn").weather).toContain("leaves");
  const { figures } = await layoutOf("Three clowns squeeze into a tiny car outside the circus tent");
  expect(figures.find(({ art }) => art === "automobile")?.height).toBeGreaterThan(0.25);
});

describe("what is done is done where it is done", () => {
  test.each([
    ["A teacher writes numbers on the blackboard", { act: "paint", to: "blackboard" }],
    ["A knight kneels before the queen in the throne room", { act: "kneel", to: "queen" }],
    ["Two astronauts play football on the moon", { act: "kick", to: "soccer-ball" }],
    ["A chef chops onions in a restaurant kitchen", { tool: "kitchen-knife" }],
    ["A robot pours tea for an old lady in a greenhouse", { act: "pour", tool: "teapot", to: "old-woman" }],
    ["Six children hold hands and dance around a bonfire on the beach at night", { action: "dance" }],
    ["A mouse drives a toy car across the living room carpet", { at: { how: "in", art: "toy-car" } }],
  ])("%s", (prompt, doing) => {
    expect(cast(prompt)[0]).toMatchObject(doing);
  });

  test("what is knocked off a table is on it", () => {
    const vase = cast("A cat knocks a vase off the kitchen table").find(({ art }) => art === "vase");
    expect(vase?.at).toEqual({ how: "on", art: "table" });
  });

  test("a truck in a garage stands still, and the mast of a ship is climbed from its deck", () => {
    const garage = cast("Two mechanics lift a heavy engine out of a blue truck in the garage");
    expect(garage.find(({ art }) => art === "delivery-truck")?.action).toBe("idle");
    expect(sceneOf("A sailor climbs the mast of a ship in a storm").carrier).toBe("deck");
  });

  test("a tree is there however tall it is said to be, and a ball bears an elephant", async () => {
    expect(arts("A kitten sits in a tall tree")).toContain("tree");
    const { figures } = await layoutOf("An elephant balances on a ball in the circus ring");
    expect(figures.find(({ art }) => art === "elephant")?.height).toBeGreaterThan(0.15);
  });
});

test("a steam engine smokes while it goes", () => {
  expect(effectOf({ art: "locomotive", action: "move" })).toBe("smoke");
  expect(effectOf({ art: "locomotive", action: "idle" })).toBeUndefined();
});

test("a child is no small grown-up, and a giant is greater than houses", async () => {
  expect(bodyOf("girl")).toBeLessThan(bodyOf("woman"));
  const { figures } = await layoutOf("A giant ties his shoelaces between two small houses");
  const tall = (art: string) =>
    Math.max(...figures.filter((one) => one.art === art).map(({ height }) => height));
  expect(tall("giant")).toBeGreaterThan(tall("houses"));
});
