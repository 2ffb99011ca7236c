import type { ErrorCode } from "../error-codes.ts";

/** Failures that lie in what was asked for. */
const OF_THE_ORDER: ReadonlySet<string> = new Set<ErrorCode>([
  "refused-words",
  "refused-film",
  "refused-by-reviewer",
  "refused-content",
  "refused-input",
  "refused-picture",
]);

/** Whether the same order, failed by this, may succeed another day. */
export function mayComeAgain(code: string): boolean {
  return !OF_THE_ORDER.has(code);
}
