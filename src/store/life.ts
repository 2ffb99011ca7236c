import type { Redis } from "ioredis";
import {
  type Clip,
  type ClipFile,
  type ClipState,
  type Failure,
  isEnded,
  type Shot,
} from "../core/film/clip.ts";
import type { PlannedShot } from "../core/film/film-plan.ts";
import type { MessageRef } from "../core/surface.ts";
import type { ShotJob } from "../queue/clip-queue.ts";
import { chargedAccounts, lossesOf } from "./charged-accounts.ts";
import { loadClip, readClip, type StoredClip } from "./clips.ts";
import type { Keys } from "./keys.ts";
import { LEDGER_LUA } from "./ledger.ts";
import { createScript } from "./script.ts";
import { TURNS_LUA } from "./turns.ts";

/** How long a message stands for its clip: a reply to it is a remix until then. In seconds. */
export const MESSAGE_TTL_S = 400 * 24 * 60 * 60;
/** How many shot times of a model are remembered for estimates. */
const PACE_KEPT = 100;

/** Failures that lie in what was asked for, and not in who makes it. */
const BY_THE_ORDER = new Set(["refused-content"]);

/** Everything that happens to a clip after admission; each step is one atomic change, and safe to repeat. */
export type ClipLife = ReturnType<typeof createClipLife>;

export function createClipLife({ redis, keys, now }: { redis: Redis; keys: Keys; now: () => number }) {
  const clipIs = `local state = cjson.decode(redis.call('HGET', KEYS[1], 'state') or '"gone"')
local ended = state == 'delivered' or state == 'failed' or state == 'canceled' or state == 'gone'
`;

  /** What the shots of the clip KEYS[1] count for: in millionths of a dollar, at stake or known; and in dollars, where known. */
  const costs = `local function costs()
  local micros, known, index = 0, 0, 0
  while redis.call('HEXISTS', KEYS[1], 'shot:' .. index) == 1 do
    local cost = cjson.decode(redis.call('HGET', KEYS[1], 'cost:' .. index) or '{}')
    known = known + (cost.usd or 0)
    micros = micros + math.floor(((cost.usd or 0) + (cost.usdAtStake or 0)) * 1000000 + 0.5)
    index = index + 1
  end
  return micros, cjson.encode(math.floor(known * 1000000 + 0.5) / 1000000)
end
-- Of the credits reserved as much as of the money reserved: none where there was no money in it.
local function credits_for(micros, credits, reserved)
  if reserved <= 0 then return 0 end
  return math.max(0, math.min(credits, math.ceil(credits * micros / reserved - 1e-9)))
end
`;

  /** KEYS: clip, waiting. ARGV: clip id, state, events channel, event, now, states it may come from (JSON). The clip as it is then. */
  const move = createScript<string[] | null>(
    redis,
    `${clipIs}
local allowed = false
for _, name in ipairs(cjson.decode(ARGV[6])) do if name == state then allowed = true end end
if not allowed then return nil end
redis.call('HSET', KEYS[1], 'state', cjson.encode(ARGV[2]))
redis.call('HSETNX', KEYS[1], 'startedAt', ARGV[5])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return redis.call('HGETALL', KEYS[1])`,
  );

  /** KEYS: clip. ARGV: field, value, events channel, event, extra field or "", extra value. Nothing is written to an ended clip. */
  const write = createScript<number>(
    redis,
    `${clipIs}
if ended then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
if ARGV[5] ~= '' then redis.call('HSET', KEYS[1], ARGV[5], ARGV[6]) end
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 1`,
  );

  /**
   * KEYS: clip, active, waiting, work, in-flight, outbox, its message or "", losses, ledgers…, of money last. ARGV: id,
   * events, event, now, fields (JSON), credits used, how long a message stands for its clip, the money reserved where
   * credits are used in proportion to it or "", "1" where what was paid is lost.
   */
  const end = createScript<number>(
    redis,
    `${LEDGER_LUA}${clipIs}${costs}
if ended then return 0 end
local micros, known = costs()
local used = tonumber(ARGV[6])
if ARGV[8] ~= '' then
  used = credits_for(micros, used, tonumber(ARGV[8]))
  redis.call('HSET', KEYS[1], 'inProportion', 'true')
end
redis.call('HSET', KEYS[1], 'usd', known, 'charged', used)
for name, value in pairs(cjson.decode(ARGV[5])) do redis.call('HSET', KEYS[1], name, value) end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('HDEL', KEYS[4], ARGV[1])
redis.call('SREM', KEYS[5], ARGV[1])
redis.call('ZREM', KEYS[6], ARGV[1])
if KEYS[7] ~= '' then redis.call('SET', KEYS[7], ARGV[1], 'EX', ARGV[7]) end
for i = 9, #KEYS do ledger_settle(KEYS[i], ARGV[1], i == #KEYS and micros or used, tonumber(ARGV[4])) end
if ARGV[9] == '1' and ARGV[8] == '' then ledger_book(KEYS[8], ARGV[1], micros, tonumber(ARGV[4])) end
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 1`,
  );

  /**
   * KEYS: clip, losses, ledgers…, of money last. ARGV: clip id, field, cost (JSON), "1" for what only a living clip may
   * take on, the most all its shots may come to or "", credits reserved, money reserved, events, event. What has been
   * settled for an ended clip is put right. Answers 2, and changes nothing, where it would come to more.
   */
  const writeCost = createScript<number>(
    redis,
    `${LEDGER_LUA}${clipIs}${costs}
if ended and (ARGV[4] == '1' or state == 'gone') then return 0 end
local before = costs()
local old = redis.call('HGET', KEYS[1], ARGV[2])
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
local after, known = costs()
if ARGV[5] ~= '' and after > tonumber(ARGV[5]) then
  if old then redis.call('HSET', KEYS[1], ARGV[2], old) else redis.call('HDEL', KEYS[1], ARGV[2]) end
  return 2
end
if ended and after ~= before then
  redis.call('HSET', KEYS[1], 'usd', known)
  ledger_correct(KEYS[#KEYS], ARGV[1], before, after)
  ledger_correct(KEYS[2], ARGV[1], before, after)
  if redis.call('HEXISTS', KEYS[1], 'inProportion') == 1 then
    local credits, reserved = tonumber(ARGV[6]), tonumber(ARGV[7])
    local was, is = tonumber(redis.call('HGET', KEYS[1], 'charged')), credits_for(after, credits, reserved)
    redis.call('HSET', KEYS[1], 'charged', is)
    for i = 3, #KEYS - 1 do ledger_correct(KEYS[i], ARGV[1], was, is) end
  end
  redis.call('PUBLISH', ARGV[8], ARGV[9])
elseif ended then
  redis.call('HSET', KEYS[1], 'usd', known)
end
return 1`,
  );

  /**
   * KEYS: clip, waiting, turns. ARGV: clip id, index, turn, now, prefixes of the keys of clips, of shots being made and
   * of shots' files, events channel, state event, progress event. The answer and the clip as it is then.
   * The claim of an owner that has ended counts for nothing.
   */
  const begin = createScript<["make" | "made" | "found" | "wait" | "ended", string[]]>(
    redis,
    `${TURNS_LUA}${clipIs}
local function answer(word) return {word, redis.call('HGETALL', KEYS[1])} end
local written = redis.call('HGET', KEYS[1], 'shot:' .. ARGV[2])
if ended or not written then return answer('ended') end
local shot = cjson.decode(written)
if shot.state ~= 'waiting' then return answer('made') end
if state == 'waiting' then
  redis.call('HSET', KEYS[1], 'state', '"shooting"')
  redis.call('HSETNX', KEYS[1], 'startedAt', ARGV[4])
  redis.call('ZREM', KEYS[2], ARGV[1])
  redis.call('PUBLISH', ARGV[8], ARGV[9])
end
turns_begin(KEYS[3], tonumber(ARGV[3]))
local making, me = ARGV[6] .. shot.digest, ARGV[1] .. ' ' .. ARGV[2]
local owner = redis.call('GET', making)
if owner and owner ~= me then
  local clip, index = string.match(owner, '^(%S+) (%d+)$')
  local fields = redis.call('HMGET', ARGV[5] .. clip, 'state', 'shot:' .. index, 'begun:' .. index)
  local others, other, begun = fields[1], fields[2], fields[3]
  local alive = others and others ~= '"delivered"' and others ~= '"failed"' and others ~= '"canceled"'
  if alive and begun and cjson.decode(other).state == 'waiting' then return answer('wait') end
end
redis.call('PUBLISH', ARGV[8], ARGV[10])
-- Made for another clip since this one was admitted: its file serves here too.
if redis.call('EXISTS', ARGV[7] .. shot.digest) == 1 then return answer('found') end
redis.call('SET', making, me)
redis.call('HSETNX', KEYS[1], 'begun:' .. ARGV[2], ARGV[4])
return answer('make')`,
  );

  /**
   * KEYS: clip, shot's file, work, pace. ARGV: clip id, index, media key, the shot as made, seconds of film, events
   * channel, event, pace or "", paces kept. The file is known under its digest whatever has become of the clip:
   * it is never made again.
   */
  const made = createScript<null>(
    redis,
    `${clipIs}
redis.call('SET', KEYS[2], ARGV[3])
if ARGV[8] ~= '' then
  redis.call('LPUSH', KEYS[4], ARGV[8])
  redis.call('LTRIM', KEYS[4], 0, ARGV[9] - 1)
end
if ended then return end
redis.call('HSET', KEYS[1], 'shot:' .. ARGV[2], ARGV[4])
redis.call('HINCRBYFLOAT', KEYS[3], ARGV[1], -ARGV[5])
redis.call('PUBLISH', ARGV[6], ARGV[7])`,
  );

  const event = (clipId: string, kind: "state" | "progress", state?: ClipState) =>
    JSON.stringify({ clipId, kind, state });

  /** The clip in its new state; undefined if it can't come from the one it is in. */
  async function moveTo(
    clipId: string,
    state: ClipState,
    from: readonly ClipState[],
  ): Promise<StoredClip | undefined> {
    const moved = await move(
      [keys.clip(clipId), keys.waiting],
      [clipId, state, keys.events, event(clipId, "state", state), now(), JSON.stringify(from)],
    );
    return moved === null ? undefined : readClip(moved);
  }

  async function writeShot(clipId: string, shot: Shot): Promise<void> {
    await write(
      [keys.clip(clipId)],
      [`shot:${shot.index}`, JSON.stringify(shot), keys.events, event(clipId, "progress"), "", ""],
    );
  }

  async function shotCosts(
    clip: StoredClip,
    index: number,
    cost: Pick<Shot, "usd" | "usdAtStake">,
    { onlyAlive, atMost }: { onlyAlive: boolean; atMost?: number },
  ): Promise<"written" | "ended" | "too-much"> {
    const written = await writeCost(
      [
        keys.clip(clip.id),
        lossesOf(keys, clip.account),
        ...chargedAccounts(keys, clip).map(({ base }) => base),
      ],
      [
        clip.id,
        `cost:${index}`,
        JSON.stringify(cost),
        onlyAlive ? "1" : "",
        atMost ?? "",
        clip.price,
        clip.usdMicros,
        keys.events,
        event(clip.id, "progress"),
      ],
    );
    return written === 1 ? "written" : written === 2 ? "too-much" : "ended";
  }

  /**
   * Ends a clip, once: its credits, budgets and places are settled in the same step. Whether this call was the one.
   * `in-proportion`: of its credits as much is used as was paid of the money set aside, rounded up; as soon as it is known
   * better what was paid, that is put right.
   */
  async function endAs(
    clip: StoredClip,
    state: "delivered" | "failed" | "canceled",
    charged: number | "in-proportion",
    fields: Partial<Clip>,
  ): Promise<boolean> {
    const written: Partial<Clip> = { state, endedAt: now(), ...fields };
    const hash = Object.fromEntries(
      Object.entries(written).map(([name, value]) => [name, JSON.stringify(value)]),
    );
    const ended = await end(
      [
        keys.clip(clip.id),
        keys.active,
        keys.waiting,
        keys.work,
        keys.inFlight(clip.account),
        keys.outbox,
        fields.posted ? keys.message(fields.posted) : "",
        lossesOf(keys, clip.account),
        ...chargedAccounts(keys, clip).map(({ base }) => base),
      ],
      [
        clip.id,
        keys.events,
        event(clip.id, "state", state),
        now(),
        JSON.stringify(hash),
        charged === "in-proportion" ? clip.price : charged,
        MESSAGE_TTL_S,
        charged === "in-proportion" ? clip.usdMicros : "",
        state === "failed" ? "1" : "",
      ],
    );
    return ended === 1;
  }

  return {
    load: (clipId: string) => loadClip(redis, keys, clipId),

    /**
     * A worker takes a shot up. `make`: go on; `made`: nothing to do any more; `wait`: an equal shot is being
     * made for another clip just now; `ended`: the clip is.
     */
    async beginShot({
      clipId,
      index,
      queue,
      turn,
    }: ShotJob): Promise<
      | { answer: "make" | "made" | "wait"; clip: StoredClip; shot: Shot }
      | { answer: "ended"; clip: StoredClip | undefined }
    > {
      const [answer, fields] = await begin(
        [keys.clip(clipId), keys.waiting, keys.turns(queue)],
        [
          clipId,
          index,
          turn,
          now(),
          keys.clip(""),
          keys.making(""),
          keys.shot(""),
          keys.events,
          event(clipId, "state", "shooting"),
          event(clipId, "progress"),
        ],
      );
      const clip = readClip(fields);
      const shot = clip?.shots[index];
      if (!clip || !shot || answer === "ended") return { answer: "ended", clip };
      if (answer !== "found") return { answer, clip, shot };
      const key = shotKey(shot.digest);
      await writeShot(clipId, { ...shot, state: "kept", progress: 1, credits: 0, key, endedAt: now() });
      return { answer: "made", clip, shot };
    },

    /** How long the shot will take by what shots of its model and size took lately; undefined while none has been made. */
    async expectedMs(clip: Clip, index: number): Promise<number | undefined> {
      const paces = (await redis.lrange(keys.pace(paceName(clip)), 0, -1))
        .map(Number)
        .sort((one, other) => one - other);
      const median = paces[Math.floor(paces.length / 2)];
      return median === undefined ? undefined : median * (clip.plan.shots[index]?.renderSeconds ?? 1) * 1000;
    },

    async shotProgress(
      clipId: string,
      index: number,
      progress: number | null,
      estimated: boolean,
    ): Promise<void> {
      await write(
        [keys.clip(clipId)],
        [
          `progress:${index}`,
          JSON.stringify({ progress, estimated }),
          keys.events,
          event(clipId, "progress"),
          "",
          "",
        ],
      );
    },

    async shotMade(
      clip: StoredClip,
      index: number,
      outcome: { modelVersion?: string; warnings: string[] },
      secondsTaken: number,
    ): Promise<void> {
      const before = clip.shots[index] as Shot;
      const planned = clip.plan.shots[index] as PlannedShot;
      const key = shotKey(before.digest);
      const shot: Shot = {
        ...before,
        ...outcome,
        key,
        state: "made",
        progress: 1,
        estimated: false,
        endedAt: now(),
      };
      await made(
        [keys.clip(clip.id), keys.shot(shot.digest), keys.work, keys.pace(paceName(clip))],
        [
          clip.id,
          index,
          key,
          JSON.stringify(shot),
          planned.seconds,
          keys.events,
          event(clip.id, "progress"),
          (secondsTaken / planned.renderSeconds).toFixed(4),
          PACE_KEPT,
        ],
      );
    },

    /** Takes a clip's shots up for joining; undefined: it is past that, or gone. */
    beginCut: (clipId: string) => moveTo(clipId, "cutting", ["waiting", "shooting", "cutting"]),
    async cutProgress(clipId: string, progress: number): Promise<void> {
      await write(
        [keys.clip(clipId)],
        ["cutProgress", progress.toFixed(4), keys.events, event(clipId, "progress"), "", ""],
      );
    },
    /** `warnings`: what joining had to bend, in sentences for the card. */
    async cutDone(clip: StoredClip, file: ClipFile, warnings: readonly string[]): Promise<boolean> {
      const happened = event(clip.id, "progress");
      if (warnings.length > 0) {
        const all = JSON.stringify([...clip.warnings, ...warnings]);
        await write([keys.clip(clip.id)], ["warnings", all, keys.events, happened, "", ""]);
      }
      const written = await write(
        [keys.clip(clip.id)],
        ["file", JSON.stringify(file), keys.events, happened, "cutProgress", "1"],
      );
      return written === 1;
    },
    /** Takes a clip up for posting; undefined: it has ended, or is gone. */
    beginDelivery: (clipId: string) =>
      moveTo(clipId, "delivering", ["waiting", "shooting", "cutting", "delivering"]),

    /** Settles at what was really made; false if the clip had ended before. `posted` is absent when there was nowhere left to post it. */
    async delivered(
      clip: StoredClip,
      posted?: { ref: MessageRef; fileId?: string; file?: ClipFile; warning?: string },
    ): Promise<boolean> {
      const charged = clip.shots.reduce((sum, shot) => sum + (shot.state === "made" ? shot.credits : 0), 0);
      return endAs(clip, "delivered", charged, {
        ...(posted ? { posted: posted.ref } : {}),
        ...(posted?.fileId === undefined ? {} : { postedFileId: posted.fileId }),
        ...(posted?.file === undefined ? {} : { file: posted.file }),
        ...(posted?.warning === undefined ? {} : { warnings: [...clip.warnings, posted.warning] }),
      });
    },

    /**
     * All credits come back, except where the person's own words or pictures were refused when money had been spent on
     * them: then as after a cancel. What backends were paid, or may yet be, still counts against the money budget.
     */
    async fail(clipId: string, failure: Failure): Promise<boolean> {
      const clip = await loadClip(redis, keys, clipId);
      if (!clip || isEnded(clip.state)) return false;
      return endAs(clip, "failed", BY_THE_ORDER.has(failure.code) ? "in-proportion" : 0, { failure });
    },

    /** Credits come back, except for what backends have been paid, or may yet be. */
    async cancel(clipId: string): Promise<StoredClip | undefined> {
      const clip = await loadClip(redis, keys, clipId);
      if (!clip || isEnded(clip.state)) return undefined;
      return (await endAs(clip, "canceled", "in-proportion", {})) ? loadClip(redis, keys, clipId) : undefined;
    },

    /**
     * A shot is about to be paid for: its share of what was set aside counts as spent from now on. `ended`: the clip
     * wants it no more; `too-much`: with what earlier attempts cost (`lostUsd`) it might come to more than was set aside.
     */
    async shotAtStake(
      clip: StoredClip,
      index: number,
      lostUsd: number,
    ): Promise<"written" | "ended" | "too-much"> {
      const weight = (shot: Shot) =>
        shot.state === "kept" && shot.index !== index ? 0 : (clip.plan.shots[shot.index]?.renderSeconds ?? 0);
      const whole = clip.shots.reduce((sum, shot) => sum + weight(shot), 0);
      const share = whole === 0 ? 1 : weight(clip.shots[index] as Shot) / whole;
      const usdAtStake = (share * clip.usdMicros) / 1_000_000;
      const cost = { usdAtStake, ...(lostUsd > 0 && { usd: lostUsd }) };
      // Each shot's share is rounded to a millionth by itself.
      const atMost = clip.usdMicros + clip.shots.length;
      return shotCosts(clip, index, cost, { onlyAlive: true, ...(lostUsd > 0 && { atMost }) });
    },

    /** What a shot has come to, all its attempts together; also of a clip that has ended meanwhile. */
    async shotCost(clip: StoredClip, index: number, usd: number): Promise<void> {
      await shotCosts(clip, index, { usd }, { onlyAlive: false });
    },
  };
}

/** Where a made shot lies in the media store. */
export function shotKey(digest: string): string {
  return `shots/${digest}.mp4`;
}

/** Paces differ by model and size of the picture. */
export function paceName(clip: Pick<Clip, "request">): string {
  return `${clip.request.draft ? "draft" : clip.request.model} ${clip.request.resolution}`;
}
