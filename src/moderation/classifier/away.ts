import { BackendError } from "../../core/errors.ts";

/** No verdict came, so nothing is made. `message`: for the log. */
export function classifierAway(
  message: string,
  more: { retryable?: boolean; retryAfterMs?: number; cause?: unknown } = {},
): BackendError {
  return new BackendError(
    "classifier-away",
    "What is asked for can't be looked at just now, so nothing is made. Please try again in a few minutes.",
    { message, ...more },
  );
}
