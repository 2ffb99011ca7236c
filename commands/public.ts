import { clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const makePublic = defineCommand({
  name: "public",
  description: "Let everyone in the chat remix a clip of yours again",
  onClip: true,
  options: { clip: { ...clipOption, of: "any" } },
  examples: ["/public", "/public clip:k3f9x2"],
  async run({ options, person, surface }, { studio }) {
    const { clip } = await studio.setPrivate(options.clip, person, false, surface);
    return notice(
      `Clip ${clip.id} is open: everyone who sees it in its chat may remix it. /show posts it here again.`,
    );
  },
});
