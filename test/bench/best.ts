/**
 * The least seconds each of several pieces of work took, done in turn so that a busy machine is as unkind to one as
 * to the other. The least, because noise only ever adds.
 */
export async function best(
  times: number,
  works: readonly [() => Promise<void>, () => Promise<void>],
): Promise<[number, number]> {
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let time = 0; time < times; time++) {
    for (const index of [0, 1] as const) {
      const begun = performance.now();
      await works[index]();
      least[index] = Math.min(least[index], (performance.now() - begun) / 1_000);
    }
  }
  return least;
}
