import { clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** What a board's button Drop does. */
export const drop = defineCommand({
  name: "drop",
  description: "Drop a storyboard: nothing was charged for it",
  listed: false,
  options: { clip: { ...clipOption, of: "any" } },
  examples: ["/drop clip:k3f9x2"],
  async run({ options, person, surface }, { studio }) {
    await studio.dropBoard(options.clip, person, surface);
    return notice("Dropped. Nothing was charged. /film makes another one.");
  },
});
