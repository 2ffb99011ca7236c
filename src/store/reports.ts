import { REPORT_REASONS, type ReportReason } from "../core/ports/cases.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** Said again after this, it is another notice. */
const NOTICE_TTL_MS = 24 * 60 * 60 * 1000;

/** Who has reported a clip and for what, and the case it is looked at by. */
export function createReports({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  return {
    /** One report an account; a grave reason takes the place of another. */
    async add(clipId: string, account: string, reason: ReportReason): Promise<void> {
      const [key, entry] = [keys.reportsOf(clipId), JSON.stringify({ reason, at: now() })];
      if (REPORT_REASONS[reason].hidesAtOnce) await redis.hset(key, account, entry);
      else await redis.hsetnx(key, account, entry);
    },
    /** Accounts and what they said. */
    async all(clipId: string): Promise<{ account: string; reason: ReportReason }[]> {
      const written = await redis.hgetall(keys.reportsOf(clipId));
      return Object.entries(written).map(([account, entry]) => ({
        account,
        reason: (JSON.parse(entry) as { reason: ReportReason }).reason,
      }));
    },
    /** The case by which a clip is looked at, or is again `after` a decided one: `id` from now on, where there is none yet. */
    async caseOf(clipId: string, id: string, after?: string): Promise<string> {
      const key = keys.reportCase(after === undefined ? clipId : `${clipId}:after:${after}`);
      await redis.setnx(key, id);
      return (await redis.get(key)) ?? id;
    },
    /** The case of a notice that names no clip of ours, by what it says: `id` from now on, where it is new. */
    async caseOfNotice(notice: string, id: string): Promise<string> {
      await redis.set(keys.reportCase(`form:${notice}`), id, "PX", NOTICE_TTL_MS, "NX");
      return (await redis.get(keys.reportCase(`form:${notice}`))) ?? id;
    },
    /** Since when an account has made clips, in milliseconds since 1970; undefined: it has made none. */
    async firstClipAt(account: string): Promise<number | undefined> {
      const [, at] = await redis.zrange(keys.clipsBy(account), 0, "0", "WITHSCORES");
      return at === undefined ? undefined : Number(at);
    },
    /** Nobody sees it until somebody has looked; undefined: everybody does again. */
    async hide(clipId: string, caseId: string | undefined): Promise<void> {
      if (caseId === undefined) await redis.hdel(keys.clip(clipId), "hidden");
      else if (await redis.exists(keys.clip(clipId)))
        await redis.hset(keys.clip(clipId), "hidden", JSON.stringify(caseId));
    },
  };
}
