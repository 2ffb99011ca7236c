/**
 * How long an encode of so many seconds of film may take before it is taken for stuck: a slow machine with all its
 * cores busy needs some ten seconds for a second of 1080p; a hung one needs for ever.
 */
export function encodeTimeLimitMs(seconds: number): number {
  return 60_000 + seconds * 20_000;
}

/** For runs that copy or look at a single picture. */
export const SHORT_TIME_LIMIT_MS = 120_000;
