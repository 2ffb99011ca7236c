import type { PlannedShot } from "../core/film/film-plan.ts";
import type { Resolution } from "../core/film/picture.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";

/** A paid model whose price nobody knows is set aside at this: the dearest in our catalogue, so that the budget fails closed. */
const ASSUMED_USD_PER_SECOND = 0.5;

export interface Price {
  /** Whole credits for each shot, 0 for those that need not be made. */
  shots: number[];
  credits: number;
  /** Of those, what models make of its sound. */
  soundCredits: number;
  /** The most the backends may cost, in millionths of a US dollar. */
  usdMicros: number;
}

/** Of a shot's time in the film, so much may be a cross-fade that isn't paid for: it is seen under the next shot. */
const FREE_FADE_SHARE = 1 / 4;

type PricedShot = Pick<PlannedShot, "seconds" | "renderSeconds" | "join">;

/**
 * Seconds of a shot that are paid for: what is rendered, for that is what backends are paid for, and no less than
 * what is seen. Only the cross-fade into the next shot is free, within bounds that no plan can stretch.
 */
function paidSeconds({ seconds, renderSeconds, join }: PricedShot): number {
  const fade = join.kind === "crossfade" ? Math.min(join.seconds, seconds * FREE_FADE_SHARE) : 0;
  return Math.max(seconds, renderSeconds - fade);
}

/**
 * What a film costs. The sum is rounded up to whole credits once, not shot by shot, so that a film cut into
 * many shots costs no more than one in few. Drafts are free.
 */
export function priceOf(
  shots: readonly (PricedShot & { toMake: boolean; pictureCredits?: number | undefined })[],
  model: ModelDescription,
  { draft, billed, resolution }: { draft: boolean; billed: boolean; resolution: Resolution },
  /** What models make of its sound; the money for pictures is in it too, their credits are the shots' that need them. */
  sound: { usd: number; credits: number } = { usd: 0, credits: 0 },
): Price {
  const rate = draft ? 0 : model.creditsPerSecond;
  const known = model.usdPerSecondAt?.[resolution] ?? model.usdPerSecond;
  const usdPerSecond = billed ? (known ?? ASSUMED_USD_PER_SECOND) : 0;
  let exact = 0;
  let credits = 0;
  let usd = sound.usd;
  const each = shots.map((shot) => {
    if (!shot.toMake) return 0;
    // A draft has none but those that somebody wanted to see on its board.
    exact += paidSeconds(shot) * rate + (shot.pictureCredits ?? 0);
    usd += shot.renderSeconds * usdPerSecond;
    // A hair is taken off first: 0.1 + 0.2 must not cost a credit more.
    const rounded = Math.max(0, Math.ceil(exact - 1e-9));
    const own = rounded - credits;
    credits = rounded;
    return own;
  });
  // Comes last and on top of the shots', so that it can be left out of what is charged where models made none of it.
  const all = draft ? credits : Math.max(credits, Math.ceil(exact + sound.credits - 1e-9));
  return {
    shots: each,
    credits: all,
    soundCredits: all - credits,
    usdMicros: Math.ceil(usd * 1_000_000 - 1e-9),
  };
}
