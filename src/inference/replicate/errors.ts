import type { ErrorCode } from "../../core/error-codes.ts";
import { BackendError } from "../../core/errors.ts";
import { faultCode, reasonFrom, retryAfterOf, wasNeverSent } from "../http-faults.ts";

/** Where Replicate gives no delay of its own, and the least there is after one it gives. */
const THROTTLED_MS = 10_000;
const LEAST_MS = 1_000;

/**
 * What a failed request means. `starting`: it was to begin paid work, so an answer that never came leaves
 * open whether it did (`start-unknown`).
 */
export async function toBackendError(error: unknown, { starting = false } = {}): Promise<BackendError> {
  // An answer nobody can read was an answer all the same.
  if (starting && error instanceof BackendError && error.code === "backend-unintelligible")
    return startUnknown(error, error.message);
  if (error instanceof BackendError) return error;
  const response = responseOf(error);
  if (response) return ofStatus(response, await detailOf(error, response), starting, error);
  const code = faultCode(error);
  if (starting && !wasNeverSent(code)) return startUnknown(error, code ?? "no answer");
  return new BackendError(
    "backend-unreachable",
    "Replicate can't be reached right now. Try again in a few minutes, or use another model.",
    {
      retryable: true,
      cause: error,
      message: `replicate can't be reached: ${code ?? messageOf(error)}`,
    },
  );
}

function ofStatus(response: Response, detail: string, starting: boolean, cause: unknown): BackendError {
  const { status } = response;
  const message = `replicate answered ${status}: ${detail}`;
  const fail = (
    code: ErrorCode,
    sentence: string,
    options: { retryable?: boolean; retryAfterMs?: number } = {},
  ) => new BackendError(code, sentence, { cause, message, ...options });
  switch (status) {
    case 401:
    case 403:
      return fail(
        "backend-refused-token",
        "Replicate refuses this bot's access. Whoever runs it has to renew its token; until then choose another model.",
      );
    case 402:
      return fail(
        "backend-out-of-money",
        "The money this bot has at Replicate is used up; whoever runs it has to top it up.",
      );
    case 404:
      return fail("model-gone", "Replicate no longer has this model. Choose another one: /models.");
    case 413:
      return fail("picture-too-large", "The picture is too large for this model. Send a smaller one.");
    case 422:
    case 400:
      return fail(
        "backend-refused-input",
        `The model refuses this order: ${refusalIn(detail)}. Change that, or choose another model.`,
      );
    case 429:
      return fail(
        "backend-throttled",
        "Replicate is asked too often right now. Try again in a few minutes, or use another model.",
        {
          retryable: true,
          retryAfterMs: Math.max(LEAST_MS, retryAfter(response, detail)),
        },
      );
  }
  if (starting && status >= 500) return startUnknown(cause, message);
  if (status >= 500) {
    return fail(
      "backend-down",
      "Replicate has a fault of its own right now. Try again in a few minutes, or use another model.",
      {
        retryable: true,
      },
    );
  }
  return fail("backend-refused", "Replicate refuses this order. Choose another model, or try again later.");
}

function startUnknown(cause: unknown, what: string): BackendError {
  return new BackendError(
    "start-unknown",
    "Replicate's answer got lost on the way. Try again in a few minutes.",
    { retryable: true, cause, message: `unknown whether a prediction was started: ${what}` },
  );
}

/** "Retry-After" in seconds or as a date, else "Your rate limit resets in ~30s." */
function retryAfter(response: Response, detail: string): number {
  const asked = retryAfterOf(response.headers);
  if (asked !== undefined) return asked;
  const spoken = /resets in ~?(\d+)\s*s/i.exec(detail);
  return spoken ? Number(spoken[1]) * 1_000 : THROTTLED_MS;
}

/** The part of a refusal that names the fields, short enough for a card; never an address or a whole prompt. */
function refusalIn(detail: string): string {
  const words = detail
    .split("\n")
    .map((line) => line.replace(/^[-\s]+/, "").trim())
    .filter((line) => line !== "" && !/^input validation failed/i.test(line))
    .join("; ")
    .replace(/^input:\s*/i, "");
  return reasonFrom(words);
}

async function detailOf(error: unknown, response: Response): Promise<string> {
  // The client has read the body already and put it into its message: "… failed with status 422 …: BODY."
  const body = response.bodyUsed
    ? /^[\s\S]*?: (\{[\s\S]*\})\.?$/.exec(messageOf(error))?.[1]
    : await response.text();
  try {
    const parsed = JSON.parse(body ?? "") as { detail?: unknown; title?: unknown; invalid_fields?: unknown };
    const fields = Array.isArray(parsed.invalid_fields)
      ? parsed.invalid_fields.map(
          (fault) => `${fault?.field ?? "?"}: ${fault?.description ?? fault?.type ?? "invalid"}`,
        )
      : [];
    const detail = typeof parsed.detail === "string" ? parsed.detail : "";
    return detail || fields.join("; ") || String(parsed.title ?? "");
  } catch {
    return body ?? "";
  }
}

function responseOf(error: unknown): Response | undefined {
  if (!(error instanceof Error) || !("response" in error)) return undefined;
  // Told by its form: the web server here puts a Response of its own in the place of Node's.
  const { response } = error;
  const isResponse =
    typeof response === "object" && response !== null && "status" in response && "headers" in response;
  return isResponse ? (response as Response) : undefined;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
