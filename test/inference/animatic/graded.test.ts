import { describe, expect, test } from "vitest";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { channelsOf } from "../../../src/inference/animatic/colour.ts";
import { lampsOf } from "../../../src/inference/animatic/layout/lamps.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { gradeOf } from "../../../src/inference/animatic/paint/grade.ts";
import { paperGrain } from "../../../src/inference/animatic/paint/paper.ts";
import type { Easel } from "../../../src/inference/animatic/paint/planes.ts";
import { asScenery, createProps, type Props } from "../../../src/inference/animatic/paint/props.ts";
import { paletteOf } from "../../../src/inference/animatic/palette.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const gallery = createGallery(loadIcons());
function easelOf(prompt: string, sunAt = -0.5): Easel {
  return {
    ...{ aspect: 1.78, width: 854, height: 480, seed: 3, palette: paletteOf(sceneOf(prompt)) },
    ...{ path: { at: () => REST }, random: createRandom(3), grain: paperGrain(createRandom(7)) },
    heavens: { light: { x: sunAt, y: -0.3, radius: 0.07 }, clouds: [] },
    clearings: () => [],
    covered: () => [],
  };
}

const lightnessOf = ([red = 0, green = 0, blue = 0]: readonly number[]) =>
  red * 0.3 + green * 0.59 + blue * 0.11;

/** The mean colour of a cut-out without its edge, in its left and its right half. */
async function halves(
  props: Props,
  options: Parameters<Props["cut"]>[2] = {},
  art = "snowman",
): Promise<[left: number[], right: number[]]> {
  const { canvas, left, width } = await props.cut(art, 0.5, { edge: 0, ...options });
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const sums = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 255) continue;
    const sum = sums[((at / 4) % canvas.width) - left < width / 2 ? 0 : 1];
    if (!sum) continue;
    for (const channel of [0, 1, 2]) sum[channel] = (sum[channel] ?? 0) + (data[at + channel] ?? 0);
    sum[3] = (sum[3] ?? 0) + 1;
  }
  return sums.map(([red = 0, green = 0, blue = 0, count = 1]) =>
    [red, green, blue].map((one) => one / Math.max(1, count)),
  ) as [number[], number[]];
}

const MEADOW = "A snowman stands in a meadow";

describe("a cut-out", () => {
  test.each([
    ["at noon", -0.5],
    ["at night", -0.5],
    ["at sunset", 0.5],
    ["at night", 0.5],
  ])("is lighter on the side of sun or moon: %s, %d", async (hour, sunAt) => {
    const props = createProps(easelOf(`${MEADOW} ${hour}`, sunAt), gallery);
    const [left, right] = (await halves(props)).map(lightnessOf) as [number, number];
    expect((right - left) * Math.sign(sunAt)).toBeGreaterThan(5);
    const turned = (await halves(props, { isMirrored: true })).map(lightnessOf) as [number, number];
    expect((turned[0] - turned[1]) * Math.sign(sunAt)).toBeGreaterThan(5);
  });

  test("is cooler and darker at night, and violet where the setting sun doesn't reach it", async () => {
    const at = async (hour: string, sunAt: number) =>
      halves(createProps(easelOf(`${MEADOW} ${hour}`, sunAt), gallery));
    const [[day], [night], [sunset]] = await Promise.all([
      at("at noon", -0.5),
      at("at night", -0.5),
      at("at sunset", 0.5),
    ]);
    expect(lightnessOf(night)).toBeLessThan(lightnessOf(day) - 28);
    expect((night[2] ?? 0) - (night[0] ?? 0)).toBeGreaterThan((day[2] ?? 0) - (day[0] ?? 0) + 12);
    expect(sunset[0]).toBeGreaterThan((sunset[1] ?? 0) + 12);
    expect(sunset[2]).toBeGreaterThan((sunset[1] ?? 0) - 8);
  });

  test.each(["at night", "at dusk", "at noon", "at dawn"])(
    "stays lighter than the same behind it: %s",
    async (hour) => {
      const props = createProps(easelOf(`${MEADOW} ${hour}`), gallery);
      const [hero] = await halves(props);
      const [behind] = await halves(asScenery(props));
      expect(lightnessOf(hero)).toBeGreaterThan(lightnessOf(behind));
    },
  );

  test("and a face at night is lighter than the sky", () => {
    const palette = paletteOf(sceneOf("A girl walks through a meadow at night"));
    const { far } = gradeOf(palette);
    const shaded = channelsOf("#e0ac69").map((one, at) => (one * (channelsOf(far)[at] ?? 0)) / 255);
    expect(lightnessOf(shaded)).toBeGreaterThan(lightnessOf(channelsOf(palette.sky[1])) + 48);
  });

  test("that shines keeps its colours", async () => {
    const [night, noon] = await Promise.all(
      ["at night", "at noon"].map((hour) =>
        halves(createProps(easelOf(`${MEADOW} ${hour}`), gallery), { shining: true }, "glowing-star"),
      ),
    );
    expect(lightnessOf(night?.[0] ?? [])).toBeGreaterThan(lightnessOf(noon?.[0] ?? []) - 25);
  });

  test("has an edge that is white on the side of the light, and hardly seen on the other", async () => {
    const easel = easelOf(`${MEADOW} at night`);
    const { canvas, left, width, top, height } = await createProps(easel, gallery).cut("snowman", 0.5);
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const paper = channelsOf(easel.palette.edge);
    const white = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const [x, y] = [(at / 4) % canvas.width, Math.floor(at / 4 / canvas.width)];
      const isEdge =
        y < top + height * 0.6 &&
        paper.every((one, channel) => Math.abs(one - (data[at + channel] ?? 0)) < 20);
      if (isEdge && data[at + 3] === 255)
        white[x < left + width / 2 ? 0 : 1] = 1 + (white[x < left + width / 2 ? 0 : 1] ?? 0);
    }
    expect(white[0]).toBeGreaterThan((white[1] ?? 0) * 3);
  });
});

describe("the hour of a story of which none is told", () => {
  test.each([
    ["a little ghost hides under the bed", "night"],
    ["A vampire walks through a cemetery", "night"],
    ["A monster sits on a bed in a child's room", "night"],
    ["A firefighter climbs a ladder to a burning house", "dusk"],
    ["Two knights fight on a bridge", "golden"],
    ["A knight fights a dragon in front of a castle", "golden"],
    ["two knights fight with wooden spoons in a castle kitchen", "day"],
    ["an elephant sprays water on a burning barbecue", "day"],
    ["A ghost floats over a meadow at noon", "noon"],
    ["A firefighter climbs a ladder to a burning house in the morning", "morning"],
    ["A girl walks through a meadow", "day"],
  ])("suits it: %s", (prompt, time) => {
    expect(sceneOf(prompt).time).toBe(time);
  });

  test.each(["a boy lost in a forest", "a girl cries in a meadow"])(
    "is no sunshine where it is sad: %s",
    (prompt) => {
      expect(sceneOf(prompt).daylight).toBe("soft");
    },
  );

  test("and what burns lights what is round it", async () => {
    const layout = await layoutOf("A firefighter climbs a ladder to a burning house", 7);
    const [moment] = momentsOf(layout.camera, layout.seconds, 3).slice(1);
    if (!moment) throw new Error("no moment");
    expect(lampsOf(layout, moment)).toHaveLength(1);
  });
});
