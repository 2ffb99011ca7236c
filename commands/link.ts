import { answersAlone, privately } from "../src/core/platforms.ts";
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
  async run({ options, person, surface, idempotencyKey, alone }, { studio }) {
    if (options.code !== undefined) {
      const { withName } = await studio.link(person, options.code, { surface, idempotencyKey });
      return notice(
        `I've asked ${withName}, where nobody else sees it. Say yes there, and you are linked; I'll tell you here.`,
        { secret: true },
      );
    }
    if (!alone) {
      return notice({
        paragraphs: [
          `A code is for you alone, and others see what I say here. ${askAlone(surface.platform)}`,
        ],
      });
    }
    const { code, expiresAt } = await studio.linkCode(person, surface);
    return notice(
      {
        title: "Your code",
        // No example to tap: here it would be nobody's but your own.
        paragraphs: [
          code,
          `On your other platform send me /link and this code before ${new Date(expiresAt).toISOString().slice(0, 16).replace("T", " ")} UTC. I'll ask you here before anything is linked. Show it to nobody: whoever is linked with you shares your credits and history.`,
        ],
      },
      { secret: true },
    );
  },
});

/** Where a code can be asked for without anybody else seeing it. */
function askAlone(platform: string): string {
  const where = privately(platform);
  return answersAlone(platform)
    ? `Choose /link from the list that opens when you type /, which answers you alone, or send me /link ${where}.`
    : `Send me /link ${where}.`;
}
