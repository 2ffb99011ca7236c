import { z } from "zod";
import type { Budgets } from "../../core/access/purse.ts";
import { address, amount, given, list, type Read, type Variable, variable, wholeNumber } from "./variable.ts";

/** What everyone together may spend, and by which days it is counted. */
export const SPENDING_VARIABLES = {
  GROUP_CREDITS_PER_DAY: variable({
    schema: wholeNumber(0, 1_000_000_000),
    default: "",
    description:
      "Credits all members of one server or group may spend together in any 24 hours. Default: no limit.",
    example: "5000",
  }),
  TOTAL_CREDITS_PER_DAY: variable({
    schema: wholeNumber(0, 1_000_000_000),
    default: "",
    description: "Credits everyone together may spend in any 24 hours. Default: no limit.",
    example: "50000",
  }),
  DAILY_BUDGET_USD: variable({
    schema: amount,
    default: "10",
    description:
      "US dollars that may go to paid backends on one day, over everyone. What a clip may cost at most is set aside before it starts.",
    example: "25",
  }),
  MONTHLY_BUDGET_USD: variable({
    schema: amount,
    default: "",
    description:
      "US dollars that may go to paid backends in a month: a day has what is left, divided by the days left, and never more than DAILY_BUDGET_USD. Nobody takes over a tenth of it unless a plan lets them. Default: no limit by the month.",
    example: "30",
  }),
  CLIP_BEYOND_TODAY_USD: variable({
    schema: amount,
    default: "1",
    description:
      "What one clip may take of MONTHLY_BUDGET_USD beyond today's share of it, in US dollars, while today has something left.",
    example: "2.50",
  }),
  GROUP_MONTHLY_BUDGET_USD: variable({
    schema: amount,
    default: "",
    description:
      "US dollars that may go to paid backends in a month for one server or group. Default: no limit.",
    example: "10",
  }),
  VOTED_RENDERS_PER_DAY: variable({
    schema: wholeNumber(0, 20),
    default: "0",
    description:
      "How many drafts each server or group may have rendered a day by a vote (`/rushes votes:on`): with the money above, at nobody's credits. 0: there are no votes.",
    example: "1",
  }),
  TOP_UPS: variable({
    schema: list(
      z
        .string()
        .regex(/^\d{1,7}:\d{1,5}$/, "must be credits:Stars, such as 100:150,500:650")
        .transform((written) => {
          const [credits = 0, stars = 0] = written.split(":").map(Number);
          return { credits, stars };
        })
        // Bot API: an invoice in Stars is for 1 to 10,000 of them for most bots.
        .refine(({ credits, stars }) => credits > 0 && stars > 0 && stars <= 10_000, {
          error: "must be at least one credit for 1 to 10000 Stars",
        }),
    ),
    default: "",
    description:
      "Credits people can buy on Telegram by `/buy`, and for how many Telegram Stars each lot. Default: nothing is sold.",
    example: "100:150,500:650",
  }),
  TERMS_URL: variable({
    schema: address,
    default: "",
    description: "Your terms of sale, which `/terms` names besides what holds anyway.",
    example: "https://example.org/terms",
  }),
  TIME_ZONE: variable({
    schema: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", {
      error: "must be a time zone's name, such as Europe/Berlin",
    }),
    default: "",
    description: "Time zone whose days and months money is counted by. Default: this machine's.",
    example: "Europe/Berlin",
  }),
} as const satisfies Record<string, Variable>;

export function readSpending(values: Read<typeof SPENDING_VARIABLES>) {
  return {
    perGroup: values.GROUP_CREDITS_PER_DAY,
    total: values.TOTAL_CREDITS_PER_DAY,
    votedPerDay: given(values.VOTED_RENDERS_PER_DAY),
    budgets: {
      daily: given(values.DAILY_BUDGET_USD),
      monthly: values.MONTHLY_BUDGET_USD,
      clipBeyond: given(values.CLIP_BEYOND_TODAY_USD),
      groupMonthly: values.GROUP_MONTHLY_BUDGET_USD,
    } satisfies Budgets,
  };
}

export function readTopUps(values: Read<typeof SPENDING_VARIABLES>) {
  return { offers: values.TOP_UPS ?? [], termsUrl: values.TERMS_URL };
}

export function readTimeZone(values: Read<typeof SPENDING_VARIABLES>): string {
  return values.TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
