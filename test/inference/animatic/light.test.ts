import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { loadArtIndex } from "../../../src/inference/animatic/art/icons.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { channelsOf, mix } from "../../../src/inference/animatic/colour.ts";
import { deepCorners } from "../../../src/inference/animatic/paint/corners.ts";
import { groundMarks } from "../../../src/inference/animatic/paint/ground-marks.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import { type Easel, ridge } from "../../../src/inference/animatic/paint/planes.ts";
import { deepened, tonesOf } from "../../../src/inference/animatic/paint/tones.ts";
import { type Palette, paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";
import { ordersOfStory } from "../../fixtures/animatic/orders-of.ts";

const lightnessOf = (colour: string) => {
  const [red, green, blue] = channelsOf(colour);
  return red * 0.3 + green * 0.59 + blue * 0.11;
};
const fullnessOf = (colour: string) => {
  const channels = channelsOf(colour);
  return 1 - Math.min(...channels) / Math.max(...channels);
};
const DAY = paletteOf(sceneOf("A girl walks through a meadow"));

describe("a plain day", () => {
  test("has a sky that is deep overhead and warm at the horizon", () => {
    const [zenith, , horizon] = DAY.sky;
    expect(lightnessOf(horizon) - lightnessOf(zenith)).toBeGreaterThan(100);
    const [red, , blue] = channelsOf(horizon);
    expect(red).toBeGreaterThan(blue);
    expect(fullnessOf(zenith)).toBeGreaterThan(0.6);
  });

  test("is not taken for another time", () => {
    const golden = paletteOf(sceneOf("A girl walks through a meadow at sunset"));
    const noon = paletteOf(sceneOf("A girl walks through a meadow at noon"));
    for (const { sky } of [DAY, noon])
      expect(channelsOf(sky[0])[2]).toBeGreaterThan(channelsOf(sky[0])[0] + 100);
    expect(channelsOf(golden.sky[0])[0]).toBeGreaterThan(channelsOf(golden.sky[0])[2]);
    expect(fullnessOf(noon.sky[0])).toBeGreaterThan(fullnessOf(DAY.sky[0]));
  });
});

describe("a day of which no hour is told", () => {
  const PROMPTS = Array.from("abcdefghijklmnop", (name) => `A girl called ${name} walks through a meadow`);
  const days = PROMPTS.map((prompt) => sceneOf(prompt).daylight);

  test("is not the same in every film, and the same in all of one", () => {
    expect(new Set(days)).toEqual(new Set(["bright", "fresh", "mellow", "soft"]));
    const story =
      "A girl walks through a meadow. She climbs a hill. She swims in a lake. She sleeps under a tree.";
    const shots = ordersOfStory(story).map((order) => readScene(order, loadArtIndex()).daylight);
    expect(shots.length).toBeGreaterThan(2);
    expect(new Set(shots).size).toBe(1);
  });

  test.each([
    "A girl walks through a meadow at noon",
    "A girl walks through a meadow at dawn",
    "A girl walks through a meadow in the afternoon",
    "A girl walks through a meadow on a sunny day",
    "A girl walks through a meadow at night",
    "A girl walks through a meadow in the rain",
    "A girl walks through the fog",
    "A girl reads in the living room",
    "A diver swims over a coral reef",
  ])("is chosen where none of it is told only: %s", (prompt) => {
    expect(sceneOf(prompt).daylight).toBeUndefined();
  });

  test("is never taken for a told dawn, sunset or evening", () => {
    for (const daylight of ["bright", "fresh", "mellow", "soft"] as const) {
      const palette = paletteOf({ ...sceneOf(PROMPTS[0] ?? ""), daylight });
      const [red, , blue] = channelsOf(palette.sky[0]);
      expect(blue - red).toBeGreaterThan(55);
      expect(lightnessOf(palette.sky[1])).toBeGreaterThan(165);
      expect(palette).toMatchObject({ dark: false });
      expect(palette.mist).toBeUndefined();
      expect(lightnessOf(palette.light)).toBeGreaterThan(235);
    }
  });

  test.each([
    ["A herd of mammoths walks through snow", ["snow"], false],
    ["A boy builds a snowman, then it melts in the sun", [], true],
    ["A girl walks through a meadow on a sunny day", [], true],
  ])("has no sun where flakes fall: %s", async (prompt, weather, hasSun) => {
    const { scene, heavens } = await layoutOf(prompt);
    expect(scene.weather).toEqual(weather);
    expect(heavens.light !== undefined).toBe(hasSun);
  });
});

describe("dawn", () => {
  const dawn = paletteOf(sceneOf("A girl walks through a meadow at dawn"));
  const sunset = paletteOf(sceneOf("A girl walks through a meadow at sunset"));
  const warmth = (colour: string) => channelsOf(colour)[0] - channelsOf(colour)[2];

  test("is cool and pale where a sunset is hot and deep", () => {
    expect(warmth(dawn.sky[0])).toBeLessThan(-60);
    expect(warmth(dawn.sky[1])).toBeLessThan(-20);
    expect(warmth(dawn.light)).toBeLessThan(-20);
    expect(fullnessOf(dawn.sky[2])).toBeLessThan(0.3);
    for (const colour of sunset.sky) expect(fullnessOf(colour)).toBeGreaterThan(0.5);
    expect(warmth(sunset.sky[1])).toBeGreaterThan(120);
    expect(warmth(sunset.light)).toBeGreaterThan(60);
  });

  test.each([
    ["on the grass", "through a meadow"],
    ["in a town", "through a city"],
    ["by a lake", "along a lake"],
  ])("has a small sun over the land, %s, and a sunset a large one", async (_where, way) => {
    const [rising, setting] = await Promise.all(
      ["sunrise", "sunset"].map(
        async (hour) => (await layoutOf(`A girl walks ${way} at ${hour}`)).heavens.light,
      ),
    );
    if (!rising || !setting) throw new Error("the sun is seen");
    expect(setting.radius).toBeGreaterThan(rising.radius * 1.3);
    const { skyline } = (await layoutOf(`A girl walks ${way} at sunrise`)).geography;
    for (const sun of [rising, setting]) expect(sun.y).toBeLessThan(skyline?.(sun.x) ?? 0.06);
  });

  test("lies as mist between far hills, and before nobody's feet", () => {
    const bottomOf = (palette: Palette, distance: number) => {
      const easel = {
        ...{ aspect: 1.5, width: 150, height: 100, seed: 3, palette, path: { at: () => REST } },
        ...{ random: createRandom(3), grain: paperGrain(createRandom(7)), heavens: { clouds: [] } },
        clearings: () => [],
        covered: () => [],
      };
      const context = createCanvas(150, 100).getContext("2d");
      const hill = ridge(easel, { distance, profile: "flat", y: 0, amplitude: 0.01, colour: "#4f8a45" });
      hill.draw(context, { seconds: 0, share: 0, pose: REST });
      const [red = 0, green = 0, blue = 0] = context.getImageData(75, 58, 1, 1).data;
      return red * 0.3 + green * 0.59 + blue * 0.11;
    };
    const { mist: _mist, ...clear } = dawn;
    expect(bottomOf(dawn, 3)).toBeGreaterThan(bottomOf(clear, 3) + 40);
    expect(bottomOf(dawn, 1)).toBe(bottomOf(clear, 1));
  });
});

describe("a sheet of land", () => {
  test.each(["#8cc152", "#f2c878", "#c98a3a"])("%s deepens without turning grey", (colour) => {
    expect(lightnessOf(deepened(colour, 0.8))).toBeLessThan(lightnessOf(colour) - 25);
    expect(fullnessOf(deepened(colour, 0.8))).toBeGreaterThan(fullnessOf(colour));
  });

  test("has light behind it far away and is deepest before us", () => {
    const far = tonesOf("#5f9f5a", { distance: 5, hazed: 0.3 }, DAY).map(([, tone]) => lightnessOf(tone));
    const near = tonesOf("#8cc152", { distance: 1.35 }, DAY).map(([, tone]) => lightnessOf(tone));
    expect(far).toEqual(far.toSorted((left, right) => left - right));
    expect(near).toEqual(near.toSorted((left, right) => right - left));
  });
});

describe("a picture's corners", () => {
  test.each([
    ["A girl walks through a meadow", 1],
    ["A dog runs across the desert", 0],
    ["A dog runs through the snow", 2],
    ["A woman reads in the living room", 0],
  ])("%s: have the hue of what lies there", (prompt, strongest) => {
    const scene = sceneOf(prompt);
    const corners = deepCorners({ width: 160, height: 90 }, paletteOf(scene), scene);
    const corner = [...corners.getContext("2d").getImageData(1, 88, 1, 1).data];
    expect(corner[3]).toBeGreaterThan(40);
    expect(corner.slice(0, 3).indexOf(Math.max(...corner.slice(0, 3)))).toBe(strongest);
    expect(corners.getContext("2d").getImageData(80, 42, 1, 1).data[3]).toBe(0);
  });
});

test("whoever is out at night stands out from it", () => {
  const { sky, wash } = paletteOf(sceneOf("A girl walks through a meadow at night"));
  expect(lightnessOf(mix("#e0ac69", wash.colour, wash.share))).toBeGreaterThan(lightnessOf(sky[1]) + 98);
});

describe("bare ground", () => {
  /** The share of a green sheet that its marks change. */
  const markedShare = (prompt: string) => {
    const scene = sceneOf(prompt);
    const height = 200;
    const canvas = createCanvas(356, height);
    const context = canvas.getContext("2d");
    context.fillStyle = "#8cc152";
    context.fillRect(0, 140, 356, 60);
    context.setTransform(height, 0, 0, height, 178, 100);
    const easel = {
      aspect: 1.78,
      palette: paletteOf(scene),
      random: createRandom(3),
      heavens: { clouds: [] },
    };
    groundMarks(
      easel as unknown as Easel,
      scene,
      "#8cc152",
    )?.(context, {
      distance: 1.35,
      density: height,
      extent: { left: -0.89, right: 0.89, top: 0.1, bottom: 0.5 },
      edge: () => 0.2,
    });
    const { data } = context.getImageData(0, 0, 356, height);
    const isChanged = (at: number) => data[at] !== 0x8c || data[at + 1] !== 0xc1 || data[at + 2] !== 0x52;
    let [below, above] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      if (at / 4 < 140 * 356) above += data[at + 3] === 0 ? 0 : 1;
      else if (isChanged(at)) below++;
    }
    expect(above, "nothing is painted into the air").toBe(0);
    return below / (356 * 60);
  };

  test.each([
    "A girl walks through a meadow",
    "A dog runs across the desert",
    "A dog runs through the snow",
    "A bear walks through the forest",
  ])("%s: is marked, and stays what it is", (prompt) => {
    expect(markedShare(prompt)).toBeGreaterThan(0.08);
    expect(markedShare(prompt)).toBeLessThan(0.9);
  });

  test("has puddles in the rain", () => {
    const dry = markedShare("A bear walks through the forest");
    expect(markedShare("A bear walks through the forest in the rain")).toBeGreaterThan(dry);
    expect(markedShare("A girl walks through a meadow in the rain")).toBeGreaterThan(0.08);
  });

  test("is mown where there is grass, not under trees", () => {
    const meadow = markedShare("A girl walks through a meadow");
    expect(markedShare("A bear walks through the forest")).toBeLessThan(meadow - 0.1);
  });

  test.each(["A woman reads in the living room", "An astronaut walks on the moon", "A field of tulips"])(
    "%s: has its own marks or none",
    (prompt) => {
      expect(markedShare(prompt)).toBe(0);
    },
  );
});
