/** Longest that work is held back for acknowledgements, in milliseconds: a busy hour must not stop it. */
const HELD_BACK_MS = 1_000;

/**
 * Lets what must be done within seconds go before what may take its time: in a rush all acknowledgements
 * are sent first, and only then does the work they promise begin.
 */
export function createFirstThings() {
  let underWay = 0;
  const waiting = new Set<() => void>();

  return {
    async first<Result>(thing: Promise<Result>): Promise<Result> {
      underWay += 1;
      try {
        return await thing;
      } finally {
        underWay -= 1;
        if (underWay === 0) for (const go of waiting) go();
      }
    },
    /** Resolves when nothing urgent is under way, or has been for long enough. */
    async afterwards(): Promise<void> {
      if (underWay === 0) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, HELD_BACK_MS);
        waiting.add(go);
      });
    },
  };
}
