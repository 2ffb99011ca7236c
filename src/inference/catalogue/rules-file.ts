import { z } from "zod";
import { BACKEND_IDS } from "../../core/backend-ids.ts";
import type { ModelRules } from "../schema/limits.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: "must be a text, a number, true or false",
});
const input = z.string().min(1);

const ALLOWED = 'must be a list of values, or { "min": …, "max": … } with the lesser first';

const allowed = z.union(
  [
    z.array(scalar),
    z
      .strictObject({ min: z.number().optional(), max: z.number().optional() })
      .refine(({ min, max }) => min !== undefined || max !== undefined, ALLOWED)
      .refine(({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) => min <= max, ALLOWED),
  ],
  { error: ALLOWED },
);

const rule = z
  .strictObject({
    when: z.record(input, z.array(scalar, { error: "must be a list of values" }).min(1)),
    allow: z
      .record(input, allowed)
      .refine((allow) => Object.keys(allow).length > 0, "must say what is allowed then"),
    because: z
      .string()
      .min(1)
      .max(120)
      .regex(/[^.\s]$/, 'goes on from the model\'s name, without a full stop: "makes 10 s at 768p only"'),
  })
  .superRefine(({ when, allow }, context) => {
    for (const name of Object.keys(allow)) {
      if (!(name in when)) continue;
      context.addIssue({ code: "custom", path: ["allow", name], message: "is a condition of the same rule" });
    }
  });

const modelRules = z.strictObject({
  most: z.record(input, z.int().min(1).max(1_000)).optional(),
  rules: z.array(rule).default([]),
});

/** Limits of models by the backend that runs them and the model's own name there. */
export const rulesFile = z.partialRecord(
  z.enum(BACKEND_IDS),
  z.record(z.string().min(1).max(200), modelRules),
);

export type RulesFile = z.output<typeof rulesFile>;

/** undefined: none are known. A version's are its model's. */
export function rulesIn(file: RulesFile, backend: keyof RulesFile, model: string): ModelRules | undefined {
  const ofBackend = file[backend] ?? {};
  return ofBackend[model] ?? ofBackend[model.replace(/:[^/]*$/, "")];
}
