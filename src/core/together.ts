/**
 * Does for many at once what each asks for by itself: what is asked while it is being done waits for the next round, which does
 * all of that together. Everyone hears how their own round went.
 */
export function createTogether<One>(work: (all: One[]) => Promise<unknown>): (one: One) => Promise<void> {
  let waiting: One[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<unknown> | undefined;
  return async (one) => {
    waiting.push(one);
    next ??= last
      .catch(() => {})
      .then(() => {
        const all = waiting;
        waiting = [];
        last = next as Promise<unknown>;
        next = undefined;
        return work(all);
      });
    await next;
  };
}
