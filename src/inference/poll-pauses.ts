/** Every question costs the worker, and most services count them: Replicate takes 3,000 requests a minute, half of which all slots asking take up. */
const MS_PER_SLOT = 40;

/** How often a backend is asked, in milliseconds: with very many orders under way each is asked for less often. */
export function pollPauses(
  { first, longest }: { first: number; longest: number },
  slots: number,
): { first: number; longest: number } {
  return { first, longest: Math.max(longest, slots * MS_PER_SLOT) };
}
