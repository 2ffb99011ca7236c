import { SEED_MAX } from "../src/core/film/request.ts";
import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

export const reroll = defineCommand({
  name: "reroll",
  description: "Make the same clip again with another seed",
  answers: "clip",
  onClip: true,
  options: {
    seed: {
      type: "integer",
      description: "The seed to use; left out, a new one",
      min: 0,
      max: SEED_MAX,
    },
    clip: clipOption,
  },
  examples: ["/reroll", "/reroll seed:7"],
  run: (call, context) =>
    derive(
      call.options.clip,
      { kind: "reroll", ...(call.options.seed === undefined ? {} : { seed: call.options.seed }) },
      call,
      context,
    ),
});
