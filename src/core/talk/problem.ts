import type { ErrorCode } from "../error-codes.ts";

export type Value = string | number | boolean;

/** One thing wrong with a call. */
export interface Problem {
  /** As listed in docs/errors.md. */
  code: ErrorCode;
  option?: string;
  /** What is wrong and what would be right, for the person. */
  sentence: string;
  /** The nearest value that would be right, for the example. */
  correction?: Value;
}
