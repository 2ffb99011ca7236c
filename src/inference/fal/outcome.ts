import type { ErrorCode } from "../../core/error-codes.ts";
import type { OperationStatus, Output } from "../../core/ports/video-backend.ts";
import { noFile } from "../no-file.ts";

type Failed = Extract<OperationStatus, { state: "failed" }>;

/** fal charges for what it gives and for nothing else. */
const fail = (code: ErrorCode, message: string, retryable = false): Failed => ({
  state: "failed",
  code,
  message,
  retryable,
  usd: 0,
});

/** What a run's own failure means, by its status and what it said. */
export function failureOf(status: number | undefined, said: string): Failed {
  if (/content_policy|moderation|nsfw|safety|sensitive/i.test(said)) {
    return fail(
      "refused-content",
      "The model refuses this: its own filter takes it for sensitive. Change the words or the picture.",
    );
  }
  if (/out of memory|outofmemory/i.test(said))
    return fail(
      "model-out-of-memory",
      "The model ran out of memory. Try a shorter clip or a lower resolution.",
    );
  if (status === 504 || /timeout/i.test(said)) {
    return fail(
      "never-started",
      "fal had no free machine in time. Try again later, or choose another model.",
      true,
    );
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return fail(
      "refused-input",
      "The model can't work with this order. Change the picture or the settings, or choose another model.",
    );
  }
  return fail("model-failed", "The model failed. Try again, or choose another model.", true);
}

/** What came of a run that went well. */
export function doneWith(output: unknown, usd: number | undefined): OperationStatus {
  const outputs = filesIn(output);
  const cost = usd === undefined ? {} : { usd };
  if (outputs.length > 0) return { state: "done", outputs, ...cost };
  return noFile(cost);
}

/** Every file in an output, videos first: fal gives each as an object with a `url`. */
function filesIn(output: unknown, depth = 0): Output[] {
  if (depth > 3 || typeof output !== "object" || output === null) return [];
  if ("url" in output && typeof output.url === "string" && /^(https?:\/\/|data:)/.test(output.url)) {
    const type = "content_type" in output ? output.content_type : undefined;
    return [{ source: output.url, ...(typeof type === "string" && type.includes("/") && { mime: type }) }];
  }
  const found = Object.values(output).flatMap((value) => filesIn(value, depth + 1));
  const isVideo = ({ source, mime }: Output) =>
    mime?.startsWith("video/") || /^data:video\/|\.(mp4|webm|mov|mkv|gif)(\?|$)/i.test(source);
  return [...found.filter(isVideo), ...found.filter((file) => !isVideo(file))];
}
