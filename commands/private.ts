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
    const { clip, messageStays } = await studio.setPrivate(options.clip, person, true, surface);
    return notice({
      paragraphs: [
        messageStays
          ? `Clip ${clip.id} is private: only you can remix it or get its recipe. One of its messages is too old for me to remove: delete that yourself.`
          : `Clip ${clip.id} is private: only you can remix it or get its recipe, and I've taken it out of the chat. /show brings it to you alone.`,
      ],
      examples: [`/show clip:${clip.id}`, `/public clip:${clip.id}`],
    });
  },
});
