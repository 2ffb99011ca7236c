import type { Person } from "../access/person.ts";

/** So many credits for so many Telegram Stars. */
export interface CreditsOffer {
  credits: number;
  stars: number;
}

/** What somebody is asked to pay for. */
interface Invoice extends CreditsOffer {
  /** Handed back by the platform with whatever comes of it. */
  order: string;
}

/** Something was paid, as the platform tells it. */
export interface PaidInvoice {
  /** The platform's own number of the payment. */
  charge: string;
  /** Person id of whoever paid. */
  payer: string;
  order: string;
  currency: string;
  stars: number;
}

/**
 * What became of a payment. `refunding`: its credits are taken back and the platform isn't asked yet, or hasn't answered.
 * `unmatched`: nothing that was ordered here cost that, so nothing was credited.
 */
export type PaymentState = "credited" | "refunding" | "refunded" | "unmatched";

export interface Payment {
  charge: string;
  payer: string;
  state: PaymentState;
  stars: number;
  /** Bought by it; 0 where nothing was. */
  credits: number;
  at: number;
}

/** How a platform takes money for us; part of its sender. */
export interface Payments {
  /** Shows somebody an invoice where nobody else sees it; false: they can't be reached alone. */
  invoice(payer: string, invoice: Invoice): Promise<boolean>;
  /** Gives a payment back; "done" also where it was given back before. "refused": the platform won't, and why. */
  refund(payment: { payer: string; charge: string }): Promise<"done" | { refused: string }>;
  /** What came in and went out, oldest first, without the first `offset`; at most 100, fewer only at the end. */
  moved(
    offset: number,
  ): Promise<
    readonly (
      | ({ kind: "paid" } & PaidInvoice)
      | { kind: "refunded"; charge: string; payer: string; stars: number }
      | { kind: "other" }
    )[]
  >;
}

/** Credits that people buy. Off unless the host names offers. */
export interface TopUps {
  readonly offers: readonly CreditsOffer[];
  /** Where whoever runs the bot has terms of their own. */
  readonly termsUrl?: string;
  /** Sends an invoice for one of the offers; UserMistake `nothing-for-sale`, `buy-elsewhere`, `blocked`, `bad-value`. */
  order(person: Person, credits: number, at: { idempotencyKey: string }): Promise<CreditsOffer>;
  /** Why somebody who is about to pay may not, in a sentence; undefined: they may. */
  check(about: Omit<PaidInvoice, "charge">): Promise<string | undefined>;
  /** Credits what was paid, once however often and in whatever order it is told, and tells the payer. */
  paid(payment: PaidInvoice): Promise<void>;
  /** The platform gave a payment back, at our order or not: its credits are taken away, spent or not. */
  refunded(payment: Pick<PaidInvoice, "charge" | "payer" | "stars">): Promise<void>;
  /** Somebody's newest payments. */
  of(person: Person): Promise<Payment[]>;
  /** Hands a question about a payment to those who run the bot; how many were reached. UserMistake `too-many-questions`. */
  ask(person: Person, words: string, at: { idempotencyKey: string }): Promise<number>;
  /** Everybody's newest payments, for those who run the bot. */
  payments(by: Person): Promise<Payment[]>;
  /** Gives a payment back and takes its credits away; UserMistake `no-such-payment`, `not-refunded`. */
  refund(charge: string, by: Person): Promise<Payment>;
}
