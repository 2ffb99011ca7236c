import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

/** A board's button, whose field takes what is to happen to its frames. */
export const redraw = defineCommand({
  name: "redraw",
  description: "Draw a storyboard's frame again, or choose among its takes",
  answers: "clip",
  listed: false,
  freeText: "words",
  options: {
    clip: clipOption,
    words: {
      type: "text",
      required: true,
      maxLength: 200,
      description: "Which frame, such as: redraw frame 2, or: frame 2 take 1",
    },
  },
  examples: ['/redraw words:"redraw frame 2"'],
  async run(call, context) {
    const { clip, words } = call.options;
    // A number alone is the frame of that shot.
    const said = /^\d[\d\s,&-]*$/.test(words.trim()) ? `redraw frame ${words.trim()}` : words;
    return derive(clip, { kind: "remix", words: said, strength: "medium", request: {} }, call, context);
  },
});
