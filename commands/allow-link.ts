import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** The buttons under the question that a code's owner is asked. */
export const allowLink = defineCommand({
  name: "allow_link",
  description: "Say whether it was you who entered your code",
  listed: false,
  options: {
    code: { type: "text", description: "The code", required: true, maxLength: 40 },
    answer: {
      type: "choice",
      description: "Whether it was you",
      required: true,
      choices: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ],
    },
  },
  examples: ["/allow_link code:4KD-9QX answer:yes"],
  async run({ options, person }, { studio }) {
    const isYes = options.answer === "yes";
    const { withName } = await studio.answerLink(person, options.code, isYes);
    return notice(
      isYes
        ? `Linked with ${withName}: credits and history are shared from now on. /unlink takes them apart.`
        : `Not linked. If ${withName} is somebody else, they saw your code: nothing of yours was shown to them.`,
      { secret: true },
    );
  },
});
