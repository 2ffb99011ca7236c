import { z } from "zod";
import type { ErrorCode } from "../../src/core/error-codes.ts";
import { type BotError, MediaError, PlatformError, toBotError } from "../../src/core/errors.ts";

/** A request of a page's that can't be met; `status` is what HTTP says to it. */
export class PageError extends PlatformError {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 416 | 429 | 503;

  constructor(status: PageError["status"], code: ErrorCode, userMessage: string) {
    super(code, userMessage);
    this.status = status;
  }
}

/** What went wrong in answering the page, as HTTP says it. Causes stay in the log. */
export function toHttpProblem(error: unknown): {
  status: PageError["status"] | 500;
  body: { code: string; message: string };
} {
  const ours = error instanceof z.ZodError ? oddRequest(error) : toBotError(error);
  return { status: statusOf(ours), body: { code: ours.code, message: ours.userMessage } };
}

function statusOf(error: BotError): PageError["status"] | 500 {
  if (error instanceof PageError) return error.status;
  if (error instanceof MediaError && error.code === "too-large") return 413;
  if (error instanceof MediaError && error.code === "media-missing") return 404;
  return 500;
}

function oddRequest(error: z.ZodError): PageError {
  const where = error.issues[0]?.path.join(".") || "body";
  return new PageError(400, "bad-request", `The page sent something odd (${where}). Please reload it.`);
}
