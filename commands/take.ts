import { defineCommand } from "../src/core/talk/command.ts";

/** The button under an offer. */
export const take = defineCommand({
  name: "take",
  description: "Make what was offered to you",
  answers: "clip",
  listed: false,
  options: {
    offer: { type: "text", description: "The offer's id", required: true, maxLength: 40 },
  },
  examples: ["/take offer:k3f9x2"],
  run: (call, context) => context.takeOffer(call.options.offer, call),
});
