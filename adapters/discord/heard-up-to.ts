/**
 * Up to which event of a session all is done, and which are done beyond that: events come in their order and are done in any.
 * Whoever goes on with the session is told of all that came after the first, and leaves out the second, so that nothing is lost
 * over which a process died, and nothing is done twice. `ahead`: what those before have done so.
 */
export function createHeardUpTo(ahead: readonly number[] = []) {
  let newest: number | undefined;
  // In the order in which they came, so the oldest is the first.
  const underWay = new Set<number>();
  const done = new Set(ahead);

  function sequence(): number | undefined {
    const [oldest] = underWay;
    return oldest === undefined ? newest : oldest - 1;
  }

  return {
    /** Whether it is still to be dealt with. */
    began(event: number): boolean {
      newest = event;
      if (done.has(event)) return false;
      underWay.add(event);
      return true;
    },
    done(event: number): void {
      underWay.delete(event);
      done.add(event);
      const upTo = sequence() ?? 0;
      for (const one of done) if (one <= upTo) done.delete(one);
    },
    /** Number of the last event before which none is under way; undefined: nothing was heard yet. */
    sequence,
    /** Numbers of those after it that are done. */
    ahead: (): number[] => [...done],
  };
}

export type HeardUpTo = ReturnType<typeof createHeardUpTo>;
