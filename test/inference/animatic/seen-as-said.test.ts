import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { armsHolding, holdOf } from "../../../src/inference/animatic/acting/holding.ts";
import { BODY, handOf } from "../../../src/inference/animatic/acting/poses.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { boxOf, type Figure, type Stance } from "../../../src/inference/animatic/layout/figure.ts";
import { handAt } from "../../../src/inference/animatic/layout/hand.ts";
import { vesselOf } from "../../../src/inference/animatic/layout/hands-on.ts";
import { forearms } from "../../../src/inference/animatic/paint/forearms.ts";
import { marksOf } from "../../../src/inference/animatic/paint/motion-marks.ts";
import type { Easel } from "../../../src/inference/animatic/paint/planes.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string) => sceneOf(prompt).cast;

describe("where it is, and in what weather", () => {
  test("a full moon is no crowd, a full theatre is one", () => {
    expect(sceneOf("a cat jumps from roof to roof under a full moon").crowded).toBeUndefined();
    expect(sceneOf("a donkey pulls a cart full of pumpkins").crowded).toBeUndefined();
    expect(sceneOf("a pianist plays in a full theatre").crowded).toBe(true);
  });

  test("where snow falls it lies, and nobody is invented under it", () => {
    expect(sceneOf("Snow falls on a small village at night")).toMatchObject({ season: "winter", cast: [] });
    expect(sceneOf("A small village at night").cast).not.toEqual([]);
  });

  test("sand that blows is in the air", () => {
    expect(sceneOf("a camel walks past the pyramids, sand blowing everywhere").weather).toContain("dust");
  });

  test("a muddy river is brown, a river isn't", () => {
    expect(sceneOf("hippos stand in a muddy river").tint).toBeDefined();
    expect(sceneOf("hippos stand in a river").tint).toBeUndefined();
  });
});

describe("who does what", () => {
  test("in a river one needs no bathtub, in a room one sits in it", () => {
    expect(cast("a family of hippos takes a bath in a muddy river")).toMatchObject([
      { art: "hippopotamus", count: 4, act: "wash" },
    ]);
    expect(cast("a man takes a bath in a bathtub")[0]).toMatchObject({
      act: "wash",
      at: { how: "in", art: "bathtub" },
    });
  });

  test.each(["一位画家在江边画日落", "A painter paints the sunset by a river"])("%s", (prompt) => {
    expect(cast(prompt)).toMatchObject([{ art: "artist-body", act: "paint", to: "easel" }, { art: "easel" }]);
  });

  test("who pulls a sled up a hill goes up it, too", () => {
    expect(cast("A boy pulls a sled up a snowy hill")[0]).toMatchObject({ art: "boy", climbs: "up" });
  });

  test("in Chinese, too, those at a fire dance round it, and it does not", () => {
    expect(cast("五个孩子围着篝火跳舞")).toMatchObject([
      { count: 5, action: "dance", at: { how: "around", art: "campfire" } },
      { art: "campfire", action: "idle" },
    ]);
  });
});

describe("where nobody stands, and nothing hovers", () => {
  test.each(["宇航员在月球上种向日葵", "An astronaut plants sunflowers on the moon"])(
    "who plants flowers isn't on them: %s",
    (prompt) => {
      const [astronaut] = cast(prompt);
      expect(astronaut).toMatchObject({ act: "plant", to: "sunflower" });
      expect(astronaut?.at?.art).not.toBe("sunflower");
    },
  );

  test("over the moon stands one earth", async () => {
    const { heavens } = await layoutOf("an astronaut plays guitar on the moon with earth in the background");
    expect(heavens.light).toBeUndefined();
    expect((await layoutOf("an astronaut plays guitar on the moon")).heavens.light).toBeDefined();
  });

  test("what ants carry is on their backs", async () => {
    const { figures } = await layoutOf("four ants carry a table", 7);
    const [table, ant] = ["table", "ant"].map((art) => figures.find((figure) => figure.art === art));
    if (!table || !ant) throw new Error(figures.map(({ art }) => art).join());
    const moment = { share: 0.5, seconds: 2, pose: REST };
    const up = ant.stance(moment).y - table.stance(moment).y;
    expect(up / ant.height).toBeGreaterThan(0.4);
    expect(up / ant.height).toBeLessThan(0.6);
  });

  test("a farmer sits in the cab of a tractor, under its roof", async () => {
    const { figures } = await layoutOf("a farmer drives a tractor through a wheat field", 7);
    const [farmer, tractor] = ["farmer-body", "tractor"].map((art) =>
      figures.find((figure) => figure.art === art),
    );
    if (!farmer || !tractor) throw new Error(figures.map(({ art }) => art).join());
    const moment = { share: 0.5, seconds: 2, pose: REST };
    // Of the legs nothing is seen: he is at its window.
    expect(farmer.sunk).toBeGreaterThan(0.45);
    const crown = tractor.stance(moment).y - farmer.stance(moment).y + farmer.height * (1 - farmer.sunk);
    expect(crown / tractor.height).toBeLessThan(0.95);
  });

  test("a door of which the shot is stands by itself, and is no house", () => {
    expect(cast("a red door stands alone in a meadow")).toMatchObject([{ art: "door" }]);
  });

  test("Sugarloaf is no bread", () => {
    expect(cast("o bondinho sobe o Pão de Açúcar de noite").map(({ art }) => art)).toEqual(["tram-car"]);
  });
});

describe("how it is acted", () => {
  test("scissors are held by their handles", () => {
    // Above: the blades are the icon's lower half.
    expect(holdOf("scissors").grip[1]).toBeLessThan(0.35);
  });

  test("who shares an umbrella carries it, in other languages, too", () => {
    for (const prompt of [
      "a cat and a dog share an umbrella",
      "um gato e um cachorro dividem um guarda-chuva",
    ])
      expect(cast(prompt).find(({ art }) => art === "umbrella")?.at?.how).toBe("held");
  });

  test("an animal that shows its teeth points at nothing", () => {
    expect(cast("a lion shows its teeth")[0]?.act).toBe("roar");
  });

  test("an umbrella is folded before it is open, and in the hand of whoever opens it", async () => {
    const prompt = "a taxi splashes through a puddle and a man opens his umbrella";
    expect(cast(prompt).find(({ art }) => art === "umbrella")?.at).toEqual({ how: "held", art: "man" });
    const man = (await layoutOf(prompt, 7)).figures.find(({ art }) => art === "man");
    const inHand = [0.1, 0.5, 0.9].map(
      (share) => man?.poses[man.poseAt({ share, seconds: share * 5, pose: REST })]?.hold?.art,
    );
    expect(inHand).toEqual(["closed-umbrella", "raised-umbrella", "raised-umbrella"]);
  });

  test("through a puddle one drives in spray", async () => {
    const { figures, scene } = await layoutOf("a taxi drives through a puddle", 7);
    const taxi = figures.find(({ art }) => art === "taxi") as Figure;
    expect(marksOf(taxi, scene)).toContain("spray");
  });

  test("who runs has no hand in the air", async () => {
    const { figures } = await layoutOf("A businessman runs through a city", 7);
    const hands = figures[0]?.poses.map(({ front }) => front && handOf(front, "front").y) ?? [];
    expect(hands.length).toBeGreaterThan(1);
    expect(Math.min(...hands.map((hand) => hand ?? 0))).toBeGreaterThan(BODY.shoulder);
  });

  test("who bathes in a river is in the water, and icebergs are in the sea", async () => {
    const hippos = await layoutOf("a family of hippos takes a bath in a muddy river", 7);
    expect(hippos.figures.filter(({ art }) => art === "hippopotamus").map(({ support }) => support)).toEqual(
      Array(4).fill("water"),
    );
    const bear = await layoutOf("a polar bear paddles a kayak between icebergs", 7);
    expect(bear.scene.place).toBe("sea");
    expect(
      new Set(bear.figures.filter(({ art }) => art === "iceberg").map(({ support }) => support)),
    ).toEqual(new Set(["water"]));
  });
});

describe("what is held", () => {
  const easel = { palette: { wash: { colour: "#ffffff", share: 0 }, edge: "#ffffff" } } as Easel;
  const sprite = { canvas: createCanvas(9, 9), left: 0, top: 0, width: 9, height: 9 };

  test.each([
    ["an owl reads a bedtime story to three baby mice", 1],
    ["a penguin delivers mail in a small snowy village", 1],
    ["A moose fishes in a river in autumn", 1],
    ["a ghost sweeps the hallway of an old mansion", 1],
    // It has arms of its own, and a dog a mouth.
    ["A bear fishes in a river in autumn", 0],
    ["a dog carries a stick", 0],
    ["a stork brings a basket to a house with a red roof", 0],
  ])("is held by a wing or a foreleg, where there is no arm: %s", async (prompt, count) => {
    const { figures } = await layoutOf(prompt, 7);
    expect(
      forearms(
        easel,
        figures.map((figure) => ({ figure, sprite, order: figure.order })),
      ),
    ).toHaveLength(count);
  });

  test.each([
    "a ghost vacuums the hallway of an old mansion",
    "ein Igel fegt das Laub vor seiner Haustür weg",
  ])("a broom that no arms hold is upright, and on the floor: %s", async (prompt) => {
    const { figures } = await layoutOf(prompt, 7);
    const broom = figures.find(({ member }) => member.art === "broom");
    if (!broom?.carrier) throw new Error(figures.map(({ art }) => art).join());
    expect(broom.art).toBe("besom");
    const moment = { seconds: 2, share: 0.5, pose: REST };
    expect(broom.carrier.groundAt(moment)).toBeDefined();
    const above = (broom.carrier.groundAt(moment) ?? 9) - broom.stance(moment).y;
    expect(Math.abs(above) / broom.height).toBeLessThan(0.08);
  });

  test("over the head is the middle of an umbrella that is held", () => {
    const { size, grip, turn } = holdOf("umbrella");
    const hand = handOf(armsHolding("raised-umbrella")[0], "front");
    const aslant = (-turn * Math.PI) / 180;
    const middle = hand.x + Math.sin(aslant) * size * grip[1];
    expect(Math.abs(middle - BODY.middle)).toBeLessThan(11);
    // All of the canopy is above the head, and the shaft beside the face: an animal's begins at 9.
    const canopy = (25 / 66 - grip[1]) * size;
    expect(hand.y + Math.cos(aslant) * canopy).toBeLessThan(0);
    expect(hand.x - Math.sin(aslant) * (10 - hand.y)).toBeLessThan(9);
  });
});

describe("what is worked on", () => {
  test("tea is poured into a cup on the table, out of the one pot there is", () => {
    const [woman, ...things] = cast("A woman pours tea at a table");
    expect(woman).toMatchObject({ act: "pour", tool: "teapot", to: "teacup-without-handle" });
    expect(things.map(({ art, at }) => [art, at?.how])).toEqual([
      ["teapot", "held"],
      ["table", undefined],
      ["teacup-without-handle", "on"],
    ]);
  });

  test.each([
    ["A woman pours tea at a table", "teacup-without-handle"],
    ["A waiter pours wine in a restaurant", "wine-glass"],
    ["a woman pours lemonade from a pitcher at a table", "juice"],
    ["a girl pours orange juice at a table", "juice"],
  ])("what is poured ends in what it is poured into: %s", async (prompt, into) => {
    const { figures } = await layoutOf(prompt, 7);
    const server = figures.find(({ member }) => member.act === "pour");
    expect(server && vesselOf(server, figures)?.art).toBe(into);
  });

  test.each([
    ["a girl pours milk into a bowl", "glass-of-milk"],
    ["a witch pours a potion into a cauldron", "flask"],
    ["a cook pours soup into a pot", "steaming-bowl"],
  ])("what is poured from leans over, whatever it is: %s", async (prompt, from) => {
    const { figures } = await layoutOf(prompt, 7);
    const poses = figures.find(({ member }) => member.act === "pour")?.poses ?? [];
    expect(poses.map(({ hold }) => hold?.art)).toEqual([from, from]);
    for (const { hold } of poses) expect(hold?.turn).toBeGreaterThan(30);
  });

  test("a pick hits rock", () => {
    expect(cast("A miner works in a mine with a lantern")).toMatchObject([
      { act: "hammer", to: "rock" },
      { art: "lamp" },
      { art: "rock" },
    ]);
  });

  test("what a bird drops it has no longer in its beak", () => {
    expect(cast("a crow drops a coin into a well").map(({ art }) => art)).toEqual(["blackbird", "well"]);
  });

  test("a sword that is hammered lies on the anvil", async () => {
    const { figures } = await layoutOf("a blacksmith hammers a glowing sword in a workshop", 7);
    const sword = figures.find(({ art }) => art === "sword");
    expect(Math.abs(sword?.stance({ share: 0.5, seconds: 2, pose: REST }).turn ?? 0)).toBeGreaterThan(1.3);
  });

  test.each([
    ["A girl brushes a horse in a stable", "horse-standing"],
    ["A horse gallops across a meadow", "horse"],
    ["二匹の猫が縁側で将棋を指している", "cat-upright"],
    ["A grandmother knits in an armchair by the fireplace", "armchair"],
  ])("%s: %s is drawn", async (prompt, art) => {
    expect((await layoutOf(prompt, 7)).figures.map((one) => one.art)).toContain(art);
  });

  test("who climbs a tree looks at it, who climbs in a helmet is known from before", async () => {
    const away = async (prompt: string) => (await layoutOf(prompt, 7)).figures[0]?.poses[0]?.away;
    const climber = async (prompt: string) =>
      (await layoutOf(prompt, 7)).figures.find(({ member }) => member.act === "climb")?.poses[0]?.away;
    expect(await climber("A boy climbs a tree")).toBe(true);
    expect(await climber("A firefighter climbs a ladder")).toBeUndefined();
    expect(await away("A boy stands under a tree")).toBeUndefined();
  });

  test("a cyclist's hands are as high as the handlebars", async () => {
    const { figures } = await layoutOf("A boy rides a bicycle through a park", 7);
    const boy = figures.find(({ art }) => art === "boy");
    expect(boy?.poses.length).toBeGreaterThan(1);
    const bike = boy?.carrier;
    if (!boy || !bike) throw new Error("nobody rides");
    for (const seconds of [0.5, 1, 1.5, 2]) {
      const moment = { seconds, share: seconds / 5, pose: REST };
      const up = (bike.stance(moment).y - handAt(boy, moment).y) / bike.height;
      expect(Math.abs(up - 0.96)).toBeLessThan(0.1);
    }
  });
});

describe("who is on, before or past whom", () => {
  test("a butterfly comes down on the nose of a dog that lies", async () => {
    const { figures } = await layoutOf("a butterfly lands on a sleeping dog's nose", 7);
    const [butterfly, dog] = ["butterfly", "dog-lying"].map((art) => figures.find((one) => one.art === art));
    if (!butterfly || !dog) throw new Error(figures.map(({ art }) => art).join());
    const [first, last] = [0, 0.9].map((share) =>
      butterfly.stance({ share, seconds: share * 5, pose: REST }),
    ) as [Stance, Stance];
    expect(last.y - first.y).toBeGreaterThan(dog.height * 0.8);
    const ahead = (last.x - dog.stance({ share: 0.9, seconds: 4.5, pose: REST }).x) * dog.facing;
    expect(ahead / dog.height).toBeGreaterThan(dog.ratio / 4);
  });

  test("a planet that one flies past is whole, and behind", async () => {
    const { figures, camera } = await layoutOf("A spaceship flies past a ringed planet", 7);
    const [rocket, planet] = ["rocket", "ringed-planet"].map((art) => figures.find((one) => one.art === art));
    if (!rocket || !planet) throw new Error("not two");
    expect(planet.order).toBeGreaterThan(rocket.order);
    for (const share of [0, 0.5, 1]) {
      const box = boxOf(planet, { share, seconds: share * 5, pose: camera.at(share) });
      expect(box.top).toBeGreaterThan(-0.5);
      expect(box.bottom).toBeLessThan(0.5);
    }
  });
});
