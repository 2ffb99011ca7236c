import { expect, test } from "vitest";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { hanging } from "../../../src/inference/animatic/paint/windows.ts";

const CLOCK = { half: 0.075, top: -0.345, bottom: -0.195 };

/** Where a clock hangs in a room without anybody, as a camera of this zoom sees it at the end. */
function clockAt(zoom: number): number | undefined {
  const path = { at: (u: number) => ({ ...REST, zoom: 1 + (zoom - 1) * u }) };
  return hanging({ path, covered: () => [], aspect: 16 / 9 }, { left: -0.8, right: -0.3 })(0.14, CLOCK);
}

test("a clock hangs on the wall where all of it is seen", () => {
  expect(clockAt(1)).toBeCloseTo(0.14);
  expect(clockAt(1.3)).toBeCloseTo(0.14);
});

test("no clock is cut by the picture's upper edge where the camera comes close", () => {
  expect(clockAt(1.6)).toBeUndefined();
});
