import { z } from "zod";
import type { ErrorCode } from "../../core/error-codes.ts";
import { BackendError } from "../../core/errors.ts";
import type { OperationStatus, Output } from "../../core/ports/video-backend.ts";
import { type Estimate, settled } from "../catalogue/price.ts";
import { failedAs, MODEL_FAILURES } from "../model-failures.ts";
import { progressFromLogs } from "../progress.ts";

const STATES = ["starting", "processing", "succeeded", "failed", "canceled", "aborted"] as const;

/** What is good to know, and not worth losing a prediction over that has been paid for. */
const perhaps = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(undefined);

/** The parts of a prediction that are used; only what it goes by and how it stands must be there. */
const predictionSchema = z.object({
  id: z.string().min(1),
  // Of a state that may be added one day only this is sure: it is none of the ends.
  status: z.union([z.enum(STATES), z.string().transform(() => "starting" as const)]),
  model: perhaps(z.string()),
  version: perhaps(z.string()),
  input: perhaps(z.record(z.string(), z.unknown())),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: perhaps(z.string()),
  data_removed: perhaps(z.boolean()),
  webhook: perhaps(z.string()),
  metrics: perhaps(
    z.looseObject({
      predict_time: perhaps(z.number()),
      video_output_duration_seconds: perhaps(z.number()),
    }),
  ),
  created_at: perhaps(z.string()),
  started_at: perhaps(z.string()),
  completed_at: perhaps(z.string()),
  deadline: perhaps(z.string()),
});

export type Prediction = z.output<typeof predictionSchema>;

export function readPrediction(written: unknown): Prediction {
  const result = predictionSchema.safeParse(written);
  if (result.success) return result.data;
  throw new BackendError(
    "backend-unintelligible",
    "Replicate answered something unexpected. Try again in a few minutes, or use another model.",
    {
      retryable: true,
      message: `not a prediction: ${z.prettifyError(result.error)}`,
    },
  );
}

/** What a run costs, as it was started. */
export interface RunPrice extends Estimate {
  /** A failed run is paid for like any other. */
  failuresCost?: boolean;
  /** It was to be stopped after so long, as it would have cost more than was set aside for it. */
  stopAfterSeconds?: number;
}

/** What a prediction means for its shot. */
export function toStatus(prediction: Prediction, price: RunPrice): OperationStatus {
  switch (prediction.status) {
    case "starting":
      return { state: "waiting" };
    case "processing":
      return { state: "running", progress: progressFromLogs(prediction.logs) };
    case "succeeded":
      return succeeded(prediction, price);
    case "failed":
      return failed(prediction, price);
    case "canceled":
      return endedAtDeadline(prediction)
        ? {
            state: "failed",
            code: "took-too-long",
            message: tookTooLong(price),
            retryable: false,
            ...chargedUntilStop(prediction, price),
          }
        : { state: "canceled", ...chargedUntilStop(prediction, price) };
    case "aborted":
      return endedAtDeadline(prediction)
        ? {
            state: "failed",
            code: "never-started",
            message: "Replicate had no free machine in time. Try again later, or choose another model.",
            retryable: true,
            usd: 0,
          }
        : { state: "canceled", usd: 0 };
  }
}

function succeeded(prediction: Prediction, price: Estimate): OperationStatus {
  const usd = settled(price, {
    videoSeconds: prediction.metrics?.video_output_duration_seconds ?? undefined,
    gpuSeconds: prediction.metrics?.predict_time ?? undefined,
  });
  const cost = usd === undefined ? {} : { usd };
  if (prediction.data_removed) {
    return {
      state: "failed",
      code: "output-expired",
      message:
        "The finished file was deleted at Replicate before it could be fetched. Ask for the clip again.",
      retryable: false,
      ...cost,
    };
  }
  const outputs = filesIn(prediction.output);
  const text = textIn(prediction.output);
  if (outputs.length === 0 && !text) return failedAs("noFile", cost);
  const { version } = prediction;
  return {
    state: "done",
    outputs,
    ...(text && { text }),
    ...cost,
    ...(version && version !== "hidden" && { modelVersion: version }),
  };
}

const FAILURES: Readonly<Record<string, { code: ErrorCode; message: string; retryable: boolean }>> = {
  E005: MODEL_FAILURES.sensitive,
  E006: MODEL_FAILURES.unworkable,
  E1001: MODEL_FAILURES.outOfMemory,
  E4875: {
    code: "bad-webhook",
    message: "This bot's webhook address is wrong. Tell whoever runs it.",
    retryable: false,
  },
  E6716: {
    code: "never-started",
    message: "The model did not start in time. Try again in a few minutes, or use another model.",
    retryable: true,
  },
};

// Models say it each in their own words; codes come first where there are any.
const SENSITIVE =
  /nsfw|sensitive content|flagged as|content policy|safety (filter|system|checker)|moderation/i;

function tookTooLong({ stopAfterSeconds }: RunPrice): string {
  return stopAfterSeconds === undefined
    ? "The model took too long and was stopped. Try a shorter clip or another model."
    : "The model was stopped before it could cost more than was set aside for it. Try one of those in /models.";
}

/** A failed run of a public model is not charged. */
function failed(prediction: Prediction, price: RunPrice): OperationStatus {
  const said =
    typeof prediction.error === "string" ? prediction.error : JSON.stringify(prediction.error ?? "");
  const code = /\bE\d{3,4}\b/.exec(said)?.[0];
  const known = (code && FAILURES[code]) || (SENSITIVE.test(said) ? FAILURES.E005 : undefined);
  const usd = price.failuresCost
    ? settled(price, { gpuSeconds: prediction.metrics?.predict_time ?? undefined })
    : 0;
  return { state: "failed", ...(known ?? MODEL_FAILURES.failed), ...(usd !== undefined && { usd }) };
}

/** A run stopped on the way is charged for its time; one that never ran is free. */
function chargedUntilStop(prediction: Prediction, price: Estimate): { usd?: number } {
  if (!prediction.started_at) return { usd: 0 };
  if (price.perGpuSecond === undefined) return {};
  const usd = settled(
    { perGpuSecond: price.perGpuSecond },
    { gpuSeconds: prediction.metrics?.predict_time ?? undefined },
  );
  return usd === undefined ? {} : { usd };
}

export function chargeOf(prediction: Prediction, price: RunPrice): { usd?: number } {
  const status = toStatus(prediction, price);
  return "usd" in status && status.usd !== undefined ? { usd: status.usd } : {};
}

function endedAtDeadline({ deadline, completed_at }: Prediction): boolean {
  if (!deadline) return false;
  // Without a time of its end it was at the deadline that nobody else stopped it.
  return !completed_at || Date.parse(completed_at) >= Date.parse(deadline) - 1_000;
}

const isAddress = (value: unknown): value is string =>
  typeof value === "string" && /^(https?:\/\/|data:[\w.+-]+\/[\w.+-]+[;,])/.test(value);

/** Every file in an output, videos first: a model may give a list, or a video beside its preview. */
function filesIn(output: unknown, depth = 0): Output[] {
  if (isAddress(output)) return [{ source: output }];
  if (depth > 2 || typeof output !== "object" || output === null) return [];
  const found = Object.values(output).flatMap((value) => filesIn(value, depth + 1));
  const isVideo = ({ source }: Output) => /^data:video\/|\.(mp4|webm|mov|mkv|gif)(\?|$)/i.test(source);
  return [...found.filter(isVideo), ...found.filter((file) => !isVideo(file))];
}

/** Language models give their words whole or in pieces; what transcribes gives words with their times, handed on as they are. */
function textIn(output: unknown): string | undefined {
  if (typeof output === "object" && output !== null && ("segments" in output || "chunks" in output))
    return JSON.stringify(output);
  if (typeof output === "string") return isAddress(output) ? undefined : output;
  if (!Array.isArray(output) || !output.every((piece) => typeof piece === "string" && !isAddress(piece)))
    return undefined;
  return output.join("");
}
