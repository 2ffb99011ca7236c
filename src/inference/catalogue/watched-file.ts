import { readFileSync, statSync } from "node:fs";
import type { Logger } from "pino";
import type { z } from "zod";
import type { ErrorCode } from "../../core/error-codes.ts";
import { ConfigError } from "../../core/errors.ts";

/** A file of settings as it is now. */
export interface WatchedFile<T> {
  current(): T;
  /** Why the file as it stands is not in use; undefined: it is. */
  problem(): string | undefined;
}

/** How often a file is looked at for changes, at most, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * A JSON file that may be edited while it is in use: an edit counts within a second, a bad one is logged once and the
 * last good one stays. Throws ConfigError when there is no good one to begin with.
 */
export function watchFile<Shape extends z.ZodType>({
  path,
  called,
  code,
  shape,
  now,
  log,
}: {
  path: string;
  /** "model catalogue" */
  called: string;
  code: ErrorCode;
  shape: Shape;
  now: () => number;
  log: Pick<Logger, "info" | "error">;
}): WatchedFile<z.output<Shape>> {
  const read = () => parse(path, called, code, shape);
  let stamp = stampOf(path);
  let good = read();
  let problem: string | undefined;
  let lookedAt = now();

  function current(): z.output<Shape> {
    if (now() - lookedAt < LOOK_MS) return good;
    lookedAt = now();
    const seen = stampOf(path);
    if (seen === stamp) return good;
    stamp = seen;
    try {
      good = read();
      problem = undefined;
      log.info({ path }, `${called} read anew`);
    } catch (error) {
      problem = error instanceof ConfigError ? error.userMessage : String(error);
      log.error({ path, err: error }, `the ${called} has mistakes; the last good one stays in use`);
    }
    return good;
  }

  return {
    current,
    problem() {
      current();
      return problem;
    },
  };
}

function parse<Shape extends z.ZodType>(
  path: string,
  called: string,
  code: ErrorCode,
  shape: Shape,
): z.output<Shape> {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new ConfigError(
      code,
      `The ${called} ${path} can't be read: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
  const result = shape.safeParse(written);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map(
    (issue) => `  ${issue.path.join(".") || "file"}: ${issue.message}`,
  );
  throw new ConfigError(code, `The ${called} ${path} has mistakes:\n${mistakes.join("\n")}`);
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "missing";
  }
}
