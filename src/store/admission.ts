import type { Clip, Shot } from "../core/film/clip.ts";
import { createTogether } from "../core/together.ts";
import {
  type ChargeName,
  chargedAccounts,
  communityOf,
  draftsOf,
  walletsOf,
  windowOf,
} from "./charged-accounts.ts";
import { type ClipRecord, type Clips, SCHEMA, type StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { stateNews } from "./events.ts";
import type { Keys } from "./keys.ts";
import type { Ledgers, MonthlyPurse } from "./ledger.ts";
import { thingsOf } from "./owned.ts";
import { createScript } from "./script.ts";

/** A platform may hand the same message on again for this long; it is the same clip then. */
const ASKED_TTL_S = 7 * 24 * 60 * 60;

export interface Admitted {
  record: ClipRecord;
  shots: readonly Shot[];
  private: boolean;
  /** A person looks at it before anything is made. */
  held?: Clip["held"] | undefined;
  spoiler?: boolean | undefined;
  idempotencyKey: string;
  /** The clip that is superseded by this one; where it has not begun the two count as one. */
  insteadOf?: string | undefined;
  /** Once one of these boards was dropped nothing is made of it. */
  ofBoards?: readonly string[];
  /** Version of access under which it was looked at whether the maker may. */
  access: string;
  /** Of video still to be made. */
  secondsToMake: number;
  /** How many times as much of the queue as others its payer has. */
  share: number;
  most: { inFlight: number; inQueue: number };
  /** What each account may have spent within its window, in its unit; undefined: without limit. */
  granted: Readonly<Record<Exclude<ChargeName, "debt">, number | undefined>>;
  /** Where money is kept by the month. */
  purse?: MonthlyPurse | undefined;
}

/** What of a clip a plan of its own decides. */
export interface Planned {
  written: Pick<ClipRecord, "plan" | "warnings" | "finalRender" | "board" | "soundCredits">;
  shots: readonly Shot[];
}

export type AdmissionAnswer =
  | { outcome: "admitted"; clip: StoredClip }
  /** The same message was handed on before, and this is its clip. */
  | { outcome: "again"; clip: StoredClip }
  /** A shot that was to be kept has been deleted meanwhile, its maker was linked or unlinked, or access changed: prepare the clip anew. */
  | { outcome: "gone" }
  | { outcome: "dropped" }
  /** `left`: credits, or clips where too many are under way. */
  | { outcome: "refused"; because: "in-flight" | "queue" | "queue-share" | ChargeName; left: number };

/** How a clip gets into the record: with its credits reserved, or not at all. */
export function createAdmissionStore({
  redis,
  keys,
  clips,
  ledgers,
  now,
  timeZone,
}: {
  redis: Connection;
  keys: Keys;
  clips: Clips;
  ledgers: Ledgers;
  now: () => number;
  timeZone: string;
}) {
  const admit = createScript<string[]>(redis, "admit");
  const write = createScript<number>(redis, "write-plan");
  const keptOf = (shots: readonly Shot[]) =>
    shots.flatMap(({ state, digest }) => (state === "kept" ? [keys.shot(digest)] : []));
  return {
    /** The clip admitted for an idempotency key. */
    async asked(idempotencyKey: string): Promise<StoredClip | undefined> {
      const id = await redis.get(keys.asked(idempotencyKey));
      return id === null ? undefined : clips.load(id);
    },

    /** Reserves the credits and records the clip, in one step. */
    async admit(admitted: Admitted): Promise<AdmissionAnswer> {
      const { record, shots, granted, most } = admitted;
      const at = now();
      const drafts = draftsOf(record.account);
      const accounts = [
        {
          name: "drafts" as const,
          account: drafts,
          keys: keys.ledger(drafts),
          amount: record.request.draft ? 1 : 0,
        },
        ...chargedAccounts(keys, record).map(({ name, account, keys, unit }) => ({
          name,
          account,
          keys,
          amount: unit === "credits" ? record.price : record.usdMicros,
        })),
      ].filter(({ amount }) => amount > 0);
      const state = admitted.held ? ("held" as const) : ("waiting" as const);
      const further = {
        ...(admitted.held && { held: admitted.held }),
        ...(admitted.spoiler && { spoiler: true }),
      };
      const things = thingsOf(keys, { request: record.request, plan: record.plan, shots });
      const reserved: Record<string, number> = {};
      const charges: (string | number | boolean)[] = [];
      for (const { name, account, amount } of accounts) {
        const { window, calendar } = windowOf(account, at, timeZone);
        charges.push(name, amount, granted[name] ?? -1, window, calendar);
        reserved[name] = amount;
      }
      const fields: string[] = [];
      for (const [name, value] of Object.entries({
        record: { schema: SCHEMA, ...record },
        state,
        private: admitted.private,
        reserved,
        ...further,
      }))
        fields.push(name, JSON.stringify(value));
      for (const [index, shot] of shots.entries()) fields.push(`shot:${index}`, JSON.stringify(shot));
      const given = [
        {
          asked: keys.asked(admitted.idempotencyKey),
          accountOf: keys.accountOf(record.maker.id),
          accessVersion: keys.accessVersion,
          boards: (admitted.ofBoards ?? []).map((id) => keys.board(id)),
          clip: keys.clip(record.id),
          superseded: keys.clip(admitted.insteadOf ?? record.id),
          inFlight: keys.inFlight(record.account),
          inFlightHere: communityOf(record).map((account) => keys.inFlight(account)),
          active: keys.active,
          waiting: keys.waiting,
          work: keys.work,
          outbox: keys.outbox,
          history: keys.historyOf(record.maker.id),
          all: keys.all,
          clipsBy: keys.clipsBy(record.account),
          family: keys.family(record.lineage.root),
          turns: keys.turns(record.queue),
          sums: accounts.map((account) => account.keys[0] as string),
          wallets: walletsOf(keys, record),
          spends: accounts.map((account) => account.keys[2] as string),
          things: things.keys,
          kept: keptOf(shots),
          toDelete: keys.toDelete,
        },
        {
          id: record.id,
          maker: record.maker.id,
          account: record.account,
          access: admitted.access,
          insteadOf: admitted.insteadOf,
          now: at,
          askedTtl: ASKED_TTL_S,
          mostInFlight: most.inFlight,
          mostInQueue: most.inQueue,
          seconds: admitted.secondsToMake,
          credits: record.price,
          share: admitted.share,
          purse: admitted.purse,
          state,
          charges,
        },
        { fields, files: things.files.flat() },
      ] as const;
      let [outcome = "", detail = "", version] = await admit(...given);
      while (outcome === "old") {
        await ledgers.balances(accounts.map(({ account }) => account));
        [outcome = "", detail = "", version] = await admit(...given);
      }
      if (outcome === "gone" || outcome === "dropped") return { outcome };
      if (outcome === "again") return { outcome, clip: (await clips.load(detail)) as StoredClip };
      if (outcome !== "admitted") {
        const because = outcome as Extract<AdmissionAnswer, { outcome: "refused" }>["because"];
        return { outcome: "refused", because, left: Number(detail) };
      }
      const clip: StoredClip = {
        ...record,
        lineage: { ...record.lineage, version: Number(version) },
        turn: Number(detail),
        ...further,
        state,
        shots: [...shots],
        cutProgress: 0,
        private: admitted.private,
      };
      return { outcome, clip };
    },

    /**
     * Writes the plan of a clip that waits for it, once; its jobs are owed from then on. "gone": a shot that was to be kept has
     * been deleted meanwhile. False where its plan stands already, or it has begun or ended.
     */
    async writePlan(clip: StoredClip, planned: Planned): Promise<boolean | "gone"> {
      const { queue, usdMicros, groupLedger, lineage, ...was } = clip;
      const record: ClipRecord = {
        schema: SCHEMA,
        ...pickRecord(was),
        ...planned.written,
        lineage: withoutVersion(lineage),
        queue,
        usdMicros,
        ...(groupLedger === undefined ? {} : { groupLedger }),
      };
      const things = thingsOf(keys, { ...record, shots: planned.shots });
      const before = thingsOf(keys, clip);
      const left = before.keys.map((key) => !things.keys.includes(key));
      const answer = await write(
        {
          clip: keys.clip(clip.id),
          things: things.keys,
          kept: keptOf(planned.shots),
          oldThings: before.keys.filter((_, i) => left[i]),
          oldKnown: before.known.filter((_, i) => left[i]),
          toDelete: keys.toDelete,
          outbox: keys.outbox,
        },
        {
          id: clip.id,
          record: JSON.stringify(record),
          shots: planned.shots.map((shot) => JSON.stringify(shot)),
          gone: clip.shots.map(({ index }) => index).filter((index) => index >= planned.shots.length),
          files: things.files.flat(),
          oldFiles: before.files.filter((_, i) => left[i]),
          now: now(),
          ...stateNews(keys, clip.id, "waiting"),
        },
      );
      return answer === -1 ? "gone" : answer === 1;
    },

    /** The clip's jobs are in the queue. */
    handedOn: createTogether((clipIds: string[]) => redis.zrem(keys.outbox, clipIds)),
  };
}

/** Of a clip what admission fixes for good, but for its plan and where it is made. */
function pickRecord(
  clip: Pick<
    StoredClip,
    keyof Omit<ClipRecord, "schema" | "lineage" | "queue" | "usdMicros" | "groupLedger">
  >,
): Omit<ClipRecord, "lineage" | "queue" | "usdMicros" | "planning"> {
  const { id, createdAt, maker, account, surface, request, plan, finishing, changes, price, warnings } = clip;
  const { allowance } = clip;
  return {
    id,
    createdAt,
    maker,
    account,
    surface,
    request,
    plan,
    ...(finishing === undefined ? {} : { finishing }),
    changes,
    price,
    warnings,
    ...(allowance === undefined ? {} : { allowance }),
  };
}

function withoutVersion({ version: _, ...lineage }: StoredClip["lineage"]): ClipRecord["lineage"] {
  return lineage;
}
