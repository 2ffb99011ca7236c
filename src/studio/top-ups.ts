import { createHash } from "node:crypto";
import { onlyFor } from "../core/access/audience.ts";
import { UserMistake } from "../core/errors.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { Log } from "../core/ports/log.ts";
import type { CreditsOffer, PaidInvoice, Payment, TopUps } from "../core/ports/top-ups.ts";
import { inPrivate } from "../core/surface.ts";
import type { Notice } from "../core/talk/reply.ts";
import type { Store } from "../store/store.ts";
import type { Standings } from "./standings.ts";

/** An invoice may be paid for so long; after that prices may have changed. */
const ORDER_MS = 60 * 60 * 1000;
const SHOWN = 20;
/** So many questions about payments somebody may put in a day; each is a message to those who run the bot. */
const QUESTIONS = { most: 5, perMs: 24 * 60 * 60 * 1000 };
/** What was looked at is looked at again to so far back: money may be told of late. */
const LOOK_AGAIN = 100;

/** Sells credits where the host names offers, and keeps the wallets true to what the platform says was paid and given back. */
export function createTopUps({
  record,
  standings,
  offers,
  termsUrl,
  sender,
  payingPlatforms,
  now,
  log,
}: {
  record: Pick<Store, "access" | "pace" | "payments" | "people" | "wallets">;
  standings: Pick<Standings, "mustBeAdmin" | "named" | "standingOf">;
  offers: readonly CreditsOffer[];
  termsUrl: string | undefined;
  sender: (platform: string) => Pick<ChatSender, "postNotice" | "payments"> | undefined;
  /** Platforms that may have a sender with payments. */
  payingPlatforms: readonly string[];
  now: () => number;
  log: Log;
}): TopUps & { reconcile(): Promise<void> } {
  const { payments } = record;

  /** They have what they paid for, whether they can be told or not. */
  async function tell(id: string, notice: Notice): Promise<boolean> {
    try {
      const posted = await sender(platformOf(id))?.postNotice(inPrivate(id), notice, onlyFor({ id }));
      return posted !== undefined;
    } catch (error) {
      log.info({ err: error }, "somebody could not be told of a payment");
      return false;
    }
  }

  const { mustBeAdmin } = standings;

  async function isBlocked(id: string): Promise<boolean> {
    return (await standings.standingOf({ id }, { platform: platformOf(id) })).block !== undefined;
  }

  async function paid(payment: PaidInvoice): Promise<void> {
    const answer = await payments.credit(payment);
    if (answer === "again") return;
    const { charge, payer, stars } = payment;
    if (answer === "credited") {
      const { credits = 0 } = (await payments.load(charge)) ?? {};
      await tell(payer, {
        paragraphs: [
          `Thank you: ${say(credits)} credits are yours, for good. They are used when your plan's are; /quota shows them.`,
          `Number of the payment: ${charge}. /paysupport is for questions about it.`,
        ],
      });
      return;
    }
    log.error(
      { charge, payer, stars },
      "a payment fits nothing that was ordered; /admin refund gives it back",
    );
    await tell(payer, {
      tone: "failure",
      paragraphs: [
        `A payment of ${stars} Stars came in that I can't match with anything you ordered, so nothing was credited. Whoever runs this bot has been told and can give it back.`,
        `Number of the payment: ${charge}. /paysupport and a few words ask about it.`,
      ],
    });
  }

  /** `by`: who gave it back, where that is known here; else it is the payer's own. */
  async function refunded(
    payment: Pick<PaidInvoice, "charge" | "payer" | "stars">,
    by = payment.payer,
  ): Promise<void> {
    if ((await payments.turn(payment, "refunded", by)) !== "refunded") return;
    const { debt } = await record.wallets.of(await record.people.account(payment.payer));
    await tell(payment.payer, {
      paragraphs: [
        `Your payment of ${payment.stars} Stars was given back, and the credits it bought are taken away.${debt > 0 ? ` ${say(debt)} of them were used already: no paid clips until that much has come in. Drafts go on.` : ""}`,
      ],
    });
  }

  /** The credits are taken back already; now the money. */
  async function giveBack(payment: Payment, by: string): Promise<Payment> {
    const { charge, payer } = payment;
    const answer = await sender(platformOf(payer))?.payments?.refund({ payer, charge });
    if (answer === undefined)
      throw new UserMistake("not-refunded", "That payment came by a platform this bot isn't on any more.");
    if (answer !== "done") {
      await payments.turn(payment, "credited", by);
      throw new UserMistake(
        "not-refunded",
        `The platform doesn't give it back: ${answer.refused}. Its credits stay.`,
      );
    }
    await refunded(payment, by);
    return { ...payment, state: "refunded" };
  }

  return {
    offers,
    ...(termsUrl === undefined ? {} : { termsUrl }),
    paid,
    refunded: (payment) => refunded(payment),

    async order(person, credits, { idempotencyKey }) {
      const offer = offers.find((one) => one.credits === credits);
      if (offers.length === 0) {
        throw new UserMistake(
          "nothing-for-sale",
          "No credits are sold here. /quota shows what you have and when more comes.",
        );
      }
      if (!offer) {
        throw new UserMistake(
          "bad-value",
          `There are lots of ${offers.map((one) => one.credits).join(", ")} credits.`,
          { examples: [`/buy ${offers[0]?.credits}`] },
        );
      }
      const shop = sender(platformOf(person.id))?.payments;
      if (!shop) {
        throw new UserMistake(
          "buy-elsewhere",
          "Credits are paid with Telegram Stars: send me /buy on Telegram. /link joins your accounts, so that they count here too.",
        );
      }
      if (await isBlocked(person.id))
        throw new UserMistake("blocked", "Whoever runs this bot has blocked you, so nothing is sold to you.");
      const order = createHash("sha256").update(`order ${idempotencyKey}`).digest("base64url").slice(0, 22);
      await payments.order(order, { ...offer, person: person.id });
      if (await shop.invoice(person.id, { order, ...offer })) return offer;
      throw new UserMistake(
        "only-directly",
        "I can't write to you alone yet, and an invoice is for you alone. Open a private chat with me, press Start, and send /buy there.",
      );
    },

    async check({ payer, order, currency, stars }) {
      if (offers.length === 0) return "Nothing is sold here any more.";
      const ordered = await payments.ordered(order);
      if (!ordered || currency !== "XTR" || ordered.stars !== stars)
        return "I don't know this invoice. Send /buy for a new one.";
      if (ordered.person !== payer)
        return "This invoice is for somebody else. Send /buy for one of your own.";
      if (now() - ordered.at > ORDER_MS) return "This invoice is too old. Send /buy for a new one.";
      if (await isBlocked(payer)) return "Whoever runs this bot has blocked you.";
      return undefined;
    },

    of: (person) => payments.newestOf(person.id, SHOWN),

    async ask(person, words, { idempotencyKey }) {
      const turn = {
        key: `payment-questions:${person.id}`,
        id: idempotencyKey,
        rates: [QUESTIONS],
        keep: false,
      };
      if ((await record.pace.turn(turn)) > 0) {
        throw new UserMistake(
          "too-many-questions",
          `You have asked ${QUESTIONS.most} times today; whoever runs this bot has all of it. Please wait for their answer.`,
        );
      }
      const charges = (await payments.newestOf(person.id, 3)).map(
        ({ charge, stars, credits, state }) => `${charge}: ${stars} Stars, ${credits} credits, ${state}`,
      );
      const told = await Promise.all(
        [...new Set([...standings.named, ...(await record.access.admins())])].map((id) =>
          tell(id, {
            title: "A question about a payment",
            paragraphs: [`${person.name} (${person.id}): ${words}`],
            items: charges.map((text) => ({ text })),
          }),
        ),
      );
      await record.access.done(person.id, `asked about a payment: ${words}`);
      return told.filter(Boolean).length;
    },

    async payments(by) {
      await mustBeAdmin(by, "refund");
      return payments.newest(SHOWN);
    },

    async refund(charge, by) {
      await mustBeAdmin(by, `refund ${charge}`);
      const payment = await payments.load(charge);
      if (!payment)
        throw new UserMistake(
          "no-such-payment",
          "There is no payment of that number. /admin refund alone lists them.",
        );
      if (payment.state === "refunded") return payment;
      await payments.turn(payment, "refunding", by.id);
      return giveBack(payment, by.id);
    },

    /** What a platform says was paid and given back, whatever of it was heard; what a crash left half given back goes on. */
    async reconcile() {
      for (const platform of payingPlatforms) {
        const shop = sender(platform)?.payments;
        if (!shop) continue;
        let offset = Math.max(0, (await payments.lookedAt(platform)) - LOOK_AGAIN);
        for (;;) {
          const moved = await shop.moved(offset);
          for (const one of moved) {
            // The token may have sold other things before.
            if (one.kind === "paid" && (await payments.ordered(one.order))) await paid(one);
            if (one.kind === "refunded") await refunded(one);
          }
          offset += moved.length;
          if (moved.length < 100) break;
        }
        await payments.setLookedAt(platform, offset);
      }
      for (const payment of await payments.newest(SHOWN * 5))
        if (payment.state === "refunding")
          await giveBack(payment, payment.payer).catch((error: unknown) =>
            log.error({ err: error, charge: payment.charge }, "a payment can't be given back yet"),
          );
    },
  };
}

function platformOf(id: string): string {
  return id.slice(0, id.indexOf(":"));
}

const say = (credits: number) => credits.toLocaleString("en-GB", { maximumFractionDigits: 1 });
