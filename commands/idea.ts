import { defineCommand } from "../src/core/talk/command.ts";
import { DOES, IDEA_WORDS, sayIdea, WHERE, WHO } from "./idea-words.ts";
import { video } from "./video.ts";

const choicesOf = <Value extends string>(values: readonly Value[]) =>
  values.map((value) => ({ value, label: value }));

/** The buttons under /ideas: one of them as a clip or as a draft. */
export const idea = defineCommand({
  name: "idea",
  description: "Make one of the ideas that /ideas gave you",
  answers: "clip",
  listed: false,
  options: {
    who: { type: "choice", description: "Who is seen", required: true, choices: choicesOf(WHO) },
    does: { type: "choice", description: "What they do", required: true, choices: choicesOf(DOES) },
    where: { type: "choice", description: "Where they are", required: true, choices: choicesOf(WHERE) },
    in: {
      type: "choice",
      description: "The language it was told in",
      choices: choicesOf(Object.keys(IDEA_WORDS)),
    },
    draft: { type: "flag", description: "As a free draft" },
  },
  examples: ["/idea who:fox does:runs where:snowy-forest"],
  async run(call, context) {
    const { who, does, where, in: locale, draft } = call.options;
    const found = {
      who: WHO.find((one) => one === who) ?? WHO[0],
      does: DOES.find((one) => one === does) ?? DOES[0],
      where: WHERE.find((one) => one === where) ?? WHERE[0],
    };
    const prompt = sayIdea(found, locale);
    return video.run({ ...call, options: { prompt, ...(draft === undefined ? {} : { draft }) } }, context);
  },
});
