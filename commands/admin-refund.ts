import { notice, type Reply } from "../src/core/talk/reply.ts";
import { type AdminOrderContext, mistake, tell } from "./admin-words.ts";
import { PAYMENT_STATES } from "./paysupport.ts";

/** What was paid, or one payment given back. */
export async function refund(words: string[], { topUps, person }: AdminOrderContext): Promise<Reply> {
  if (!topUps) throw mistake("Say that to the bot in a chat: payments go through the platform they came by.");
  const [charge] = words;
  if (charge === undefined) {
    const payments = await topUps.payments(person);
    return notice(
      {
        title: payments.length === 0 ? "Nothing was paid yet" : "Payments, the newest first",
        items: payments.map(({ payer, stars, credits, state, charge, at }) => ({
          text: `${payer}: ${stars} Stars, ${PAYMENT_STATES[state](credits)}`,
          detail: `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC, number ${charge}`,
        })),
        ...(payments[0] && { examples: [`/admin refund ${payments[0].charge}`] }),
      },
      { secret: true },
    );
  }
  const { payer, stars } = await topUps.refund(charge, person);
  return tell(`${stars} Stars are given back to ${payer}, and the credits they bought are taken away.`);
}
