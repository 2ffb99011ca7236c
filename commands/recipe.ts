import { isSecretHere } from "../src/core/access/audience.ts";
import { toRecipe } from "../src/core/film/recipe.ts";
import { clipOf, clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import type { Reply } from "../src/core/talk/reply.ts";

export const recipe = defineCommand({
  name: "recipe",
  description: "Get a file that says how a clip was made, to keep, edit or make it again",
  onClip: true,
  options: { clip: { ...clipOption, of: "any" } },
  examples: ["/recipe"],
  async run(call, context): Promise<Reply> {
    const clip = await clipOf(call.options.clip, call, context);
    const text = `${JSON.stringify(toRecipe(clip), null, 2)}\n`;
    const key = await context.studio.keepText(text, "json");
    return {
      kind: "file",
      key,
      name: `recipe-${clip.id}.json`,
      personal: true,
      ...(isSecretHere([clip], call.surface) ? { secret: true } : {}),
      notice: {
        paragraphs: [
          `How clip ${clip.id} was made. Send the file together with /video to make the film again; edit it first to make another.`,
        ],
      },
    };
  },
});
