import type { Person } from "../access/person.ts";
import type { Surface } from "../surface.ts";
import type { ReportReason } from "./cases.ts";

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
}
