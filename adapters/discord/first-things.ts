/** Commands begun in one moment: few enough that the next acknowledgement finds the processor soon. */
const AT_ONCE = 4;
/** A command that only waits for others makes room after this time, in milliseconds. */
const ROOM_AFTER_MS = 250;
/** Longest that a command is held back, in milliseconds: a busy hour must not stop it. */
const HELD_BACK_MS = 2_000;

export type FirstThings = ReturnType<typeof createFirstThings>;

/**
 * Lets what must be done within seconds go before what may take its time: in a rush all acknowledgements
 * are sent first, and the work they promise is begun piece by piece between later ones.
 */
export function createFirstThings() {
  let urgent = 0;
  let begun = 0;
  const waiting = new Set<() => void>();

  function next(): void {
    for (const go of waiting) {
      if (urgent > 0 || begun >= AT_ONCE) return;
      go();
    }
  }

  function room(): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(patience);
        waiting.delete(go);
        begun += 1;
        resolve();
      };
      const patience = setTimeout(go, HELD_BACK_MS);
      waiting.add(go);
      next();
    });
  }

  return {
    async first<Result>(thing: Promise<Result>): Promise<Result> {
      urgent += 1;
      try {
        return await thing;
      } finally {
        urgent -= 1;
        next();
      }
    },

    /** Does a piece of work when its turn has come. */
    async afterwards<Result>(work: () => Promise<Result>): Promise<Result> {
      await room();
      let holds = true;
      const leave = () => {
        if (!holds) return;
        holds = false;
        begun -= 1;
        next();
      };
      const timer = setTimeout(leave, ROOM_AFTER_MS);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        leave();
      }
    },
  };
}
