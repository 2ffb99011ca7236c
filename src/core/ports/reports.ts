import type { Person } from "../access/person.ts";
import type { Surface } from "../surface.ts";
import type { FormNotice, ReportReason } from "./cases.ts";

/** What people say is wrong with a clip. */
export interface Reports {
  /**
   * Somebody reports a clip they may see; the number of its case, and whether it is hidden until somebody has looked. Once a person and clip;
   * UserMistake `no-such-clip`, `own-clip`, `too-many-reports`.
   */
  report(
    clipId: string,
    reason: ReportReason,
    person: Person,
    at: { surface: Surface; idempotencyKey: string },
  ): Promise<{ case: string; hidden: boolean }>;
  /** Where anybody can report something without an account; undefined: this bot has no public address. */
  readonly noticeAddress?: string;
  /**
   * Somebody without an account reports something; the number of its case. Whether there is such a clip isn't said. `from` tells
   * senders apart; saying the same twice is one notice. UserMistake `too-many-reports`.
   */
  notice(notice: {
    /** As they wrote it. */
    clip: string;
    reason: ReportReason;
    said: FormNotice;
    from: string;
  }): Promise<{ case: string; lookedAtBy: number }>;
  /** What became of a case that was reported: for whoever has its number. */
  noticeState(
    caseId: string,
  ): Promise<{ state: "open" | "stays" | "removed" | "decided"; lookedAtBy: number } | undefined>;
}
