import { BackendError } from "../core/errors.ts";

/** For so long a clip waits for a machine to be switched on, in milliseconds. */
export const NIGHT_MS = 12 * 60 * 60_000;
/** How long until one that gives no answer is asked again, first and longest, in milliseconds. */
const AGAIN_MS = { first: 3_000, longest: 5 * 60_000 };

/** Since when machines have given no answer, by their addresses. */
export function createSilence(now: () => number) {
  const since = new Map<string, number>();
  return {
    heard: (url: string) => void since.delete(url),
    /** How long this one has given none, in milliseconds: 0 when it is noticed first. */
    lasts(url: string): number {
      const began = since.get(url) ?? now();
      since.set(url, began);
      return now() - began;
    },
  };
}

/** What a machine of the host's own says by saying nothing: its orders wait for it, and their cards tell. `silentMs`: since when. */
export function asleep(error: BackendError, silentMs: number): BackendError {
  // One that is started anew is back within seconds, one that was switched off in hours.
  const again = Math.min(AGAIN_MS.longest, Math.max(AGAIN_MS.first, silentMs / 2));
  return new BackendError(error.code, error.userMessage, {
    retryable: true,
    retryAfterMs: error.retryAfterMs ?? again,
    waiting: { says: "The machine with the GPU gives no answer; it may be asleep.", forMs: NIGHT_MS },
    cause: error,
    message: error.message,
  });
}
