import { describe, expect, test } from "vitest";
import type { CastMember } from "../../../src/inference/animatic/scene.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string): readonly CastMember[] => sceneOf(prompt).cast;
const one = (prompt: string, art: string) => cast(prompt).find((member) => member.art === art);

describe("what is held", () => {
  test("each of several musicians has an instrument of his own", async () => {
    const { figures } = await layoutOf("cinco músicos tocan en una azotea");
    const held = figures.flatMap(({ poses }) => poses[0]?.hold?.art ?? []);
    expect(new Set(held).size).toBe(5);
  });
});

describe("what is done", () => {
  test("a rocket that launches throws nothing", () => {
    const rocket = one("A rocket launches into space", "rocket");
    expect(rocket).toMatchObject({ action: "rise" });
    expect(rocket?.act).toBeUndefined();
    expect(one("A boy launches a paper plane", "boy")).toMatchObject({ act: "throw" });
  });

  test("a train that winds through the mountains winds nothing up, and doesn't nod", () => {
    const train = one("a train winds through the mountains in winter", "locomotive");
    expect(train?.act).toBeUndefined();
    expect(train?.action).toBe("move");
    expect(one("A boy winds up a toy", "boy")?.act).toBe("use");
  });

  test("what is visited or smelt is there", () => {
    expect(one("a bee visits a daisy, close up", "honeybee")).toMatchObject({ act: "look", to: "blossom" });
    expect(one("A girl smells a rose in a garden", "girl")).toMatchObject({ act: "look", to: "rose" });
    expect(one("a bee visits a daisy, close up", "blossom")).toBeDefined();
  });

  test.each([
    ["cinco músicos tocan en una azotea", "person"],
    ["A street musician plays under a bridge", "person"],
  ])("musicians make music: %s", (prompt, art) => {
    expect(one(prompt, art)).toMatchObject({ act: "music" });
  });

  test("wine, too, is poured into a glass on the table, out of one bottle", () => {
    const prompt = "A waiter pours wine in a restaurant";
    expect(cast(prompt).flatMap(({ art, at }) => (art === "bottle" ? at?.how : []))).toEqual(["held"]);
    expect(one(prompt, "wine-glass")?.at).toEqual({ how: "on", art: "table" });
  });

  test.each([["A baker bakes bread in a bakery"], ["un panadero amasa pan mientras nieva afuera"]])(
    "bread that is baked is dough yet: %s",
    (prompt) => {
      expect(one(prompt, "dough")?.at).toEqual({ how: "on", art: "table" });
      expect(one(prompt, "bread")).toBeUndefined();
    },
  );

  test("a surfer rides before the wave that breaks, whichever way he might have gone", async () => {
    const ways = await Promise.all(
      [1, 2, 3, 4, 5].map(async (seed) => {
        const { figures } = await layoutOf("A surfer rides a big wave at sunset", seed);
        return figures.find(({ art }) => art === "surfer")?.facing;
      }),
    );
    expect(ways).toEqual([-1, -1, -1, -1, -1]);
  });
});

describe("who and what", () => {
  test("who falls off a bicycle falls over with it", () => {
    const prompt = "a postman falls off his bike and letters fly all over the road";
    expect(one(prompt, "man")?.at).toEqual({ how: "on", art: "bicycle" });
    expect(one(prompt, "bicycle")).toMatchObject({ act: "topple", action: "idle" });
    expect(one(prompt, "envelope")).toMatchObject({ count: 6, action: "fly" });
  });

  test("with whom somebody dances dances too", () => {
    expect(one("a scarecrow dances with a crow in a corn field", "blackbird")?.action).toBe("dance");
  });

  test.each([
    ["a man with a big beard carves a wooden horse", "#7a4a24"],
    ["a bearded man sings", "#7a4a24"],
    ["A man with a white beard waves", "#f5f2ea"],
    ["A man carves a wooden horse", undefined],
  ])("a beard is seen: %s", (prompt, beard) => {
    expect(one(prompt, "man")?.outfit?.beard).toBe(beard);
  });

  test("a bow tie is worn by animals and people, and in no hand", async () => {
    const prompt = "a shark wearing a bow tie swims past a sunken ship";
    const { figures } = await layoutOf(prompt);
    const tie = figures.find(({ art }) => art === "bow-tie");
    expect(tie?.carrier?.art).toBe("shark");
    expect(one("A man in a bow tie dances", "man")?.outfit?.tie).toBeDefined();
    expect(one("A man in a bow tie dances", "bow-tie")).toBeUndefined();
  });

  test("a letter that is written lies flat, and in no envelope", () => {
    const prompt = "a girl writes a letter at a desk by the window";
    expect(one(prompt, "written-page")?.at).toEqual({ how: "on", art: "table" });
    expect(one(prompt, "envelope")).toBeUndefined();
    expect(one("A girl reads a letter", "envelope")).toBeDefined();
  });

  test("the door before which one sweeps is a house's", () => {
    const swept = cast("ein Igel fegt das Laub vor seiner Haustür weg");
    expect(swept.filter(({ art }) => art === "door")).toEqual([]);
    expect(swept.filter(({ art }) => art === "house")).toHaveLength(1);
    expect(one("A woman opens a door", "door")).toBeDefined();
  });
});

test.each([
  ["A woman sits in a living room with an armchair", "woman", "armchair"],
  ["A grandmother sews in the living room. There is an armchair.", "old-woman", "armchair"],
  ["A woman sits in a living room", "woman", "chair"],
])("one sits on the seat there is, and on no other: %s", (prompt, art, seat) => {
  expect(one(prompt, art)?.at).toEqual({ how: "on", art: seat });
  expect(cast(prompt).filter((member) => /chair$/.test(member.art))).toMatchObject([{ art: seat, count: 1 }]);
});

describe("where and when", () => {
  test("a room's sky is looked at through its window, whichever way somebody might have stood", async () => {
    const seen = await Promise.all(
      [1, 2, 3, 4].map((seed) => layoutOf("a boy in pyjamas counts the stars from his window", seed)),
    );
    expect(seen.map(({ figures }) => figures.find(({ art }) => art === "boy")?.facing)).toEqual(
      seen.map(() => -1),
    );
  });

  test("what circles above a castle leaves it to be seen", async () => {
    const { figures } = await layoutOf("A dragon circles above a castle at dawn");
    const [dragon, castle] = ["dragon-aloft", "castle"].map((art) =>
      figures.find((figure) => figure.art === art),
    );
    expect(dragon?.height).toBeLessThan(0.33);
    expect(castle?.height).toBeLessThan(0.62);
  });

  test.each([
    ["Snow falls on a small village at night", { season: "winter", place: "village" }],
    ["an owl reads a bedtime story to three baby mice", { time: "night" }],
    ["a nurse pushes a lady in a wheelchair through a rose garden", { field: "roses" }],
    ["tres llamas cruzan un puente colgante en los Andes", { place: "mountains", carrier: "bridge" }],
  ])("%s", (prompt, scene) => {
    expect(sceneOf(prompt)).toMatchObject(scene);
  });
});
