/**
 * Up to which event of a session all is done. Events come in their order and are done in any; whoever goes on with the session
 * is told of all that came after this, so that nothing is lost over which a process died.
 */
export function createHeardUpTo() {
  let newest: number | undefined;
  // In the order in which they came, so the oldest is the first.
  const underWay = new Set<number>();
  return {
    began(sequence: number): void {
      newest = sequence;
      underWay.add(sequence);
    },
    done(sequence: number): void {
      underWay.delete(sequence);
    },
    /** Number of the last event before which none is under way; undefined: nothing was heard yet. */
    get sequence(): number | undefined {
      const [oldest] = underWay;
      return oldest === undefined ? newest : oldest - 1;
    },
  };
}
