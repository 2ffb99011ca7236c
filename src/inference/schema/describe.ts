import type { ModelDescription, ModelKind } from "../../core/ports/video-backend.ts";
import type { Quirks } from "./fit.ts";
import type { ModelSchema } from "./input-schema.ts";
import { lengthRule } from "./lengths.ts";
import { standingLimits } from "./limits.ts";
import { readRoles, SOUND_SWITCH } from "./roles.ts";
import { aspectsOf, resolutionsOf } from "./shapes.ts";

/** What a model can make, read from its schema and from what is known beyond it. */
export function describeSchema(
  published: ModelSchema,
  kind: ModelKind,
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

/** Whether sound comes with the video as we order it: by its switch as the catalogue sets it, else as the model has it; else by the catalogue's word. */
function makesSound(schema: ModelSchema, quirks: Quirks): boolean {
  const field = schema.fields.find((field) => field.type === "boolean" && SOUND_SWITCH.test(field.name));
  if (!field) return quirks.sound ?? false;
  return (quirks.input?.[field.name] ?? field.default) === true;
}
