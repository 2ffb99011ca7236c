import { clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const deleteClip = defineCommand({
  name: "delete",
  description: "Delete a clip: its message and its files; clips made from it stay",
  onClip: true,
  options: { clip: { ...clipOption, of: "any" } },
  examples: ["/delete", "/delete clip:k3f9x2"],
  async loses({ clip }, { person, surface }, { studio }) {
    // Whoever may not is told so, and not asked to press again.
    if (typeof clip === "string") await studio.mayRemove(clip, person, surface);
    return "the clip, its message and its files";
  },
  async run({ options, person, surface }, { studio }) {
    const { clip, messageStays } = await studio.remove(options.clip, person, surface);
    return notice(
      messageStays
        ? `Clip ${clip.id} is deleted with its files. One of its messages is too old for me to remove: delete that yourself, or leave it. Clips made from it stay.`
        : `Clip ${clip.id} is deleted, with its message and its files. Clips made from it stay.`,
    );
  },
});
