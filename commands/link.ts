import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const link = defineCommand({
  name: "link",
  description: "Share credits and history with yourself on another platform",
  freeText: "code",
  options: {
    code: { type: "text", description: "The code that /link gave you on the other platform", maxLength: 40 },
  },
  examples: ["/link", "/link 4KD-9QX"],
  async run({ options, person, surface }, { studio }) {
    if (options.code !== undefined) {
      const { withName } = await studio.link(person, options.code);
      return notice({
        paragraphs: [
          `Linked with ${withName}: credits and history are shared from now on. /unlink takes them apart.`,
        ],
      });
    }
    const { code, expiresAt } = await studio.linkCode(person);
    return notice({
      paragraphs: [
        `Send this to me on the other platform before ${new Date(expiresAt).toISOString().slice(0, 16).replace("T", " ")} UTC. Show it to nobody: whoever enters it shares your credits.`,
      ],
      examples: [`/link ${code}`],
      ...(surface.group === undefined ? {} : { title: "Your code" }),
    });
  },
});
