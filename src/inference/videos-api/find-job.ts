import { type Sent, wasSent } from "../starts.ts";
import type { Job } from "./server.ts";

/** `created_at` is in whole seconds, and a busy server dates a job some time after it was sent, in milliseconds. */
const APART_MS = 5_000;
/** What reaches a server later than this is no job of that request, in milliseconds. */
const ARRIVES_MS = 3 * 60_000;

/**
 * The jobs that an order sent at `sentAt` (by the server's clock, in milliseconds) may have become, the likeliest first:
 * those with its prompt, size and length as far as the server shows them, the oldest first, what failed last.
 */
export function jobsLike(jobs: readonly Job[], { sent, sentAt }: { sent: Sent; sentAt: number }): Job[] {
  const fits = ({ prompt, size, seconds, created_at }: Job) => {
    const createdAt = created_at == null ? undefined : created_at * 1_000;
    if (createdAt !== undefined && (createdAt < sentAt - APART_MS || createdAt > sentAt + ARRIVES_MS))
      return false;
    if (prompt != null) return wasSent(sent, "prompt", prompt);
    // SGLang shows no prompt: what it shows of the rest has to do.
    if (size != null && !isSize(sent, size)) return false;
    const rounded = Math.round(Number(seconds));
    return (
      seconds == null ||
      sent.inputs.seconds === undefined ||
      [rounded, String(rounded)].some((one) => wasSent(sent, "seconds", one))
    );
  };
  const isGood = ({ status }: Job) => status !== "failed";
  return jobs
    .filter(fits)
    .sort(
      (one, other) =>
        Number(isGood(other)) - Number(isGood(one)) || (one.created_at ?? 0) - (other.created_at ?? 0),
    );
}

function isSize(sent: Sent, size: string): boolean {
  if (sent.inputs.size !== undefined) return wasSent(sent, "size", size);
  if (sent.inputs.width === undefined) return true;
  const [width, height] = size.split("x").map(Number);
  return wasSent(sent, "width", width) && wasSent(sent, "height", height);
}
