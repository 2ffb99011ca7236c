import { describe, expect, test } from "vitest";
import { ACTING } from "../../../src/inference/animatic/acting/acts.ts";
import { handOf } from "../../../src/inference/animatic/acting/poses.ts";
import { boxOf, type Figure } from "../../../src/inference/animatic/layout/figure.ts";
import { type Layout, momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { litPanes } from "../../../src/inference/animatic/paint/lit-windows.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string) => sceneOf(prompt).cast;
const of = (layout: Layout, art: string) => layout.figures.filter((figure) => figure.art === art);
const middleOf = (layout: Layout, figure: Figure) => {
  const moment = momentsOf(layout.camera, layout.seconds, 3)[1];
  if (!moment) throw new Error("no moment");
  return boxOf(figure, moment);
};
const first = (figures: readonly Figure[]) => {
  const [figure] = figures;
  if (!figure) throw new Error("nobody");
  return figure;
};

describe("a deed of the hands is seen from near", () => {
  test.each([
    ["A woman reads a letter by the window", "woman"],
    ["A blacksmith hammers a sword", "person"],
    ["A wizard casts a spell", "mage-body"],
    ["A boy plays the trumpet in his bedroom", "boy"],
  ])("%s", async (prompt, art) => {
    const layout = await layoutOf(prompt);
    const box = middleOf(layout, first(of(layout, art)));
    expect(box.bottom - box.top).toBeGreaterThan(0.55);
  });

  test.each([
    "A boy runs along the beach",
    "A girl climbs a tree",
    "A man takes a photo of the Eiffel Tower",
    "Nine people cheer in a stadium",
    "A dolly zoom on a man who reads",
  ])("but not where it needs room: %s", (prompt) => {
    expect(sceneOf(prompt).framing).toBe("medium");
  });
});

describe("what is worked on is at the hands", () => {
  test.each([
    ["A chef pours soup into four bowls in a kitchen", "bowl", "table"],
    ["A blacksmith hammers a sword in his forge", "sword", "anvil"],
    ["A potter shapes a vase in her studio", "vase", "potters-wheel"],
    ["A scientist looks through a microscope in a laboratory", "microscope", "table"],
  ])("on a table in a room: %s", (prompt, thing, table) => {
    const [hero] = cast(prompt);
    expect(cast(prompt).find(({ art }) => art === thing)?.at).toEqual({ how: "on", art: table });
    expect(hero?.to).toBe(table);
  });

  test.each(["A boy builds a sandcastle on the beach", "A woman plants seedlings in the garden"])(
    "on the ground outside, where one kneels: %s",
    async (prompt) => {
      const layout = await layoutOf(prompt);
      expect(first(layout.figures).poses[0]?.legs).toBe("kneel");
    },
  );

  test("and hands are before it", async () => {
    const layout = await layoutOf("A man washes his car");
    expect(first(of(layout, "man")).order).toBeLessThan(first(of(layout, "automobile")).order);
  });

  test("those at a table are seen over it", async () => {
    const layout = await layoutOf("A student writes a letter at a desk");
    const student = first(of(layout, "student-body"));
    const table = middleOf(layout, first(of(layout, "table")));
    const own = middleOf(layout, student);
    expect((table.top - own.top) / (own.bottom - own.top)).toBeGreaterThan(0.5);
  });

  test.each([
    ["A door stands open and a man waits", "door"],
    ["A teacher points at a map in the classroom", "world-map"],
  ])("what hangs on a wall or stands on the floor lies on no table: %s", (prompt, art) => {
    expect(cast(prompt).find((one) => one.art === art)?.at?.how).not.toBe("on");
  });
});

describe("a deed is told by the body", () => {
  test("bent forward the hands are lower and farther ahead", () => {
    const upright = handOf([60, 0], "front");
    const bent = handOf([60, 0], "front", 30);
    expect(bent.x).toBeLessThan(upright.x);
    expect(bent.y).toBeGreaterThan(upright.y);
  });

  test.each(["push", "dig", "wash", "pick", "sweep", "throw", "pull"] as const)("%s", (act) => {
    expect(ACTING[act].lean?.some((degrees) => degrees !== 0)).toBe(true);
  });

  test.each(["A boy digs a hole", "A man pushes a cart"])("in the picture: %s", async (prompt) => {
    const layout = await layoutOf(prompt);
    expect(first(layout.figures).poses.some(({ lean = 0 }) => lean > 9)).toBe(true);
  });

  test("who kicks has a leg up", async () => {
    expect(first((await layoutOf("A girl kicks a ball")).figures).poses[0]?.legs).toBe("kick");
  });

  test("two of a kind who fight face each other", async () => {
    const layout = await layoutOf("Two knights fight with swords");
    const [one, other] = of(layout, "knight");
    if (!one || !other) throw new Error("one alone fights nobody");
    expect(one.facing).not.toBe(other.facing);
    expect(Math.sign(middleOf(layout, other).left - middleOf(layout, one).left)).toBe(one.facing);
  });

  test("people wrestle without swords", async () => {
    const layout = await layoutOf("Two men wrestle in the mud");
    expect(first(of(layout, "man")).poses.every(({ hold }) => hold === undefined)).toBe(true);
  });

  test("of three who build one stands on the other side", async () => {
    const layout = await layoutOf("Three children build a snowman");
    const snowman = middleOf(layout, first(of(layout, "snowman")));
    const sides = of(layout, "child").map((child) => Math.sign(middleOf(layout, child).left - snowman.left));
    expect(new Set(sides).size).toBe(2);
  });

  test("at a piano the hands are on its keys, and nobody is hidden behind it", async () => {
    const layout = await layoutOf("A pianist plays a grand piano in a concert hall");
    const pianist = first(of(layout, "person"));
    const piano = first(of(layout, "piano"));
    expect(pianist.order).toBeLessThan(piano.order);
    expect(pianist.poses.every(({ hold, front }) => hold === undefined && (front?.[0] ?? 0) > 60)).toBe(true);
  });
});

describe("verbs and what they are done with", () => {
  test.each([
    ["A carpenter planes a plank", "use", "plane"],
    ["A grandmother knits a scarf", "sew", "knitting"],
    ["A woman irons a shirt", "use", "iron"],
    ["A firefighter sprays water on a burning house", "water", "hose"],
    ["An archer shoots at a target", "shoot", undefined],
    ["The crowd applauds", "clap", undefined],
    ["A woman plays the cello", "music", "cello"],
    ["A butcher cuts meat", "use", "kitchen-knife"],
    ["A hairdresser cuts the long hair of a girl", "use", "scissors"],
    ["A photographer takes pictures of a bride", "photograph", undefined],
    ["A hiker looks through binoculars", "look", "binoculars"],
    ["A man rakes leaves", "sweep", "rake"],
    ["A policeman stops traffic", "wave", "red-circle"],
    ["A scientist mixes chemicals", "use", "test-tube"],
  ])("%s", (prompt, act, tool) => {
    expect(cast(prompt)[0]).toMatchObject({ act, ...(tool ? { tool } : {}) });
  });

  test.each([
    ["A bear catches a salmon in a river", "fish", "bear-body"],
    ["A boy feeds an elephant a banana", "banana", "boy"],
    ["A magician pulls a rabbit out of his hat", "rabbit", "man"],
    ["A boy launches a paper plane from a balcony", "paper-plane", "boy"],
    ["A girl in a wheelchair throws a basketball", "basketball", "girl"],
    ["A shepherd carries a lamb", "ewe", "person"],
    ["A girl holds a rabbit", "rabbit", "girl"],
  ])("who has it has it in the hand: %s", (prompt, art, holder) => {
    expect(cast(prompt).find((one) => one.art === art)?.at).toEqual({ how: "held", art: holder });
  });

  test("whom is cut the hair of is told", () => {
    expect(cast("A hairdresser cuts the long hair of a girl")[0]?.to).toBe("girl");
  });

  test("one does something kneeling", () => {
    expect(cast("A woman kneels and plants seedlings")[0]).toMatchObject({ act: "plant", posture: "kneel" });
  });
});

describe("how large and how many", () => {
  test("young and little people are people", () => {
    expect(cast("A young woman and a little girl")[0]?.scale).toBe(1);
    expect(cast("A tiny man on a leaf")[0]?.scale).toBeLessThan(1);
  });

  test("a dozen are twelve", async () => {
    expect(of(await layoutOf("A dozen children run across the beach"), "child")).toHaveLength(12);
  });

  test("a bench is as low beside a person as in life", async () => {
    const layout = await layoutOf("A woman cries on a park bench");
    const bench = middleOf(layout, first(of(layout, "bench")));
    const woman = middleOf(layout, first(of(layout, "woman")));
    expect(woman.bottom - woman.top).toBeGreaterThan((bench.bottom - bench.top) * 1.2);
  });

  test("each of five soldiers has his flag", async () => {
    const layout = await layoutOf("Five soldiers march through the snow carrying a flag");
    expect(of(layout, "person").every(({ poses }) => poses[0]?.hold?.art === "flag")).toBe(true);
  });
});

describe("who it is", () => {
  test.each([
    ["A magician bows on a stage", "magician"],
    ["A jeweller looks at a ring", "jeweller"],
    ["A welder works in his garage", "welder"],
    ["A trucker drinks coffee", "driver"],
  ])("%s", (prompt, trade) => {
    expect(cast(prompt)[0]?.outfit?.trade).toBe(trade);
  });

  test.each([
    ["Everybody in the office cheers", "person", 5],
    ["Twenty children clap", "child", 12],
    ["A construction crew eats lunch", "builder-body", 4],
    ["Twin girls dance", "girl", 2],
    ["Two border collies chase a ball", "dog", 2],
    ["A sheep eats grass", "ewe", 1],
    ["A big fish swims", "fish", 1],
    ["Sheep eat grass", "ewe", 3],
    ["The deer drink at the lake", "deer", 3],
  ])("and how many: %s", (prompt, art, count) => {
    expect(cast(prompt).find((one) => one.art === art)?.count).toBe(count);
  });

  test("a boy beneath balloons is no dot", async () => {
    const layout = await layoutOf("Hot air balloons drift over fields as a boy runs below");
    expect(first(of(layout, "boy")).height).toBeGreaterThan(0.18);
  });
});

describe("what is painted", () => {
  test.each(["A child paints a picture", "An artist paints", "A boy paints a portrait"])(
    "on an easel: %s",
    (prompt) => {
      expect(cast(prompt)[0]?.to).toBe("easel");
    },
  );

  test("a fence is no picture", () => {
    expect(cast("A man paints a fence")[0]?.to).toBe("fence");
    expect(cast("Two girls painting a fence").map(({ art }) => art)).not.toContain("framed-picture");
  });
});

test("there is light in windows at night", () => {
  expect(litPanes('<path fill="#83CBFF"/><path fill="#f3c07b"/>')).toBe(
    '<path fill="#fff2a6"/><path fill="#f3c07b"/>',
  );
});

describe("where it is", () => {
  test("a barber has his chair in a salon, whoever sits in it", () => {
    expect(sceneOf("A barber shaves a werewolf")).toMatchObject({ place: "room", interior: "salon" });
  });

  test("who walks to school is before it", () => {
    expect(sceneOf("A girl walks to school in the rain")).toMatchObject({ sight: "school" });
  });

  test("lanterns float on the river", async () => {
    const layout = await layoutOf("Paper lanterns floating down a river");
    expect(of(layout, "red-paper-lantern").every(({ support }) => support === "water")).toBe(true);
  });

  test("who runs out of a school is before it", () => {
    expect(sceneOf("A dozen children run out of the school")).toMatchObject({ sight: "school" });
    expect(sceneOf("A dozen children run out of the school").place).not.toBe("room");
  });

  test("no museum stands within a museum", () => {
    expect(cast("A thief steals a painting from a museum").map(({ art }) => art)).not.toContain(
      "classical-building",
    );
  });

  test("a great thing is painted in the open", () => {
    expect(sceneOf("A painter paints the Eiffel Tower").place).not.toBe("room");
  });

  test("milk that is poured is no weather", () => {
    expect(sceneOf("A barista pours milk into a cup").weather).toEqual([]);
  });
});
