import { describe, expect, test } from "vitest";
import { CAMERA_MOVE_IDS, type CameraMove } from "../../../src/core/film/camera.ts";
import { cameraPath, extentOf, project } from "../../../src/inference/animatic/camera-path.ts";

const [NEAR, HERO, FAR] = [0.7, 1, 9];

/** How a plane moves and grows from the beginning of a shot to its end. */
function travel(move: CameraMove, distance: number) {
  const path = cameraPath(move, 5, 1);
  const [from, to] = [project(path.at(0), distance), project(path.at(1), distance)];
  return { x: to.dx - from.dx, y: to.dy - from.dy, grows: to.scale / from.scale };
}

describe("a camera move", () => {
  test("static moves nothing", () => {
    for (const distance of [NEAR, HERO, FAR]) {
      expect(travel("static", distance)).toEqual({ x: 0, y: 0, grows: 1 });
    }
  });

  test.each([
    ["pan-right", -1],
    ["pan-left", 1],
  ] as const)("%s moves near and far alike, across", (move, direction) => {
    const [near, far] = [travel(move, NEAR), travel(move, FAR)];
    expect(Math.sign(near.x)).toBe(direction);
    expect(near.x).toBeCloseTo(far.x, 6);
    expect(near.y).toBeCloseTo(0, 6);
  });

  test.each([
    ["truck-right", -1],
    ["truck-left", 1],
  ] as const)("%s moves what is near much more than what is far", (move, direction) => {
    const [near, far] = [travel(move, NEAR), travel(move, FAR)];
    expect(Math.sign(near.x)).toBe(direction);
    expect(Math.abs(near.x)).toBeGreaterThan(Math.abs(far.x) * 5);
  });

  test.each([
    ["tilt-up", "crane-up", 1],
    ["tilt-down", "crane-down", -1],
  ] as const)("%s moves all alike and %s the near ones more", (tilt, crane, direction) => {
    expect(Math.sign(travel(tilt, HERO).y)).toBe(direction);
    expect(travel(tilt, NEAR).y).toBeCloseTo(travel(tilt, FAR).y, 6);
    expect(Math.sign(travel(crane, HERO).y)).toBe(direction);
    expect(Math.abs(travel(crane, NEAR).y)).toBeGreaterThan(Math.abs(travel(crane, FAR).y) * 5);
  });

  test.each([
    ["tilt-up", "above"],
    ["tilt-up", "below"],
    ["tilt-down", "above"],
    ["tilt-down", "below"],
  ] as const)("%s goes as far where there is no room %s", (tilt, side) => {
    const aim = { x: 0, y: 0, growth: 2, reach: 1, above: 1, below: 1, tall: 0.5 };
    const path = cameraPath(tilt, 5, 1, { ...aim, [side]: 0 });
    const way = project(path.at(1), HERO).dy - project(path.at(0), HERO).dy;
    expect(way).toBeCloseTo(travel(tilt, HERO).y, 6);
  });

  test.each([
    ["zoom-in", "dolly-in"],
    ["zoom-out", "dolly-out"],
  ] as const)("%s scales all planes alike and %s the near ones more", (zoom, dolly) => {
    const isIn = zoom === "zoom-in";
    expect(travel(zoom, NEAR).grows).toBeCloseTo(travel(zoom, FAR).grows, 6);
    expect(travel(zoom, HERO).grows > 1).toBe(isIn);
    const [near, far] = [travel(dolly, NEAR).grows, travel(dolly, FAR).grows];
    expect(near > 1).toBe(isIn);
    expect(Math.abs(Math.log(near))).toBeGreaterThan(Math.abs(Math.log(far)) * 5);
  });

  test("orbit moves near and far opposite ways and keeps the hero in place", () => {
    const [near, hero, far] = [travel("orbit", NEAR), travel("orbit", HERO), travel("orbit", FAR)];
    expect(Math.sign(near.x)).toBe(-Math.sign(far.x));
    expect(hero.x).toBeCloseTo(0, 6);
  });

  test("handheld trembles a little and never strays", () => {
    const path = cameraPath("handheld", 5, 1);
    const places = Array.from({ length: 120 }, (_, frame) => project(path.at(frame / 119), HERO).dx);
    expect(Math.max(...places.map(Math.abs))).toBeLessThan(0.04);
    const turns = places.filter(
      (x, at) =>
        at > 1 &&
        Math.sign(x - (places[at - 1] ?? 0)) !== Math.sign((places[at - 1] ?? 0) - (places[at - 2] ?? 0)),
    );
    expect(turns.length).toBeGreaterThan(5);
  });

  test.each(CAMERA_MOVE_IDS)("%s never shows beyond the extent it announces", (move) => {
    for (const distance of [NEAR, HERO, 2.2, FAR, 40]) {
      const path = cameraPath(move, 12, 3);
      const extent = extentOf(path, distance, 16 / 9);
      for (let frame = 0; frame < 288; frame++) {
        const pose = path.at(frame / 287);
        const { scale, dx, dy } = project(pose, distance);
        for (const [x, y] of [
          [-8 / 9, -0.5],
          [8 / 9, -0.5],
          [-8 / 9, 0.5],
          [8 / 9, 0.5],
        ] as const) {
          const [cos, sin] = [Math.cos(-pose.roll), Math.sin(-pose.roll)];
          const [seenX, seenY] = [(x * cos - y * sin - dx) / scale, (x * sin + y * cos - dy) / scale];
          expect(seenX).toBeGreaterThanOrEqual(extent.left);
          expect(seenX).toBeLessThanOrEqual(extent.right);
          expect(seenY).toBeGreaterThanOrEqual(extent.top);
          expect(seenY).toBeLessThanOrEqual(extent.bottom);
        }
      }
    }
  });
});
