import type { Quirks } from "../schema/fit.ts";
import type { CatalogueEntry } from "./entry.ts";

/** What an entry knows of its model beyond the model's own schema. */
export function quirksOf(entry: CatalogueEntry | undefined): Quirks {
  const { lengths, fps, input } = entry ?? {};
  return { lengths: Array.isArray(lengths) ? { choices: lengths } : lengths, fps, input };
}
