import { isSentAs, type Sent } from "../starts.ts";
import type { FalClient, Listed } from "./client.ts";

/** What time it is there is known to about a second, and a slow answer tells an earlier one, in milliseconds. */
const APART_MS = 60_000;
/** What reaches fal later than this is no request of that order, in milliseconds. */
const ARRIVES_MS = 2 * 60_000;

/**
 * Looks through fal's list for the request an order sent at `sentAt` (milliseconds since 1970 by its clock), or up to `lostFor` later, has
 * become: by every input that is not a file, as uploads get a new address each time. Never one that another shot holds (`hold`). The oldest
 * counts, and one that went well before one that failed. `clockOff`: its clock may have been set by so much since, either way.
 */
export async function findRequest(
  client: FalClient,
  {
    sent,
    sentAt,
    lostFor = 0,
    clockOff = 0,
    hold,
  }: {
    sent: Sent;
    sentAt: number;
    lostFor?: number;
    clockOff?: number;
    hold: (id: string) => Promise<boolean>;
  },
): Promise<Listed | undefined> {
  const earliest = sentAt - APART_MS - clockOff;
  const latest = sentAt + lostFor + ARRIVES_MS + APART_MS + clockOff;
  const listed = await client.requests(sent.model, { since: earliest });
  const timeOf = ({ sent_at, started_at, ended_at }: Listed) =>
    Date.parse(sent_at ?? started_at ?? ended_at ?? "");
  const fitting = listed.filter((request) => {
    const at = timeOf(request);
    return at >= earliest && at <= latest && hasInput(request, sent);
  });
  const isGood = ({ status_code }: Listed) => (status_code ?? 200) < 400;
  fitting.sort((one, other) => Number(isGood(other)) - Number(isGood(one)) || timeOf(one) - timeOf(other));
  for (const request of fitting) if (await hold(request.request_id)) return request;
  return undefined;
}

function hasInput({ json_input }: Listed, sent: Sent): boolean {
  return (
    typeof json_input === "object" &&
    json_input !== null &&
    isSentAs(sent, json_input as Record<string, unknown>)
  );
}
