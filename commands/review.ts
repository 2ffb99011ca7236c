import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** A message has room for so many buttons in a row. */
const FILES_SHOWN = 4;

export const review = defineCommand({
  name: "review",
  description: "For reviewers: let something through or not, or see it",
  listed: false,
  options: {
    case: { type: "text", required: true, maxLength: 40, description: "The number of the case" },
    do: {
      type: "choice",
      required: true,
      description: "What to do",
      choices: [
        { value: "approve", label: "Let it through" },
        { value: "reject", label: "Don't" },
        { value: "see", label: "See it" },
      ],
    },
    file: { type: "integer", min: 1, max: 60, description: "Which of its files to see" },
  },
  examples: ["/review case:k3f9x2 do:see"],
  async run({ options, person, surface }, { studio }) {
    const id = options.case.trim();
    if (options.do === "see") {
      const { sheet, files } = await studio.desk.unveil(id, person, surface);
      const key = options.file === undefined ? undefined : files[options.file - 1];
      if (key !== undefined) {
        const name = `case-${id}-${options.file}.${key.split(".").at(-1)}`;
        return {
          kind: "file",
          key,
          name,
          personal: true,
          secret: true,
          notice: { paragraphs: [`Case ${id}, file ${options.file}.`] },
        };
      }
      return notice(
        {
          title: `Case ${id}`,
          ...(sheet === undefined
            ? {}
            : { pictureKey: sheet, pictureAlt: "Pictures of what the case is about" }),
          paragraphs: [
            files.length === 0
              ? "There is nothing more to see: its files are gone."
              : "Its files, one by one:",
          ],
          buttons: files.slice(0, FILES_SHOWN).map((_, index) => ({
            label: `File ${index + 1}`,
            command: "review",
            options: { case: id, do: "see", file: index + 1 },
          })),
        },
        { secret: true },
      );
    }
    const after = await studio.desk.decide(
      id,
      options.do === "approve" ? "approved" : "rejected",
      person,
      surface,
    );
    return notice(`Case ${id} is ${after.state}.`, { personal: false });
  },
});
