/** Does work again and again, so many milliseconds apart; a round that takes longer leaves out the next. Returns what ends it. */
export function inRounds(
  ms: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): () => void {
  let isUnderWay = false;
  const timer = setInterval(() => {
    // Two at once would take longer still.
    if (isUnderWay) return;
    isUnderWay = true;
    work()
      .catch(failed)
      .finally(() => {
        isUnderWay = false;
      });
  }, ms);
  return () => clearInterval(timer);
}
