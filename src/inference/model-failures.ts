import type { ErrorCode } from "../core/error-codes.ts";
import type { OperationStatus } from "../core/ports/video-backend.ts";

const again = (code: ErrorCode, message: string) => ({ code, message, retryable: true });
const inVain = (code: ErrorCode, message: string) => ({ code, message, retryable: false });

/** What becomes of orders anywhere, as people are told; how it is known is each service's own. */
export const MODEL_FAILURES = {
  sensitive: inVain(
    "refused-content",
    "The model refuses this: its own filter takes it for sensitive. Change the words or the picture.",
  ),
  unworkable: inVain(
    "refused-input",
    "The model can't work with this order. Change the picture or the settings, or choose another model.",
  ),
  outOfMemory: inVain(
    "model-out-of-memory",
    "The model ran out of memory. Try a shorter clip or a lower resolution.",
  ),
  noFile: inVain(
    "empty-output",
    "The model finished without giving a file. Change the words a little, or choose another model.",
  ),
  failed: again("model-failed", "The model failed. Try again, or choose another model."),
};

/** An order that failed like that, and what it cost. */
export function failedAs(
  kind: keyof typeof MODEL_FAILURES,
  cost: { usd?: number } = {},
): OperationStatus & { state: "failed" } {
  return { state: "failed", ...MODEL_FAILURES[kind], ...cost };
}
