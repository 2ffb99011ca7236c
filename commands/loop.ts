import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

export const loop = defineCommand({
  name: "loop",
  description: "Make a clip end where it begins, so that it can go round and round",
  answers: "clip",
  onClip: true,
  options: { clip: { ...clipOption, of: "delivered" } },
  examples: ["/loop"],
  run: (call, context) => derive(call.options.clip, { kind: "loop" }, call, context),
});
