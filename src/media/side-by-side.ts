/** Does things a few at a time, in order of starting; the first failure stops the others and is thrown. */
export async function sideBySide<Item>(
  items: readonly Item[],
  atOnce: number,
  signal: AbortSignal | undefined,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) {
      either.throwIfAborted();
      await work(item, either);
    }
  };
  const lanes = Array.from({ length: Math.min(atOnce, items.length) }, () =>
    lane().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  const ended = await Promise.allSettled(lanes);
  signal?.throwIfAborted();
  const failed = ended.find((end) => end.status === "rejected");
  // Lanes stopped by the first failure throw its reason too, so whichever comes first is the right one.
  if (failed) throw failed.reason;
}
