import type { Quirks } from "../schema/fit.ts";
import type { ModelRules } from "../schema/limits.ts";
import type { CatalogueEntry } from "./entry.ts";

/** What is known of a model beyond its own schema. */
export function quirksOf(entry: CatalogueEntry | undefined, rules?: ModelRules): Quirks {
  const { lengths, fps, input, sound } = entry ?? {};
  return { lengths: Array.isArray(lengths) ? { choices: lengths } : lengths, fps, input, sound, rules };
}
