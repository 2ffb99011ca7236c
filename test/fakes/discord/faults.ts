import type { RestReply } from "./reply.ts";

export interface Fault {
  /** Method and path without `/api/v10`, such as `POST /channels/1/messages`. */
  route: RegExp;
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** How many requests meet it. */
  times: number;
  /** The request is carried out first, and only its answer is lost. */
  after?: boolean;
  /** No answer comes: the connection is closed in order (FIN), as by a proxy that restarts. */
  closes?: boolean;
  /** The answer is so late, in milliseconds. */
  lateMs?: number;
}

/** Trouble a test orders: the next requests to a route fail, before or after they were carried out. */
export class Faults {
  readonly #faults: Fault[] = [];

  add(fault: Omit<Fault, "times" | "status"> & { times?: number; status?: number }): void {
    this.#faults.push({ times: 1, status: 200, ...fault });
  }

  take(request: string): Fault | undefined {
    const index = this.#faults.findIndex(({ route, times }) => times > 0 && route.test(request));
    const fault = this.#faults[index];
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) this.#faults.splice(index, 1);
    return fault;
  }
}

/** One window of a rate limit. */
interface Bucket {
  remaining: number;
  resetAt: number;
}

/** Requests each route takes, counted as Discord does: by route and its channel, server or webhook. */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #limit: number;
  readonly #perMs: number;
  readonly #now: () => number;
  /** Requests refused for coming too fast: none, with a client that reads the headers. */
  refused = 0;

  constructor(options: { limit: number; perMs: number; now: () => number }) {
    this.#limit = options.limit;
    this.#perMs = options.perMs;
    this.#now = options.now;
  }

  count(bucket: string): { headers: Record<string, string>; refusal?: RestReply } {
    const now = this.#now();
    let state = this.#buckets.get(bucket);
    if (!state || state.resetAt <= now) {
      state = { remaining: this.#limit, resetAt: now + this.#perMs };
      this.#buckets.set(bucket, state);
    }
    const left = (state.resetAt - now) / 1_000;
    const over = state.remaining === 0;
    if (!over) state.remaining -= 1;
    const headers = {
      "X-RateLimit-Limit": String(this.#limit),
      "X-RateLimit-Remaining": String(state.remaining),
      "X-RateLimit-Reset": String(state.resetAt / 1_000),
      "X-RateLimit-Reset-After": String(left),
      "X-RateLimit-Bucket": bucket.replace(/\d{17,20}/g, "x").replace(/[^\w]/g, ""),
    };
    if (!over) return { headers };
    this.refused += 1;
    return { headers, refusal: tooManyRequests(left) };
  }
}

function tooManyRequests(seconds: number, scope: "user" | "shared" | "global" = "user"): RestReply {
  return {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: seconds, global: scope === "global" },
    headers: {
      "Retry-After": String(Math.max(seconds, 0.01)),
      "X-RateLimit-Scope": scope,
      ...(scope === "global" ? { "X-RateLimit-Global": "true" } : {}),
    },
  };
}
