import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { BODY, type BodyPose, STANDING, TALL } from "../../../src/inference/animatic/acting/poses.ts";
import { createGallery } from "../../../src/inference/animatic/art/gallery.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const gallery = createGallery(loadIcons());

const WIDE = 280;

interface Picture {
  tall: number;
  /** Red, green and blue of what is drawn there; undefined: nothing is. */
  at(x: number, y: number): readonly [number, number, number] | undefined;
}

async function pictureOf(art: string, pose: Partial<BodyPose> = {}): Promise<Picture> {
  await gallery.learn([art]);
  const drawing = gallery.drawingOf(art, { pose: { ...STANDING, ...pose } });
  if (!drawing) throw new Error(`no ${art}`);
  const { left, top, width, height } = drawing.box ?? { left: 0, top: 0, ...drawing };
  const tall = Math.round((WIDE * height) / width);
  const image = await loadImage(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${WIDE}" height="${tall}">${drawing.body}</svg>`,
    ),
  );
  const context = createCanvas(WIDE, tall).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, WIDE, tall);
  return {
    tall,
    at(x, y) {
      const at = (Math.round(y) * WIDE + Math.round(x)) * 4;
      return (data[at + 3] ?? 0) < 128 ? undefined : [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    },
  };
}

/** The rows of a column in which something is drawn. */
const rowsAt = ({ tall, at }: Picture, share: number): number[] =>
  Array.from({ length: tall }, (_, y) => y).filter((y) => at(WIDE * share, y));

test.each(["fox-body", "wolf-body", "lion-body", "raccoon-body"])(
  "the belly of a %s is drawn up before the hind legs: it is no box on posts",
  async (art) => {
    const picture = await pictureOf(art);
    const lowest = (share: number) => Math.max(...rowsAt(picture, share));
    const breast = lowest(0.485);
    const groin = lowest(0.575);
    expect(breast - groin).toBeGreaterThan(picture.tall * 0.03);
  },
);

test.each(["fox-body", "bear-body", "lion-body", "polar-bear-body"])("a %s goes on paws", async (art) => {
  const picture = await pictureOf(art);
  const reach = (row: number) => {
    const drawn = Array.from({ length: WIDE / 2 }, (_, x) => x).filter((x) =>
      picture.at(x, picture.tall * row),
    );
    return Math.min(...drawn);
  };
  // Before the leg that it is on.
  expect(reach(0.9) - reach(0.985)).toBeGreaterThan(WIDE * 0.02);
});

test("a frog sits on folded legs and not on four posts", async () => {
  const picture = await pictureOf("frog-body");
  const row = Array.from({ length: WIDE }, (_, x) => picture.at(x, picture.tall * 0.85) !== undefined);
  const [first, last] = [row.indexOf(true), row.lastIndexOf(true)];
  expect(last - first).toBeGreaterThan(WIDE * 0.6);
  expect(row.slice(first, last + 1)).not.toContain(false);
});

test("a red panda has a red face, on four legs and on two", () => {
  for (const art of ["red-panda-body", "red-panda-body-upright"])
    expect(gallery.drawingOf(art)?.body).not.toContain("#9b9b9b");
});

test("a panda is black and white", () => {
  expect(gallery.drawingOf("panda-body")?.body).not.toMatch(/#433b6b|#635994/);
});

test.each(["swan", "rabbit"])("no grey line runs round a white %s", (art) => {
  expect(gallery.drawingOf(art)?.body).not.toContain("#9b9b9b");
});

test("who howls has the muzzle at the sky", async () => {
  const drawing = gallery.drawingOf("wolf-body", { pose: { ...STANDING, head: "up" } });
  const [left, top] = [drawing?.room?.left ?? 0, drawing?.room?.top ?? 0];
  const image = await loadImage(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-left} ${-top} 84 74" width="168" height="148">${drawing?.body}</svg>`,
    ),
  );
  const context = createCanvas(168, 148).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, 168, 148);
  const first = Array.from({ length: 168 * 148 }, (_, at) => at).find((at) => (data[at * 4 + 3] ?? 0) > 200);
  // Nothing of it is higher than its nose.
  expect(data[(first ?? 0) * 4]).toBeLessThan(60);
});

test("a robot is made of plates with lights on them, and wears no jumper", () => {
  const body = gallery.drawingOf("robot-body", { shade: 1 })?.body ?? "";
  for (const light of ["#35e0b0", "#f8564f", "#ffcf3d", "#35d07a"]) expect(body).toContain(light);
  // Hinges at elbows and knees.
  expect(body.match(/r="3.400"|r="2.900"/g)).toHaveLength(4);
});

test("a clown has a ruff, spots, a hat and white gloves, whatever skin is under them", () => {
  const body = gallery.drawingOf("clown-body", { outfit: { skin: "#5b3423" } })?.body ?? "";
  expect(body.match(/q0 6 3.400 6t3.400-6z/g)).toHaveLength(7);
  expect(body.match(/r="2" fill/g)).toHaveLength(8);
  expect(body).not.toContain("#5b3423");
});

test.each(["panda-body-upright", "bear-body-upright", "frog-body-upright"])(
  "a %s is broad in the hips and short in the legs, and nobody's limbs are thin posts",
  async (art) => {
    const picture = await pictureOf(art);
    const wide = (row: number) =>
      Array.from({ length: WIDE }, (_, x) => x).filter((x) => picture.at(x, picture.tall * row)).length /
      WIDE;
    expect(wide(0.64)).toBeGreaterThan(0.52);
    // Where a person's thighs would be it is still the body.
    expect(picture.at(WIDE * 0.5, picture.tall * 0.74)).toBeDefined();
    expect(wide(0.86)).toBeGreaterThan(0.3);
  },
);

test("a witch's hair and collar are no blue beard", () => {
  const body = gallery.drawingOf("witch-body", {})?.body ?? "";
  expect(body).toContain("#4b3a86");
  expect(body).not.toContain("#00a6ed");
});

test("a shark swims level, and does not stand on its tail", async () => {
  await gallery.learn(["shark"]);
  expect(gallery.ratioOf("shark")).toBeGreaterThan(1.8);
});

test("a rock in the waves is broad enough to sit on, tail and all", async () => {
  await gallery.learn(["sea-rock"]);
  expect(gallery.ratioOf("sea-rock")).toBeGreaterThan(1.9);
  const { figures } = await layoutOf("A mermaid sings on a rock in the sea");
  const [rock, mermaid] = ["sea-rock", "mermaid"].map((art) => figures.find((one) => one.art === art));
  expect((rock?.height ?? 0) * (rock?.ratio ?? 0)).toBeGreaterThan(
    (mermaid?.height ?? 9) * (mermaid?.ratio ?? 9) * 1.2,
  );
});

test("a boy on a bicycle is no head on wheels", async () => {
  const { figures } = await layoutOf("A boy rides a bicycle through a park in autumn");
  const [bike, boy] = ["bicycle", "boy"].map((art) => figures.find((one) => one.art === art));
  if (!bike || !boy) throw new Error("nobody rides");
  // In life a bicycle is longer than who is on it is above its saddle.
  const above = (boy.height * (1 + BODY.hip)) / TALL.pedal;
  expect(bike.height * bike.ratio).toBeGreaterThan(above * 1.1);
});

test("chessmen are smaller than hands: they hide nobody who plays", async () => {
  await gallery.learn(["chess-table"]);
  const { tall, at } = await pictureOf("chess-table");
  const first = Array.from({ length: tall }, (_, y) => y).find((y) =>
    Array.from({ length: WIDE }, (_, x) => at(x, y)).some(Boolean),
  );
  const board = Array.from({ length: tall }, (_, y) => y).find(
    (y) => Array.from({ length: WIDE }, (_, x) => at(x, y)).filter(Boolean).length > WIDE * 0.85,
  );
  expect(((board ?? tall) - (first ?? 0)) / tall).toBeLessThan(0.25);
});
