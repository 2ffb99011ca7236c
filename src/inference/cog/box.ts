import { z } from "zod";
import { BackendError } from "../../core/errors.ts";
import { reasonFrom } from "../http-faults.ts";

/** How long a container may take to say how and what it is, and to take an order, in milliseconds. */
const HEALTH_MS = 5_000;
const ORDER_MS = 30_000;
/** When all slots of a container are taken, in milliseconds. */
const BUSY_MS = 5_000;

const healthSchema = z.looseObject({ status: z.string() });

/** `SILENT`: it doesn't answer in time, as Cog before 0.14 while it predicts, or a machine that is off. */
type BoxHealth =
  | "READY"
  | "BUSY"
  | "STARTING"
  | "SETUP_FAILED"
  | "DEFUNCT"
  | "UNHEALTHY"
  | "UNREACHABLE"
  | "SILENT";

export interface PredictionOrder {
  id: string;
  input: Record<string, unknown>;
  webhook?: string;
  /** Where its files are to be uploaded. */
  uploads?: string;
}

/** Which Cog a container was built with, and what follows from that. */
export interface BoxNature {
  version: string | undefined;
  /** Finished files come inside a report even without `--upload-url`: since 0.17. */
  sendsFiles: boolean;
  /** Asked while it predicts for a request that waits, it answers, and can be stopped: since 0.14. */
  answersAtWork: boolean;
  /** An order may say where its files go (`output_file_prefix`). */
  takesUploadAddress: boolean;
}

/** One Cog container's HTTP API. */
export interface Box {
  readonly url: string;
  health(): Promise<BoxHealth>;
  about(): Promise<BoxNature>;
  /** Its OpenAPI document. */
  document(): Promise<unknown>;
  /** Begins a prediction or, if one of this id runs already, leaves it be. Throws BackendError. */
  begin(order: PredictionOrder, signal: AbortSignal): Promise<void>;
  /** Whether there was one to stop. */
  cancel(id: string): Promise<boolean>;
}

export function createBox(url: string, fetch: typeof globalThis.fetch): Box {
  const call = async (path: string, init: RequestInit, limitMs: number): Promise<Response> => {
    const limit = AbortSignal.timeout(limitMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      return await fetch(`${url}${path}`, { ...init, signal, redirect: "error" });
    } catch (cause) {
      init.signal?.throwIfAborted();
      throw unreachable(url, cause);
    }
  };

  return {
    url,
    async health() {
      try {
        const response = await call("/health-check", {}, HEALTH_MS);
        const { status } = healthSchema.parse(await response.json());
        return KNOWN.has(status) ? (status as BoxHealth) : "UNHEALTHY";
      } catch (error) {
        const cause = error instanceof BackendError ? error.cause : undefined;
        return cause instanceof Error && cause.name === "TimeoutError" ? "SILENT" : "UNREACHABLE";
      }
    },
    async about() {
      const [health, index, document] = await Promise.all(
        ["/health-check", "/", "/openapi.json"].map((path) =>
          call(path, {}, HEALTH_MS)
            .then((response) => response.json())
            .catch(() => undefined),
        ),
      );
      const version =
        z.looseObject({ version: z.looseObject({ coglet: z.string() }) }).safeParse(health).data?.version
          .coglet ?? z.looseObject({ cog_version: z.string() }).safeParse(index).data?.cog_version;
      const takesPrefix = z
        .looseObject({
          components: z.looseObject({
            schemas: z.looseObject({
              PredictionRequest: z.looseObject({
                properties: z.looseObject({ output_file_prefix: z.unknown() }),
              }),
            }),
          }),
        })
        .safeParse(document);
      const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
      return {
        version,
        sendsFiles: version !== undefined && (major > 0 || minor >= 17),
        answersAtWork: version === undefined || major > 0 || minor >= 14,
        takesUploadAddress:
          takesPrefix.success &&
          takesPrefix.data.components.schemas.PredictionRequest.properties.output_file_prefix !== undefined,
      };
    },
    async document() {
      const response = await call("/openapi.json", {}, HEALTH_MS);
      if (!response.ok) throw await refusal(response, url);
      return response.json();
    },
    async begin({ id, input, webhook, uploads }, signal) {
      const response = await call(
        `/predictions/${id}`,
        {
          method: "PUT",
          headers: { "content-type": "application/json", prefer: "respond-async" },
          body: JSON.stringify({
            ...orderBody(input, webhook),
            ...(uploads && { output_file_prefix: uploads }),
          }),
          signal,
        },
        ORDER_MS,
      );
      if (!response.ok) throw await refusal(response, url);
      await response.body?.cancel();
    },
    async cancel(id) {
      const response = await call(`/predictions/${id}/cancel`, { method: "POST" }, HEALTH_MS);
      await response.body?.cancel();
      if (response.ok) return true;
      if (response.status === 404) return false;
      throw await refusal(response, url);
    },
  };
}

const KNOWN = new Set(["READY", "BUSY", "STARTING", "SETUP_FAILED", "DEFUNCT", "UNHEALTHY"]);

export function orderBody(input: Record<string, unknown>, webhook?: string): Record<string, unknown> {
  return webhook ? { input, webhook, webhook_events_filter: ["start", "logs", "completed"] } : { input };
}

export function unreachable(url: string, cause?: unknown): BackendError {
  return new BackendError(
    "backend-unreachable",
    "The GPU can't be reached right now. Try again in a few minutes, or use another model.",
    {
      retryable: true,
      cause,
      message: `cog at ${url} can't be reached`,
    },
  );
}

/** What a refusal means; `detail` is the container's own explanation. */
export function refused(status: number, detail: string, url: string): BackendError {
  const message = `cog at ${url} answered ${status}: ${detail}`;
  if (status === 409) {
    return new BackendError(
      "backend-busy",
      "The GPU is busy. Try again in a few minutes, or use another model.",
      {
        retryable: true,
        retryAfterMs: BUSY_MS,
        message,
      },
    );
  }
  if (status === 422 || status === 400) {
    return new BackendError(
      "backend-refused-input",
      `The model refuses this order: ${fieldsIn(detail)}. Change that, or choose another model.`,
      { message },
    );
  }
  return new BackendError(
    "backend-down",
    "The GPU has a fault right now. Try again in a few minutes, or use another model.",
    {
      retryable: status >= 500,
      message,
    },
  );
}

async function refusal(response: Response, url: string): Promise<BackendError> {
  return refused(response.status, await response.text().catch(() => ""), url);
}

/** `{"detail":[{"loc":["body","input","seed"],"msg":"…"}]}`, or plain words as `detail` or, of what a run found, `error`. */
function fieldsIn(body: string): string {
  try {
    const { detail, error } = JSON.parse(body) as { detail?: unknown; error?: unknown };
    const said = detail ?? error;
    if (typeof said === "string") return reasonFrom(said);
    if (Array.isArray(detail)) {
      const faults = detail.map((fault) => `${fault?.loc?.at?.(-1) ?? "input"}: ${fault?.msg ?? "invalid"}`);
      return reasonFrom(faults.join("; "));
    }
  } catch {
    // Not JSON: its words are for the log alone.
  }
  return reasonFrom("");
}
