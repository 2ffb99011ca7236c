import { given, type Read, type Variable, variable, wholeNumber } from "./variable.ts";

/** How much is under way at once. */
export const LIMIT_VARIABLES = {
  MAX_CLIPS_IN_FLIGHT: variable({
    schema: wholeNumber(1, 10_000),
    default: "10",
    description: "Clips one person may have under way at once.",
    example: "3",
  }),
  MAX_QUEUE: variable({
    schema: wholeNumber(1, 1_000_000),
    default: "500",
    description: "Clips that may be under way at once over everyone; more are refused with a clear word.",
    example: "100",
  }),
  LEAST_ACCOUNT_DAYS: variable({
    schema: wholeNumber(0, 3650),
    default: "0",
    description:
      "Days a Discord account has to be old before it has clips made that cost money; drafts are free of that. Telegram tells no account's age.",
    example: "30",
  }),
  LEAST_MEMBER_DAYS: variable({
    schema: wholeNumber(0, 3650),
    default: "0",
    description:
      "Days somebody has to belong to a Discord server before they have clips made there that cost money; drafts are free of that. Telegram doesn't tell.",
    example: "7",
  }),
  MIN_FREE_DISK_MB: variable({
    schema: wholeNumber(0, 1_000_000_000),
    default: "500",
    description: "Below this much free space in DATA_DIR no new clip is taken, in megabytes.",
    example: "2000",
  }),
} as const satisfies Record<string, Variable>;

export function readLimits(values: Read<typeof LIMIT_VARIABLES>) {
  return {
    limits: {
      queue: given(values.MAX_QUEUE),
      leastAccountDays: given(values.LEAST_ACCOUNT_DAYS),
      leastMemberDays: given(values.LEAST_MEMBER_DAYS),
      minFreeDiskBytes: given(values.MIN_FREE_DISK_MB) * 1_000_000,
    },
  };
}
