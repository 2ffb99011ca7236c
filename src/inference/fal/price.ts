import type { Price } from "../catalogue/entry.ts";
import { type Estimate, estimate } from "../catalogue/price.ts";
import type { ModelSchema } from "../schema/input-schema.ts";
import type { ListedPrice } from "./client.ts";

/** A still picture of 1080p has so many megapixels: the largest that is ordered here. */
const MEGAPIXELS = 2.1;

/** What fal's price route says, in the catalogue's terms; undefined: by a unit we can't foresee. US dollars only. */
export function priceOf(listed: ListedPrice | undefined): Price | undefined {
  if (!listed || (listed.currency ?? "USD").toUpperCase() !== "USD") return undefined;
  const { unit, unit_price: usd } = listed;
  const price = (per: Price["per"], amount: number): Price => ({ per, usd: amount, variants: [] });
  if (/compute|gpu/i.test(unit)) return price("gpu-second", usd);
  if (/minute/i.test(unit)) return price("second", usd / 60);
  if (/second/i.test(unit)) return price("second", usd);
  if (/megapixel/i.test(unit)) return price("image", usd * MEGAPIXELS);
  if (/image/i.test(unit)) return price("image", usd);
  return /video|clip|request|generation|run|output|unit/i.test(unit) ? price("video", usd) : undefined;
}

/**
 * What a run is thought to cost at most: by the catalogue, which may know what a size or sound adds, or by fal's own
 * price, whichever is more.
 */
export function dearer(
  prices: readonly (Price | undefined)[],
  input: Readonly<Record<string, unknown>>,
  schema: ModelSchema,
  seconds: number | undefined,
): Estimate {
  const estimates = prices.map((price) => estimate(price, input, schema, seconds));
  const amount = ({ usd, perSecond, perGpuSecond }: Estimate) => usd ?? perSecond ?? perGpuSecond ?? -1;
  return estimates.reduce((most, one) => (amount(one) > amount(most) ? one : most), {});
}
