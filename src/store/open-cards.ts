import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** What a card shows, as far as anybody knows. */
export interface ShownCard {
  /** Digest of what the sender says it looks like; absent where an edit's outcome isn't known. */
  look?: string;
  /** Share done that it shows, 0 to 1. */
  progress: number;
}

/** Whether a process may edit a card now. */
export type CardTurn =
  | { kind: "yours"; shown: ShownCard }
  /** Another process edits it, or it is not this card's turn: ask again after `waitMs` milliseconds. */
  | { kind: "wait"; waitMs: number }
  /** Its message is gone. */
  | { kind: "gone" };

/** What is remembered of a card that nothing happens to, in milliseconds. */
const REMEMBERED_MS = 7 * 24 * 3_600_000;

/**
 * Who may edit which card, over all processes: one writer per card, and in one chat no faster than it takes. A card
 * that has to wait keeps its turn in the chat's line, so that none is passed over.
 *
 * KEYS: card, chat's pace. ARGV: writer, now, lease, chat's interval, "1" for what goes before the pace, kept for.
 */
const TAKE = `
local card = redis.call('HMGET', KEYS[1], 'gone', 'writer', 'until', 'pausedUntil', 'nextAt', 'turnAt', 'look', 'progress')
if card[1] then return {'gone'} end
local now, interval, first = tonumber(ARGV[2]), tonumber(ARGV[4]), ARGV[5] == '1'
local function wait(at) return {'wait', tostring(at - now)} end
local leased = tonumber(card[3] or 0)
if card[2] and leased > now then return wait(leased) end
local paused, nextAt, turnAt = tonumber(card[4] or 0), tonumber(card[5] or 0), tonumber(card[6] or 0)
if paused > now then return wait(paused) end
if nextAt > now and not first then return wait(nextAt) end
if interval > 0 then
  if turnAt == 0 then
    turnAt = math.max(now, tonumber(redis.call('GET', KEYS[2]) or 0))
    redis.call('SET', KEYS[2], turnAt + interval, 'PX', math.ceil(turnAt + interval - now))
    redis.call('HSET', KEYS[1], 'turnAt', turnAt)
    redis.call('PEXPIRE', KEYS[1], ARGV[6])
  end
  if turnAt > now and not first then return wait(turnAt) end
  redis.call('HDEL', KEYS[1], 'turnAt')
end
redis.call('HSET', KEYS[1], 'writer', ARGV[1], 'until', now + ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return {'yours', card[8] or '0', card[7] or ''}`;

/** KEYS: card. ARGV: writer, until. Whether it still is this writer's. */
const HOLD = `
if redis.call('HGET', KEYS[1], 'writer') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'until', ARGV[2])
return 1`;

/**
 * KEYS: card, open cards. ARGV: writer, clip, look or "", progress or "", next edit at, paused until or "", "1" when
 * nothing more is to come, "1" when its message is gone.
 */
const PUT_DOWN = `
if redis.call('HGET', KEYS[1], 'writer') ~= ARGV[1] then return end
redis.call('HDEL', KEYS[1], 'writer', 'until', 'pausedUntil')
if ARGV[3] == '' then redis.call('HDEL', KEYS[1], 'look') else redis.call('HSET', KEYS[1], 'look', ARGV[3]) end
if ARGV[4] ~= '' then redis.call('HSET', KEYS[1], 'progress', ARGV[4]) end
redis.call('HSET', KEYS[1], 'nextAt', ARGV[5])
if ARGV[6] ~= '' then redis.call('HSET', KEYS[1], 'pausedUntil', ARGV[6]) end
if ARGV[8] == '1' then redis.call('HSET', KEYS[1], 'gone', '1') end
if ARGV[7] == '1' or ARGV[8] == '1' then redis.call('SREM', KEYS[2], ARGV[2]) end`;

/** A card's look, short enough to be kept. */
export function lookDigest(look: string): string {
  return createHash("sha256").update(look).digest("base64url");
}

/** The cards not yet in their last state, and who edits each. `writer` is this process's own name. */
export function createOpenCards({
  redis,
  keys,
  writer,
  now,
}: {
  redis: Redis;
  keys: Keys;
  writer: string;
  now: () => number;
}) {
  const take = createScript<string[]>(redis, TAKE);
  const hold = createScript<number>(redis, HOLD);
  const putDown = createScript<null>(redis, PUT_DOWN);

  return {
    /** Ids of clips whose card is not in its last state. */
    all: () => redis.smembers(keys.openCards),

    /**
     * Takes a card up for editing; it is this process's for `leaseMs` milliseconds, or until it is put down.
     * `first`: goes before the pace, but not before a pause that the platform asked for.
     */
    async take(
      clipId: string,
      options: { chat: string; chatIntervalMs: number; leaseMs: number; first: boolean },
    ): Promise<CardTurn> {
      const [kind, number = "0", look = ""] = await take(
        [keys.card(clipId), keys.chatPace(options.chat)],
        [writer, now(), options.leaseMs, options.chatIntervalMs, options.first ? "1" : "", REMEMBERED_MS],
      );
      if (kind === "gone") return { kind };
      if (kind === "wait") return { kind, waitMs: Number(number) };
      return { kind: "yours", shown: { progress: Number(number), ...(look === "" ? {} : { look }) } };
    },

    /** Keeps a card that was taken up for longer; false: another process has it now. */
    async hold(clipId: string, leaseMs: number): Promise<boolean> {
      return (await hold([keys.card(clipId)], [writer, now() + leaseMs])) === 1;
    },

    /**
     * Puts a card down with what it shows now. `intervalMs`: not edited again before; `pauseMs`: not even for its last
     * state; `ended`: nothing more is to come; `gone`: its message is.
     */
    async putDown(
      clipId: string,
      shown: Partial<ShownCard>,
      options: { intervalMs?: number; pauseMs?: number | undefined; ended?: boolean; gone?: boolean },
    ): Promise<void> {
      const { intervalMs = 0, pauseMs, ended, gone } = options;
      await putDown(
        [keys.card(clipId), keys.openCards],
        [
          writer,
          clipId,
          shown.look ?? "",
          shown.progress ?? "",
          now() + intervalMs,
          pauseMs === undefined ? "" : now() + pauseMs,
          ended ? "1" : "",
          gone ? "1" : "",
        ],
      );
    },
  };
}
