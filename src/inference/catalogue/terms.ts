import type { Terms } from "../../core/film/terms.ts";
import type { ModelDescription } from "../../core/ports/video-backend.ts";
import type { CatalogueEntry } from "./entry.ts";
import { openModel } from "./open-models.ts";

/** A model's terms: as its entry has them, else as they are known of open models by their names (or those of their files). */
function termsOf(
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

/** What people are told of a model because its entry says so, whichever backend has it. `names`: see termsOf. */
export function toldOf(
  entry: CatalogueEntry | undefined,
  names = "",
): Pick<ModelDescription, "terms" | "goodFor" | "slots" | "plans" | "sunset"> {
  const { goodFor, slots, plans, sunset } = entry ?? {};
  return {
    ...termsOf(entry, names),
    ...(goodFor && { goodFor }),
    ...(slots && { slots }),
    ...(plans && { plans }),
    ...(sunset && {
      sunset: { date: sunset.date, ...(sunset.successor && { successor: sunset.successor }) },
    }),
  };
}
