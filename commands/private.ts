import { clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const makePrivate = defineCommand({
  name: "private",
  description: "Keep a clip of yours to yourself: nobody else may remix it",
  onClip: true,
  options: { clip: { ...clipOption, of: "any" } },
  examples: ["/private", "/private clip:k3f9x2"],
  async run({ options, person, surface }, { studio }) {
    const clip = await studio.setPrivate(options.clip, person, true, surface);
    return notice({
      paragraphs: [
        `Clip ${clip.id} is private: only you can remix it or get its recipe. A message it was posted in stays until you delete it.`,
      ],
      examples: [`/public clip:${clip.id}`],
    });
  },
});
