import { expect, test } from "vitest";
import { priceOf } from "../../../src/inference/fal/price.ts";

const listed = (unit: string, unit_price: number, currency = "USD") =>
  priceOf({ endpoint_id: "fal-ai/one", unit, unit_price, currency });

test.each([
  ["seconds", 0.1, "second", 0.1],
  ["minutes", 6, "second", 0.1],
  ["compute seconds", 0.0002, "gpu-second", 0.0002],
  ["images", 0.03, "image", 0.03],
  ["videos", 0.4, "video", 0.4],
] as const)("a price by %s is told in the catalogue's terms", (unit, usd, per, amount) => {
  const price = listed(unit, usd);
  expect(price?.per).toBe(per);
  expect(price?.usd).toBeCloseTo(amount);
});

test("a picture paid by its megapixels is thought as large as the largest that is ordered", () => {
  expect(listed("megapixels", 0.02)).toMatchObject({
    per: "image",
    usd: 0.02 * 2.1,
  });
});

test("what comes in another currency or by a unit nobody can foresee is no price", () => {
  expect(listed("seconds", 0.1, "EUR")).toBeUndefined();
  expect(listed("characters", 0.1)).toBeUndefined();
  expect(priceOf(undefined)).toBeUndefined();
});
