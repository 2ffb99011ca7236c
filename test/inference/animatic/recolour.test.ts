import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { recolour } from "../../../src/inference/animatic/paint/recolour.ts";

const [GLASS, BODY, PALE] = ["#26c9fc", "#ffb02e", "#e6e6e6"];

/** A picture of stripes, each of a colour and so many columns wide, in another colour: what each is then. */
function coloured(colour: string, ...stripes: readonly [fill: string, width: number][]): number[][] {
  const width = stripes.reduce((sum, [, wide]) => sum + wide, 0);
  const canvas = createCanvas(width, 10);
  const context = canvas.getContext("2d");
  let at = 0;
  const middles = stripes.map(([fill, wide]) => {
    context.fillStyle = fill;
    context.fillRect(at, 0, wide, 10);
    at += wide;
    return at - Math.ceil(wide / 2);
  });
  recolour(canvas, colour);
  return middles.map((x) => [...context.getImageData(x, 5, 1, 1).data].slice(0, 3));
}

describe("a thing in the colour that is told", () => {
  test("has windows as they were, though it is mostly pale", () => {
    const [pane, body, pale] = coloured("#e03030", [GLASS, 30], [BODY, 30], [PALE, 40]);
    expect(pane).toEqual([0x26, 0xc9, 0xfc]);
    expect(body?.[0]).toBeGreaterThan(2 * (body?.[2] ?? 0));
    expect(pale).toEqual([0xe6, 0xe6, 0xe6]);
  });

  test("is all of it in that colour, where it is of what else is glass", () => {
    const [drop, shade] = coloured("#e03030", [GLASS, 60], ["#0084ce", 40]);
    for (const part of [drop, shade]) expect(part?.[0]).toBeGreaterThan(part?.[2] ?? 255);
  });

  test("has its pale parts coloured where it is grey, and no windows", () => {
    const [body, pane] = coloured("#e03030", [PALE, 85], [GLASS, 15]);
    expect(body?.[0]).toBeGreaterThan(1.3 * (body?.[2] ?? 255));
    expect(pane).toEqual([0x26, 0xc9, 0xfc]);
  });
});
