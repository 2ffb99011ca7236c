import type { OperationStatus, Output } from "../../core/ports/video-backend.ts";
import { failedAs } from "../model-failures.ts";

type Failed = Extract<OperationStatus, { state: "failed" }>;

/** What a run's own failure means, by its status and what it said. */
export function failureOf(status: number | undefined, said: string): Failed {
  // fal charges for what it gives and for nothing else.
  const free = { usd: 0 };
  if (/content_policy|moderation|nsfw|safety|sensitive/i.test(said)) return failedAs("sensitive", free);
  if (/out of memory|outofmemory/i.test(said)) return failedAs("outOfMemory", free);
  if (status === 504 || /timeout/i.test(said)) {
    return {
      state: "failed",
      code: "never-started",
      message: "fal had no free machine in time. Try again later, or choose another model.",
      retryable: true,
      ...free,
    };
  }
  const isRefused = status !== undefined && status >= 400 && status < 500;
  return failedAs(isRefused ? "unworkable" : "failed", free);
}

/** What came of a run that went well. */
export function doneWith(output: unknown, usd: number | undefined): OperationStatus {
  const outputs = filesIn(output);
  const cost = usd === undefined ? {} : { usd };
  if (outputs.length > 0) return { state: "done", outputs, ...cost };
  return failedAs("noFile", cost);
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
