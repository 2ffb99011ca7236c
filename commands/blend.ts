import { UserMistake } from "../src/core/errors.ts";
import { PROMPT_MAX_LENGTH } from "../src/core/film/request.ts";
import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

export const blend = defineCommand({
  name: "blend",
  description: "Join two clips with a transition made for them",
  answers: "clip",
  onClip: true,
  options: {
    clip: { ...clipOption, of: "delivered" },
    with: {
      type: "clip",
      of: "delivered",
      required: true,
      description: "The clip that comes second",
      aliases: ["and", "second", "other"],
    },
    words: {
      type: "text",
      description: "How the one becomes the other; left out, as fits them",
      maxLength: PROMPT_MAX_LENGTH,
      aliases: ["prompt", "p"],
    },
  },
  examples: ["/blend with:k3f9x2", "/blend clip:a81mzq with:k3f9x2"],
  run(call, context) {
    const { clip, with: second, words } = call.options;
    if (clip === second) {
      throw new UserMistake("bad-value", "Those two are the same clip. Blend a clip with another one.", {
        examples: ["/history"],
      });
    }
    const how = words === undefined ? {} : { words };
    return derive(clip, { kind: "blend", with: second, ...how }, call, context);
  },
});
