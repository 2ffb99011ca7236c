import type { ModelKind } from "../../core/ports/video-backend.ts";
import type { Field, ModelSchema, Scalar } from "./input-schema.ts";
import { type Role, type Roles, readRoles } from "./roles.ts";

/** Numbers from one to another, both included. */
interface Range {
  min?: number | undefined;
  max?: number | undefined;
}

/** Values, of which one is meant; `[]`: the input is not to be sent. */
type Allowed = readonly Scalar[] | Range;

/**
 * A limit that a model's schema doesn't tell. Inputs go by the model's own names or, where it has no such input, by
 * ours (`startImage`, `references`, `aspect`, …: the roles); `seconds` is then the shot's length as it was asked for. For a
 * file, a list or a text `true` means given and `false` left out. What isn't sent counts with the model's default.
 */
export interface Rule {
  /** All must hold, each with one of its values; none: always. */
  when: Readonly<Record<string, readonly Scalar[]>>;
  allow: Readonly<Record<string, Allowed>>;
  /** Goes on from the model's name: "makes 10 s at 768p only". */
  because: string;
}

/** What is known of a model's limits beyond its schema. */
export interface ModelRules {
  /** The highest count of files an input takes. */
  most?: Readonly<Record<string, number>> | undefined;
  rules: readonly Rule[];
}

/** What a model takes for one order, and why that is less than its schema says, input by input. */
export interface Limits {
  schema: ModelSchema;
  because: ReadonlyMap<string, string>;
}

/** One order as it would be sent. */
export interface Sent {
  input: Readonly<Record<string, Scalar>>;
  files: readonly { field: string }[];
  /** Of the shot, as asked for. */
  wantedSeconds: number | undefined;
}

/** The rules with every input by the model's own name for it. */
export function inOwnNames(rules: readonly Rule[], schema: ModelSchema, roles: Roles): Rule[] {
  const own = new Set(schema.fields.map(({ name }) => name));
  const named = <T>(part: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        own.has(name) || name === SECONDS ? name : (roles[name as Role]?.name ?? name),
        value,
      ]),
    );
  return rules.map(({ when, allow, because }) => ({ when: named(when), allow: named(allow), because }));
}

const SECONDS = "seconds";

/** What holds whatever is ordered. */
export function standingLimits(schema: ModelSchema, kind: ModelKind, known: ModelRules | undefined): Limits {
  let limits: Limits = { schema, because: new Map() };
  if (!known) return limits;
  const fields = schema.fields.map((field) => {
    const most = known.most?.[field.name];
    return most === undefined ? field : { ...field, maxItems: Math.min(most, field.maxItems ?? most) };
  });
  limits = { ...limits, schema: { ...schema, fields } };
  const standing = known.rules.filter(({ when }) => Object.keys(when).length === 0);
  for (const rule of inOwnNames(standing, schema, readRoles(schema, kind))) limits = keepTo(rule, limits);
  return limits;
}

export function breaks(rule: Rule, sent: Sent, { schema }: Limits): boolean {
  const value = (name: string) => valueSent(name, sent, schema);
  if (!Object.entries(rule.when).every(([name, values]) => isOneOf(values, value(name)))) return false;
  return Object.entries(rule.allow).some(([name, allowed]) => {
    const is = value(name);
    if (!isList(allowed)) return typeof is === "number" && !isWithin(allowed, is);
    if (allowed.length === 0) return name in sent.input || sent.files.some(({ field }) => field === name);
    // An input that isn't sent and has no default is nothing a rule could be broken with, but for one that must be given.
    return is === undefined ? !allowed.includes(false) && allowed.includes(true) : !isOneOf(allowed, is);
  });
}

/** A rule kept by taking only what it allows. */
export function keepTo({ allow, because }: Rule, limits: Limits): Limits {
  return Object.entries(allow).reduce(
    (kept, [name, allowed]) => narrow(kept, name, because, (field) => within(field, allowed)),
    limits,
  );
}

/** A rule kept by not coming under it, in one way for each of its conditions. */
export function keepClearOf({ when, because }: Rule, limits: Limits): Limits[] {
  return Object.entries(when).map(([name, values]) =>
    narrow(limits, name, because, (field) => without(field, values)),
  );
}

function narrow(
  { schema, because }: Limits,
  name: string,
  reason: string,
  change: (field: Field) => Field | undefined,
): Limits {
  const fields = schema.fields.flatMap((field) => (field.name === name ? (change(field) ?? []) : field));
  return { schema: { ...schema, fields }, because: new Map(because).set(name, reason) };
}

/** undefined: the input is not to be sent. */
function within(field: Field, allowed: Allowed): Field | undefined {
  if (!isList(allowed)) {
    if (!field.choices) return { ...field, ...narrower(field, allowed) };
    return withChoices(field, (choice) => isWithin(allowed, Number.parseFloat(String(choice))));
  }
  if (field.choices) return withChoices(field, (choice) => isOneOf(allowed, choice));
  if (isGiven(field, allowed)) return allowed.includes(true) ? field : undefined;
  return allowed.length > 0 ? { ...field, choices: allowed } : undefined;
}

function without(field: Field, values: readonly Scalar[]): Field | undefined {
  if (!field.choices && isGiven(field, values)) return values.includes(true) ? undefined : field;
  const all = field.choices ?? (field.type === "boolean" ? [true, false] : numbersOf(field));
  return withChoices({ ...field, choices: all }, (choice) => !isOneOf(values, choice));
}

/** Files, lists and texts are given or not; all else has values. */
const isGiven = ({ type, isFile }: Field, values: readonly Scalar[]) =>
  isFile || type === "array" || (type !== "boolean" && values.some((value) => typeof value === "boolean"));

function withChoices(field: Field, keep: (choice: Scalar) => boolean): Field | undefined {
  const choices = (field.choices ?? []).filter(keep);
  return choices.length > 0 ? { ...field, choices } : undefined;
}

const narrower = (field: Field, { min, max }: Range) => ({
  ...(min !== undefined && { min: Math.max(min, field.min ?? min) }),
  ...(max !== undefined && { max: Math.min(max, field.max ?? max) }),
});

/** Most whole numbers told one by one: more than any length in seconds. */
const MOST_NUMBERS = 1_000;

function numbersOf({ min = 0, max = min }: Field): number[] {
  return Array.from({ length: Math.min(MOST_NUMBERS, max - min + 1) }, (_, index) => min + index);
}

function valueSent(name: string, sent: Sent, schema: ModelSchema): Scalar | undefined {
  const field = schema.fields.find((one) => one.name === name);
  if (sent.files.some((file) => file.field === name)) return true;
  if (!field && name === SECONDS && !(name in sent.input)) return sent.wantedSeconds;
  const value = sent.input[name] ?? field?.default;
  return isScalar(value) && value !== "" ? value : undefined;
}

const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);

const isList = (allowed: Allowed): allowed is readonly Scalar[] => Array.isArray(allowed);

const isWithin = ({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Range, value: number) =>
  value >= min && value <= max;

/** "1080p" and "1080P", "10" and 10 are the same to whoever writes a rule. */
function isOneOf(values: readonly Scalar[], value: Scalar | undefined): boolean {
  if (value === undefined) return values.includes(false);
  const word = String(value).toLowerCase();
  return values.some(
    (one) => String(one).toLowerCase() === word || (one === true && typeof value !== "boolean"),
  );
}
