import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceOf } from "../../src/studio/price.ts";
import { testModel } from "../fixtures/small-studio.ts";

const model = { ...testModel, creditsPerSecond: 1, usdPerSecond: 0.15 };
const paid = { draft: false, billed: true, resolution: "1080p" } as const;
const shot = (seconds: number, renderSeconds: number, fade = 0) => ({
  seconds,
  renderSeconds,
  join: fade > 0 ? { kind: "crossfade" as const, seconds: fade } : { kind: "cut" as const },
  toMake: true,
});

describe("the price of a film", () => {
  it("follows what is rendered: five shots of 0.2 s in the film and 12 s to render are 60 s", () => {
    const price = priceOf(
      Array.from({ length: 5 }, () => shot(0.2, 12)),
      model,
      paid,
    );
    expect(price).toMatchObject({ credits: 60, usdMicros: 9_000_000 });
  });

  it("is a credit a second where no more is rendered than is seen, cross-fades included", () => {
    expect(priceOf([shot(5, 5.5, 0.5), shot(5, 5)], model, paid).credits).toBe(10);
    expect(priceOf([shot(7, 10)], model, paid).credits).toBe(10);
  });

  it("leaves out what is made already, and drafts", () => {
    expect(priceOf([{ ...shot(5, 5), toMake: false }, shot(5, 5)], model, paid).shots).toEqual([0, 5]);
    expect(priceOf([shot(0.2, 12)], model, { ...paid, draft: true }).credits).toBe(0);
  });

  it("never falls more than a quarter of the film behind what is rendered, whatever a recipe says", () => {
    const anyShot = fc
      .tuple(
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.double({ min: 0.01, max: 65, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
      )
      .map(([seconds, rendered, fade]) => shot(seconds, rendered, fade));
    fc.assert(
      fc.property(fc.array(anyShot, { minLength: 1, maxLength: 10 }), (shots) => {
        const { credits } = priceOf(shots, model, paid);
        const rendered = shots.reduce((sum, { renderSeconds }) => sum + renderSeconds, 0);
        const seen = shots.reduce((sum, { seconds }) => sum + seconds, 0);
        expect(credits).toBeGreaterThanOrEqual(Math.ceil(rendered - seen / 4 - 1e-6));
        expect(credits).toBeGreaterThanOrEqual(Math.ceil(seen - 1e-6));
      }),
    );
  });
});
