import { isSecretHere } from "../src/core/access/audience.ts";
import { UserMistake } from "../src/core/errors.ts";
import { toRecipe } from "../src/core/film/recipe.ts";
import { askingOf, clipOf, clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { makeFromRecipe } from "../src/core/talk/recipe-file.ts";
import type { Reply } from "../src/core/talk/reply.ts";

export const recipe = defineCommand({
  name: "recipe",
  description: "Get a file that says how a clip was made, to keep, edit or make it again",
  onClip: true,
  options: {
    clip: { ...clipOption, of: "any", required: false },
    file: { type: "file", accepts: "recipe", description: "A recipe file: makes its clip again instead" },
  },
  examples: ["/recipe"],
  async run(call, context): Promise<Reply> {
    const { options, attachments } = call;
    const file = options.file ?? attachments.find(({ kind }) => kind === "recipe")?.key;
    if (file !== undefined) return makeFromRecipe(file, {}, askingOf(call), context.studio);
    if (options.clip === undefined) {
      throw new UserMistake(
        "missing-clip",
        "Reply to a clip with /recipe, or say which one by its id: /history shows them. With a recipe file /recipe makes its clip again.",
        { examples: ["/recipe last"] },
      );
    }
    const clip = await clipOf(options.clip, call, context);
    if (clip.deletedAt !== undefined) {
      throw new UserMistake("clip-deleted", "That clip was deleted, and with it how it was made.");
    }
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
          `How clip ${clip.id} was made. Send the file together with /video to make it again; edit it first to make another.`,
        ],
      },
    };
  },
});
