import type { Api } from "grammy";
import type { Message, PreCheckoutQuery, Update } from "grammy/types";
import type { Log } from "../../src/core/ports/log.ts";
import type { TopUps } from "../../src/core/ports/top-ups.ts";
import { toPlatformError } from "./errors.ts";
import { PLATFORM } from "./place.ts";

/** Bot API, pre_checkout_query: "must be answered within 10 seconds"; some of them are the way there and back. */
const DECIDE_MS = 6_000;
const ANSWER_MS = 3_000;

/**
 * Whoever is about to pay is answered at once, outside every line: Telegram gives up after ten seconds. It isn't
 * written down either, since after a restart it would be too late. What was paid is written down first like anything heard.
 */
export function createCheckout({
  api,
  topUps,
  log,
}: {
  api: Pick<Api, "answerPreCheckoutQuery">;
  topUps: Pick<TopUps, "check" | "paid" | "refunded">;
  log: Log;
}) {
  async function decide(query: PreCheckoutQuery): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<string>((resolve) => {
      timer = setTimeout(resolve, DECIDE_MS, TRY_AGAIN);
    });
    const { from, invoice_payload: order, currency, total_amount: stars } = query;
    try {
      const asked = topUps.check({ payer: `${PLATFORM}:${from.id}`, order, currency, stars });
      return await Promise.race([asked, tooLate]);
    } catch (error) {
      log.error({ err: error }, "whether somebody may pay could not be found out; they were turned away");
      return TRY_AGAIN;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async answer(query: PreCheckoutQuery): Promise<void> {
      const why = await decide(query);
      try {
        await api.answerPreCheckoutQuery(
          query.id,
          why === undefined,
          why === undefined ? {} : { error_message: why },
          // grammY's own, which isn't Node's.
          AbortSignal.timeout(ANSWER_MS) as unknown as Parameters<Api["answerPreCheckoutQuery"]>[3],
        );
      } catch (error) {
        log.warn(
          { code: toPlatformError(error).code },
          "somebody about to pay could not be answered in time",
        );
      }
    },

    /** Hears a message that tells of money. */
    async hear({ from, chat, successful_payment, refunded_payment, forward_origin }: Message): Promise<void> {
      const told = successful_payment ?? refunded_payment;
      // Somebody else's receipt, sent on, is none.
      if (!told || forward_origin) return;
      const {
        telegram_payment_charge_id: charge,
        total_amount: stars,
        invoice_payload: order,
        currency,
      } = told;
      // Of what is given back the bot itself is the sender; the private chat has its owner's id.
      const payer = `${PLATFORM}:${successful_payment ? (from?.id ?? chat.id) : chat.id}`;
      if (successful_payment) await topUps.paid({ charge, payer, order, currency, stars });
      else await topUps.refunded({ charge, payer, stars });
    },
  };
}

const TRY_AGAIN = "I can't look that up just now. Nothing was paid; please try again in a minute.";

/** Whoever paid is heard, however much else of theirs waits. */
export function tellsOfMoney({ message }: Update): boolean {
  return message?.successful_payment !== undefined || message?.refunded_payment !== undefined;
}
