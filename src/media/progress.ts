/**
 * One progress out of several pieces of work of different weight: a function for each piece, taking its own share
 * done. What is told never goes back and reaches 1 only when all pieces have.
 */
export function progressParts(
  tell: ((share: number) => void) | undefined,
  weights: readonly number[],
): ((share: number) => void)[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map(() => 0);
  let told = 0;
  return weights.map((_, part) => (share) => {
    shares[part] = Math.min(1, Math.max(shares[part] ?? 0, share));
    const done = weights.reduce((sum, weight, index) => sum + weight * (shares[index] ?? 0), 0) / total;
    if (done <= told) return;
    told = done;
    tell?.(done);
  });
}
