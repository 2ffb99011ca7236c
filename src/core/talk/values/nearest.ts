import { distance } from "fastest-levenshtein";

/** The name most like what was typed, if any is like enough to be what was meant. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase().slice(0, 60);
  if (wanted === "") return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const candidate = name.toLowerCase();
    // A beginning is worth more than any slip of the finger: "water" is meant as "watercolour".
    const steps =
      wanted.length >= 3 && candidate.startsWith(wanted) ? 0.5 : distance(wanted, candidate.slice(0, 80));
    if (steps < least) {
      least = steps;
      best = name;
    }
  }
  // Of a short name little is left after two slips: "trees" is no "res".
  const shorter = Math.min(wanted.length, best?.length ?? 0);
  return best !== undefined && least <= Math.max(1, Math.floor(Math.max(shorter, 4) * 0.4))
    ? best
    : undefined;
}
