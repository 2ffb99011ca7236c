import { defineCommand } from "../src/core/talk/command.ts";

/** The button under an offer. */
export const accept = defineCommand({
  name: "accept",
  // As buttons under older offers call it.
  alsoCalled: ["take"],
  description: "Make what was offered to you",
  answers: "clip",
  listed: false,
  options: {
    offer: { type: "text", description: "The offer's id", required: true, maxLength: 40 },
  },
  examples: ["/accept offer:k3f9x2"],
  run: (call, context) => context.acceptOffer(call.options.offer, call),
});
