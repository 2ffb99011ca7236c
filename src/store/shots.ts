import type { Clip, Shot, ShotWait } from "../core/film/clip.ts";
import type { PlannedShot } from "../core/film/film-plan.ts";
import { picturesUsd } from "../core/film/made-picture.ts";
import { soundUsd } from "../core/film/sound.ts";
import { isEnded } from "../core/film/states.ts";
import type { PaidOrder } from "../core/ports/orders.ts";
import type { Changes } from "./changes.ts";
import { CLAIM_TTL_MS } from "./claims.ts";
import { type Clips, readClip, type StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { createCosts, type JobNote, type Stake } from "./costs.ts";
import { progressNews, stateNews } from "./events.ts";
import type { Keys } from "./keys.ts";
import { type Line, paceName } from "./line.ts";
import { filesOfShot, IN_ITS_PLACE, shotKey } from "./owned.ts";
import { createScript } from "./script.ts";

/** How many shot times of a model are remembered for estimates. */
const PACE_KEPT = 100;

/** A shot as its job tells of it. */
export interface ShotInLine {
  clipId: string;
  index: number;
  /** Absent in jobs of 0.1.0. */
  digest?: string;
  /** The backend whose queue it waits in, and where it stands in that queue's fair order; see turns.ts. */
  queue: string;
  turn: number;
}

export type ShotBegun =
  | {
      answer: "make" | "made" | "wait" | "paused";
      clip: StoredClip;
      shot: Shot;
      /** An equal one was, and may lie at its backend still. */
      paidBefore: boolean;
      /** The version of access at that moment. */
      access: string;
    }
  | { answer: "ended"; clip: StoredClip | undefined };

/** What happens to a clip's shots; each step is one atomic change, and safe to repeat. */
export function createShots({
  redis,
  keys,
  clips,
  line,
  changes,
  now,
}: {
  redis: Connection;
  keys: Keys;
  clips: Clips;
  line: Line;
  changes: Changes;
  now: () => number;
}) {
  const begin = createScript<
    ["make" | "made" | "found" | "wait" | "ended" | "paused", string[], string, number, string]
  >(redis, "begin-shot");
  const made = createScript<null>(redis, "shot-made");
  const makeAgain = createScript<number>(redis, "make-again");
  const standIn = createScript<number>(redis, "stand-in");
  const writeCosts = createCosts({ redis, keys });

  async function tryBegin(
    job: ShotInLine,
    digest: string,
    { released = "", goOn }: { released?: string; goOn: boolean },
  ) {
    const { clipId, index, queue, turn } = job;
    return begin(
      {
        clip: keys.clip(clipId),
        waiting: keys.waiting,
        turns: keys.turns(queue),
        making: keys.making(digest),
        file: keys.shot(digest),
        paused: keys.paused,
        paidFor: keys.paidOrder(digest),
        accessVersion: keys.accessVersion,
      },
      {
        id: clipId,
        index,
        turn,
        goOn,
        now: now(),
        claimTtl: CLAIM_TTL_MS,
        released,
        ...stateNews(keys, clipId, "shooting"),
        progress: keys.progress,
      },
    );
  }

  /** Whether whoever claimed a digest is still at it. */
  async function isBeingMade(claim: string, digest: string): Promise<boolean> {
    const [clipId = "", index = ""] = claim.split(" ");
    const clip = await clips.load(clipId);
    const shot = clip?.shots[Number(index)];
    return clip !== undefined && !isEnded(clip.state) && shot?.state === "shooting" && shot.digest === digest;
  }

  /** Jobs of 0.1.0 don't carry their shot's digest. */
  async function digestOf({ clipId, index }: ShotInLine): Promise<string | undefined> {
    return (await clips.load(clipId))?.shots[index]?.digest;
  }

  return {
    /**
     * The files of these shots are gone, or with none of them the cut film is: they wait to be made again. Whether the clip
     * still wants it.
     */
    async makeAgain(clip: StoredClip, indexes: readonly number[]): Promise<boolean> {
      const shots = indexes.map((index) => clip.shots[index] as Shot);
      const lost = shots.filter(({ key }) => key !== undefined);
      const seconds = lost.reduce((sum, { index }) => sum + (clip.plan.shots[index]?.seconds ?? 0), 0);
      const answer = await makeAgain(
        {
          clip: keys.clip(clip.id),
          known: shots.map(({ digest }) => keys.shot(digest)),
          work: keys.work,
        },
        {
          id: clip.id,
          shots: shots.map((shot) => ({ index: shot.index, shot: JSON.stringify(asWaiting(shot)) })),
          seconds,
          ...stateNews(keys, clip.id, clip.state),
        },
      );
      return answer === 1;
    },

    /**
     * A worker takes a shot up. `make`: go on; `made`: nothing to do any more; `wait`: an equal shot is being
     * made for another clip just now; `ended`: the clip is; `paused`: nothing has begun, since making something is paused,
     * this or another. `goOn`: it is made all the same.
     */
    async beginShot(job: ShotInLine, { goOn = false }: { goOn?: boolean } = {}): Promise<ShotBegun> {
      const { clipId, index } = job;
      const digest = job.digest ?? (await digestOf(job)) ?? "";
      let [answer, fields, claim, paid, access] = await tryBegin(job, digest, { goOn });
      // The claim of an owner that has ended counts for nothing.
      if (answer === "wait" && claim && !(await isBeingMade(claim, digest)))
        [answer, fields, claim, paid, access] = await tryBegin(job, digest, { released: claim, goOn });
      const clip = readClip(fields);
      const shot = clip?.shots[index];
      if (!clip || !shot || answer === "ended") return { answer: "ended", clip };
      const paidBefore = paid === 1;
      if (answer !== "found") return { answer, clip, shot, paidBefore, access };
      const kept: Shot = {
        ...shot,
        state: "kept",
        progress: 1,
        credits: 0,
        key: shotKey(digest),
        endedAt: now(),
      };
      await changes.write(clipId, { [`shot:${index}`]: kept });
      return { answer: "made", clip, shot, paidBefore, access };
    },

    /**
     * Another model makes a shot that its film's own could not: from now on it is the one of this digest. Whether it was still
     * to be made.
     */
    async standIn(
      clip: StoredClip,
      index: number,
      other: Pick<Shot, "digest" | "version" | "warnings"> & { by: string },
    ): Promise<boolean> {
      const before = clip.shots[index] as Shot;
      const { version: _, ...rest } = asWaiting(before);
      const shot: Shot = { ...rest, ...other };
      const { digest } = other;
      const answer = await standIn(
        {
          clip: keys.clip(clip.id),
          making: keys.making(before.digest),
          ownersBefore: keys.owners(before.digest),
          known: keys.shot(before.digest),
          owners: keys.owners(digest),
          toDelete: keys.toDelete,
        },
        {
          id: clip.id,
          index,
          now: now(),
          was: before.digest,
          shot: JSON.stringify(shot),
          isShared: clip.shots.some((one) => one.index !== index && one.digest === before.digest),
          filesBefore: filesOfShot(before.digest),
          files: filesOfShot(digest),
          ...progressNews(keys, clip.id),
        },
      );
      return answer === 1;
    },

    /** How long the shot will take by what shots of its model and size took lately; undefined while none has been made. */
    async expectedMs(clip: Clip, index: number): Promise<number | undefined> {
      const paces = (await line.paces(clip)).sort((one, other) => one - other);
      const median = paces[Math.floor(paces.length / 2)];
      return median === undefined ? undefined : median * (clip.plan.shots[index]?.renderSeconds ?? 1) * 1000;
    },

    /** Whether the clip is still under way. */
    async shotProgress(
      clipId: string,
      index: number,
      progress: number | null,
      estimated: boolean,
    ): Promise<boolean> {
      return changes.write(clipId, { [`progress:${index}`]: { progress, estimated } });
    },

    /** A shot's turn has come, and its backend can't make it yet: it says so until there is progress. */
    async shotWaits(clip: Pick<Clip, "id" | "shots">, index: number, waits: ShotWait): Promise<void> {
      const { progress = null, estimated = false } = clip.shots[index] ?? {};
      await changes.write(clip.id, { [`progress:${index}`]: { progress, estimated, waits } });
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
        {
          clip: keys.clip(clip.id),
          file: keys.shot(shot.digest),
          making: keys.making(shot.digest),
          work: keys.work,
          pace: keys.pace(paceName(clip)),
        },
        {
          id: clip.id,
          index,
          known: IN_ITS_PLACE,
          shot: JSON.stringify(shot),
          seconds: planned.seconds,
          pace: (secondsTaken / planned.renderSeconds).toFixed(4),
          pacesKept: PACE_KEPT,
          ...progressNews(keys, clip.id),
        },
      );
    },

    /**
     * A shot is about to be paid for: its share of what was set aside counts as spent from now on. `lostUsd`, `access`,
     * `job`: see WriteCosts.
     */
    async shotAtStake(
      clip: StoredClip,
      index: number,
      lostUsd: number,
      { access, job }: { access?: string | undefined; job?: JobNote } = {},
    ): Promise<Stake> {
      const weight = (shot: Shot) =>
        shot.state === "kept" && shot.index !== index ? 0 : (clip.plan.shots[shot.index]?.renderSeconds ?? 0);
      const whole = clip.shots.reduce((sum, shot) => sum + weight(shot), 0);
      const share = whole === 0 ? 1 : weight(clip.shots[index] as Shot) / whole;
      const usdAtStake =
        (share * clip.usdMicros) / 1_000_000 - share * (soundUsd(clip.plan.sound) + picturesUsd(clip.plan));
      return writeCosts(clip, index, { usdAtStake }, { onlyAlive: true, lostUsd, access, job });
    },

    /** A clip has ended and its model works on all the same: its card, closed or not, is to say so. */
    async runsOn(clipId: string): Promise<void> {
      await redis
        .multi()
        .hset(keys.clip(clipId), "runsOn", "true")
        .sadd(keys.openCards, clipId)
        .publish(keys.progress, clipId)
        .exec();
    },

    /** What a shot has come to, all its attempts together; also of a clip that has ended meanwhile. */
    async shotCost(clip: StoredClip, index: number, usd: number, paid?: PaidOrder): Promise<void> {
      await writeCosts(clip, index, { usd }, { onlyAlive: false, paid });
    },
  };
}

/** A shot as it was before anything was made of it. */
function asWaiting({ index, digest, credits, by, version }: Shot): Shot {
  const waiting = { state: "waiting" as const, progress: null, estimated: false, warnings: [] };
  return {
    ...{ index, digest, credits },
    ...waiting,
    ...(by !== undefined && { by }),
    ...(version !== undefined && { version }),
  };
}
