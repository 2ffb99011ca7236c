import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** Unlisted: where nothing is sold it is nothing; /quota names it where something is. */
export const buy = defineCommand({
  name: "buy",
  description: "Buy credits with Telegram Stars",
  listed: false,
  freeText: "credits",
  options: {
    credits: { type: "integer", description: "How many, of the lots there are", min: 1, max: 10_000_000 },
  },
  examples: ["/buy", "/buy 100"],
  async run({ options, person, idempotencyKey }, { studio }) {
    const { offers, order } = studio.topUps;
    if (options.credits === undefined && offers.length > 0) {
      return notice({
        title: "Credits to buy",
        paragraphs: [
          "They are used when your plan's are, and are good until then. Nothing is paid before you confirm it in Telegram. /terms says the rest.",
        ],
        buttons: offers.map(({ credits, stars }) => ({
          label: `${say(credits)} for ${say(stars)} Stars`,
          command: "buy",
          options: { credits },
        })),
      });
    }
    const { credits, stars } = await order(person, options.credits ?? 0, { idempotencyKey });
    return notice(
      `The invoice for ${say(credits)} credits, ${say(stars)} Stars, stands in our private chat; it is good for an hour. Nothing is paid until you confirm it there.`,
    );
  },
});

const say = (amount: number) => amount.toLocaleString("en-GB");
