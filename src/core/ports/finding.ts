/** One thing `npm run doctor` looked at. */
export interface Finding {
  /** What was looked at: "Redis", "Discord token". */
  about: string;
  /** `off`: not set up, and needn't be. */
  verdict: "good" | "off" | "warning" | "problem";
  /** What was found; never a secret. */
  detail: string;
  /** With a warning or problem: what to do about it. */
  remedy?: string;
}
