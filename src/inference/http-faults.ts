/** What comes with an exchange over HTTP that failed, whoever it was with. */
import type { ErrorCode } from "../core/error-codes.ts";

/** Nothing was sent: no connection came about. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
]);

export const wasNeverSent = (code: string | undefined) => code !== undefined && NEVER_SENT.has(code);

/** The system's or undici's code behind an error of fetch; undefined: it names none. */
export function faultCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return undefined;
}

/** What "Retry-After" asks for, in seconds or as a date, in milliseconds; undefined: it asks for nothing. */
export function retryAfterOf(headers: Headers): number | undefined {
  const header = headers.get("retry-after");
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  // By the clock that wrote it.
  const wait = Date.parse(header) - Date.parse(headers.get("date") ?? "");
  return wait > 0 ? wait : undefined;
}

/** The most of a service's own words that a card shows, in characters. */
const MOST_WORDS = 200;

/**
 * A service's own words as a card can show them: one short line, without addresses, which may hold a key, a seal or a whole
 * picture. "" where it says nothing.
 */
export function shortWords(said: string): string {
  const words = said
    .replace(/(?:https?:\/\/|data:)\S+/gi, "…")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS - 1)}…` : words.replace(/\.$/, "");
}

/** The same as the reason of a refusal. */
export const reasonFrom = (said: string) => shortWords(said) || "it gives no reason";

/** Where a service gives no delay of its own, and the least there is after one it gives, in milliseconds. */
const THROTTLED_MS = 10_000;
const LEAST_MS = 1_000;

export interface Refusal {
  code: ErrorCode;
  /** To the person. */
  says: string;
  retryable?: true;
  retryAfterMs?: number;
}

/** Whoever asked owes the provider money. `at`: "fal", "its provider". */
export const outOfMoney = (at: string): Refusal => ({
  code: "backend-out-of-money",
  says: `The money this bot has at ${at} is used up; whoever runs it has to top it up.`,
});

/** What an answer means that says no, by its status alone. `reason`: the service's own words; `retryAfterMs`: what it asks for. */
export function refusalOfStatus(
  status: number,
  {
    called,
    provider = "its provider",
    access = "key",
    reason,
    retryAfterMs,
  }: {
    /** As people read it at the beginning of a sentence. */
    called: string;
    provider?: string;
    access?: "key" | "token";
    reason: string;
    retryAfterMs: number | undefined;
  },
): Refusal {
  switch (status) {
    case 401:
    case 403:
      return {
        code: "backend-refused-token",
        says: `${called} refuses this bot's access. Whoever runs it has to renew its ${access}; until then choose another model.`,
      };
    case 402:
      return outOfMoney(provider);
    case 404:
      return { code: "model-gone", says: `${called} no longer has this model. Choose another one: /models.` };
    case 413:
      return {
        code: "picture-too-large",
        says: "The picture is too large for this model. Send a smaller one.",
      };
    case 400:
    case 415:
    case 422:
      return {
        code: "backend-refused-input",
        says: `The model refuses this order: ${reason}. Change that, or choose another model.`,
      };
    case 429:
      return {
        code: "backend-throttled",
        says: `${called} is asked too often right now. Try again in a few minutes, or use another model.`,
        retryable: true,
        retryAfterMs: Math.max(LEAST_MS, retryAfterMs ?? THROTTLED_MS),
      };
  }
  if (status >= 500) {
    return {
      code: "backend-down",
      says: `${called} has a fault of its own right now. Try again in a few minutes, or use another model.`,
      retryable: true,
      ...(retryAfterMs !== undefined && { retryAfterMs: Math.max(LEAST_MS, retryAfterMs) }),
    };
  }
  return {
    code: "backend-refused",
    says: `${called} refuses this order. Choose another model, or try again later.`,
  };
}
