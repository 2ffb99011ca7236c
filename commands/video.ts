import { UserMistake } from "../src/core/errors.ts";
import { PROMPT_MAX_LENGTH } from "../src/core/film/request.ts";
import { checkVoice } from "../src/core/talk/check-voice.ts";
import { askingOf, notesOf } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { makeFromRecipe } from "../src/core/talk/recipe-file.ts";
import type { Reply } from "../src/core/talk/reply.ts";
import { imageOptions, requestImages } from "../src/core/talk/request-images.ts";
import { pictureOptions, toRequest } from "../src/core/talk/request-options.ts";
import { requestTrack, trackOption } from "../src/core/talk/request-track.ts";
import { soundOptions } from "../src/core/talk/sound-options.ts";

export const video = defineCommand({
  name: "video",
  description: "Make a video from an idea in words, up to a minute long",
  answers: "clip",
  freeText: "prompt",
  options: {
    prompt: {
      type: "text",
      description: "What the video shows; several sentences become several shots",
      maxLength: PROMPT_MAX_LENGTH,
      aliases: ["p", "idea"],
      asked: true,
    },
    ...pictureOptions,
    ...soundOptions,
    draft: {
      type: "flag",
      description: "A free paper-cut draft, in seconds, before the real thing",
      aliases: ["preview", "storyboard"],
    },
    private: { type: "flag", description: "Only you may see, remix and re-use the clip" },
    ...imageOptions,
    reference_2: { type: "file", accepts: "image", description: "A second picture to keep to" },
    reference_3: { type: "file", accepts: "image", description: "A third picture to keep to" },
    ...trackOption,
    recipe: {
      type: "file",
      accepts: "recipe",
      description: "A recipe file from /recipe: makes that clip again",
    },
  },
  examples: [
    "/video a red fox runs through fresh snow",
    "/video a papercraft reef under the sea --seconds 20 --aspect 9:16 --style papercut",
    '/video prompt:"A lighthouse at dusk. A storm comes in. The lamp is lit." seconds:30',
  ],
  async run(call, { studio }): Promise<Reply> {
    const { options, attachments } = call;
    const asked = {
      ...askingOf(call),
      ...(options.private === undefined ? {} : { private: options.private }),
      ...notesOf(call),
    };
    await checkVoice(options, studio);
    const given = toRequest(options);
    const request = {
      ...given,
      ...requestTrack(options, attachments, given.sound),
      ...(options.draft === undefined ? {} : { draft: options.draft }),
      ...requestImages(options, attachments),
    };
    const recipeKey = options.recipe ?? attachments.find((file) => file.kind === "recipe")?.key;
    if (recipeKey) {
      const change = { ...request, ...(options.prompt ? { prompt: options.prompt } : {}) };
      return makeFromRecipe(recipeKey, change, asked, studio);
    }
    if (!options.prompt) {
      throw new UserMistake(
        "missing-option",
        "Say what the video should show, in a few words or sentences.",
        {
          examples: this.examples,
        },
      );
    }
    const clip = await studio.admitOrBoard({ ...asked, request: { ...request, prompt: options.prompt } });
    return { kind: "clip", clipId: clip.id };
  },
});
