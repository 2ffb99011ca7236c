import { createHash } from "node:crypto";
import type { Case, FormNotice, ReportReason, StoredCase } from "../core/ports/cases.ts";
import type { ModeratedPlace } from "../core/ports/moderator.ts";
import { createChangeCase } from "./change-case.ts";
import type { StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** So many refusals within a day, and nothing is made for an hour. */
const STRIKES = { most: 3, withinMs: DAY_MS, pauseMs: HOUR_MS };
/** A film somebody or something has let through is not looked at again for this long. */
const LOOKED_TTL_MS = 90 * DAY_MS;
/** What was asked can be appealed against for this long. */
const ASKED_TTL_MS = 7 * DAY_MS;
const LISTED = 50;
/** So many notices of one case are kept word for word: the first ones, so that nobody pushes out another's. */
const NOTICES_KEPT = 50;
/** Whoever tells the reviewers of a case and dies over it is followed by the next after this. */
const TELLING_MS = 60_000;

/** Fields of a case for what people say of it, each one's own. */
const REASON = "reason:";
const NOTICE = "notice:";

type LetThrough = "allow" | "spoiler";

const scopeOf = ({ adult = false, strictness = "normal" }: ModeratedPlace) =>
  `${adult ? "adult" : "all"}:${strictness}`;

/** Places where whatever is allowed is allowed in this one as well. */
function stricterThan(place: ModeratedPlace): string[] {
  const all = [false, ...(place.adult ? [true] : [])].flatMap((adult) =>
    (["strict", ...(place.strictness === "strict" ? [] : ["normal" as const])] as const).map((strictness) =>
      scopeOf({ adult, strictness }),
    ),
  );
  return all.filter((scope) => scope !== scopeOf(place));
}

/** Cases of moderation: what was stopped, held or reported, and what was decided. Strikes go by account. */
export function createCases({
  redis,
  keys,
  now,
  keptDays,
}: {
  redis: Connection;
  keys: Keys;
  now: () => number;
  /** How long a case is kept after it is closed. */
  keptDays: number;
}) {
  const keptMs = keptDays * DAY_MS;
  const changeCase = createChangeCase(redis);

  async function load(id: string): Promise<StoredCase | undefined> {
    const { entry, state, decided, by, decidedAt, ...said } = await redis.hgetall(keys.caseOf(id));
    if (entry === undefined) return undefined;
    return {
      ...withSaid(JSON.parse(entry) as Case, said),
      // A decision holds from its first step on, though whoever made it died before the next.
      state: (decided ?? state ?? "noted") as StoredCase["state"],
      ...(by === undefined ? {} : { by }),
      ...(decidedAt === undefined ? {} : { decidedAt: Number(decidedAt) }),
    };
  }

  async function loadAll(ids: readonly string[]): Promise<StoredCase[]> {
    return (await Promise.all(ids.map(load))).filter((one) => one !== undefined);
  }

  /** Decides, once; false: somebody has already. What follows is done by whoever gets true, and by the sweeper after a crash. */
  async function decide(id: string, decision: "approved" | "rejected", by: string): Promise<boolean> {
    if ((await redis.hsetnx(keys.caseOf(id), "decided", decision)) === 0) return false;
    await redis.hset(keys.caseOf(id), { state: decision, by, decidedAt: now() });
    return true;
  }

  /** All that follows from a decision has been done. */
  async function settled(id: string): Promise<void> {
    await redis.multi().zrem(keys.openCases, id).pexpire(keys.caseOf(id), keptMs).exec();
  }

  return {
    load,
    decide,
    settled,
    /** What it was about came to nothing otherwise: nobody has to decide any more. */
    async drop(id: string): Promise<void> {
      await decide(id, "rejected", "nobody");
      await settled(id);
    },

    /** Writes a case down. `asked`: what was asked for, for an appeal. `open`: a person has to decide. */
    async note(
      given: Case,
      { asked, open = false }: { asked?: object | undefined; open?: boolean } = {},
    ): Promise<void> {
      const key = keys.caseOf(given.id);
      const { platform, group } = given.surface;
      const oldest = now() - keptMs;
      const step = redis
        .multi()
        .hset(key, { entry: JSON.stringify(given), state: open ? "open" : "noted" })
        .zadd(keys.casesOf(given.account), given.at, given.id)
        .zremrangebyscore(keys.casesOf(given.account), "-inf", oldest)
        .pexpire(keys.casesOf(given.account), keptMs);
      if (group !== undefined) {
        const log = keys.casesIn(`${platform}:${group}`);
        step.zadd(log, given.at, given.id).zremrangebyscore(log, "-inf", oldest).pexpire(log, keptMs);
      }
      if (asked) step.set(keys.askedOf(given.id), JSON.stringify(asked), "PX", ASKED_TTL_MS);
      // What waits for a person isn't forgotten before one has decided.
      if (open) step.zadd(keys.openCases, given.at, given.id);
      else step.pexpire(key, keptMs);
      await step.exec();
    },

    /** What was asked for, as long as it can be appealed against. */
    async askedOf<Asked>(id: string): Promise<Asked | undefined> {
      const written = await redis.get(keys.askedOf(id));
      return written === null ? undefined : (JSON.parse(written) as Asked);
    },

    /** A person has to decide about a case that was only noted. `held`: the clip that waits for that, and all its words. Safe to repeat. */
    async reopen(
      id: string,
      held?: { clip: Pick<StoredClip, "id" | "request">; words: readonly string[] },
    ): Promise<void> {
      if ((await load(id))?.state !== "noted") return;
      const shown = held && {
        clip: held.clip.id,
        pictures: held.clip.request.images.map(({ key }) => key),
        words: held.words,
      };
      if (shown && !(await changeCase(keys.caseOf(id), (entry) => ({ ...entry, ...shown })))) return;
      await redis
        .multi()
        .hset(keys.caseOf(id), "state", "open")
        .persist(keys.caseOf(id))
        .zadd(keys.openCases, now(), id)
        .exec();
    },

    /** Somebody says something of what a case is about; several at once lose nothing of each other's, and the same again is one. */
    async say(id: string, { reason, notice }: { reason: ReportReason; notice?: FormNotice }): Promise<void> {
      const key = keys.caseOf(id);
      const said = await redis.hkeys(key);
      if (!said.includes("entry")) return;
      await redis.hsetnx(key, `${REASON}${reason}`, now());
      if (!notice || said.filter((field) => field.startsWith(NOTICE)).length >= NOTICES_KEPT) return;
      const words = JSON.stringify([notice.where, notice.says, notice.contact]);
      const digest = createHash("sha256").update(words).digest("hex").slice(0, 24);
      await redis.hsetnx(key, `${NOTICE}${digest}`, JSON.stringify({ at: now(), notice }));
    },

    /** Cases that a person has to decide about, or whose decision may not be carried out yet, the oldest first. */
    async open(): Promise<StoredCase[]> {
      return loadAll(await redis.zrange(keys.openCases, 0, String(LISTED - 1)));
    },
    /** Ids of all of them; for the sweeper. */
    allOpen: (): Promise<string[]> => redis.zrange(keys.openCases, 0, "-1"),
    countOpen: (): Promise<number> => redis.zcard(keys.openCases),
    /** Whether this call is the one to tell the reviewers of it, for now. */
    async claimTelling(id: string): Promise<boolean> {
      if ((await redis.hexists(keys.caseOf(id), "posted")) === 1) return false;
      return (await redis.set(keys.caseTelling(id), "1", "PX", TELLING_MS, "NX")) !== null;
    },
    /** The reviewers were told of it. */
    async told(id: string): Promise<void> {
      await redis.hset(keys.caseOf(id), "posted", now());
    },
    /** Whether this call is the one to remind of it, once for each step. */
    claimReminder: async (id: string, step: "soon" | "late"): Promise<boolean> =>
      (await redis.hsetnx(keys.caseOf(id), `reminded:${step}`, now())) === 1,
    /** Nobody could be reminded. */
    async dropReminder(id: string, step: "soon" | "late"): Promise<void> {
      await redis.hdel(keys.caseOf(id), `reminded:${step}`);
    },
    /** The newest of an account, or of a community by its platform and group. */
    async newestOf(of: { account: string } | { community: string }): Promise<StoredCase[]> {
      const key = "account" in of ? keys.casesOf(of.account) : keys.casesIn(of.community);
      return loadAll(await redis.zrevrange(key, 0, String(LISTED - 1)));
    },

    /** Counts a refusal against an account; the same words again are the same try. How long nothing is made for it now, in milliseconds. */
    async strike(account: string, what: string): Promise<number> {
      const key = keys.strikes(account);
      const answers = await redis
        .multi()
        .zremrangebyscore(key, "-inf", now() - STRIKES.withinMs)
        .zadd(key, now(), what)
        .pexpire(key, STRIKES.withinMs)
        .zcard(key)
        .exec();
      if (Number(answers?.[3]?.[1] ?? 0) < STRIKES.most) return 0;
      // They have been paid for by the pause: the next one begins anew.
      await redis
        .multi()
        .set(keys.strikePause(account), now() + STRIKES.pauseMs, "PX", STRIKES.pauseMs)
        .del(key)
        .incr(keys.accessVersion)
        .exec();
      return STRIKES.pauseMs;
    },
    /** Takes one back, as after an appeal that was right. */
    async unstrike(account: string, what: string): Promise<void> {
      await redis.zrem(keys.strikes(account), what);
    },
    async strikesOf(account: string): Promise<{ count: number; pausedUntil?: number }> {
      const [count, until] = await Promise.all([
        redis.zcount(keys.strikes(account), now() - STRIKES.withinMs, "+inf"),
        redis.get(keys.strikePause(account)),
      ]);
      return { count, ...(until !== null && Number(until) > now() ? { pausedUntil: Number(until) } : {}) };
    },
    async forgive(account: string): Promise<void> {
      await redis.del(keys.strikes(account), keys.strikePause(account));
    },

    /** Where reviewers are told of cases; undefined: nowhere yet. */
    async reviewPlace<Place>(): Promise<Place | undefined> {
      const written = await redis.get(keys.reviewPlace);
      return written === null ? undefined : (JSON.parse(written) as Place);
    },
    async setReviewPlace(place: object | undefined): Promise<void> {
      if (place === undefined) await redis.del(keys.reviewPlace);
      else await redis.set(keys.reviewPlace, JSON.stringify(place));
    },

    /** Something made, by its digest, was looked at and let through: for such places, or by a person for all of them. */
    async letThrough(
      digest: string,
      outcome: LetThrough,
      where: ModeratedPlace | "everywhere",
    ): Promise<void> {
      const scope = where === "everywhere" ? where : scopeOf(where);
      await redis.set(keys.looked(`${digest}:${scope}`), outcome, "PX", LOOKED_TTL_MS);
    },
    /** What is let through among adults, or where it is less strict, says nothing of other places. */
    async lookedAt(digest: string, where: ModeratedPlace): Promise<LetThrough | undefined> {
      const [agreed, here, ...stricter] = await redis.mget(
        ["everywhere", scopeOf(where), ...stricterThan(where)].map((scope) =>
          keys.looked(`${digest}:${scope}`),
        ),
      );
      const outcome = agreed ?? here ?? stricter.find((one) => one === "allow");
      return outcome === "allow" || outcome === "spoiler" ? outcome : undefined;
    },
  };
}

/** A case with what people have said of it since it was opened. */
function withSaid(entry: Case, fields: Record<string, string>): Case {
  const under = (prefix: string) => Object.entries(fields).filter(([field]) => field.startsWith(prefix));
  const reasons = [
    ...new Set([
      ...(entry.reasons ?? []),
      ...under(REASON)
        .sort(([, one], [, other]) => Number(one) - Number(other))
        .map(([field]) => field.slice(REASON.length) as ReportReason),
    ]),
  ];
  const said = under(NOTICE)
    .map(([, written]) => JSON.parse(written) as { at: number; notice: FormNotice })
    .sort((one, other) => one.at - other.at);
  const notices = [...(entry.notices ?? []), ...said.map(({ notice }) => notice)];
  return {
    ...entry,
    ...(reasons.length > 0 ? { reasons } : {}),
    ...(notices.length > 0 ? { notices } : {}),
    // Nobody is shown such a film, also who reviews.
    ...(reasons.includes("minor") ? { harm: "minors" as const } : {}),
  };
}
