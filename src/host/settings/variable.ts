import { resolve } from "node:path";
import { z } from "zod";
import { PROJECT } from "../project.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Variable<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** As written in `.env`; "" where leaving it out means "off" or "found out by itself". */
  default: string;
  description: string;
  example: string;
  /** Never logged or shown. */
  secret?: boolean;
}

export function variable<Schema extends z.ZodType>(definition: Variable<Schema>): Variable<Schema> {
  return definition;
}

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));

export const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/, "must be a number such as 2.50")
  .transform(Number);

export const flag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((word) => word === "true");

/** Whether an address holds a name or a password: `http://name:password@host`. */
export const holdsLogin = (written: string) => /\/\/[^/?#\s]*@/.test(written);

/**
 * Addresses are shown, logged and told to services outside, so none holds a password; fetch, which asks nearly all of them,
 * takes no such address anyway.
 */
export const address = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "must be an http(s) address",
  )
  .refine((text) => !holdsLogin(text), "must be without a name and a password in it")
  .transform((text) => text.replace(/\/+$/, ""));

export const text = z.string();
export const path = z
  .string()
  .min(1)
  .transform((written) => resolve(PROJECT, written));
export const hostName = z.string().regex(/^[\w.-]+$|^\[[\da-f:]+\]$/i, "must be host names, without port");
/** Several of the same, separated by commas. */
export const list = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .transform((words) =>
      words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item));

/** What the variables of a group were read as; undefined: not written, and without default. */
export type Read<Group extends Record<string, Variable>> = {
  [Name in keyof Group]: z.output<Group[Name]["schema"]> | undefined;
};

/** The value of a variable that has a default. */
export const given = <Value>(value: Value | undefined): Value => value as Value;
