import { UserMistake } from "../src/core/errors.ts";
import { PROMPT_MAX_LENGTH } from "../src/core/film/request.ts";
import { checkVoice } from "../src/core/talk/check-voice.ts";
import { askingOf } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import type { Reply } from "../src/core/talk/reply.ts";
import { imageOptions, requestImages } from "../src/core/talk/request-images.ts";
import { pictureOptions, toRequest } from "../src/core/talk/request-options.ts";
import { requestTrack, trackOption } from "../src/core/talk/request-track.ts";
import { soundOptions } from "../src/core/talk/sound-options.ts";

/** A film that is worth a board is longer than a clip. */
const USUAL_SECONDS = 30;

export const film = defineCommand({
  name: "film",
  description: "Plan a film as a storyboard: look, change it for nothing, then render it",
  answers: "clip",
  freeText: "prompt",
  options: {
    prompt: {
      type: "text",
      description: "The story, in several sentences; each becomes a shot or more",
      maxLength: PROMPT_MAX_LENGTH,
      aliases: ["p", "idea", "story"],
      asked: true,
    },
    ...pictureOptions,
    ...soundOptions,
    private: { type: "flag", description: "Only you may see, change and render it" },
    ...imageOptions,
    ...trackOption,
  },
  examples: [
    "/film A lighthouse at dusk. A storm comes in. The keeper lights the lamp.",
    '/film prompt:"Mara finds a rusty robot. It wakes up. They dance in the rain." seconds:45',
  ],
  async run(call, { studio }): Promise<Reply> {
    const { options, attachments } = call;
    if (!options.prompt) {
      throw new UserMistake("missing-option", "Tell the story, in a few sentences.", {
        examples: this.examples,
      });
    }
    await checkVoice(options, studio);
    const { seconds = USUAL_SECONDS, ...request } = toRequest(options);
    const clip = await studio.openBoard({
      ...askingOf(call),
      request: {
        ...request,
        ...requestTrack(options, attachments, request.sound),
        ...requestImages(options, attachments),
        seconds,
        prompt: options.prompt,
      },
      ...(options.private === undefined ? {} : { private: options.private }),
    });
    return { kind: "clip", clipId: clip.id };
  },
});
