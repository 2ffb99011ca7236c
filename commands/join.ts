import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const join = defineCommand({
  name: "join",
  description: "Be let in by an invite's code, or wait in line to be",
  freeText: "code",
  options: {
    code: {
      type: "text",
      description: "The code of your invite; left out, you go on the waiting list",
      maxLength: 40,
    },
  },
  examples: ["/join", "/join 4KD9QXBC"],
  async run({ options, person, surface, idempotencyKey }, { studio }) {
    const joined = await studio.admin.join(person, options.code, {
      surface,
      idempotencyKey,
    });
    return notice(
      joined === "in"
        ? "You are in: tell me what your first clip should show."
        : joined === "later"
          ? "Your invite counts. Nothing is made for anybody just now; come back when this bot is open again."
          : `You are number ${joined.place} on the waiting list. Whoever runs this bot lets people in; an invite's code is faster: /join and the code.`,
      { secret: true },
    );
  },
});
