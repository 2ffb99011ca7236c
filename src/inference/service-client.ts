import { BackendError } from "../core/errors.ts";
import {
  faultCode,
  outOfMoney,
  type Refusal,
  reasonFrom,
  refusalOfStatus,
  retryAfterOf,
  shortWords,
  wasNeverSent,
} from "./http-faults.ts";

export interface ServiceAccess {
  /** As people read it at the beginning of a sentence: "fal", "The video server". */
  called: string;
  /** What `called` is in the log. */
  id: string;
  /** Sent with each request; never shown or logged. */
  headers: Readonly<Record<string, string>>;
  fetch: typeof globalThis.fetch;
  /** Told of every answer. */
  onAnswer?: ((answer: Response) => void) | undefined;
}

interface ServiceRequest {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON, a form as multipart. */
  body?: object | undefined;
  headers?: Readonly<Record<string, string>>;
  /** It begins work that must not begin twice: without an answer nobody knows whether it did (`start-unknown`). */
  starting?: boolean;
  signal?: AbortSignal | undefined;
  /** How long an answer is waited for, in milliseconds. */
  limitMs?: number;
}

/** An answer that says no. `detail`: its words, for the log and for finding out what was meant. */
export class ServiceRefusal extends BackendError {
  readonly status: number;
  readonly detail: string;

  constructor(error: Refusal, answer: { status: number; detail: string; message: string }) {
    super(error.code, error.says, { ...error, message: answer.message });
    this.status = answer.status;
    this.detail = answer.detail;
  }
}

/** An HTTP service that speaks JSON. Each request goes out once: whoever asks decides whether it may go out again. */
export interface ServiceClient {
  /** The answer's JSON. Throws BackendError, for an answer that says no ServiceRefusal. */
  json(address: string, request?: ServiceRequest): Promise<unknown>;
  /** The answer's bytes, where it is a file and no longer than `maxBytes`. Throws as `json` does. */
  bytes(address: string, request: ServiceRequest & { maxBytes: number }): Promise<Uint8Array>;
  /** The same with the answer's headers, where those say something. */
  answer(address: string, request?: ServiceRequest): Promise<{ body: unknown; headers: Headers }>;
}

const ANSWER_MS = 30_000;
/** Of an answer that says no, no more is read: a proxy's error page may be of any length, in characters. */
const MOST_DETAIL = 2_000;

export function createServiceClient({ called, id, headers, fetch, onAnswer }: ServiceAccess): ServiceClient {
  async function send(address: string, request: ServiceRequest): Promise<Response> {
    const { method = "GET", body, starting = false, signal, limitMs = ANSWER_MS } = request;
    // Once paid work is on its way its answer is waited for, so that what it pays for is known.
    const limit = AbortSignal.timeout(limitMs);
    const isForm = body instanceof FormData;
    try {
      const answer = await fetch(address, {
        method,
        redirect: "error",
        headers: {
          accept: "application/json",
          ...(body && !isForm && { "content-type": "application/json" }),
          ...headers,
          ...request.headers,
        },
        ...(body && { body: isForm ? body : JSON.stringify(body) }),
        signal: signal && !starting ? AbortSignal.any([signal, limit]) : limit,
      });
      onAnswer?.(answer);
      return answer;
    } catch (cause) {
      if (!starting) signal?.throwIfAborted();
      const code = faultCode(cause);
      if (starting && !wasNeverSent(code)) throw unknownStart(called, id, code ?? "no answer", cause);
      throw new BackendError(
        "backend-unreachable",
        `${called} can't be reached right now. Try again in a few minutes, or use another model.`,
        { retryable: true, cause, message: `${id} at ${hostOf(address)} can't be reached: ${code ?? cause}` },
      );
    }
  }

  const client: ServiceClient = {
    json: async (address, request) => (await client.answer(address, request)).body,
    async answer(address, request = {}) {
      const { starting = false } = request;
      const answer = await send(address, request);
      if (!answer.ok) throw await refusalOf(answer, { called, id, address, starting });
      try {
        return { body: await answer.json(), headers: answer.headers };
      } catch (cause) {
        // An answer nobody can read was an answer all the same.
        if (starting) throw unknownStart(called, id, "an answer that is no JSON", cause);
        throw unreadable(called, `${id} at ${hostOf(address)} answered no JSON`, cause);
      }
    },
    async bytes(address, request) {
      const { starting = false, maxBytes } = request;
      const answer = await send(address, request);
      if (!answer.ok) throw await refusalOf(answer, { called, id, address, starting });
      try {
        return await bytesOf(answer, maxBytes);
      } catch (cause) {
        if (starting) throw unknownStart(called, id, "an answer that broke off", cause);
        throw unreadable(called, `${id} at ${hostOf(address)} answered no whole file`, cause);
      }
    },
  };
  return client;
}

async function bytesOf(answer: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Error(`more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function unreadable(called: string, message: string, cause: unknown): BackendError {
  return new BackendError(
    "backend-unintelligible",
    `${called} gave an answer that can't be read. Try again in a few minutes, or use another model.`,
    { retryable: true, cause, message },
  );
}

/** It can't be told whether work began. A wait that `cause` asks for is asked for by this too. */
export function unknownStart(called: string, id: string, what: string, cause?: unknown): BackendError {
  const retryAfterMs = cause instanceof BackendError ? cause.retryAfterMs : undefined;
  return new BackendError(
    "start-unknown",
    `${called} gave no answer that says whether the shot was begun. Try again in a few minutes.`,
    {
      retryable: true,
      cause,
      message: `unknown whether ${id} began a shot: ${what}`,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
  );
}

/** Paid work of which nobody can find out whether it was begun: booked as if it had been, and never sent again by itself. */
export function untoldStart(called: string, message: string): BackendError {
  return new BackendError(
    "start-untold",
    `${called} never said whether the shot was begun. It counts as paid; ask for the clip again if you want it.`,
    { message },
  );
}

async function refusalOf(
  answer: Response,
  { called, id, address, starting }: { called: string; id: string; address: string; starting: boolean },
): Promise<BackendError> {
  const { status } = answer;
  const body = (await answer.text().catch(() => "")).slice(0, MOST_DETAIL);
  const detail = detailIn(body);
  const message = `${id} at ${hostOf(address)} answered ${status}: ${body}`;
  // Some lock the account that is out of money, and say it in words.
  const isBroke = status === 403 && /balance|credits|billing/i.test(detail);
  const refusal = isBroke
    ? outOfMoney("its provider")
    : refusalOfStatus(status, {
        called,
        reason: reasonFrom(detail),
        retryAfterMs: retryAfterOf(answer.headers),
      });
  const refused = new ServiceRefusal(refusal, { status, detail, message });
  return starting && status >= 500 ? unknownStart(called, id, message, refused) : refused;
}

type Said = string | { message?: unknown; msg?: unknown; loc?: unknown } | undefined | null;

/**
 * The part of a refusal that says why, short enough for a card and without addresses: `error.message` as OpenAI writes
 * it, `detail` as FastAPI does, as a text or as a list with a place (`loc`) and words (`msg`) for each fault.
 */
function detailIn(body: string): string {
  let written: { error?: Said; detail?: Said | Said[]; message?: Said } | null;
  try {
    written = JSON.parse(body);
  } catch {
    return "";
  }
  const said = written?.error ?? written?.detail ?? written?.message;
  const words = (Array.isArray(said) ? said : [said]).map(wordsOf).filter(Boolean).join("; ");
  return shortWords(words);
}

function wordsOf(said: Said): string {
  if (typeof said === "string") return said;
  const words = said?.message ?? said?.msg;
  if (typeof words !== "string") return "";
  const place = Array.isArray(said?.loc) ? said.loc.filter((part) => part !== "body").join(".") : "";
  return place ? `${place}: ${words}` : words;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "?";
}
