import { z } from "zod";
import type { KeptDays } from "../../core/ports/privacy.ts";
import { type Read, type Variable, variable } from "./variable.ts";

/** What may be kept for so many days, and how many where nothing is said. */
const KEPT = ["clips", "uploads", "incidents", "audit"] as const;
const UPLOADS_DAYS = 7;
const INCIDENTS_DAYS = 90;

/** How long things are kept. */
export const KEEPING_VARIABLES = {
  RETENTION_DAYS: variable({
    schema: z.string().transform((words, context) => {
      const days: Partial<Record<(typeof KEPT)[number], number>> = {};
      for (const pair of words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean)) {
        const match = /^([a-z]+):([1-9]\d{0,4})$/.exec(pair);
        const kind = KEPT.find((one) => one === match?.[1]);
        if (kind === undefined) {
          context.addIssue({
            code: "custom",
            message: `must be pairs of ${KEPT.join(", ")} and a number of days, and "${pair}" is not`,
          });
        } else days[kind] = Number(match?.[2]);
      }
      return days;
    }),
    default: "",
    description:
      "How many days things are kept: finished clips with their files and words, files people sent and never used (default 7), cases of moderation (default 90), and the audit. Clips and audit: until somebody deletes them.",
    example: "clips:365,uploads:7,incidents:90,audit:365",
  }),
} as const satisfies Record<string, Variable>;

export function readKeeping(values: Read<typeof KEEPING_VARIABLES>) {
  return {
    keptDays: {
      uploads: UPLOADS_DAYS,
      incidents: INCIDENTS_DAYS,
      ...values.RETENTION_DAYS,
    } satisfies KeptDays as KeptDays,
  };
}
