import type { Clip, Lineage, Shot } from "../core/film/clip.ts";
import type { Connection } from "./connection.ts";
import { readHash } from "./kept-record.ts";
import type { Keys } from "./keys.ts";

/**
 * A clip lies in one hash. `record` is what admission fixed for good; everything that changes has a field of
 * its own (`state`, `shot:<i>`, `begun:<i>`, `progress:<i>`, `cost:<i>`, `card` …), so that workers side by side never overwrite each
 * other. Every field is JSON, but the record of one that ended a while ago: that is packed with what changes no more, see
 * kept-record.ts.
 */
export type ClipRecord = Pick<
  Clip,
  | "id"
  | "createdAt"
  | "maker"
  | "account"
  | "surface"
  | "request"
  | "plan"
  | "finishing"
  | "changes"
  | "price"
  | "finalRender"
  | "board"
  | "planning"
  | "warnings"
  | "allowance"
  | "stars"
> & {
  /** Its place in the family, but for its version, which is counted at admission and lies in the field `take`, as 0.1.0 called it. */
  lineage: Omit<Lineage, "version">;
  /** Version of the record's form; absent in those of 0.1.0, which is 1. */
  schema?: number;
  /** The id under which the group's ledger lies, where that isn't the one it has now. */
  groupLedger?: string;
  /** Id of the backend, whose queue its shots wait in. */
  queue: string;
  /** The most its backends may cost, in millionths of a US dollar. */
  usdMicros: number;
  /** Credits of its price that are for what models make of its sound; absent in older records. */
  soundCredits?: number;
};

/** The form that records are written in. */
export const SCHEMA = 2;

/** What makes a record of each form one of the next; 1 → 2: the things a clip stands on are indexed, see upgrade.ts. */
const UPGRADES: Record<number, (record: ClipRecord) => ClipRecord> = {
  1: (record) => record,
};

/** A record in the form of now, whichever version wrote it. */
function upgraded(record: ClipRecord): ClipRecord {
  let current = record;
  for (let schema = record.schema ?? 1; schema < SCHEMA; schema++)
    current = { ...(UPGRADES[schema]?.(current) ?? current), schema: schema + 1 };
  return current;
}

/** Fields that change, each at most once set except `state`, `stars`, `planning`, `drawing`, `cutProgress`, `private`, `posted` and the shots'. */
const CHANGING = [
  "state",
  "planning",
  "cutProgress",
  "charged",
  "usd",
  "card",
  "takes",
  "posted",
  "postedFileId",
  "file",
  "failure",
  "sheet",
  "drawing",
  "spoiler",
  "held",
  "hidden",
  "private",
  "picked",
  "thumbsUp",
  "thumbsDown",
  "stars",
  "warnings",
  "startedAt",
  "endedAt",
  "runsOn",
  "deletedAt",
  "gaveWay",
] as const satisfies readonly (keyof Clip)[];

/**
 * `turn`: where its first shot stands in its queue's fair order, see turns.ts; `orderCosts`: what each order of its sound,
 * and of its pictures, has come to, or may, as for shots; absent where there is none.
 */
export type StoredClip = Clip &
  Pick<ClipRecord, "queue" | "usdMicros" | "soundCredits" | "groupLedger"> & {
    turn: number;
    orderCosts?: Pick<Shot, "usd" | "usdAtStake">[];
  };

function toClip(written: Record<string, string>): StoredClip | undefined {
  const kept = readHash(written);
  if (!kept) return undefined;
  const record = upgraded(kept.record as ClipRecord);
  const hash = kept.fields;
  const changing: Record<string, unknown> = {};
  for (const field of CHANGING) {
    const written = hash[field];
    if (written !== undefined) changing[field] = JSON.parse(written);
  }
  const shots: Shot[] = record.plan.shots.map(({ index }) => {
    const cost = hash[`cost:${index}`];
    const shot = {
      ...(JSON.parse(hash[`shot:${index}`] as string) as Shot),
      ...(cost !== undefined && (JSON.parse(cost) as Pick<Shot, "usd" | "usdAtStake">)),
    };
    const begun = hash[`begun:${index}`];
    if (begun !== undefined && shot.state === "waiting") {
      shot.state = "shooting";
      shot.startedAt = Number(begun);
    }
    const progress = hash[`progress:${index}`];
    return shot.state === "shooting" && progress !== undefined
      ? { ...shot, ...(JSON.parse(progress) as Pick<Shot, "progress" | "estimated" | "waits">) }
      : shot;
  });
  const orderCosts = Object.entries(hash).flatMap(([field, written]) =>
    /^cost:(?:sound|picture):/.test(field) ? [JSON.parse(written) as Pick<Shot, "usd" | "usdAtStake">] : [],
  );
  const lineage: Lineage = { ...record.lineage, version: Number(hash.take) };
  const turn = Number(hash.turn);
  return {
    cutProgress: 0,
    private: false,
    state: "waiting",
    ...record,
    ...changing,
    lineage,
    turn,
    shots,
    ...(orderCosts.length > 0 && { orderCosts }),
  } as StoredClip;
}

/** A clip as a script answers it: its hash's fields and values in turn. */
export function readClip(fields: readonly string[]): StoredClip | undefined {
  const hash: Record<string, string> = {};
  for (let at = 0; at < fields.length; at += 2) hash[fields[at] as string] = fields[at + 1] as string;
  return toClip(hash);
}

export type Clips = ReturnType<typeof createClips>;

/** Reading clips, and the few fields that people change by themselves. */
export function createClips({ redis, keys }: { redis: Connection; keys: Keys }) {
  async function load(id: string): Promise<StoredClip | undefined> {
    return toClip(await redis.hgetall(keys.clip(id)));
  }

  async function loadAll(ids: readonly string[]): Promise<StoredClip[]> {
    if (ids.length === 0) return [];
    const pipeline = redis.pipeline();
    for (const id of ids) pipeline.hgetall(keys.clip(id));
    const answers = (await pipeline.exec()) ?? [];
    return answers.flatMap(([error, hash]) => {
      if (error) throw error;
      return toClip(hash as Record<string, string>) ?? [];
    });
  }

  return {
    load,
    /** Ids with no record are left out. */
    loadAll,
    /** Ids of the clips admitted since then, newest first, at most so many. */
    since: (at: number, most: number): Promise<string[]> =>
      redis.zrevrangebyscore(keys.all, "+inf", at, "LIMIT", 0, most),
    /** Ids of the clips under way, oldest first, at most so many. */
    underWay: (most: number): Promise<string[]> => redis.zrange(keys.active, 0, String(most - 1)),
    /** Counts what people think of it. */
    async feedback(id: string, { up, down }: { up: number; down: number }): Promise<void> {
      if ((await redis.exists(keys.clip(id))) === 0) return;
      const step = redis.multi();
      if (up !== 0) step.hincrby(keys.clip(id), "thumbsUp", up);
      if (down !== 0) step.hincrby(keys.clip(id), "thumbsDown", down);
      await step.exec();
    },
    /** Changes what its maker may change at any time. */
    async change(id: string, changed: Partial<Pick<Clip, "private" | "picked">>): Promise<void> {
      for (const [field, value] of Object.entries(changed))
        await redis.hset(keys.clip(id), field, JSON.stringify(value));
    },
  };
}
