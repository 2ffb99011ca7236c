import { UserMistake } from "../../core/errors.ts";
import type { Order } from "../../core/ports/orders.ts";
import type { Fit, Target } from "./fit.ts";
import { breaks, inOwnNames, keepClearOf, keepTo, type Limits, type Rule } from "./limits.ts";
import { type Losses, losesLess } from "./losses.ts";
import { readRoles } from "./roles.ts";

type Attempt = Fit & { losses: Losses };

/**
 * Fits an order so that it breaks none of the model's rules: where the plain fit breaks one, every way to keep it is
 * tried, and the one that loses least is taken. Throws UserMistake where there is none.
 */
export function withinRules(
  order: Order,
  { label, kind, schema, quirks }: Target,
  standing: Limits,
  fitWithin: (limits: Limits) => Attempt,
): Fit {
  const rules = inOwnNames(quirks?.rules?.rules ?? [], schema, readRoles(schema, kind));
  const wantedSeconds = order.kind === "video" ? order.seconds : undefined;

  function attempt(limits: Limits, kept: readonly Rule[]): Attempt {
    const made = fitWithin(limits);
    const broken = rules.find((rule) => breaks(rule, { ...made, wantedSeconds }, limits));
    if (!broken) return made;
    const impossible = new UserMistake(
      "model-cannot-do-both",
      `${label} ${broken.because}. Change that, or choose another model (/models).`,
    );
    if (kept.includes(broken)) throw impossible;
    let best: Attempt | undefined;
    for (const narrowed of [keepTo(broken, limits), ...keepClearOf(broken, limits)]) {
      const other = mistakeOr(() => attempt(narrowed, [...kept, broken]));
      if (other && (!best || losesLess(other.losses, best.losses))) best = other;
    }
    if (!best) throw impossible;
    return best;
  }

  const { losses: _losses, ...made } = attempt(standing, []);
  return made;
}

/** undefined: this way leads nowhere. */
function mistakeOr<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof UserMistake) return undefined;
    throw error;
  }
}
