/** What time it is at a provider: it dates what it was asked for by its own clock, and ours may be minutes off. */
export interface ProviderClock {
  /** Takes the time from an answer's `Date`. */
  hear(answer: Pick<Response, "headers">): void;
  /**
   * Milliseconds since 1970 there when this machine's clock shows `ours`, by its newest answer; never later
   * than it really was, and up to about a second earlier, as a `Date` has whole seconds. undefined: no answer yet.
   */
  at(ours: number): number | undefined;
}

export function createProviderClock(now: () => number): ProviderClock {
  let ahead: number | undefined;
  return {
    hear(answer) {
      const date = Date.parse(answer.headers.get("date") ?? "");
      if (Number.isFinite(date)) ahead = date - now();
    },
    at: (ours) => (ahead === undefined ? undefined : ours + ahead),
  };
}
