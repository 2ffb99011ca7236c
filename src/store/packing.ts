import { isEnded } from "../core/film/states.ts";
import { readClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { packRecord, readRecord } from "./kept-record.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** After this much longer nothing late comes of a clip: an order that is stopped, a shot that was still being made. In milliseconds. */
const PACKED_AFTER_MS = 60 * 60 * 1000;
const AT_ONCE = 200;
/** Fields that no script reads once a clip has ended; what is written to them later goes before what was packed. */
const DONE_WITH =
  /^(?:(?:shot|begun|progress):\d+|take|turn|startedAt|endedAt|cutProgress|file|private|usd|charged|reserved)$/;
/** Unless these are there: then a cost that comes late is settled by them, see write-cost.lua. */
const SETTLED_BY: Record<string, string> = { charged: "inProportion", reserved: "lots" };

/** Keeps clips that have ended small: a host has few under way and a million behind them. */
export function createPacking({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  const due = createScript<string[]>(redis, "due");
  const pack = createScript<null>(redis, "pack-clip");

  return {
    /** Some of those that ended long enough ago; whether there may be more. Safe to repeat, and to run beside itself. */
    async ended(): Promise<boolean> {
      const until = now() - PACKED_AFTER_MS;
      const ids = await due({ set: keys.unpacked }, { latest: now(), until, most: AT_ONCE });
      await Promise.all(ids.map(one));
      return ids.length === AT_ONCE;
    },
  };

  async function one(id: string): Promise<void> {
    const hash = await redis.hgetall(keys.clip(id));
    const clip = readClip(Object.entries(hash).flat());
    const was = hash.record;
    if (!clip || was === undefined || !isEnded(clip.state)) return void (await redis.zrem(keys.unpacked, id));
    const kept = readRecord(was);
    const isDone = (field: string) => DONE_WITH.test(field) && hash[SETTLED_BY[field] ?? ""] === undefined;
    const done = Object.fromEntries(Object.entries(hash).filter(([field]) => isDone(field)));
    const record = packRecord({ record: kept.record, fields: { ...kept.fields, ...done } });
    await pack(
      { clip: keys.clip(id), unpacked: keys.unpacked },
      { id, was, record, fields: Object.keys(done) },
    );
  }
}
