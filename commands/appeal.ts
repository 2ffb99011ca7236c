import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const appeal = defineCommand({
  name: "appeal",
  description: "Have a refusal looked at again",
  answers: "clip",
  listed: false,
  options: {
    case: { type: "text", required: true, maxLength: 40, description: "The number of the case" },
  },
  freeText: "case",
  examples: ["/appeal k3f9x2"],
  async run({ options, person, surface, idempotencyKey }, { studio }) {
    const clip = await studio.desk.appeal(options.case.trim(), person, { surface, idempotencyKey });
    if (clip) return { kind: "clip", clipId: clip.id };
    return notice("Somebody will look at it. You are told alone what comes of it.");
  },
});
