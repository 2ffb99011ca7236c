import type { Api } from "grammy";
import type { StarTransaction } from "grammy/types";
import type { Payments } from "../../src/core/ports/top-ups.ts";
import type { Chats } from "./chats.ts";
import { refusalOf, toPlatformError, troubleOf } from "./errors.ts";
import { privateChatOf } from "./people.ts";
import { PLATFORM } from "./place.ts";

/** Bot API, getStarTransactions: "Values between 1-100 are accepted". */
const AT_ONCE = 100;
/** Bot API, sendInvoice: "Pass “XTR” for payments in Telegram Stars". */
const STARS = "XTR";

/** Takes Telegram Stars: the one way to pay for what isn't a thing (https://core.telegram.org/bots/payments-stars). */
export function createPayments({
  api,
  chats,
}: {
  api: Pick<Api, "sendInvoice" | "refundStarPayment" | "getStarTransactions">;
  chats: Pick<Chats, "isSilent">;
}): Payments {
  return {
    async invoice(payer, { order, credits, stars }) {
      const chat = privateChatOf({ id: payer });
      if (chat === undefined || (await chats.isSilent(chat))) return false;
      const title = `${credits.toLocaleString("en-GB")} credits`;
      try {
        await api.sendInvoice(
          Number(chat),
          title,
          `${title} for clips by paid models, one for each second at rate 1. Good until they are used, after what your plan has. /terms says more.`,
          order,
          STARS,
          [{ label: title, amount: stars }],
          // With it forwarded copies have no button to pay by.
          { start_parameter: "buy" },
        );
        return true;
      } catch (error) {
        if (troubleOf(error) === "silenced") return false;
        throw toPlatformError(error);
      }
    },

    async refund({ payer, charge }) {
      try {
        await api.refundStarPayment(Number(privateChatOf({ id: payer })), charge);
        return "done";
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === undefined) throw toPlatformError(error);
        // It was given back before: https://core.telegram.org/method/payments.refundStarsCharge.
        return /CHARGE_ALREADY_REFUNDED/.test(refusal) ? "done" : { refused: refusal };
      }
    },

    async moved(offset) {
      const { transactions } = await api.getStarTransactions({ offset, limit: AT_ONCE }).catch((error) => {
        throw toPlatformError(error);
      });
      return transactions.map(movementOf);
    },
  };
}

type Movement = Awaited<ReturnType<Payments["moved"]>>[number];

/** Gifts and withdrawals concern nobody's credits. */
function movementOf({ id: charge, amount: stars, source, receiver }: StarTransaction): Movement {
  if (source?.type === "user" && source.transaction_type === "invoice_payment") {
    return {
      kind: "paid",
      charge,
      payer: `${PLATFORM}:${source.user.id}`,
      order: source.invoice_payload ?? "",
      currency: STARS,
      stars,
    };
  }
  if (receiver?.type === "user" && receiver.transaction_type === "invoice_payment")
    return { kind: "refunded", charge, payer: `${PLATFORM}:${receiver.user.id}`, stars };
  return { kind: "other" };
}
