import { z } from "zod";
import { STANDARD, type WrittenPlans } from "../../core/access/plans.ts";
import type { LIMIT_VARIABLES } from "./limits.ts";
import {
  type Environment,
  given,
  list,
  path,
  type Read,
  type Variable,
  variable,
  wholeNumber,
} from "./variable.ts";

/** What people may have, as far as the settings say it. */
export const PLAN_VARIABLES = {
  PLANS_FILE: variable({
    schema: path,
    default: "./plans.json",
    description:
      "What people on each plan may have, field by field (docs/plans.md). Edits count at once. Where it is there, PLANS, CREDITS_PER_DAY, MAX_CLIPS_IN_FLIGHT and GRANTABLE_PLANS are ignored.",
    example: "/etc/rushes/plans.json",
  }),
  CREDITS_PER_DAY: variable({
    schema: wholeNumber(0, 1_000_000_000),
    default: "600",
    description:
      "Credits a person has in any 24 hours. One credit is one second of rendered video at rate 1.",
    example: "120",
  }),
  PLANS: variable({
    schema: z.string().transform((words, context) => {
      const plans: Record<string, number> = {};
      for (const pair of words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean)) {
        const match = /^([a-z0-9_-]{1,32}):(\d{1,9})$/.exec(pair);
        if (!match)
          context.addIssue({ code: "custom", message: `must be name:credits pairs, and "${pair}" is not` });
        else plans[match[1] as string] = Number(match[2]);
      }
      return plans;
    }),
    default: "",
    description: "Further plans and their credits in any 24 hours; roles and people are put on them.",
    example: "patron:3000,staff:100000",
  }),
} as const satisfies Record<string, Variable>;

/** Who else may hand plans out. Apart, since the list of settings has those of the admin before it. */
export const GRANT_VARIABLES = {
  GRANTABLE_PLANS: variable({
    schema: list(
      z.string().regex(/^[a-z0-9_-]{1,32}$/, { error: "must be names of plans, separated by commas" }),
    ),
    default: "",
    description:
      "Of PLANS, those that the managers of any server may hand out to roles. The others are yours alone to give. Default: none.",
    example: "patron",
  }),
} as const satisfies Record<string, Variable>;

type PlanValues = Read<typeof PLAN_VARIABLES & typeof GRANT_VARIABLES & typeof LIMIT_VARIABLES>;

export function readPlans(values: PlanValues, env: Environment) {
  return {
    /** As the settings write them, for where there is no file. */
    plans: plansOf(values),
    plansFile: given(values.PLANS_FILE),
    /** Whether the file was asked for by name, and so has to be there. */
    plansFileIsNamed: Boolean(env.PLANS_FILE?.trim()),
    /** Of the settings that a file of plans takes the place of, those that are written. */
    besidePlans: BESIDE_PLANS.filter((name) => Boolean(env[name]?.trim())),
  };
}

const BESIDE_PLANS = ["PLANS", "CREDITS_PER_DAY", "MAX_CLIPS_IN_FLIGHT", "GRANTABLE_PLANS"] as const;

/** The plans as the settings have them. */
function plansOf(values: PlanValues): WrittenPlans {
  const {
    CREDITS_PER_DAY: creditsPerDay,
    MAX_CLIPS_IN_FLIGHT: clipsInFlight,
    PLANS,
    GRANTABLE_PLANS,
  } = values;
  const further = Object.entries(PLANS ?? {}).map(([name, credits]) => [
    name,
    { creditsPerDay: credits, grantableByManagers: GRANTABLE_PLANS?.includes(name) ?? false },
  ]);
  return {
    ...Object.fromEntries(further),
    [STANDARD]: {
      ...(creditsPerDay === undefined ? {} : { creditsPerDay }),
      ...(clipsInFlight === undefined ? {} : { clipsInFlight }),
    },
  };
}

export function planProblems(values: PlanValues): string[] {
  const plans = { ...values.PLANS, [STANDARD]: 0 };
  return (values.GRANTABLE_PLANS ?? [])
    .filter((plan) => !Object.hasOwn(plans, plan))
    .map((plan) => `GRANTABLE_PLANS names ${plan}, which is not in PLANS.`);
}
