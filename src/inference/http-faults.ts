/** What comes with an exchange over HTTP that failed, whoever it was with; what it means is said where the service is known. */

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
