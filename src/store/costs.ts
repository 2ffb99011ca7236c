import type { Shot } from "../core/film/clip.ts";
import { madeSounds } from "../core/film/sound.ts";
import type { PaidOrder } from "../core/ports/orders.ts";
import { chargedAccounts, lossesOf, walletsOf } from "./charged-accounts.ts";
import type { StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { progressNews } from "./events.ts";
import { readHash } from "./kept-record.ts";
import type { Keys } from "./keys.ts";
import { PAID_KEPT_S } from "./paid-orders.ts";
import { createScript } from "./script.ts";

/**
 * What became of setting something aside. `ended`: only a living clip may take it on; `too-much`: with what
 * earlier attempts cost it might come to more than was set aside; `paused`: whoever runs the bot has stopped it for now, blocked its maker, or changed who may since that was looked at.
 */
export type Stake = "written" | "ended" | "too-much" | "paused";
const STAKES: readonly Stake[] = ["ended", "written", "too-much", "paused"];
/** The clip has ended, and has to be put right with the wallets named in which its maker's lots may be by now. */
const ENDED_MEANWHILE = 4;
const ANOTHERS = 5;

/** A job of BullMQ's, as it lies in Redis, and what it carries from the moment on in which its order is about to be paid for. */
export interface JobNote {
  /** Of its hash; its lock lies under the same with `:lock`. */
  key: string;
  /** Its worker's, who has it for `lockMs` milliseconds more. */
  token: string;
  lockMs: number;
  data: object;
}

/** A clip's order beside its shots: what a model makes before them or of a cue, by the digest of all that determines it. */
export type OrderName = `${"sound" | "picture"}:${string}`;

/**
 * Writes down what one order of a clip has come to, or may. `order`: a name, or its index where it is a shot. `lostUsd`: what
 * its earlier attempts cost, in US dollars; where they did, all orders together may come to no more than was set aside.
 * `access`: the version under which it was looked at whether its maker may still have it. The sound of what has begun is not
 * paused: the film would be cut without it. `paid`: what of it is finished and lies at its backend; `job`: carries from then
 * on that it is about to be paid for. Throws where that job is another worker's by now.
 */
export type WriteCosts = (
  clip: StoredClip,
  order: number | OrderName,
  cost: Pick<Shot, "usd" | "usdAtStake">,
  bounds: {
    onlyAlive: boolean;
    lostUsd?: number;
    access?: string | undefined;
    paid?: PaidOrder | undefined;
    job?: JobNote | undefined;
  },
) => Promise<Stake>;

export function createCosts({ redis, keys }: { redis: Connection; keys: Keys }): WriteCosts {
  const writeCost = createScript<number>(redis, "write-cost");
  return async (clip, order, cost, { onlyAlive, lostUsd = 0, access, paid, job }) => {
    const accounts = chargedAccounts(keys, clip);
    const write = (elsewhere: string[], settled?: { reserved: Record<string, number>; endedAt?: number }) =>
      writeCost(
        {
          clip: keys.clip(clip.id),
          paused: keys.paused,
          blocked: keys.blocked(clip.maker.id),
          accessVersion: keys.accessVersion,
          losses: keys.ledger(lossesOf(clip.account)),
          ledgers: accounts.flatMap((account) => account.keys),
          wallets: walletsOf(keys, clip),
          elsewhere,
          paidFor: paid ? [keys.paidOrder(paid.digest)] : [],
          job: job ? [job.key, `${job.key}:lock`] : [],
        },
        {
          id: clip.id,
          names: accounts.map(({ name }) => name),
          usd: accounts.map(({ unit }) => unit === "usd"),
          ...(!String(order).startsWith("sound:") && {
            scopes: ["all", `platform:${clip.surface.platform}`, `model:${modelOf(clip, order)}`],
          }),
          field: `cost:${order}`,
          cost: JSON.stringify(lostUsd > 0 ? { ...cost, usd: lostUsd } : cost),
          access,
          onlyAlive,
          ...(lostUsd > 0 && { atMost: clip.usdMicros + ordersOf(clip) }),
          credits: clip.price,
          usdMicros: clip.usdMicros,
          ...(paid && { paid: textOf(paid), paidTtl: PAID_KEPT_S }),
          ...(job && { token: job.token, lockMs: job.lockMs, data: JSON.stringify(job.data) }),
          ...settled,
          ...progressNews(keys, clip.id),
        },
      );
    const written = await write([]);
    if (written === ANOTHERS) throw new Error("another worker has taken this order over");
    if (written !== ENDED_MEANWHILE) return STAKES[written] ?? "ended";
    // What is told late of a clip that has ended may be about lots that went along with its maker.
    const present = (await redis.get(keys.accountOf(clip.maker.id))) ?? clip.maker.id;
    // Both change no more, and may have been packed.
    const { reserved = "{}", endedAt } = readHash(await redis.hgetall(keys.clip(clip.id)))?.fields ?? {};
    const settled = await write(
      [...new Set([clip.maker.id, present])].map((one) => keys.wallet(one)),
      { reserved: JSON.parse(reserved), ...(endedAt !== undefined && { endedAt: JSON.parse(endedAt) }) },
    );
    return STAKES[settled] ?? "ended";
  };
}

const textOf = ({ digest: _, ...shot }: PaidOrder) => JSON.stringify(shot);

/** How many: the share of each is rounded to a millionth by itself. */
function ordersOf({ plan, shots }: StoredClip): number {
  return shots.length + (plan.pictures?.length ?? 0) + madeSounds(plan.sound).length;
}

/** A shot may be another model's than the film. */
function modelOf({ shots, request }: StoredClip, order: number | string): string {
  return (typeof order === "number" ? shots[order]?.by : undefined) ?? request.model;
}
