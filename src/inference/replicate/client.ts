import Replicate from "replicate";

/** Longest wait for an answer, in milliseconds; longer for what is paid for, and for files to go up. */
const ANSWER_MS = 10_000;
const ORDER_MS = 30_000;
const UPLOAD_MS = 5 * 60_000;

export interface ReplicateAccess {
  token: string;
  /** Default: Replicate's own. */
  baseUrl?: string | undefined;
  fetch: typeof globalThis.fetch;
  /** Told of every answer of Replicate's. */
  onAnswer?: ((answer: Response) => void) | undefined;
}

export const REPLICATE_API = "https://api.replicate.com/v1";

/** The official client, except that each request goes out exactly once and is waited for only so long. */
export function createClient({ token, baseUrl, fetch, onAnswer }: ReplicateAccess): Replicate {
  return new Replicate({
    auth: token,
    baseUrl: baseUrl ?? REPLICATE_API,
    fetch: sendOnce(fetch, onAnswer),
    userAgent: "rushes",
    useFileOutput: false,
  });
}

/**
 * The package (1.4.0) sends a request up to six times within milliseconds: a POST whose connection was lost
 * or which was answered 429 too, so that one shot could be paid six times. It does so with the same `init`
 * object, by which the repetitions are known here: all of them get the outcome of the first.
 */
function sendOnce(
  fetch: typeof globalThis.fetch,
  onAnswer: ReplicateAccess["onAnswer"],
): typeof globalThis.fetch {
  const sent = new WeakMap<RequestInit, Promise<Response>>();
  return (address, init = {}) => {
    const before = sent.get(init);
    if (before) return before;
    const isUpload = init.body instanceof FormData;
    const limit = AbortSignal.timeout(isUpload ? UPLOAD_MS : init.method === "POST" ? ORDER_MS : ANSWER_MS);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const outcome = fetch(address, { ...init, signal }).then((answer) => {
      onAnswer?.(answer);
      return answer;
    });
    sent.set(init, outcome);
    return outcome;
  };
}
