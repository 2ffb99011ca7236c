import type { OperationStatus } from "../core/ports/video-backend.ts";

/** What it comes to where a model says that it is done and there is no file. */
export function noFile(cost: { usd?: number } = {}): OperationStatus & { state: "failed" } {
  return {
    state: "failed",
    code: "empty-output",
    message: "The model finished without giving a file. Change the words a little, or choose another model.",
    retryable: false,
    ...cost,
  };
}
