import type { ModelSchema } from "../schema/input-schema.ts";
import type { Price } from "./entry.ts";

/** What a run costs, as far as it is known before it has run. All amounts in US dollars. */
export interface Estimate {
  /** The whole, where that can be told beforehand. */
  usd?: number;
  /** For each second of video made. */
  perSecond?: number;
  /** For each second on the GPU. */
  perGpuSecond?: number;
}

/** Prices an input as it is sent; what isn't sent counts with the model's default. */
export function estimate(
  price: Price | undefined,
  input: Readonly<Record<string, unknown>>,
  schema: ModelSchema,
  seconds: number | undefined,
  characters?: number,
): Estimate {
  if (!price) return {};
  const value = (name: string) => input[name] ?? schema.fields.find((field) => field.name === name)?.default;
  const usd =
    price.variants.find(({ when }) => Object.entries(when).every(([name, wanted]) => value(name) === wanted))
      ?.usd ?? price.usd;
  if (price.per === "second") {
    return { perSecond: usd, ...(seconds !== undefined && { usd: round(usd * seconds) }) };
  }
  if (price.per === "million-characters") {
    return characters === undefined ? {} : { usd: round((usd * characters) / 1_000_000) };
  }
  // Of an answer that is still to be written nobody knows the tokens.
  if (price.per === "million-tokens") return {};
  if (price.per === "gpu-second") return { perGpuSecond: usd };
  return { usd };
}

/** What it came to, from what the backend measured; the estimate where it measured nothing. */
export function settled(
  { usd, perSecond, perGpuSecond }: Estimate,
  measured: { videoSeconds?: number | undefined; gpuSeconds?: number | undefined },
): number | undefined {
  if (perSecond !== undefined && measured.videoSeconds !== undefined)
    return round(perSecond * measured.videoSeconds);
  if (perGpuSecond !== undefined && measured.gpuSeconds !== undefined)
    return round(perGpuSecond * measured.gpuSeconds);
  return usd;
}

/** To a millionth of a dollar. */
const round = (usd: number) => Math.round(usd * 1_000_000) / 1_000_000;
