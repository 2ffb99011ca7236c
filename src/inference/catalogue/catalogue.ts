import type { Logger } from "pino";
import type { ModelRules } from "../schema/limits.ts";
import { type CatalogueEntry, catalogueFile, type Unlisted } from "./entry.ts";
import { rulesFile, rulesIn } from "./rules-file.ts";
import { watchFile } from "./watched-file.ts";

/** The models this installation knows by name, as its catalogue file has them now. */
export interface Catalogue {
  entries(): readonly CatalogueEntry[];
  /** By id or alias, in any case. */
  find(name: string): CatalogueEntry | undefined;
  unlisted(): Unlisted;
  /** Limits that a model's schema doesn't tell, by its own name at its backend. */
  rules(backend: CatalogueEntry["backend"], model: string): ModelRules | undefined;
  /** Why a file as it stands is not in use; undefined: all are. */
  problem(): string | undefined;
}

/**
 * Reads the catalogue's files and keeps up with them: an edit counts within a second, a bad one is logged once
 * and the last good one stays. Throws ConfigError when there is no good one to begin with.
 */
export function createCatalogue({
  path,
  rulesPath,
  now,
  log,
}: {
  path: string;
  /** The limits beyond the models' schemas; absent: none are known. */
  rulesPath?: string | undefined;
  now: () => number;
  log: Pick<Logger, "info" | "error">;
}): Catalogue {
  const file = watchFile({
    path,
    called: "model catalogue",
    code: "bad-catalogue",
    shape: catalogueFile,
    now,
    log,
  });
  const rules =
    rulesPath === undefined
      ? undefined
      : watchFile({
          path: rulesPath,
          called: "models' rules",
          code: "bad-rules",
          shape: rulesFile,
          now,
          log,
        });

  return {
    entries: () => file.current().models,
    find(name) {
      const wanted = name.trim().toLowerCase();
      return file
        .current()
        .models.find((model) => [model.id, ...model.aliases].some((word) => word.toLowerCase() === wanted));
    },
    unlisted: () => file.current().unlisted,
    rules: (backend, model) => rules && rulesIn(rules.current(), backend, model),
    problem: () => file.problem() ?? rules?.problem(),
  };
}
