import type { Resolution } from "../core/film/picture.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";

/** A paid model whose price nobody knows is set aside at this: the dearest in our catalogue, so that the budget fails closed. */
const ASSUMED_USD_PER_SECOND = 0.5;

export interface Price {
  /** Whole credits for each shot, 0 for those that need not be made. */
  shots: number[];
  credits: number;
  /** The most the backends may cost, in millionths of a US dollar. */
  usdMicros: number;
}

/**
 * What a film costs. The sum is rounded up to whole credits once, not shot by shot, so that a film cut into
 * many shots costs no more than one in few. Drafts are free.
 */
export function priceOf(
  shots: readonly { seconds: number; renderSeconds: number; toMake: boolean }[],
  model: ModelDescription,
  { draft, billed, resolution }: { draft: boolean; billed: boolean; resolution: Resolution },
): Price {
  const rate = draft ? 0 : model.creditsPerSecond;
  const known = model.usdPerSecondAt?.[resolution] ?? model.usdPerSecond;
  const usdPerSecond = billed ? (known ?? ASSUMED_USD_PER_SECOND) : 0;
  let exact = 0;
  let credits = 0;
  let usd = 0;
  const each = shots.map(({ seconds, renderSeconds, toMake }) => {
    if (!toMake) return 0;
    exact += seconds * rate;
    usd += renderSeconds * usdPerSecond;
    // A hair is taken off first: 0.1 + 0.2 must not cost a credit more.
    const rounded = Math.ceil(exact - 1e-9);
    const own = rounded - credits;
    credits = rounded;
    return own;
  });
  return { shots: each, credits, usdMicros: Math.ceil(usd * 1_000_000 - 1e-9) };
}
