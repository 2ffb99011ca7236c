import { clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const show = defineCommand({
  name: "show",
  description: "Post a finished clip again: a private one for you alone; costs nothing",
  onClip: true,
  options: { clip: clipOption },
  examples: ["/show", "/show clip:k3f9x2"],
  async run({ options, person, surface, idempotencyKey }, { studio }) {
    const where = await studio.show(options.clip, person, surface, idempotencyKey);
    switch (where) {
      case "here":
        return notice("Here it is again.");
      case "alone":
        return notice("That clip is for you alone: I've sent it where nobody else sees it.");
      case "nowhere":
        return notice({
          paragraphs: [
            "I can't post it here, or can't reach you alone. Open a private chat with me, and use /show there.",
          ],
          tone: "mistake",
        });
    }
  },
});
