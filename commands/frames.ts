import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

/** A board's button, which has the price on it. */
export const frames = defineCommand({
  name: "frames",
  description: "Draw a storyboard's key frames now, to see them before Render",
  answers: "clip",
  listed: false,
  options: { clip: clipOption },
  examples: ["/frames"],
  run: (call, { askFirst: _, ...agreed }) =>
    derive(call.options.clip, { kind: "frames" }, call, agreed, { asPreviewed: true }),
});
