import type { Scalar } from "../schema/input-schema.ts";
import type { Job } from "./server.ts";

/** `created_at` is in whole seconds, and a busy server dates a job some time after it was sent, in milliseconds. */
const APART_MS = 5_000;
/** What reaches a server later than this is no job of that request, in milliseconds. */
const ARRIVES_MS = 3 * 60_000;

/**
 * The jobs that an order sent at `sentAt` (by the server's clock, in milliseconds) may have become, the likeliest first:
 * those with its prompt, size and length as far as the server shows them, the oldest first, what failed last.
 */
export function jobsLike(
  jobs: readonly Job[],
  { fields, sentAt }: { fields: Readonly<Record<string, Scalar>>; sentAt: number },
): Job[] {
  const fits = ({ prompt, size, seconds, created_at }: Job) => {
    const createdAt = created_at == null ? undefined : created_at * 1_000;
    if (createdAt !== undefined && (createdAt < sentAt - APART_MS || createdAt > sentAt + ARRIVES_MS))
      return false;
    if (prompt != null) return prompt === fields.prompt;
    // SGLang shows no prompt: what it shows of the rest has to do.
    const wantedSize =
      fields.size ?? (fields.width === undefined ? undefined : `${fields.width}x${fields.height}`);
    if (size != null && wantedSize !== undefined && size !== wantedSize) return false;
    return (
      seconds == null ||
      fields.seconds === undefined ||
      Math.round(Number(seconds)) === Number(fields.seconds)
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
