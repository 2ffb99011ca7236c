import { BackendError } from "../../core/errors.ts";
import { faultCode, reasonFrom, refusalOfStatus, retryAfterOf, wasNeverSent } from "../http-faults.ts";

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
  if (starting && status >= 500) return startUnknown(cause, message);
  const { code, says, ...again } = refusalOfStatus(status, {
    called: "Replicate",
    provider: "Replicate",
    access: "token",
    reason: refusalIn(detail),
    retryAfterMs: retryAfter(response, detail),
  });
  return new BackendError(code, says, { cause, message, ...again });
}

function startUnknown(cause: unknown, what: string): BackendError {
  return new BackendError(
    "start-unknown",
    "Replicate's answer got lost on the way. Try again in a few minutes.",
    { retryable: true, cause, message: `unknown whether a prediction was started: ${what}` },
  );
}

/** "Retry-After" in seconds or as a date, else "Your rate limit resets in ~30s." */
function retryAfter(response: Response, detail: string): number | undefined {
  const asked = retryAfterOf(response.headers);
  if (asked !== undefined) return asked;
  const spoken = /resets in ~?(\d+)\s*s/i.exec(detail);
  return spoken ? Number(spoken[1]) * 1_000 : undefined;
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
