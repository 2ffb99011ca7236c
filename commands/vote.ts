import { clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const vote = defineCommand({
  name: "vote",
  description: "Star a draft, so that it is rendered for everybody; once more takes it back",
  onClip: true,
  options: { clip: clipOption },
  examples: ["/vote"],
  async run({ options, person, surface, idempotencyKey }, { studio }) {
    const { stars, yours } = await studio.star(options.clip, { person, surface, idempotencyKey });
    return notice(
      yours
        ? `⭐ ${stars}, yours among them. The most starred are rendered when the day is over; once more takes it back.`
        : `⭐ ${stars}, yours no more.`,
    );
  },
});
