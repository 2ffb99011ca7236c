import { UserMistake } from "../src/core/errors.ts";
import { STRENGTHS, type Strength } from "../src/core/film/derivation.ts";
import { frameGivenFor } from "../src/core/film/frame-words.ts";
import { PROMPT_MAX_LENGTH } from "../src/core/film/request.ts";
import { checkVoice } from "../src/core/talk/check-voice.ts";
import { clipOf, clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { isEditedPrompt } from "../src/core/talk/edited-prompt.ts";
import type { Reply } from "../src/core/talk/reply.ts";
import { imageOptions, requestImages } from "../src/core/talk/request-images.ts";
import { pictureOptions, toRequest } from "../src/core/talk/request-options.ts";
import { requestTrack, trackOption } from "../src/core/talk/request-track.ts";
import { soundOptions } from "../src/core/talk/sound-options.ts";

export const remix = defineCommand({
  name: "remix",
  description: "Make a new clip from one that exists: say what should change",
  answers: "clip",
  onClip: true,
  freeText: "words",
  options: {
    clip: clipOption,
    words: {
      type: "text",
      description: "What should change, such as: at night, and make it 20 seconds",
      maxLength: PROMPT_MAX_LENGTH,
      aliases: ["change", "prompt", "p"],
    },
    strength: {
      type: "choice",
      description: "How far it may go from the older picture",
      choices: [
        { value: "subtle", label: "Subtle", words: ["low", "weak", "a little", "slight"] },
        { value: "medium", label: "Medium", words: ["mid", "normal"] },
        { value: "strong", label: "Strong", words: ["high", "much", "a lot"] },
      ],
    },
    ...pictureOptions,
    ...soundOptions,
    private: { type: "flag", description: "Only you may see, remix and re-use the clip" },
    ...imageOptions,
    ...trackOption,
  },
  examples: ["/remix at night", "/remix vertical, and make it 20 seconds", "/remix shot 2: the fox jumps"],
  async run(call, context): Promise<Reply> {
    const { options, attachments } = call;
    await checkVoice(options, context.studio);
    const given = toRequest(options);
    const request = {
      ...given,
      ...requestTrack(options, attachments, given.sound),
      ...requestImages(options, attachments),
    };
    const words = options.words ?? "";
    if (words === "" && Object.keys(request).length === 0) {
      throw new UserMistake("missing-option", "Say what should change.", { examples: this.examples });
    }
    const strength = STRENGTHS.find((one) => one === options.strength) ?? ("medium" satisfies Strength);
    const parent = await clipOf(options.clip, call, context);
    const shot = parent.board === undefined ? undefined : frameGivenFor(words);
    const picture = options.start_image ?? attachments.find(({ kind }) => kind === "image")?.key;
    if (shot !== undefined && picture !== undefined)
      return await derive(options.clip, { kind: "edit", shot, picture }, call, context);
    const change = isEditedPrompt(parent.request.prompt, words)
      ? { words: "", request: { ...request, prompt: words } }
      : { words, request };
    return await derive(options.clip, { kind: "remix", strength, ...change }, call, context, options);
  },
});
