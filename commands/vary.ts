import { TAKES_MAX } from "../src/core/film/derivation.ts";
import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

export const vary = defineCommand({
  name: "vary",
  description: "Make up to four takes of a clip side by side, to pick from",
  answers: "clip",
  onClip: true,
  options: {
    takes: {
      type: "integer",
      description: "How many takes; left out, four",
      min: 1,
      max: TAKES_MAX,
      aliases: ["n", "count"],
    },
    clip: clipOption,
  },
  examples: ["/vary", "/vary 2"],
  run: (call, context) =>
    derive(call.options.clip, { kind: "vary", takes: call.options.takes ?? TAKES_MAX }, call, context),
});
