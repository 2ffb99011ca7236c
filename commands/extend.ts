import { PROMPT_MAX_LENGTH, SECONDS_MAX } from "../src/core/film/request.ts";
import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { readNumber } from "../src/core/talk/values/number.ts";

/** Left out, a clip goes on for as long as one usual shot. */
const DEFAULT_SECONDS = 5;

export const extend = defineCommand({
  name: "extend",
  description: "Let a clip go on from its last frame, up to a minute in all",
  answers: "clip",
  onClip: true,
  freeText: "words",
  options: {
    clip: { ...clipOption, of: "delivered" },
    seconds: {
      type: "integer",
      description: "How many seconds to add; left out, five",
      min: 1,
      max: SECONDS_MAX - 1,
      unit: "s",
      aliases: ["s", "sec", "by", "length"],
    },
    words: {
      type: "text",
      description: "What happens then; left out, the story goes on",
      maxLength: PROMPT_MAX_LENGTH,
      aliases: ["prompt", "p"],
    },
  },
  examples: ["/extend", "/extend 10", "/extend the fox falls asleep --seconds 8"],
  async run(call, context) {
    const { clip, words } = call.options;
    // "/extend 10": a number alone is a length and not what happens.
    const alone = words === undefined ? undefined : readNumber(words, "s");
    const isLength = alone !== undefined && Number.isInteger(alone);
    const seconds = call.options.seconds ?? (isLength ? alone : DEFAULT_SECONDS);
    const then = isLength ? {} : words === undefined ? {} : { words };
    return await derive(clip, { kind: "extend", seconds, ...then }, call, context);
  },
});
