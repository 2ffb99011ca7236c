import type { AuditLine } from "../core/ports/admin.ts";
import type { CreditsOffer, PaidInvoice, Payment, PaymentState } from "../core/ports/top-ups.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import type { createPeople } from "./people.ts";
import { createScript } from "./script.ts";

/** Longer than a payment could be told of late. */
const ORDER_TTL_S = 90 * 24 * 60 * 60;

export interface CreditsOrder extends CreditsOffer {
  /** Person id of whoever it was made for. */
  person: string;
  at: number;
}

/** What was ordered and what was paid. A payment and the credits it buys change in one step, once for one charge. */
export function createPayments({
  redis,
  keys,
  people,
  now,
}: {
  redis: Connection;
  keys: Keys;
  people: Pick<ReturnType<typeof createPeople>, "account">;
  now: () => number;
}) {
  const credit = createScript<PaymentState | "again" | "moved">(redis, "credit-payment");
  const turn = createScript<PaymentState | "again" | "moved" | "unknown">(redis, "turn-payment");
  const entryOf = (by: string, what: string) => JSON.stringify({ at: now(), by, what } satisfies AuditLine);

  const keysOf = (charge: string, payer: string, account: string) => ({
    accountOf: keys.accountOf(payer),
    payment: keys.payment(charge),
    payments: keys.payments,
    paymentsBy: keys.paymentsBy(payer),
    wallet: keys.wallet(account),
    audit: keys.audit,
  });

  /** Whose wallet it is may change while somebody links accounts. */
  async function inTheirWallet<Answer extends string>(
    payer: string,
    step: (account: string) => Promise<Answer | "moved">,
  ): Promise<Answer> {
    for (;;) {
      const answer = await step(await people.account(payer));
      if (answer !== "moved") return answer;
    }
  }

  async function load(charge: string): Promise<Payment | undefined> {
    const { payer, state, stars, credits, at } = await redis.hgetall(keys.payment(charge));
    if (payer === undefined || state === undefined) return undefined;
    return {
      charge,
      payer,
      state: state as PaymentState,
      stars: Number(stars),
      credits: Number(credits),
      at: Number(at),
    };
  }

  async function newest(key: string, most: number): Promise<Payment[]> {
    const charges = await redis.zrevrange(key, 0, most - 1);
    return (await Promise.all(charges.map(load))).filter((one) => one !== undefined);
  }

  return {
    load,
    newest: (most: number) => newest(keys.payments, most),
    newestOf: (personId: string, most: number) => newest(keys.paymentsBy(personId), most),

    /** How many of a platform's movements of money have been looked at. */
    lookedAt: async (platform: string): Promise<number> =>
      Number((await redis.get(keys.paymentsLookedAt(platform))) ?? 0),
    async setLookedAt(platform: string, count: number): Promise<void> {
      await redis.set(keys.paymentsLookedAt(platform), count);
    },

    /** Notes what somebody is about to pay for; an order that stands stays as it is. */
    async order(id: string, { person, credits, stars }: Omit<CreditsOrder, "at">): Promise<void> {
      await redis
        .multi()
        .hsetnx(keys.order(id), "at", now())
        .hsetnx(keys.order(id), "person", person)
        .hsetnx(keys.order(id), "credits", credits)
        .hsetnx(keys.order(id), "stars", stars)
        .expire(keys.order(id), ORDER_TTL_S)
        .exec();
    },
    async ordered(id: string): Promise<CreditsOrder | undefined> {
      const { person, credits, stars, at } = await redis.hgetall(keys.order(id));
      if (person === undefined) return undefined;
      return { person, credits: Number(credits), stars: Number(stars), at: Number(at) };
    },

    /** "credited" once for one charge. */
    credit: ({ charge, payer, order, currency, stars }: PaidInvoice) =>
      inTheirWallet(payer, (account) =>
        credit(
          { ...keysOf(charge, payer, account), order: keys.order(order) },
          {
            payer,
            account,
            charge,
            stars: currency === "XTR" ? stars : -1,
            now: now(),
            credited: entryOf(payer, `paid ${stars} ${currency} ${charge}`),
            unmatched: entryOf(payer, `paid ${stars} ${currency} ${charge}, which nothing here cost`),
          },
        ),
      ),

    /**
     * Takes a payment's credits back, before ("refunding") or after ("refunded") the platform gave the money back, or puts
     * them in again where it won't ("credited").
     */
    turn: (
      { charge, payer, stars }: Pick<PaidInvoice, "charge" | "payer" | "stars">,
      to: Exclude<PaymentState, "unmatched">,
      by: string,
    ) =>
      inTheirWallet(payer, (account) =>
        turn(keysOf(charge, payer, account), {
          payer,
          account,
          charge,
          stars,
          to,
          now: now(),
          entry: entryOf(by, `payment ${charge} ${to}`),
        }),
      ),
  };
}
