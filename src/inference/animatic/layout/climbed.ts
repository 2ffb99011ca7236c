import type { CastMember } from "../scene.ts";

/** These go up a trunk along it, all others upright before it. */
export const CLINGS: ReadonlySet<string> = new Set(
  "cat black-cat leopard tiger lion-body lizard mouse rat ant bug beetle lady-beetle".split(" "),
);

/** How high on what it climbs one is, as a share of its height: hand over hand, never gliding. */
export function climbedTo({ climbs }: CastMember, share: number): number {
  const gone = climbs === "down" ? 1 - share : share;
  const pulls = 6;
  const pull = gone * pulls - Math.floor(gone * pulls);
  const eased = (Math.floor(gone * pulls) + pull * pull * (3 - 2 * pull)) / pulls;
  return 0.05 + 0.4 * eased;
}
