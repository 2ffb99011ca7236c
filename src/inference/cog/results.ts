import { Readable } from "node:stream";
import { z } from "zod";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { OperationStatus, Output } from "../../core/ports/video-backend.ts";
import { failedAs } from "../model-failures.ts";
import { progressFromLogs } from "../progress.ts";
import { uploadedFile } from "./uploads.ts";

const words = z.string().nullish().catch(undefined);

/** A prediction as a container reports it, by webhook or as the answer to a request. Loose in all but its state. */
export const reportSchema = z.looseObject({
  status: z.string(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: words,
  metrics: z.looseObject({ predict_time: z.number().nullish() }).nullish().catch(undefined),
});

export type Report = z.output<typeof reportSchema>;

/** What is known of a prediction, kept where every process sees it, as a container forgets it once it has reported. */
export type Known =
  | { state: "running"; progress: number | null }
  | { state: "done"; outputs: Output[]; text?: string; gpuSeconds?: number }
  | Extract<OperationStatus, { state: "failed" | "canceled" }>;

/** Long enough for any queue to pick it up, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;
/** Marks an output that lies in the media store. */
export const IN_MEDIA = "media:";

/** Marks a container that doesn't send its files along with a report. */
export const keepsFilesKey = (url: string) => `keeps-files:${url}`;

const ENDS = new Set(["succeeded", "failed", "canceled"]);
/** A container that has no slot free, or is not ready, reports an end besides answering 409 or 503 (Cog 0.22). */
const NEVER_BEGUN = /^(at capacity|predictor not ready)/i;

export interface Results {
  known(id: string): Promise<Known | undefined>;
  /** Takes a report in: files into the media store, the rest into the notebook. Whether it was the end. */
  take(id: string, report: Report): Promise<boolean>;
  set(id: string, known: Known): Promise<void>;
  forget(id: string): Promise<void>;
}

export function createResults({ media, notebook }: { media: MediaStore; notebook: Notebook }): Results {
  const key = (id: string) => `state:${id}`;
  const set = (id: string, known: Known) => notebook.set(key(id), known, { ttlMs: KEPT_MS });

  async function keepFile(id: string, index: number, address: string): Promise<Output> {
    const data = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[^,]*)?;base64,/.exec(address);
    if (!data) {
      const uploaded = await uploadedFile(notebook, id, address);
      return { source: uploaded === undefined ? address : `${IN_MEDIA}${uploaded}` };
    }
    const name = `cog/${id}-${index}`;
    await media.write(name, Readable.from([Buffer.from(address.slice(data[0].length), "base64")]));
    return { source: `${IN_MEDIA}${name}`, ...(data[1] && { mime: data[1] }) };
  }

  return {
    known: (id) => notebook.get<Known>(key(id)),
    set,
    forget: (id) => notebook.delete(key(id)),
    async take(id, report) {
      const before = await notebook.get<Known>(key(id));
      // Reports may come late or twice: an end is never undone.
      if (before && before.state !== "running") return true;
      const error = typeof report.error === "string" ? report.error : JSON.stringify(report.error ?? "");
      // The request was answered the same way and goes to another container, or here again: this order has not ended.
      if (report.status === "failed" && NEVER_BEGUN.test(error)) return false;
      if (!ENDS.has(report.status)) {
        await set(id, { state: "running", progress: progressFromLogs(report.logs) });
        return false;
      }
      const end = await toEnd(id, { ...report, error }, keepFile);
      if (end.state === "failed" && end.code === "output-kept-back") {
        const url = await notebook.get<string>(`box:${id}`);
        if (url) await notebook.set(keepsFilesKey(url), true, { ttlMs: KEPT_MS });
      }
      await set(id, end);
      return true;
    },
  };
}

async function toEnd(
  id: string,
  report: Report & { error: string },
  keepFile: (id: string, index: number, address: string) => Promise<Output>,
): Promise<Known> {
  if (report.status === "canceled") return { state: "canceled" };
  if (report.status === "failed") return failed(report.error);
  const addresses = addressesIn(report.output);
  if (addresses.length === 0 && isLocalPath(report.output)) {
    return {
      state: "failed",
      code: "output-kept-back",
      message:
        "The GPU's container kept the file to itself. It is asked in another way the next time; please try again.",
      retryable: true,
    };
  }
  const text = textIn(report.output);
  if (addresses.length === 0 && !text) return failedAs("noFile");
  const outputs: Output[] = [];
  for (const [index, address] of addresses.entries()) outputs.push(await keepFile(id, index, address));
  const gpuSeconds = report.metrics?.predict_time;
  return { state: "done", outputs, ...(text && { text }), ...(gpuSeconds && { gpuSeconds }) };
}

function failed(error: string): Known {
  if (/nsfw|sensitive|safety/i.test(error)) return failedAs("sensitive");
  return failedAs(/out of memory/i.test(error) ? "outOfMemory" : "failed");
}

/** What Cog before 0.17 reports of a file where it was started without `--upload-url`: its path inside the container. */
function isLocalPath(output: unknown): boolean {
  const [first] = Array.isArray(output) ? output : [output];
  return typeof first === "string" && /^(file:\/\/)?\/\S+\.\w{2,5}$/.test(first);
}

const isAddress = (value: unknown): value is string =>
  typeof value === "string" && /^(https?:\/\/|data:)/.test(value);

function addressesIn(output: unknown, depth = 0): string[] {
  if (isAddress(output)) return [output];
  if (depth > 2 || typeof output !== "object" || output === null) return [];
  const found = Object.values(output).flatMap((value) => addressesIn(value, depth + 1));
  const isVideo = (address: string) =>
    /^data:video\/|\.(mp4|webm|mov|mkv|gif)(\?|$)/i.test(address.slice(0, 2_000));
  return [...found.filter(isVideo), ...found.filter((address) => !isVideo(address))];
}

function textIn(output: unknown): string | undefined {
  if (typeof output === "string") return isAddress(output) ? undefined : output;
  const isText =
    Array.isArray(output) && output.every((piece) => typeof piece === "string" && !isAddress(piece));
  return isText ? output.join("") : undefined;
}
