import { RESOLUTIONS } from "../src/core/film/picture.ts";
import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { RESOLUTION_CHOICES } from "../src/core/talk/request-options.ts";

export const render = defineCommand({
  name: "render",
  description: "Make the final picture of a draft, or the same clip larger or by another model",
  answers: "clip",
  onClip: true,
  options: {
    resolution: {
      type: "choice",
      description: "Size of the picture; left out, the next larger one",
      choices: RESOLUTION_CHOICES,
      aliases: ["res", "r", "size", "quality"],
    },
    model: {
      type: "model",
      description: "The model that makes the shots; left out, your usual one",
      aliases: ["m", "engine"],
    },
    clip: clipOption,
  },
  examples: ["/render", "/render 1080p"],
  async run(call, context) {
    const { model } = call.options;
    const resolution = RESOLUTIONS.find((one) => one === call.options.resolution);
    return await derive(
      call.options.clip,
      {
        kind: "render",
        ...(model === undefined ? {} : { model }),
        ...(resolution === undefined ? {} : { resolution }),
      },
      call,
      context,
    );
  },
});
