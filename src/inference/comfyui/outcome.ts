import type { OperationStatus, Output } from "../../core/ports/video-backend.ts";
import { failedAs } from "../model-failures.ts";
import { type ComfyServer, filesIn, type HistoryEntry, type MadeFile } from "./server.ts";

/** What the server knows of a prompt; undefined: nothing. */
export async function look(
  server: ComfyServer,
  promptId: string,
): Promise<{ entry?: HistoryEntry; place?: "running" | "pending" } | undefined> {
  const before = await server.history(promptId);
  if (before) return { entry: before };
  const place = await server.place(promptId);
  if (place) return { place };
  // It may have ended between the two questions.
  const after = await server.history(promptId);
  return after && { entry: after };
}

export const hasFailed = (entry: HistoryEntry | undefined) =>
  entry !== undefined && failureIn(entry) !== undefined;

/** What came of a prompt that has ended. `output`: the node whose files count; undefined: every one's. */
export function toStatus(
  done: HistoryEntry,
  {
    url,
    output,
    isVideo,
    version,
  }: { url: string; output?: string | undefined; isVideo: boolean; version?: string | undefined },
): OperationStatus {
  const failure = failureIn(done);
  if (failure) return failure;
  const files = filesIn(done, output).sort((one, other) => rank(one) - rank(other));
  const wanted = isVideo ? files.filter(isMoving) : files;
  if (wanted.length === 0) {
    return {
      state: "failed",
      code: "empty-output",
      message: `The workflow ended without saving a ${isVideo ? "video" : "picture"}. Whoever runs this bot should look at its output node.`,
      retryable: false,
    };
  }
  const outputs = wanted.map((file) => toOutput(url, file));
  return { state: "done", outputs, usd: 0, ...(version !== undefined && { modelVersion: version }) };
}

function failureIn({
  status,
}: HistoryEntry): Extract<OperationStatus, { state: "failed" | "canceled" }> | undefined {
  const told = (event: string) => status?.messages.find(([name]) => name === event)?.[1];
  if (told("execution_interrupted") !== undefined) return { state: "canceled", usd: 0 };
  if (status?.status_str !== "error") return undefined;
  const error = told("execution_error") as
    | { exception_message?: string; exception_type?: string }
    | undefined;
  const isMemory = /OutOfMemory|out of memory/i.test(`${error?.exception_type} ${error?.exception_message}`);
  return isMemory
    ? failedAs("outOfMemory")
    : {
        state: "failed",
        code: "model-failed",
        message: "The workflow failed on the GPU. Try again, or choose another model.",
        retryable: true,
      };
}

const isMoving = ({ filename, animated }: MadeFile) =>
  /\.(mp4|webm|mov|mkv|avi|gif)$/i.test(filename) || (animated && /\.webp$/i.test(filename));

/** Finished files before previews, videos before animated pictures. */
function rank({ filename, type }: MadeFile): number {
  return (type === "output" ? 0 : 10) + (/\.(mp4|webm|mov|mkv)$/i.test(filename) ? 0 : 1);
}

/** The server it lies on, and what it goes by there. */
function toOutput(url: string, { filename, subfolder, type }: MadeFile): Output {
  return { source: `${url} ${new URLSearchParams({ filename, subfolder, type })}` };
}
