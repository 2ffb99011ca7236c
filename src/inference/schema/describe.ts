import type { ModelDescription, Order } from "../../core/ports/video-backend.ts";
import type { Quirks } from "./fit.ts";
import type { ModelSchema } from "./input-schema.ts";
import { lengthRule } from "./lengths.ts";
import { standingLimits } from "./limits.ts";
import { readRoles, SOUND_SWITCH } from "./roles.ts";
import { aspectsOf, resolutionsOf } from "./shapes.ts";

/** What a model can make, read from its schema and from what is known beyond it. */
export function describeSchema(
  published: ModelSchema,
  kind: Order["kind"],
  quirks: Quirks = {},
): Pick<ModelDescription, "lengths" | "aspects" | "resolutions" | "takes" | "needs" | "sound"> {
  const { schema } = standingLimits(published, kind, quirks.rules);
  const roles = readRoles(schema, kind);
  const needs = (["startImage", "sourceVideo"] as const).filter((role) => roles[role]?.required);
  return {
    ...(needs.length > 0 && { needs }),
    lengths: kind === "video" ? lengthRule(roles, quirks.lengths, quirks.fps).lengths : { choices: [] },
    aspects: aspectsOf(roles),
    resolutions: resolutionsOf(roles),
    takes: {
      startImage: roles.startImage !== undefined,
      endImage: roles.endImage !== undefined,
      references: roles.references !== undefined,
      sourceVideo: roles.sourceVideo !== undefined,
      negative: roles.negative !== undefined,
      seed: roles.seed !== undefined,
    },
    sound: kind === "video" && makesSound(schema, quirks),
  };
}

/** Whether sound comes with the video as we order it: what the catalogue sets, else the model's own default. */
function makesSound(schema: ModelSchema, quirks: Quirks): boolean {
  const field = schema.fields.find((field) => field.type === "boolean" && SOUND_SWITCH.test(field.name));
  return field !== undefined && (quirks.input?.[field.name] ?? field.default) === true;
}

/** What kind of thing an unknown model makes: from what it gives, and whether it takes anything that has a length. */
export function kindOf(schema: ModelSchema): Order["kind"] | undefined {
  if (schema.output === "text") return "language";
  const roles = readRoles(schema, "video");
  if (roles.seconds ?? roles.frames ?? roles.fps ?? roles.endImage ?? roles.sourceVideo) return "video";
  if (schema.output === "file" || schema.output === "files") return "image";
  return undefined;
}
