import { ASPECTS } from "../src/core/film/picture.ts";
import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { ASPECT_CHOICES } from "../src/core/talk/request-options.ts";

export const reframe = defineCommand({
  name: "reframe",
  description: "Make a clip in another shape, such as upright for a phone",
  answers: "clip",
  onClip: true,
  options: {
    aspect: {
      type: "choice",
      required: true,
      description: "The new shape of the picture",
      choices: ASPECT_CHOICES,
      aliases: ["ar", "ratio", "aspect_ratio", "shape"],
    },
    clip: clipOption,
  },
  examples: ["/reframe 9:16", "/reframe square"],
  async run(call, context) {
    const aspect = ASPECTS.find((one) => one === call.options.aspect) ?? "16:9";
    return await derive(call.options.clip, { kind: "reframe", aspect }, call, context);
  },
});
