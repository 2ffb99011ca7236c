import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** Telegram wants every bot that sells something to answer this (https://core.telegram.org/bots/payments-stars). */
export const terms = defineCommand({
  name: "terms",
  description: "On what terms credits are sold",
  listed: false,
  options: {},
  examples: ["/terms"],
  async run(_call, { studio }) {
    const { offers, termsUrl } = studio.topUps;
    if (offers.length === 0) return notice("Nothing is sold here. /privacy tells what is kept about you.");
    return notice({
      title: "Terms",
      paragraphs: [
        "You buy credits, which pay for clips here: one credit is one second of video at rate 1, and /models shows each model's rate. They have no other use, can't be handed on, and are good until you use them.",
        "A clip that fails gives its credits back. Whoever runs this bot can give a payment back; the credits it bought go then, and where they were used there are no paid clips until as many have come in.",
        "The sale is by whoever runs this bot, not by Telegram: questions go to them, by /paysupport and your words.",
        ...(termsUrl === undefined ? [] : [`Their own terms: ${termsUrl}`]),
      ],
    });
  },
});
