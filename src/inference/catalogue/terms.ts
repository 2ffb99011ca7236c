import type { Terms } from "../../core/film/terms.ts";
import { openModel } from "../open-models.ts";
import type { CatalogueEntry } from "./entry.ts";

/** A model's terms: as its entry has them, else as they are known of open models by their names (or those of their files). */
export function termsOf(
  entry: Pick<CatalogueEntry, "licence" | "link" | "commercial"> | undefined,
  names = "",
): { terms?: Terms } {
  const known = names === "" ? undefined : openModel(names).terms;
  const licence = entry?.licence ?? known?.licence;
  const link = entry?.link ?? known?.link;
  if (licence === undefined || link === undefined) return known ? { terms: known } : {};
  // Where nobody says whether it may, people have to read.
  return {
    terms: {
      licence,
      link,
      commercial: entry?.commercial ?? (entry?.licence ? "ask" : known?.commercial) ?? "ask",
    },
  };
}
