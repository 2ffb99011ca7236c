import type { OperationStatus } from "../../core/ports/video-backend.ts";
import { failedAs } from "../model-failures.ts";
import type { Job } from "./server.ts";

/** What a job's state means. `url`: of its server; `usd`: what it costs where it goes well. */
export function toStatus(job: Job, url: string, usd: number): OperationStatus {
  switch (job.status) {
    case "queued":
    case "pending":
      return { state: "waiting" };
    case "completed":
      return { state: "done", outputs: [{ source: `${url} ${job.id}`, mime: "video/mp4" }], usd };
    case "failed":
    case "expired":
      return failed(job.error);
    case "canceled":
    case "cancelled":
    case "deleted":
      return { state: "canceled", usd: 0 };
    default: {
      // Most servers say 0 to the end: that is no progress, it is silence.
      const { progress } = job;
      return { state: "running", progress: progress ? Math.min(1, progress / 100) : null };
    }
  }
}

function failed(error: Job["error"]): OperationStatus {
  const said = typeof error === "string" ? error : `${error?.code ?? ""} ${error?.message ?? ""}`;
  const free = { usd: 0 };
  if (/moderation|content.?policy|nsfw|guardrail|safety/i.test(said)) return failedAs("sensitive", free);
  return failedAs(/out of memory|outofmemory|\boom\b/i.test(said) ? "outOfMemory" : "failed", free);
}
