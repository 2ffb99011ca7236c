import { createHash } from "node:crypto";
import { PLAN_FIELDS, type PlanField, type WrittenPlans } from "../core/access/plans.ts";
import type { AccessMode, Block, Grant, Pause, PauseScope, Standing } from "../core/access/standing.ts";
import type { AuditLine } from "../core/ports/admin.ts";
import type { Surface } from "../core/surface.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";
import { createStandingReader } from "./standing.ts";
import { underVersion } from "./under-version.ts";

/** Letting people in by a code. */
export interface Invite {
  uses: number;
  platform: string;
  plan?: string;
  by: string;
}

/** Changes that are kept, the newest; years of them, unless somebody is refused again and again. */
const AUDIT_KEPT = 100_000;

/** Whether it is the account of a community or a role, and not of a person. */
function isPlace(id: string): boolean {
  return /^(?:group|role):/.test(id);
}

/** Written as it may be typed: in any case, with or without its dashes. */
function digestOf(code: string): string {
  return createHash("sha256")
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""))
    .digest("base64url");
}

type Step = ReturnType<Connection["multi"]>;

/** Who is let in, kept out, put on a plan, and what is stopped. Each change counts up the version and is written down. */
export function createAccessStore({
  redis,
  keys,
  now,
  pseudonym,
}: {
  redis: Connection;
  keys: Keys;
  now: () => number;
  /** By what somebody who was forgotten is known to be blocked. */
  pseudonym: (id: string) => Promise<string>;
}) {
  const useInvite = createScript<"joined" | "already" | "unknown" | "elsewhere">(redis, "use-invite");
  const claim = createScript<number>(redis, "claim-admin");
  const read = <Value>(written: string | null): Value | undefined =>
    written === null ? undefined : (JSON.parse(written) as Value);

  async function change(by: string, what: string, apply: (step: Step) => void): Promise<void> {
    const step = redis.multi();
    apply(step);
    const entry: AuditLine = { at: now(), by, what };
    await step
      .incr(keys.accessVersion)
      .xadd(keys.audit, "MAXLEN", "~", AUDIT_KEPT, "*", "entry", JSON.stringify(entry))
      .exec();
  }

  /** What can't be read, by a version that had other fields, is left out. */
  async function readPlans(): Promise<WrittenPlans> {
    const plans: Record<string, Record<string, unknown>> = {};
    for (const [name, written] of Object.entries(await redis.hgetall(keys.plans))) {
      const [plan = "", field = ""] = name.split(".");
      const own = plans[plan] ?? {};
      plans[plan] = own;
      if (!Object.hasOwn(PLAN_FIELDS, field)) continue;
      const read = PLAN_FIELDS[field as PlanField].safeParse(JSON.parse(written));
      if (read.success) own[field] = read.data;
    }
    return plans;
  }

  async function readPlaceGrants(): Promise<Readonly<Record<string, string>>> {
    const written = Object.entries(await redis.hgetall(keys.placeGrants));
    return Object.fromEntries(written.map(([id, grant]) => [id, (JSON.parse(grant) as Grant).plan]));
  }

  return {
    standingOf: createStandingReader({ redis, keys, now, pseudonym }),

    /** Changes with every change of access: what was looked at under another version has to be looked at again. */
    version: async (): Promise<string> => (await redis.get(keys.accessVersion)) ?? "0",

    /** People who run the bot besides those the settings name. */
    admins: (): Promise<string[]> => redis.smembers(keys.admins),
    isAdmin: async (id: string): Promise<boolean> => (await redis.sismember(keys.admins, id)) === 1,
    addAdmin: (id: string, by: string) =>
      change(by, `admins add ${id}`, (step) => step.sadd(keys.admins, id)),
    removeAdmin: (id: string, by: string) =>
      change(by, `admins remove ${id}`, (step) => step.srem(keys.admins, id)),
    /** Lets a code make the first admin; one before it makes nobody any more. */
    async offerAdmin(code: string): Promise<void> {
      await redis.set(keys.adminCode, digestOf(code));
    },
    /** Whatever code was printed makes nobody an admin any more. */
    async withdrawAdmin(): Promise<void> {
      await redis.del(keys.adminCode);
    },
    /** Makes whoever sent the code the first admin; whether it was that code. */
    claimAdmin: async (id: string, code: string): Promise<boolean> =>
      (await claim(
        { code: keys.adminCode, admins: keys.admins, version: keys.accessVersion, audit: keys.audit },
        {
          digest: digestOf(code),
          person: id,
          entry: JSON.stringify({ at: now(), by: id, what: "claim" } satisfies AuditLine),
        },
      )) === 1,

    async pauses(): Promise<Standing["pauses"]> {
      const written = Object.entries(await redis.hgetall(keys.paused));
      return Object.fromEntries(written.map(([scope, pause]) => [scope, JSON.parse(pause) as Pause]));
    },
    /** What was set of the plans in the chat. `version`: of access; what is known under it isn't read again. */
    plans: underVersion(readPlans),
    /** Plans by the account of a community or a role, for all in it. `version`: as for `plans`. */
    placeGrants: underVersion(readPlaceGrants),
    /** Sets a plan's field, or takes back what was set of it; a plan of the chat's own without a field. */
    setPlan: (plan: string, field: PlanField | undefined, value: unknown, by: string) =>
      change(by, `plan ${plan} ${field ?? "new"} ${JSON.stringify(value) ?? ""}`.trim(), (step) =>
        step.hset(keys.plans, `${plan}.${field ?? ""}`, JSON.stringify(value ?? null)),
      ),
    async unsetPlan(plan: string, field: PlanField | undefined, by: string): Promise<void> {
      const fields = field === undefined ? [...Object.keys(PLAN_FIELDS), ""] : [field];
      await change(by, `plan ${plan} ${field ?? "all"} taken back`, (step) =>
        step.hdel(keys.plans, ...fields.map((one) => `${plan}.${one}`)),
      );
    },
    /** Sets a budget in US dollars, or takes back what was set. `name`: of a budget, or a community's account. */
    setBudget: (name: string, usd: number | undefined, by: string) =>
      change(by, `budget ${name} ${usd ?? "taken back"}`, (step) =>
        usd === undefined ? step.hdel(keys.budgets, name) : step.hset(keys.budgets, name, String(usd)),
      ),
    modes: async (): Promise<Readonly<Record<string, string>>> => redis.hgetall(keys.accessModes),

    setMode: (platform: string, mode: AccessMode, by: string) =>
      change(by, `access ${platform} ${mode}`, (step) => step.hset(keys.accessModes, platform, mode)),
    pause: (scope: PauseScope, words: string, by: string) =>
      change(by, `pause ${scope} ${words}`.trim(), (step) =>
        step.hset(keys.paused, scope, JSON.stringify({ words, by, at: now() } satisfies Pause)),
      ),
    resume: (scope: PauseScope, by: string) =>
      change(by, `resume ${scope}`, (step) =>
        scope === "all" ? step.del(keys.paused) : step.hdel(keys.paused, scope),
      ),
    block: (id: string, { reason, until }: { reason: string; until?: number | undefined }, by: string) =>
      change(by, `block ${id} ${reason}`.trim(), (step) => {
        const block: Block = { reason, by, at: now(), ...(until === undefined ? {} : { until }) };
        if (until === undefined) step.set(keys.blocked(id), JSON.stringify(block));
        else step.set(keys.blocked(id), JSON.stringify(block), "PX", Math.max(1, until - now()));
      }),
    async unblock(id: string, by: string): Promise<void> {
      const forgotten = await pseudonym(id);
      await change(by, `unblock ${id}`, (step) => step.del(keys.blocked(id), keys.blocked(forgotten)));
    },
    /** To a person, or to all of a community or a role by its account. */
    grant: (id: string, plan: string, by: string) =>
      change(by, `grant ${id} ${plan}`, (step) => {
        const grant = JSON.stringify({ plan, by, at: now() } satisfies Grant);
        if (isPlace(id)) step.hset(keys.placeGrants, id, grant);
        else step.set(keys.grantOf(id), grant);
      }),
    revoke: (id: string, by: string) =>
      change(by, `grant ${id} none`, (step) =>
        isPlace(id) ? step.hdel(keys.placeGrants, id) : step.del(keys.grantOf(id)),
      ),
    /** Whether a person, or a community by its account, was let in. */
    isAllowed: async (id: string): Promise<boolean> => (await redis.sismember(keys.allowed, id)) === 1,
    /** Lets somebody in; where they had asked for it, if they are news to it. */
    async allow(id: string, by: string): Promise<Surface | undefined> {
      const isIn = (await redis.sismember(keys.allowed, id)) === 1;
      const place = await redis.hget(keys.waitingPlaces, id);
      await change(by, `allow ${id}`, (step) =>
        step.sadd(keys.allowed, id).zrem(keys.waitingList, id).hdel(keys.waitingPlaces, id),
      );
      return isIn ? undefined : read<Surface>(place);
    },
    disallow: (id: string, by: string) => change(by, `disallow ${id}`, (step) => step.srem(keys.allowed, id)),

    invite: (code: string, invite: Invite, ttlMs: number) =>
      change(invite.by, `invite ${code} uses ${invite.uses}`, (step) =>
        step
          .hset(keys.invite(code), {
            uses: invite.uses,
            platform: invite.platform,
            ...(invite.plan === undefined ? {} : { plan: invite.plan }),
          })
          .pexpire(keys.invite(code), ttlMs),
      ),
    /** Lets somebody in by a code: used up and granted in one step. `over`: the plans that may take the place of theirs. */
    join: (id: string, platform: string, code: string, over?: readonly string[]) =>
      useInvite(
        {
          invite: keys.invite(code),
          allowed: keys.allowed,
          grant: keys.grantOf(id),
          waiting: keys.waitingList,
          places: keys.waitingPlaces,
          version: keys.accessVersion,
          audit: keys.audit,
        },
        {
          person: id,
          platform,
          now: now(),
          over: over && Object.fromEntries(over.map((plan) => [plan, true])),
          entry: JSON.stringify({ at: now(), by: id, what: `join ${code}` } satisfies AuditLine),
        },
      ),
    /** Puts somebody on the waiting list, once; their place on it, from 1. */
    async wait(id: string, at: Surface): Promise<number> {
      await redis.hset(keys.waitingPlaces, id, JSON.stringify(at));
      await redis.zadd(keys.waitingList, "NX", now(), id);
      return ((await redis.zrank(keys.waitingList, id)) ?? 0) + 1;
    },
    /** Who waits and since when, the longest first. */
    async waitingSince(most: number): Promise<{ id: string; since: number }[]> {
      const list = await redis.zrange(keys.waitingList, 0, String(most - 1), "WITHSCORES");
      return list.flatMap((id, at) => (at % 2 === 0 ? [{ id, since: Number(list[at + 1]) }] : []));
    },
    /** Who waits, the longest first. */
    waiting: (most: number): Promise<string[]> => redis.zrange(keys.waitingList, 0, String(most - 1)),

    /** Writes down something that changes no access. */
    async done(by: string, what: string): Promise<void> {
      const entry: AuditLine = { at: now(), by, what };
      await redis.xadd(keys.audit, "MAXLEN", "~", AUDIT_KEPT, "*", "entry", JSON.stringify(entry));
    },
    /** Writes down what somebody asked for and may not. */
    async refused(by: string, what: string): Promise<void> {
      const entry: AuditLine = { at: now(), by, what, refused: true };
      await redis.xadd(keys.audit, "MAXLEN", "~", AUDIT_KEPT, "*", "entry", JSON.stringify(entry));
    },
    /** Newest first. */
    async audit(most: number): Promise<AuditLine[]> {
      const entries = await redis.xrevrange(keys.audit, "+", "-", "COUNT", most);
      return entries.map(([, fields]) => JSON.parse(fields[1] as string) as AuditLine);
    },
  };
}
