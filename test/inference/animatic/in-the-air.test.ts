import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { project, REST } from "../../../src/inference/animatic/camera-path.ts";
import { channelsOf } from "../../../src/inference/animatic/colour.ts";
import { skyClearing } from "../../../src/inference/animatic/layout/clearings.ts";
import { SKY } from "../../../src/inference/animatic/layout/heavens.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { glintsOn } from "../../../src/inference/animatic/paint/glints.ts";
import { lightning } from "../../../src/inference/animatic/paint/lightning.ts";
import { marksOf } from "../../../src/inference/animatic/paint/motion-marks.ts";
import { notePaper } from "../../../src/inference/animatic/paint/notes.ts";
import { paintOutside } from "../../../src/inference/animatic/paint/outside.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import { particlePlanes } from "../../../src/inference/animatic/paint/particles.ts";
import type { Easel } from "../../../src/inference/animatic/paint/planes.ts";
import type { Props } from "../../../src/inference/animatic/paint/props.ts";
import { makeSprite } from "../../../src/inference/animatic/paint/sprite.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const [WIDTH, HEIGHT] = [320, 180];

function easelFor(prompt: string, light?: { x: number; y: number; radius: number }): Easel {
  return {
    ...{ aspect: WIDTH / HEIGHT, width: WIDTH, height: HEIGHT, seed: 3 },
    palette: paletteOf(sceneOf(prompt)),
    path: { at: () => REST },
    random: createRandom(3),
    grain: paperGrain(createRandom(7)),
    heavens: { ...(light ? { light } : {}), clouds: [] },
    clearings: () => [],
    covered: () => [],
  };
}

const lightness = (colour: string) => {
  const [red, green, blue] = channelsOf(colour);
  return red * 0.3 + green * 0.59 + blue * 0.11;
};

describe("notes of music", () => {
  test.each(["A singer sings on a stage", "A couple dances on a rooftop at night", "A band plays in a park"])(
    "stand out from what is behind them: %s",
    (prompt) => {
      const palette = paletteOf(sceneOf(prompt));
      const { colour } = notePaper(palette);
      expect(Math.abs(lightness(colour) - lightness(palette.sky[1]))).toBeGreaterThan(90);
    },
  );

  test("are of that paper through and through", async () => {
    const drawing = createGallery(loadIcons()).drawingOf("musical-note");
    if (!drawing) throw new Error("no note");
    const { palette, grain } = easelFor("A singer sings on a stage");
    const { canvas } = await makeSprite(drawing, { height: 80, palette, grain, ...notePaper(palette) });
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let [light, dark] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) < 250) continue;
      if ((data[at] ?? 0) > 130) light++;
      else dark++;
    }
    expect(light).toBeGreaterThan(dark * 8);
  });
});

describe("what becomes of things", () => {
  test.each(["A snowman melts in a garden", "A boy builds a snowman, then it melts"])(
    "what melts grows less, over a puddle: %s",
    async (prompt) => {
      const { figures, scene } = await layoutOf(prompt);
      const snowman = figures.find(({ art }) => art === "snowman");
      const last = snowman?.stance({ seconds: 5, share: 1, pose: REST });
      expect(last?.stretchY).toBeLessThan(0.5);
      expect(last?.stretchX).toBeLessThan(0.9);
      expect(snowman && marksOf(snowman, scene)).toContain("puddle");
    },
  );

  test("a rocket has a flame, and one on a shelf none", async () => {
    const { figures, scene } = await layoutOf("A rocket flies past a planet");
    const rocket = figures.find(({ art }) => art === "rocket");
    expect(rocket && marksOf(rocket, scene)).toContain("flame");
    expect(rocket && marksOf({ ...rocket, support: "shelf" }, scene)).not.toContain("flame");
  });
});

describe("light", () => {
  test("lies on the water under the sun, and not in fog", () => {
    const easel = easelFor("A boat sails on the sea at sunset", { x: 0.4, y: 0, radius: 0.13 });
    const bright = (prompt: string) => {
      const context = createCanvas(WIDTH, HEIGHT).getContext("2d");
      context.setTransform(HEIGHT, 0, 0, HEIGHT, WIDTH / 2, HEIGHT / 2);
      const extent = { left: -0.89, right: 0.89, top: -0.5, bottom: 0.5 };
      const sheet = { distance: 2.3, extent, density: HEIGHT, edge: () => 0.1 };
      glintsOn(easel, sceneOf(prompt), "wave")?.(context, sheet);
      return (from: number) => {
        const { data } = context.getImageData(from, 0, 60, HEIGHT);
        let sum = 0;
        for (let at = 3; at < data.length; at += 4) sum += data[at] ?? 0;
        return sum;
      };
    };
    const sunset = bright("A boat sails on the sea at sunset");
    const under = Math.round(WIDTH / 2 + 0.4 * HEIGHT);
    expect(sunset(under - 30)).toBeGreaterThan(sunset(30) * 2);
    expect(bright("A boat sails on the sea in the fog")(under - 30)).toBe(0);
  });

  test("of the moon falls through the trees: nothing grows before it", async () => {
    const { heavens, camera, seconds } = await layoutOf("An owl sits on a branch at night under the moon");
    const moments = momentsOf(camera, seconds, 5);
    if (!heavens.light) throw new Error("no moon");
    for (const distance of [5, 2, 0.7]) {
      const clear = skyClearing(heavens.light, moments, distance);
      for (const { pose } of moments) {
        const [far, near] = [project(pose, SKY), project(pose, distance)];
        const seen = heavens.light.x * far.scale + far.dx;
        expect(seen).toBeGreaterThan(clear.left * near.scale + near.dx);
        expect(seen).toBeLessThan(clear.right * near.scale + near.dx);
      }
    }
  });

  test("of a fire in the open is seen in the evening, where no other hour is told", () => {
    expect(sceneOf("Five children dance around a campfire").time).toBe("dusk");
    expect(sceneOf("Five children dance around a campfire at noon").time).toBe("noon");
    expect(sceneOf("Five children dance in a park").time).toBe("day");
  });

  test("is in one of several windows", () => {
    const sunny = (hasLight: boolean) => {
      const context = createCanvas(100, 100).getContext("2d");
      context.setTransform(100, 0, 0, 100, 0, 0);
      const random = createRandom(3);
      const pane = { x: 0, y: 0, w: 1, h: 1 };
      paintOutside(context, sceneOf("A king sits on a throne in a castle"), pane, {
        isDim: false,
        random,
        hasLight,
      });
      const { data } = context.getImageData(70, 26, 1, 1);
      return (data[0] ?? 0) - (data[2] ?? 0);
    };
    expect(sunny(true)).toBeGreaterThan(60);
    expect(sunny(false)).toBeLessThan(0);
  });

  test("of fireworks is seen before a stage's backdrop", async () => {
    const props: Props = { has: () => false, cut: () => Promise.reject(new Error("nothing is cut")) };
    const planes = async (prompt: string) => particlePlanes(easelFor(prompt), sceneOf(prompt), props, false);
    const [onStage] = await planes("A drummer on a stage with fireworks above");
    const [outside] = await planes("Fireworks over a lake");
    expect(onStage?.distance).toBeLessThan(1.5);
    expect(outside?.distance).toBeGreaterThan(10);
  });
});

describe("wind and mist", () => {
  const cutting = (arts: string[]): Props => ({
    has: () => false,
    cut(art) {
      arts.push(art);
      return Promise.reject(new Error("nothing is cut"));
    },
  });

  test.each(["Children fly kites on a windy hill", "A train drives through the windy winter"])(
    "wind is seen as strokes, and tears no green leaf from anywhere: %s",
    async (prompt) => {
      const arts: string[] = [];
      const scene = { ...sceneOf(prompt), weather: ["wind" as const] };
      expect(await particlePlanes(easelFor(prompt), scene, cutting(arts), false)).toHaveLength(3);
      expect(arts).toEqual([]);
    },
  );

  test("no wind is seen in a room", async () => {
    const scene = { ...sceneOf("A girl reads in the living room"), weather: ["wind" as const] };
    expect(await particlePlanes(easelFor("a room"), scene, cutting([]), false)).toEqual([]);
  });

  test.each([
    "A fisherman stands on a pier in the morning mist",
    "ein alter Mann angelt im Morgennebel auf einem Steg",
  ])("morning mist is both: %s", (prompt) => {
    expect(sceneOf(prompt)).toMatchObject({ time: "dawn", weather: ["fog"] });
  });
});

test("a bolt is broad above and ends in a point", () => {
  const context = createCanvas(WIDTH, HEIGHT).getContext("2d");
  lightning(easelFor("A storm over a wheat field")).draw(context, { seconds: 0.01, share: 0, pose: REST });
  const litIn = (top: number, tall: number) => {
    const { data } = context.getImageData(0, top, WIDTH, tall);
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 0) > 240 && (data[at + 2] ?? 0) < 215 && (data[at + 3] ?? 0) > 200) count++;
    return count / tall;
  };
  expect(litIn(2, 16)).toBeGreaterThan(1.5);
  expect(litIn(2, 16)).toBeGreaterThan(litIn(84, 16) * 2);
});
