import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** Telegram wants every bot that sells something to answer this (https://core.telegram.org/bots/payments-stars). */
export const paysupport = defineCommand({
  name: "paysupport",
  description: "Ask about a payment, or see yours",
  listed: false,
  freeText: "words",
  options: { words: { type: "text", description: "What is wrong", maxLength: 1000 } },
  examples: ["/paysupport", "/paysupport I paid twice"],
  async run({ options, person, idempotencyKey }, { studio }) {
    const payments = await studio.topUps.of(person);
    if (options.words === undefined) {
      return notice(
        {
          title: payments.length === 0 ? "You have paid nothing here" : "Your payments, the newest first",
          items: payments.map(({ stars, credits, state, charge, at }) => ({
            text: `${stars} Stars, ${PAYMENT_STATES[state](credits)}`,
            detail: `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC, number ${charge}`,
          })),
          paragraphs: ["Say what is wrong, and whoever runs this bot gets it with these."],
          examples: ["/paysupport I paid and have no credits"],
        },
        { secret: true },
      );
    }
    const told = await studio.topUps.ask(person, options.words, { idempotencyKey });
    return notice(
      told > 0
        ? "Whoever runs this bot has your question now, and can give a payment back. Telegram's own support can't help with it."
        : "Your question is written down for whoever runs this bot; I couldn't reach them just now.",
      { secret: true },
    );
  },
});

/** What became of a payment, in words. */
export const PAYMENT_STATES = {
  credited: (credits: number) => `${credits} credits`,
  refunding: () => "being given back",
  refunded: () => "given back",
  unmatched: () => "nothing was credited for it",
} as const;
