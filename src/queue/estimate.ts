/** What the queue of one backend looks like now. */
export interface QueueOutlook {
  /** Seconds of video to be made before this clip's first shot, over everyone. */
  secondsAhead: number;
  /** Seconds of this clip's own video still to be made. */
  secondsOwn: number;
  /** Its shots still to be made. */
  shotsOwn: number;
  /** Shots the backend makes at once. */
  slots: number;
  /** Wall seconds that a second of video took lately, one figure a shot. */
  paces: readonly number[];
}

/** A single measured shot may be off by this much either way. */
const SPREAD_OF_ONE = 0.35;
/** Cutting, fitting and posting, by film second: seen on two cores at 720p. */
const CUT_PACE = { from: 0.05, to: 0.4 };

/**
 * Time left as a range in seconds, from the quartiles of what shots of this model and size took lately;
 * undefined while none has been made.
 */
export function estimateSecondsLeft(
  outlook: QueueOutlook,
  filmSeconds: number,
): { from: number; to: number } | undefined {
  const cut = { from: CUT_PACE.from * filmSeconds, to: 2 + CUT_PACE.to * filmSeconds };
  if (outlook.secondsOwn <= 0) return round(cut);
  if (outlook.paces.length === 0) return undefined;
  const sorted = [...outlook.paces].sort((one, other) => one - other);
  const quartile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  const spread = sorted.length < 4 ? SPREAD_OF_ONE : 0;
  const low = quartile(0.25) * (1 - spread);
  const high = quartile(0.75) * (1 + spread);
  const atOnce = Math.max(1, Math.min(outlook.slots, outlook.shotsOwn));
  const work = outlook.secondsAhead / outlook.slots + outlook.secondsOwn / atOnce;
  return round({ from: work * low + cut.from, to: work * high + cut.to });
}

function round({ from, to }: { from: number; to: number }): { from: number; to: number } {
  return { from: Math.max(1, Math.floor(from)), to: Math.max(2, Math.ceil(to)) };
}
