import { z } from "zod";
import { RESOLUTIONS } from "../film/picture.ts";
import { SECONDS_MAX } from "../film/request.ts";
import { MONTH_SHARE } from "./purse.ts";

const whole = (least: number, most: number) =>
  z
    .number({ error: `must be a whole number from ${least} to ${most}` })
    .int()
    .min(least)
    .max(most);
const orNone = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();
const MANY = 1_000_000_000;

/** What people on a plan may have, as `plans.json` has it. null: no limit. */
export const PLAN_FIELDS = {
  /** Credits in any 24 hours. */
  creditsPerDay: whole(0, MANY),
  /** Credits in any 30 days. */
  creditsPerMonth: orNone(whole(0, MANY)),
  /** Clips under way at once. */
  clipsInFlight: whole(1, 10_000),
  /** Seconds of the longest film. */
  longestFilmSeconds: z.number().min(1).max(SECONDS_MAX),
  /** Ids of the models they may use besides what draws drafts. */
  models: orNone(z.array(z.string().min(1)).min(1)),
  resolutions: orNone(z.array(z.enum(RESOLUTIONS)).min(1)),
  /** How many times as much of the queue as somebody of priority 1 they have. */
  priority: whole(1, 100),
  /** Whether they may make clips that they alone see. */
  privateClips: z.boolean(),
  /** Drafts in any hour. */
  draftsPerHour: orNone(whole(0, MANY)),
  /** What they may ask of the bot in a minute; in a group never more than the bot can answer there. */
  commandsPerMinute: whole(1, 600),
  /** Bytes of pictures and other files they may send in any 24 hours. */
  uploadBytesPerDay: orNone(whole(0, 1_000_000_000_000)),
  /** Share of a month's money they may take, from 0 to 1. */
  moneyShare: z.number().min(0).max(1),
  /** Whether a community's managers may hand it out; the host always may. */
  grantableByManagers: z.boolean(),
} as const;

export type PlanField = keyof typeof PLAN_FIELDS;
type PlanValues = { readonly [Field in PlanField]: z.output<(typeof PLAN_FIELDS)[Field]> };

export interface Plan extends PlanValues {
  name: string;
}

/** Every plan of an installation by its name; `standard` is everyone's. */
export type Plans = Readonly<Record<string, Plan>>;

/** What somebody wrote of the plans: what a plan leaves out it has as `standard` has it. */
export type WrittenPlans = Readonly<
  Record<string, { readonly [Field in PlanField]?: PlanValues[Field] | undefined }>
>;

export const STANDARD = "standard";
export const PLAN_NAME = /^(?!__)[a-z0-9_-]{1,32}$/;

/** What `standard` has where nobody says otherwise. */
export const PLAN_DEFAULTS: PlanValues = {
  creditsPerDay: 600,
  creditsPerMonth: null,
  clipsInFlight: 10,
  longestFilmSeconds: SECONDS_MAX,
  models: null,
  resolutions: null,
  priority: 1,
  privateClips: true,
  draftsPerHour: 300,
  commandsPerMinute: 60,
  uploadBytesPerDay: 2_000_000_000,
  moneyShare: MONTH_SHARE,
  grantableByManagers: false,
};

/** A file of plans: `{"plans": {"standard": {"creditsPerDay": 120}, "patron": {…}}}`. */
export const plansFile = z.strictObject({
  $schema: z.string().optional(),
  plans: z.record(
    z.string().regex(PLAN_NAME, "a plan's name has small letters, digits, - and _, at most 32"),
    z.strictObject(PLAN_FIELDS).partial(),
  ),
});

/** Who says what a plan's field is. */
type PlanSource = "chat" | "file" | "settings" | "default";

/** The plans as they hold, and who says so of each field. */
export interface PlanBook {
  plans: Plans;
  sources: Readonly<Record<string, Readonly<Record<PlanField, PlanSource>>>>;
}

/** Puts plans together: what was set in the chat over what is written, field by field, and what a plan leaves out from `standard`. */
export function bookOf(
  written: { plans: WrittenPlans; source: "file" | "settings" },
  inChat: WrittenPlans,
): PlanBook {
  const names = new Set([...Object.keys(written.plans), ...Object.keys(inChat), STANDARD]);
  const plans: Record<string, Plan> = {};
  const sources: Record<string, Record<PlanField, PlanSource>> = {};
  for (const name of names) {
    const values: Record<string, unknown> = { name };
    const from: Record<string, PlanSource> = {};
    for (const field of Object.keys(PLAN_FIELDS) as PlanField[]) {
      // Whoever may have a plan is never a matter of another one.
      const heirs = field === "grantableByManagers" ? [name] : [name, STANDARD];
      const [value, source] = firstOf(heirs, field, written, inChat);
      values[field] = value;
      from[field] = source;
    }
    plans[name] = values as unknown as Plan;
    sources[name] = from as Record<PlanField, PlanSource>;
  }
  return { plans, sources };
}

function firstOf(
  heirs: readonly string[],
  field: PlanField,
  written: { plans: WrittenPlans; source: "file" | "settings" },
  inChat: WrittenPlans,
): [unknown, PlanSource] {
  for (const name of heirs) {
    const said = inChat[name]?.[field];
    if (said !== undefined) return [said, "chat"];
    const wrote = written.plans[name]?.[field];
    if (wrote !== undefined) return [wrote, written.source];
  }
  return [PLAN_DEFAULTS[field], "default"];
}

/** A field's value as somebody types it: `none` for no limit, lists separated by commas. Throws ZodError. */
export function readPlanValue(field: PlanField, typed: string): PlanValues[PlanField] {
  return PLAN_FIELDS[field].parse(valueTyped(field, typed.trim())) as PlanValues[PlanField];
}

function valueTyped(field: PlanField, typed: string): unknown {
  if (/^(?:none|no limit|unlimited)$/i.test(typed)) return null;
  if (field === "models" || field === "resolutions") return typed.split(/\s*,\s*/).filter(Boolean);
  if (field === "privateClips" || field === "grantableByManagers") {
    return /^(?:yes|true|on)$/i.test(typed) ? true : /^(?:no|false|off)$/i.test(typed) ? false : typed;
  }
  return /^\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : typed;
}

/** The plan of somebody whom a community's managers have put on one: what they may not hand out, nobody gets by them. */
export function planOf(plans: Plans, { plan }: { plan?: string | undefined }): Plan {
  const standard = plans[STANDARD];
  if (!standard) throw new Error(`there is no plan ${STANDARD}`);
  const given = plan !== undefined && Object.hasOwn(plans, plan) ? plans[plan] : undefined;
  return given?.grantableByManagers ? given : standard;
}

/** The plan that the first of a community's rules gives which names one of somebody's roles. */
export function planByRoles(
  roles: readonly string[],
  rolePlans: Readonly<Record<string, string>> = {},
): string | undefined {
  return Object.entries(rolePlans).find(([role]) => roles.includes(role))?.[1];
}

/** The better of two: more credits a day, or else a month, or else more clips at once; the first of equals. */
export function betterPlan(one: Plan, other: Plan): Plan {
  const worth = ({ creditsPerDay, creditsPerMonth, clipsInFlight }: Plan) => [
    creditsPerDay,
    creditsPerMonth ?? Number.POSITIVE_INFINITY,
    clipsInFlight,
  ];
  const [mine, theirs] = [worth(one), worth(other)];
  const at = mine.findIndex((value, index) => value !== theirs[index]);
  return at === -1 || (mine[at] as number) > (theirs[at] as number) ? one : other;
}

/** The plans a community's managers may hand out, by name. */
export function grantablePlans(plans: Plans): string[] {
  return Object.values(plans)
    .filter(({ name, grantableByManagers }) => grantableByManagers || name === STANDARD)
    .map(({ name }) => name);
}
