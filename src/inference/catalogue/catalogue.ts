import { readFileSync, statSync } from "node:fs";
import type { Logger } from "pino";
import { ConfigError } from "../../core/errors.ts";
import { type CatalogueEntry, type CatalogueFile, catalogueFile, type Unlisted } from "./entry.ts";

/** The models this installation knows by name, as its catalogue file has them now. */
export interface Catalogue {
  entries(): readonly CatalogueEntry[];
  /** By id or alias, in any case. */
  find(name: string): CatalogueEntry | undefined;
  unlisted(): Unlisted;
  /** Why the file as it stands is not in use; undefined: it is. */
  problem(): string | undefined;
}

/** How often the file is looked at for changes, at most, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * Reads the catalogue file and keeps up with it: an edit counts within a second, a bad one is logged once
 * and the last good one stays. Throws ConfigError when there is no good one to begin with.
 */
export function createCatalogue({
  path,
  now,
  log,
}: {
  path: string;
  now: () => number;
  log: Pick<Logger, "info" | "error">;
}): Catalogue {
  let stamp = stampOf(path);
  let good = readCatalogue(path);
  let problem: string | undefined;
  let lookedAt = now();

  function current(): CatalogueFile {
    if (now() - lookedAt < LOOK_MS) return good;
    lookedAt = now();
    const seen = stampOf(path);
    if (seen === stamp) return good;
    stamp = seen;
    try {
      good = readCatalogue(path);
      problem = undefined;
      log.info({ path, models: good.models.length }, "model catalogue read anew");
    } catch (error) {
      problem = error instanceof ConfigError ? error.userMessage : String(error);
      log.error({ path, err: error }, "the model catalogue has mistakes; the last good one stays in use");
    }
    return good;
  }

  return {
    entries: () => current().models,
    find(name) {
      const wanted = name.trim().toLowerCase();
      return current().models.find((model) =>
        [model.id, ...model.aliases].some((word) => word.toLowerCase() === wanted),
      );
    },
    unlisted: () => current().unlisted,
    problem() {
      current();
      return problem;
    },
  };
}

function readCatalogue(path: string): CatalogueFile {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new ConfigError(
      "bad-catalogue",
      `The model catalogue ${path} can't be read: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
  return check(written, path);
}

function check(written: unknown, where: string): CatalogueFile {
  const result = catalogueFile.safeParse(written);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map(
    (issue) => `  ${issue.path.join(".") || "file"}: ${issue.message}`,
  );
  throw new ConfigError(
    "bad-catalogue",
    `The model catalogue ${where} has mistakes:\n${mistakes.join("\n")}`,
  );
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "missing";
  }
}
