import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { expect, it } from "vitest";
import { type CameraPath, cameraPath, project } from "../../../src/inference/animatic/camera-path.ts";
import { type Easel, paintSheet, sheetPlane } from "../../../src/inference/animatic/paint/planes.ts";
import { stackOf } from "../../../src/inference/animatic/paint/stack.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";

const [WIDTH, HEIGHT, FRAMES] = [320, 180, 48];

const momentOf = (path: CameraPath) => (number: number) => {
  const share = number / (FRAMES - 1);
  return { seconds: number / 24, share, pose: path.at(share) };
};

/** A wall with a red square on it, and one that hangs nearer, in blue. */
function sceneFor(path: CameraPath) {
  const aspect = WIDTH / HEIGHT;
  const easel = { aspect, width: WIDTH, height: HEIGHT, path, random: createRandom(3) } as unknown as Easel;
  const sheet = (distance: number, colours: readonly string[], at: { x: number; y: number }) =>
    sheetPlane(
      easel,
      distance,
      paintSheet(easel, distance, {}, (context, { left, top, right, bottom }) => {
        const [behind, square] = colours as [string, string];
        context.fillStyle = behind;
        context.fillRect(left, top, right - left, bottom - top);
        context.fillStyle = square;
        context.fillRect(at.x - 0.06, at.y - 0.06, 0.12, 0.12);
      }),
    );
  const squares = { red: { distance: 4, x: -0.5, y: 0.25 }, blue: { distance: 1, x: 0.45, y: -0.2 } };
  const planes = [
    sheet(4, ["#dddddd", "#ff0000"], squares.red),
    sheet(1, ["rgba(0,0,0,0)", "#0000ff"], squares.blue),
  ];
  return { easel, planes, squares };
}

/** A frame that counts what is laid on it. */
function frame() {
  const context = createCanvas(WIDTH, HEIGHT).getContext("2d", { alpha: false });
  let laid = 0;
  const { drawImage } = context;
  context.drawImage = ((...given: unknown[]) => {
    laid += 1;
    Reflect.apply(drawImage, context, given);
  }) as SKRSContext2D["drawImage"];
  return { context, data: () => context.getImageData(0, 0, WIDTH, HEIGHT).data, laid: () => laid };
}

/** Where the middle of all pixels of a colour is, from the frame's own middle. */
function middleOf(data: Uint8ClampedArray, isIt: (r: number, g: number, b: number) => boolean) {
  let [x, y, count] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (!isIt(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) continue;
    x += ((at / 4) % WIDTH) + 0.5;
    y += Math.floor(at / 4 / WIDTH) + 0.5;
    count += 1;
  }
  return { x: x / count - WIDTH / 2, y: y / count - HEIGHT / 2 };
}

const tilted: CameraPath = { at: (u) => ({ ...cameraPath("dolly-in", 2, 7).at(u), roll: 0.16, zoom: 1.02 }) };

it.each([
  ["handheld", cameraPath("handheld", 2, 7)],
  ["aerial", cameraPath("aerial", 2, 7)],
  ["tilted", tilted],
] as const)("leans the whole picture at once, everything where the camera sees it, %s", (_, path) => {
  const { easel, planes, squares } = sceneFor(path);
  const momentAt = momentOf(path);
  const stack = stackOf(easel, planes, { frames: FRAMES, hold: 1, momentAt });
  for (const number of [0, 17, 47]) {
    const drawn = frame();
    stack.draw(drawn.context, number);
    expect(drawn.laid()).toBe(1);
    const data = drawn.data();
    const { pose } = momentAt(number);
    for (const [name, { distance, x, y }] of Object.entries(squares)) {
      const { scale, dx, dy } = project(pose, distance);
      const [straightX, straightY] = [x * scale + dx, y * scale + dy];
      const [cos, sin] = [Math.cos(pose.roll), Math.sin(pose.roll)];
      const seen = middleOf(data, (r, g, b) =>
        name === "red" ? r > 200 && g + b < 60 : b > 200 && r + g < 60,
      );
      expect(Math.abs(seen.x - (straightX * cos - straightY * sin) * HEIGHT)).toBeLessThan(1);
      expect(Math.abs(seen.y - (straightX * sin + straightY * cos) * HEIGHT)).toBeLessThan(1);
    }
    // The wall reaches into every corner.
    for (const at of [0, WIDTH - 1, (HEIGHT - 1) * WIDTH, HEIGHT * WIDTH - 1])
      expect([...data.subarray(at * 4, at * 4 + 3)]).toEqual([0xdd, 0xdd, 0xdd]);
  }
});

it("leaves upright what belongs to the frame and not to the scene", () => {
  const { easel, planes } = sceneFor(tilted);
  const print = createCanvas(40, 20);
  print.getContext("2d").fillRect(0, 0, 40, 20);
  const ofFrame = {
    distance: 0,
    isOfFrame: true,
    draw(context: SKRSContext2D) {
      context.setTransform(1, 0, 0, 1, 250, 30);
      context.drawImage(print, 0, 0);
    },
  };
  const drawn = frame();
  stackOf(easel, [...planes, ofFrame], { frames: FRAMES, hold: 1, momentAt: momentOf(tilted) }).draw(
    drawn.context,
    5,
  );
  const data = drawn.data();
  const black = (x: number, y: number) => data[(y * WIDTH + x) * 4] === 0;
  expect([black(250, 30), black(289, 30), black(250, 49), black(289, 49)]).toEqual([true, true, true, true]);
  expect([black(249, 30), black(290, 30), black(250, 50), black(289, 29)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
