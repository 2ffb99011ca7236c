import { UserMistake } from "../src/core/errors.ts";
import { SECONDS_MAX } from "../src/core/film/request.ts";
import { clipOf, clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

/** Nothing shorter is worth a file. */
const LEAST_SECONDS = 1;

export const trim = defineCommand({
  name: "trim",
  description: "Keep only what lies between two moments of a clip; costs nothing",
  answers: "clip",
  onClip: true,
  options: {
    from: {
      type: "number",
      description: "Where it begins, in seconds; left out, at the start",
      min: 0,
      max: SECONDS_MAX,
      unit: "s",
      aliases: ["start", "begin"],
    },
    to: {
      type: "number",
      description: "Where it ends, in seconds; left out, at the end",
      min: 0,
      max: SECONDS_MAX,
      unit: "s",
      aliases: ["end", "until"],
    },
    clip: clipOption,
  },
  examples: ["/trim 2 8", "/trim from:1.5"],
  async run(call, context) {
    const clip = await clipOf(call.options.clip, call, context);
    const length = clip.file?.seconds ?? clip.request.seconds;
    const from = call.options.from ?? 0;
    const to = Math.min(call.options.to ?? length, length);
    if (call.options.from === undefined && call.options.to === undefined) {
      throw new UserMistake(
        "missing-option",
        `Say what to keep of its ${length} seconds: from where to where.`,
        {
          examples: [`/trim 0 ${Math.max(1, Math.floor(length / 2))}`],
        },
      );
    }
    if (to - from < LEAST_SECONDS) {
      throw new UserMistake(
        "bad-value",
        `From ${from} to ${call.options.to ?? length} leaves too little of a clip of ${length} seconds. The end has to come at least a second after the beginning.`,
        { examples: [`/trim 0 ${Math.max(1, Math.floor(length / 2))}`] },
      );
    }
    return await derive(call.options.clip, { kind: "trim", from, to }, call, context);
  },
});
