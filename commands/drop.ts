import { sayCredits } from "../src/core/card/facts.ts";
import { clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** What a board's button Drop does. */
export const drop = defineCommand({
  name: "drop",
  description: "Drop a storyboard that isn't wanted",
  listed: false,
  options: { clip: { ...clipOption, of: "any" } },
  examples: ["/drop clip:k3f9x2"],
  async run({ options, person, surface }, { studio }) {
    const { credits, isFilmed } = await studio.dropBoard(options.clip, person, surface);
    const told = [
      ...(credits > 0 ? [`Drawing its frames has cost ${sayCredits(credits)}.`] : []),
      ...(isFilmed
        ? ["The clip that is being made of it goes on; Cancel under that one, or /cancel, stops it."]
        : []),
    ];
    if (told.length === 0) told.push("Nothing was charged for it.");
    return notice(`Dropped. ${told.join(" ")} /film makes another one.`);
  },
});
